package org.mingzhang.app.trail;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mingzhang.app.view.LedgerViews;
import org.mingzhang.domain.event.StreamType;
import org.mingzhang.view.scope.Scope;
import org.mingzhang.view.trail.Subject;
import org.mingzhang.view.trail.Subject.Kind;
import org.mingzhang.view.trail.Trace;
import org.mingzhang.view.trail.TrailChoice;
import org.mingzhang.view.trail.TrailPage;

/** Trails, and the way back of payments, within what somebody may see. */
final class TrailDesk {
    private final LedgerViews views;
    private final Sight sight;

    TrailDesk(LedgerViews views, Sight sight) {
        this.views = views;
        this.sight = sight;
    }

    /**
     * A page of a trail.
     *
     * @param family streams whose events are wanted; null for all
     * @return nothing when there is no such subject, or nothing of it may be seen
     */
    Optional<TrailPage> page(
            Scope scope,
            Subject subject,
            boolean newestFirst,
            @Nullable Long from,
            int atMost,
            @Nullable StreamType family) {
        if (!sight.sees(scope, subject)) {
            return Optional.empty();
        }
        boolean whole = scope instanceof Scope.City;
        return views.trails()
                .page(subject, newestFirst, from, atMost, choice(scope, family))
                .filter(page -> whole
                        || !page.lines().isEmpty()
                        || (mayExist(scope, subject) && (from != null || family != null)))
                .map(page -> whole ? page : withoutAltered(page));
    }

    /** Of what was altered nobody can say whose it is; who sees a part is not told that it is there. */
    private static TrailPage withoutAltered(TrailPage page) {
        return new TrailPage(page.subject(), page.lines(), List.of(), page.further(), page.asOfPosition());
    }

    private boolean mayExist(Scope scope, Subject subject) {
        return views.trails()
                .page(subject, false, null, 1, sight.choice(scope))
                .filter(page -> !page.lines().isEmpty())
                .isPresent();
    }

    private TrailChoice choice(Scope scope, @Nullable StreamType family) {
        TrailChoice seen = sight.choice(scope);
        return family == null
                ? seen
                : entries -> seen.of(entries.stream()
                        .filter(entry -> entry.envelope().stream().type() == family)
                        .toList());
    }

    /**
     * What a payment rests on and where its money is from, as far as it may be seen; nothing for any other subject, and where
     * something on the way was altered.
     */
    Optional<Trace> wayBack(Scope scope, Subject subject) {
        if (subject.kind() != Kind.PAYMENT || !sight.sees(scope, subject)) {
            return Optional.empty();
        }
        Trace trace = views.traces().trace(subject).orElse(null);
        if (trace == null || trace.wayBack() == null || trace.evidence() == null) {
            return Optional.empty();
        }
        Set<Long> positions = Stream.concat(
                        trace.wayBack().stream().map(step -> step.entry().position()),
                        trace.evidence().stream().map(Trace.Evidence::position))
                .collect(Collectors.toSet());
        Set<Long> seen = sight.of(scope, views.trails().at(positions));
        return Optional.of(new Trace(
                trace.subject(),
                trace.kinds(),
                trace.asOfPosition(),
                trace.earlier(),
                List.of(),
                trace.wayBack().stream()
                        .filter(step -> seen.contains(step.entry().position()))
                        .toList(),
                trace.evidence().stream()
                        .filter(item -> seen.contains(item.position()))
                        .toList()));
    }
}
