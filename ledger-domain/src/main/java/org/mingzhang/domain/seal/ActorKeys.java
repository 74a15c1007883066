package org.mingzhang.domain.seal;

import java.util.Map;
import java.util.Optional;
import org.mingzhang.domain.seal.crypto.VerifyingKey;

/** The keys of actors, as a reader trusts them. */
public interface ActorKeys {
    /**
     * The key that may sign for an actor in the entry at this position: enrolled before it, and not withdrawn before it.
     *
     * @return nothing when the reader knows of no such key
     */
    Optional<VerifyingKey> keyOf(String actorId, String keyId, long position);

    /** Keys by their id, of whomever and at any time. */
    static ActorKeys ofIds(Map<String, VerifyingKey> keys) {
        Map<String, VerifyingKey> known = Map.copyOf(keys);
        return (actorId, keyId, position) -> Optional.ofNullable(known.get(keyId));
    }
}
