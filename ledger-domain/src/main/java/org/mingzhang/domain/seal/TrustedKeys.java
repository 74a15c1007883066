package org.mingzhang.domain.seal;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.seal.crypto.VerifyingKey;

/**
 * The public keys that a reader trusts, learnt from somewhere else than what they verify.
 *
 * @param log keys of the ledger's checkpoints, those of the past included, so that old receipts verify for ever
 * @param actors keys of actors by key id; null where the reader has none and leaves actors' signatures unchecked
 */
public record TrustedKeys(List<NoteVerifier> log, @Nullable Map<String, VerifyingKey> actors) {
    public TrustedKeys {
        log = List.copyOf(log);
        actors = actors == null ? null : Map.copyOf(actors);
    }

    /** Trust in the ledger's checkpoints alone. What actors signed is then taken on the ledger's word. */
    public static TrustedKeys ofLog(List<NoteVerifier> log) {
        return new TrustedKeys(log, null);
    }
}
