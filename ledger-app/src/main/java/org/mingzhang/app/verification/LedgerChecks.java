package org.mingzhang.app.verification;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.mingzhang.app.platform.ledger.LedgerIdentity;
import org.mingzhang.app.platform.ledger.LedgerStore;
import org.mingzhang.app.platform.ledger.PublicKeys;
import org.mingzhang.app.verification.VerificationJob.Progress;
import org.mingzhang.app.view.LedgerViews;

/** Answers questions about one ledger, with the public keys that lie in its home. */
final class LedgerChecks implements VerificationDesk.Checks {
    private final LedgerStore store;
    private final LedgerIdentity identity;
    private final InstantSource clock;
    private final LedgerViews views;

    LedgerChecks(LedgerStore store, LedgerIdentity identity, InstantSource clock, LedgerViews views) {
        this.views = views;
        this.store = store;
        this.identity = identity;
        this.clock = clock;
    }

    @Override
    public VerificationReport answer(Asked asked, Progress progress) {
        Instant at = clock.instant();
        PublicKeys keys = PublicKeys.in(store.home().keys());
        return switch (asked.question()) {
            case Question.Whole whole ->
                new WholeCheck(store, identity, keys, new ViewsCheck(views.reconcile())).answer(asked, at, progress);
            case Question.Entries(String subject, List<Long> positions) ->
                new EntriesCheck(store.log(), keys).answer(asked, positions, at, progress);
            case Question.ReceiptFile(byte[] bytes) -> new ReceiptCheck(store.log(), keys).answer(asked, bytes, at);
            case Question.ForeignCheckpoint(String source, byte[] note) ->
                new ForeignCheck(store.log(), keys).answer(asked, note, at);
        };
    }
}
