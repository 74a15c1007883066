package org.mingzhang.domain.seal;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The public keys that a reader trusts, learnt from somewhere else than what they verify.
 *
 * @param log keys of the ledger's checkpoints, those of the past included, so that old receipts verify for ever
 * @param actors keys of actors; null where the reader has none and leaves actors' signatures unchecked
 */
public record TrustedKeys(List<NoteVerifier> log, @Nullable ActorKeys actors) {
    public TrustedKeys {
        log = List.copyOf(log);
    }

    /** Trust in the ledger's checkpoints alone. What actors signed is then taken on the ledger's word. */
    public static TrustedKeys ofLog(List<NoteVerifier> log) {
        return new TrustedKeys(log, null);
    }
}
