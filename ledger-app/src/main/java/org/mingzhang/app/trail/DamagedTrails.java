package org.mingzhang.app.trail;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.mingzhang.app.console.Damage;
import org.mingzhang.app.view.LedgerViews;
import org.mingzhang.view.scope.Scope;
import org.mingzhang.view.trail.Subject;
import org.mingzhang.view.trail.TrailPage;
import org.springframework.stereotype.Component;

/**
 * What a case or a payment rests on and is not what was sealed: then nobody can say how far it is. A payment's entries are verified to
 * the signed checkpoint each time that it is looked at, and a case's as well.
 */
@Component
final class DamagedTrails {
    /** A payment is ordered, approved, confirmed and posted; a case of many contracts and invoices has about a hundred entries. */
    private static final int MOST = 300;

    private final LedgerViews views;
    private final Damage damage;

    DamagedTrails(LedgerViews views, Damage damage) {
        this.views = views;
        this.damage = damage;
    }

    /** The positions, in order; none of anything else. Whoever sees a part of the ledger is told that there are some, and not which. */
    List<Long> of(Subject subject) {
        return switch (subject.kind()) {
            case PAYMENT, CASE -> damage.among(views.trails().positions(subject, MOST));
            default -> List.of();
        };
    }

    /** A page without the entries that do not hold; named to who sees the whole city. */
    static TrailPage without(List<Long> damaged, TrailPage page, Scope scope) {
        if (damaged.isEmpty()) {
            return page;
        }
        Set<Long> altered = new TreeSet<>(page.altered());
        altered.addAll(damaged);
        return new TrailPage(
                page.subject(),
                page.lines().stream()
                        .filter(told -> !damaged.contains(told.entry().position()))
                        .toList(),
                scope instanceof Scope.City ? new ArrayList<>(altered) : List.of(),
                page.further(),
                page.asOfPosition());
    }
}
