package org.mingzhang.app.verification;

import java.util.Optional;
import org.mingzhang.app.console.LedgerHealth;
import org.mingzhang.app.verification.VerificationReport.Outcome;

/** The light on the workbench, as the desk and the rebuilds remember it. */
final class RememberedHealth implements LedgerHealth {
    private final VerificationDesk desk;
    private final DifferingViews rebuilt;
    private final SeenDamage seen;

    RememberedHealth(VerificationDesk desk, DifferingViews rebuilt, SeenDamage seen) {
        this.seen = seen;
        this.desk = desk;
        this.rebuilt = rebuilt;
    }

    private Optional<LastVerification.Kept> finished() {
        // One that was broken off says nothing of the log.
        return desk.last().filter(kept -> kept.outcome() != Outcome.UNFINISHED);
    }

    @Override
    public Optional<Verified> last() {
        // It stays until all of the ledger is verified and holds: whatever was verified before has not seen it.
        Optional<Verified> met = seen.last().map(found -> new Verified(found.at(), false, found.sentence()));
        return met.isPresent()
                ? met
                : finished().map(kept -> new Verified(kept.at(), kept.outcome() == Outcome.HOLDS, kept.verdict()));
    }

    @Override
    public Optional<Differing> differing() {
        LastVerification.Kept last = finished().orElse(null);
        if (last != null && last.views() != null && Boolean.FALSE.equals(last.viewsAgree())) {
            return Optional.of(new Differing(last.at(), last.views()));
        }
        return rebuilt.last()
                // A verification that compared the read models since then has the later word.
                .filter(found ->
                        last == null || last.viewsAgree() == null || found.at().isAfter(last.at()))
                .map(found -> new Differing(found.at(), found.sentence()));
    }
}
