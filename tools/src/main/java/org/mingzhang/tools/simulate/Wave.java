package org.mingzhang.tools.simulate;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Objects;
import org.mingzhang.tools.story.Story;
import org.mingzhang.tools.story.Story.Call;
import org.mingzhang.tools.story.Story.Range;
import org.mingzhang.tools.story.Story.Round;
import org.mingzhang.tools.story.Story.Span;

/**
 * A group of applications that go through review together. There are two public notices of each: for those who came through
 * review at once, and for those whose papers were sent back.
 *
 * @param name by which its lists are told from others
 * @param batch of renovation; 0 for other calls
 * @param works working days that the work takes
 */
record Wave(
        String name, int batch, LocalDate admission, LocalDate submission, Span notice, Span laterNotice, Range works) {
    private static final Range NO_WORKS = new Range(0, 0);

    /** A group of pilot enterprises. */
    static Wave of(Story story, Round round) {
        Story.Wave days = story.wave(round);
        return new Wave(
                round.name(),
                days.batch(),
                days.admission(),
                days.submission(),
                days.notice(),
                days.laterNotice(),
                days.simulated());
    }

    /** A call for what is not renovation. */
    static Wave of(Story story, String name) {
        Call call = Objects.requireNonNull(story.simulation().calls().get(name), name);
        return new Wave(
                name.toUpperCase(Locale.ROOT),
                0,
                call.submission(),
                call.submission(),
                call.notice(),
                call.notice(),
                NO_WORKS);
    }

    LocalDate noticeFrom(boolean sentBack) {
        return (sentBack ? laterNotice : notice).from();
    }

    LocalDate noticeTo(boolean sentBack) {
        return (sentBack ? laterNotice : notice).to();
    }
}
