package org.mingzhang.domain.actor;

import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.event.EventName;
import org.mingzhang.domain.event.LedgerEvent;
import org.mingzhang.domain.event.StreamType;

/** What happens to a person's standing in the ledger. */
public sealed interface ActorEvent extends LedgerEvent {
    @Override
    default StreamType streamType() {
        return StreamType.ACTOR;
    }

    /**
     * A person is registered for an organisation.
     *
     * @param name as it shall stand in papers
     * @param org organisation id; for enterprises the credit code
     * @param orgName the organisation's name
     */
    @EventName("actor.registered")
    record ActorRegistered(String name, String org, String orgName) implements ActorEvent {}

    /**
     * A key is bound to the person.
     *
     * @param keyId first 16 hex digits of the SM3 of the SubjectPublicKeyInfo
     * @param publicKey base64 of SubjectPublicKeyInfo, SM2
     */
    @EventName("actor.key-enrolled")
    record KeyEnrolled(String keyId, String algorithm, String publicKey) implements ActorEvent {}

    /**
     * A key is replaced by the person, who signs with the old one; signatures made before stay valid.
     *
     * @param oldKeyId no longer valid from here on
     */
    @EventName("actor.key-rotated")
    record KeyRotated(String oldKeyId, String keyId, String algorithm, String publicKey) implements ActorEvent {}

    /** A key is withdrawn; signatures made before this entry stay valid. */
    @EventName("actor.key-revoked")
    record KeyRevoked(String keyId, String reason) implements ActorEvent {}

    /**
     * A post is given.
     *
     * @param county limits the post to one county; null for the whole city
     */
    @EventName("actor.role-granted")
    record RoleGranted(Role role, @Nullable String county) implements ActorEvent {}

    /** A post is taken away. */
    @EventName("actor.role-revoked")
    record RoleRevoked(Role role, @Nullable String county, String reason) implements ActorEvent {}
}
