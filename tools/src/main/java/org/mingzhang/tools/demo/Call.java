package org.mingzhang.tools.demo;

import java.time.LocalDate;

/** A call for applications of the directions beside renovation. All notices lie in years whose calendar is published. */
enum Call {
    WINTER("2026-01-12", "2026-01-26", "2026-01-30"),
    SPRING("2026-03-09", "2026-03-24", "2026-03-30"),
    EARLY_SUMMER("2026-05-11", "2026-05-26", "2026-06-01"),
    AUTUMN("2026-09-07", "2026-09-22", "2026-09-30"),
    LATE_AUTUMN("2026-10-12", "2026-10-27", "2026-11-02"),
    YEAR_END("2026-11-23", "2026-12-08", "2026-12-14");

    private final LocalDate submission;
    private final LocalDate noticeFrom;
    private final LocalDate noticeTo;

    Call(String submission, String from, String to) {
        this.submission = LocalDate.parse(submission);
        this.noticeFrom = LocalDate.parse(from);
        this.noticeTo = LocalDate.parse(to);
    }

    /** From when on applications come in; all of them within three working days. */
    LocalDate submission() {
        return submission;
    }

    PublicNotice notice() {
        return new PublicNotice(noticeFrom, noticeTo);
    }
}
