package org.mingzhang.tools.simulate;

import java.time.LocalDate;

/**
 * A group of applications that go through review together, with the dates of the notice's phases. There are two public notices
 * of each: for those who came through review at once, and for those whose papers were sent back.
 */
enum Wave {
    FIRST(1, "2025-12-22", "2026-01-05", "2026-01-30", "2026-02-06", "2026-02-24", "2026-03-03", 35, 85),
    SECOND(2, "2026-03-23", "2026-04-07", "2026-05-11", "2026-05-18", "2026-05-20", "2026-05-27", 45, 90),
    /** Those who take the places of first-batch enterprises that left. */
    LATE(2, "2026-07-01", "2026-07-10", "2026-08-03", "2026-08-10", "2026-08-17", "2026-08-24", 40, 60),
    THIRD(3, "2026-10-08", "2026-10-14", "2026-11-03", "2026-11-10", "2026-11-16", "2026-11-23", 35, 60),
    /** The calls for everything beside renovation. */
    SPRING(0, "2026-03-02", "2026-04-07", "2026-05-11", "2026-05-18", "2026-05-20", "2026-05-27", 40, 60),
    AUTUMN(0, "2026-07-01", "2026-08-03", "2026-08-24", "2026-08-31", "2026-09-07", "2026-09-14", 40, 60);

    private final int batch;
    private final LocalDate admission;
    private final LocalDate submission;
    private final LocalDate[] notices;
    private final int worksLeast;
    private final int worksMost;

    Wave(
            int batch,
            String admission,
            String submission,
            String firstFrom,
            String firstTo,
            String secondFrom,
            String secondTo,
            int worksLeast,
            int worksMost) {
        this.batch = batch;
        this.admission = LocalDate.parse(admission);
        this.submission = LocalDate.parse(submission);
        this.notices = new LocalDate[] {
            LocalDate.parse(firstFrom), LocalDate.parse(firstTo), LocalDate.parse(secondFrom), LocalDate.parse(secondTo)
        };
        this.worksLeast = worksLeast;
        this.worksMost = worksMost;
    }

    /** The batch of renovation; 0 for other calls. */
    int batch() {
        return batch;
    }

    LocalDate admission() {
        return admission;
    }

    LocalDate submission() {
        return submission;
    }

    LocalDate noticeFrom(boolean sentBack) {
        return notices[sentBack ? 2 : 0];
    }

    LocalDate noticeTo(boolean sentBack) {
        return notices[sentBack ? 3 : 1];
    }

    /** Working days that the work takes at least. */
    int worksLeast() {
        return worksLeast;
    }

    int worksMost() {
        return worksMost;
    }
}
