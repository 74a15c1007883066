package org.mingzhang.app.trail;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mingzhang.app.view.LedgerViews;
import org.mingzhang.view.scope.Scope;
import org.mingzhang.view.scope.Visible;
import org.mingzhang.view.trail.Subject;
import org.mingzhang.view.trail.Trace.Line;
import org.mingzhang.view.trail.TrailPage;
import org.springframework.stereotype.Component;

/** Tells how far cases are, and by whom they were brought there. */
@Component
final class CaseProgresses {
    private final LedgerViews views;
    private final TrailDesk trails;
    private final PaymentStandings payments;

    CaseProgresses(LedgerViews views, Sight sight, PaymentStandings payments) {
        this.views = views;
        this.trails = new TrailDesk(views, sight);
        this.payments = payments;
    }

    /**
     * How far a case is.
     *
     * @param last the newest entry about it that whoever asks may see; null where there is none
     */
    public record Progress(CaseProgress now, @Nullable Line last) {}

    /**
     * Nothing of any other subject, nor for whoever sees parts of cases alone.
     *
     * @param programme of which the case is; null where none is chosen
     */
    Optional<Progress> of(Scope scope, Subject subject, @Nullable String programme) {
        String number = subject.id();
        if (subject.kind() != Subject.Kind.CASE
                || !Visible.wholeParty(scope)
                || views.owners().cases(scope, List.of(number)).isEmpty()) {
            return Optional.empty();
        }
        return views.cases()
                .standing(number)
                .map(standing -> new Progress(
                        CaseProgress.of(
                                standing, programme == null ? Set.of() : payments.ofAward(scope, number, programme)),
                        last(scope, subject)));
    }

    private @Nullable Line last(Scope scope, Subject subject) {
        return trails.page(scope, subject, true, null, 1, null).map(TrailPage::lines).orElse(List.of()).stream()
                .map(TrailPage.Told::entry)
                .findFirst()
                .orElse(null);
    }
}
