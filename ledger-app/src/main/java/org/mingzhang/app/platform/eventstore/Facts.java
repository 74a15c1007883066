package org.mingzhang.app.platform.eventstore;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.mingzhang.app.platform.eventstore.ClaimUse.ClaimKey;
import org.mingzhang.domain.seal.Hash;

/**
 * What the log says about the streams, claims and commands of a batch, under the head's lock. What was asked for and is
 * not in a map does not exist.
 */
record Facts(Map<StreamRef, Long> lastSeqs, Map<ClaimKey, Used> claims, Map<String, Recorded> commands) {
    Facts() {
        this(new HashMap<>(), new HashMap<>(), new HashMap<>());
    }

    /**
     * The end of a chain of uses.
     *
     * @param limit the smallest that any of them stated: an invoice does not grow by being registered again
     */
    record Used(int n, long total, long firstPosition, long limit) {}

    /**
     * A command that is in the log.
     *
     * @param leaves SM3 leaf hashes of its entries
     */
    record Recorded(
            Hash digest, long firstPosition, long lastPosition, List<Hash> leaves, SealedCheckpoint checkpoint) {}

    /** What to look up. */
    record Questions(Set<StreamRef> streams, Set<ClaimKey> claims, Set<String> commands) {
        Questions() {
            this(new HashSet<>(), new HashSet<>(), new HashSet<>());
        }
    }
}
