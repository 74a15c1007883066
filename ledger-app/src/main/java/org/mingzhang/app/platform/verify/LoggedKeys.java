package org.mingzhang.app.platform.verify;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.mingzhang.domain.actor.ActorEvent;
import org.mingzhang.domain.actor.ActorEvent.ActorRegistered;
import org.mingzhang.domain.actor.ActorEvent.CodeAgreed;
import org.mingzhang.domain.actor.ActorEvent.CodeAsked;
import org.mingzhang.domain.actor.ActorEvent.CodeGiven;
import org.mingzhang.domain.actor.ActorEvent.KeyEnrolled;
import org.mingzhang.domain.actor.ActorEvent.KeyProposed;
import org.mingzhang.domain.actor.ActorEvent.KeyRevoked;
import org.mingzhang.domain.actor.ActorEvent.KeyRotated;
import org.mingzhang.domain.actor.ActorEvent.RoleGranted;
import org.mingzhang.domain.actor.ActorEvent.RoleRevoked;
import org.mingzhang.domain.actor.ActorEvent.SignInConfirmed;
import org.mingzhang.domain.actor.ActorEvent.StandInEndNoted;
import org.mingzhang.domain.actor.ActorEvent.StandInEnded;
import org.mingzhang.domain.actor.ActorEvent.StandInGranted;
import org.mingzhang.domain.actor.ActorEvent.StandInNoted;
import org.mingzhang.domain.event.EventCodec;
import org.mingzhang.domain.event.LedgerEvent;
import org.mingzhang.domain.seal.EntryHeader;
import org.mingzhang.domain.seal.crypto.VerifyingKey;
import org.mingzhang.domain.seal.log.KeyHistory;

/** Keys as the entries enrol, rotate and revoke them. The ledger's own key is trusted from outside, not from the log. */
final class LoggedKeys implements KeyHistory {
    private record Held(VerifyingKey key, boolean revoked) {}

    private final VerifyingKey ledgerKey;
    private final Map<String, Held> keys = new HashMap<>();
    private final Set<String> withdrawn = new HashSet<>();

    /** @param ledgerKey the ledger's SM2 key, held outside the database */
    LoggedKeys(VerifyingKey ledgerKey) {
        this.ledgerKey = ledgerKey;
    }

    @Override
    public Answer keyOf(EntryHeader header) {
        if (header.actorId().equals("ledger")) {
            return header.actorKeyId().equals(ledgerKey.keyId()) ? Answer.valid(ledgerKey) : Answer.unknown();
        }
        Held held = keys.get(name(header.actorId(), header.actorKeyId()));
        if (held == null) {
            return Answer.unknown();
        }
        return held.revoked ? Answer.refused(held.key, "签名所用的密钥此前已停用") : Answer.valid(held.key);
    }

    @Override
    public boolean isWithdrawn(EntryHeader header) {
        return withdrawn.contains(name(header.actorId(), header.actorKeyId()));
    }

    @Override
    public void accept(EntryHeader header, byte[] bytes) {
        if (!header.streamType().equals("actor")) {
            return;
        }
        LedgerEvent event = EventCodec.event(header, bytes);
        if (!(event instanceof ActorEvent actorEvent)) {
            return;
        }
        String actor = header.streamId();
        switch (actorEvent) {
            case KeyEnrolled e -> enrol(actor, e.keyId(), e.publicKey());
            case KeyRotated e -> {
                revoke(actor, e.oldKeyId());
                enrol(actor, e.keyId(), e.publicKey());
            }
            case KeyRevoked e -> {
                revoke(actor, e.keyId());
                withdrawn.add(name(actor, e.keyId()));
            }
            case KeyProposed e -> {
                // Signs nothing before it is enrolled.
            }
            case ActorRegistered e -> {
                // Says nothing about keys.
            }
            case RoleGranted e -> {
                // Says nothing about keys.
            }
            case RoleRevoked e -> {
                // Says nothing about keys.
            }
            case StandInGranted e -> {
                // Says nothing about keys.
            }
            case StandInEnded e -> {
                // Says nothing about keys.
            }
            case StandInNoted e -> {
                // Says nothing about keys.
            }
            case StandInEndNoted e -> {
                // Says nothing about keys.
            }
            case CodeAsked e -> {
                // Says nothing about keys.
            }
            case CodeAgreed e -> {
                // Says nothing about keys.
            }
            case CodeGiven e -> {
                // Says nothing about keys.
            }
            case SignInConfirmed e -> {
                // Says nothing about keys.
            }
        }
    }

    private void enrol(String actor, String keyId, String publicKey) {
        keys.put(name(actor, keyId), new Held(VerifyingKey.ofBase64(publicKey), false));
    }

    private void revoke(String actor, String keyId) {
        keys.computeIfPresent(name(actor, keyId), (name, held) -> new Held(held.key, true));
    }

    private static String name(String actor, String keyId) {
        return actor + "/" + keyId;
    }
}
