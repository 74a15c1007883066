package org.mingzhang.app.platform.verify;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.mingzhang.app.platform.eventstore.LogReader;
import org.mingzhang.app.platform.eventstore.StoredEntry;
import org.mingzhang.app.platform.eventstore.StreamRef;
import org.mingzhang.domain.actor.Actor;
import org.mingzhang.domain.event.Recorded;
import org.mingzhang.domain.event.StreamType;
import org.mingzhang.domain.seal.ActorKeys;
import org.mingzhang.domain.seal.crypto.VerifyingKey;

/**
 * Keys of actors as the entries of their streams enrol, rotate and revoke them, read when asked for; for one request. The
 * ledger's own key comes from outside the log.
 */
final class LoggedActorKeys implements ActorKeys {
    private final LogReader log;
    private final VerifyingKey ledgerKey;
    private final UnaryOperator<StoredEntry> proof;
    private final Map<String, List<StoredEntry>> streams = new HashMap<>();

    /**
     * Keys of one log.
     *
     * @param ledgerKey the ledger's SM2 key, held outside the database
     * @param proof gives an entry back when it is in the log; an enrolment that somebody put into the table is none
     */
    LoggedActorKeys(LogReader log, VerifyingKey ledgerKey, UnaryOperator<StoredEntry> proof) {
        this.log = log;
        this.ledgerKey = ledgerKey;
        this.proof = proof;
    }

    @Override
    public Optional<VerifyingKey> keyOf(String actorId, String keyId, long position) {
        if (actorId.equals("ledger")) {
            return Optional.of(ledgerKey).filter(key -> key.keyId().equals(keyId));
        }
        // What a person does with a key counts from the next entry on.
        Actor actor = new Actor();
        streams.computeIfAbsent(actorId, this::stream).stream()
                .filter(entry -> entry.position() < position)
                .forEach(entry -> actor.evolve(Recorded.of(entry.envelope(), entry.position())));
        Actor.Key key = actor.key(keyId);
        return key == null || key.revoked() ? Optional.empty() : Optional.of(VerifyingKey.ofBase64(key.publicKey()));
    }

    private List<StoredEntry> stream(String actor) {
        return log.stream(new StreamRef(StreamType.ACTOR.code(), actor), 0).stream()
                .map(proof)
                .toList();
    }
}
