package org.mingzhang.tools.demo;

import java.time.LocalDate;

/**
 * A group of pilot enterprises that go through their applications together, with the dates of the notice's phases.
 *
 * <p>Two public notices a wave: the first for those who came through review at once, the second for those whose papers
 * were sent back.
 */
enum Wave {
    /** 第一批: called for from December 2025, renovated and accepted until summer. */
    FIRST("1", "2025-12-22", "2026-01-05", "2026-01-30", "2026-02-06", "2026-02-24", "2026-03-03", 35, 95, 100),
    /** 第二批: chosen in spring 2026, renovated from summer on. */
    SECOND("2", "2026-03-23", "2026-04-07", "2026-05-11", "2026-05-18", "2026-05-20", "2026-05-27", 55, 110, 100),
    /** Those who take the places of first-batch enterprises that left. */
    SECOND_LATE("2", "2026-07-01", "2026-07-10", "2026-08-03", "2026-08-10", "2026-08-17", "2026-08-24", 40, 60, 60),
    /** 第三批: chosen in autumn 2026, renovated in winter, accepted in spring 2027. */
    THIRD("3", "2026-10-08", "2026-10-14", "2026-11-03", "2026-11-10", "2026-11-16", "2026-11-23", 35, 60, 40);

    private final String batch;
    private final LocalDate admission;
    private final LocalDate submission;
    private final LocalDate firstFrom;
    private final LocalDate firstTo;
    private final LocalDate secondFrom;
    private final LocalDate secondTo;
    private final int worksLeast;
    private final int worksMost;
    private final int pace;

    Wave(
            String batch,
            String admission,
            String submission,
            String firstFrom,
            String firstTo,
            String secondFrom,
            String secondTo,
            int worksLeast,
            int worksMost,
            int pace) {
        this.batch = batch;
        this.admission = LocalDate.parse(admission);
        this.submission = LocalDate.parse(submission);
        this.firstFrom = LocalDate.parse(firstFrom);
        this.firstTo = LocalDate.parse(firstTo);
        this.secondFrom = LocalDate.parse(secondFrom);
        this.secondTo = LocalDate.parse(secondTo);
        this.worksLeast = worksLeast;
        this.worksMost = worksMost;
        this.pace = pace;
    }

    String batch() {
        return batch;
    }

    /** From when on enterprises are taken onto the roster; all of them within five working days. */
    LocalDate admission() {
        return admission;
    }

    /** From when on applications come in; all of them within six working days. */
    LocalDate submission() {
        return submission;
    }

    PublicNotice notice(boolean sentBack) {
        return sentBack ? new PublicNotice(secondFrom, secondTo) : new PublicNotice(firstFrom, firstTo);
    }

    /** Working days that a renovation takes. */
    int worksLeast() {
        return worksLeast;
    }

    int worksMost() {
        return worksMost;
    }

    /** How much of the usual time offices take, in percent: the last batch must be done before the pilot ends. */
    int pace() {
        return pace;
    }
}
