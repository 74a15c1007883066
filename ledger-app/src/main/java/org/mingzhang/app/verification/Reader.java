package org.mingzhang.app.verification;

import java.util.List;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.mingzhang.app.platform.web.NotFound;
import org.mingzhang.app.trail.Finder;
import org.mingzhang.app.trail.Sight;
import org.mingzhang.app.view.LedgerViews;
import org.mingzhang.view.scope.Scope;

/**
 * Who has something verified and reads what it came to, on a page or by a program. That the ledger holds may be known by all;
 * what stands where it does not, only by who sees it anyway.
 *
 * @param actor empty for the machine's operator
 */
record Reader(String actor, String name, Scope scope) {
    boolean seesAll() {
        return scope instanceof Scope.City;
    }

    boolean mayRead(VerificationJob job) {
        return job.asked().question() instanceof Question.Whole
                || seesAll()
                || job.asked().asker().equals(actor);
    }

    VerificationReport shown(VerificationReport report) {
        return seesAll() || !report.kind().equals(new Question.Whole().kind()) ? report : report.withoutDetails();
    }

    /** Entries from one position to another, which somebody sees all of, or none are there. */
    Question.Entries span(long from, long to, Sight sight, LedgerViews views) {
        List<Long> positions = LongStream.rangeClosed(from, to).boxed().toList();
        if (!seesAll() && !sight.of(scope, views.trails().at(positions)).containsAll(positions)) {
            throw new NotFound("没有序号 " + from + " 至 " + to + " 的账目");
        }
        return new Question.Entries("序号 " + from + " 至 " + to, positions);
    }

    @Nullable
    List<Long> positions(Finder finder, String words) {
        return finder.positions(scope, words, Question.MOST_ENTRIES);
    }
}
