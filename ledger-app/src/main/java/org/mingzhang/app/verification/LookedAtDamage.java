package org.mingzhang.app.verification;

import java.time.InstantSource;
import java.util.List;
import org.mingzhang.app.console.Damage;
import org.mingzhang.app.platform.ledger.LedgerStore;
import org.mingzhang.app.platform.ledger.PublicKeys;
import org.mingzhang.app.platform.verify.EntryVerification;
import org.mingzhang.app.platform.verify.EntryVerifier;

/** Verifies what a page is about to tell. */
final class LookedAtDamage implements Damage {
    private final LedgerStore store;
    private final SeenDamage seen;
    private final InstantSource clock;

    LookedAtDamage(LedgerStore store, SeenDamage seen, InstantSource clock) {
        this.store = store;
        this.seen = seen;
        this.clock = clock;
    }

    @Override
    public List<Long> among(List<Long> positions) {
        if (positions.isEmpty()) {
            return List.of();
        }
        EntryVerifier verifier = new EntryVerifier(store.log(), PublicKeys.in(store.home().keys()));
        List<EntryVerification> broken = positions.stream()
                .sorted()
                .map(verifier::verify)
                .filter(found -> !found.holds())
                .toList();
        if (!broken.isEmpty()) {
            seen.keep(broken, clock.instant());
        }
        return broken.stream().map(EntryVerification::position).toList();
    }

    @Override
    public void met() {
        seen.keep(List.of(), clock.instant());
    }
}
