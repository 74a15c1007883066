package org.mingzhang.app.verification;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.mingzhang.app.console.Damage;
import org.mingzhang.app.platform.ledger.LedgerStore;
import org.mingzhang.app.platform.ledger.PublicKeys;
import org.mingzhang.app.platform.verify.EntryVerification;
import org.mingzhang.app.platform.verify.EntryVerifier;
import org.mingzhang.domain.seal.Hash;
import org.mingzhang.domain.seal.Suite;

/** Verifies what a page is about to tell. */
final class LookedAtDamage implements Damage {
    /** So many proven hashes are kept, 100 bytes each. */
    private static final int MOST = 100_000;

    private final LedgerStore store;
    private final SeenDamage seen;
    private final InstantSource clock;

    /** What was proven to lie under a signed checkpoint: it never changes, so later it is enough that the bytes are the same. */
    private final Map<Long, Hash> proven = new ConcurrentHashMap<>();

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
        List<Long> unproven =
                positions.stream().sorted().filter(this::isUnproven).toList();
        if (unproven.isEmpty()) {
            return List.of();
        }
        EntryVerifier verifier =
                new EntryVerifier(store.log(), PublicKeys.in(store.home().keys()));
        List<EntryVerification> broken = unproven.stream()
                .filter(position -> !isProven(verifier.sealed(position)))
                .map(verifier::verify)
                .toList();
        if (!broken.isEmpty()) {
            seen.keep(broken, clock.instant());
        }
        return broken.stream().map(EntryVerification::position).toList();
    }

    private boolean isUnproven(long position) {
        Hash known = proven.get(position);
        return known == null
                || store.log()
                        .entry(position)
                        .filter(entry ->
                                Suite.SHA256.leafHash(entry.bytes()).equals(known) && EntryVerifier.isConsistent(entry))
                        .isEmpty();
    }

    private boolean isProven(EntryVerification found) {
        EntryVerification.Evidence evidence = found.evidence();
        boolean sealed = found.checks().stream().allMatch(check -> check.result() == EntryVerification.Result.PASSED);
        if (sealed && evidence != null) {
            if (proven.size() >= MOST) {
                proven.clear();
            }
            proven.put(found.position(), evidence.leafSha256());
        }
        return sealed;
    }

    @Override
    public void met() {
        seen.keep(List.of(), clock.instant());
    }
}
