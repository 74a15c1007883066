package org.mingzhang.tools.demo;

import java.time.LocalDate;
import java.util.Comparator;
import org.mingzhang.tools.story.Story.Span;

/** 公示 from one day to another, both included. */
record PublicNotice(LocalDate from, LocalDate to) {
    /** The earlier first. */
    static final Comparator<PublicNotice> ORDER =
            Comparator.comparing(PublicNotice::from).thenComparing(PublicNotice::to);

    private static final int EXPERTS_BEFORE = 4;

    static PublicNotice of(Span days) {
        return new PublicNotice(days.from(), days.to());
    }

    /** The number of the list by which it is posted. */
    String list() {
        return SignedLists.number("GS", from) + "-" + to.getDayOfYear();
    }

    /** The first day for the experts, who are done before the notice begins. */
    LocalDate experts() {
        return Diary.plus(from, -EXPERTS_BEFORE);
    }

    /** The first day on which it is over. */
    LocalDate over() {
        return Diary.plus(to, 1);
    }
}
