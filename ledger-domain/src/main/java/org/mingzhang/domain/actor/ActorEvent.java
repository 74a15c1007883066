package org.mingzhang.domain.actor;

import java.time.LocalDate;
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
     * @param intended the post for which they are registered; null where nobody was asked for it, in entries of before
     */
    @EventName("actor.registered")
    record ActorRegistered(
            String name,
            String org,
            String orgName,
            @Nullable Role intended) implements ActorEvent {}

    /**
     * A key is bound to the person.
     *
     * @param keyId first 16 hex digits of the SM3 of the SubjectPublicKeyInfo
     * @param publicKey base64 of SubjectPublicKeyInfo, SM2
     */
    @EventName("actor.key-enrolled")
    record KeyEnrolled(String keyId, String algorithm, String publicKey) implements ActorEvent {}

    /**
     * A new key of a person already registered stands proposed. It signs nothing until another person has it enrolled.
     *
     * @param keyId first 16 hex digits of the SM3 of the SubjectPublicKeyInfo
     * @param publicKey base64 of SubjectPublicKeyInfo, SM2
     */
    @EventName("actor.key-proposed")
    record KeyProposed(String keyId, String algorithm, String publicKey) implements ActorEvent {}

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

    /**
     * The person stands in for somebody on leave: that one's post is theirs, too, on certain days and on no other.
     *
     * @param instead the absent person's id
     * @param county as the absent person's post is limited; null for the whole city
     * @param from the first day
     * @param to the last day
     */
    @EventName("actor.stand-in-granted")
    record StandInGranted(
            String instead, Role role, @Nullable String county, LocalDate from, LocalDate to, String reason)
            implements ActorEvent {}

    /**
     * Standing in is over before its last day, from this entry on.
     *
     * @param from the first day, by which it is told from others for the same post
     */
    @EventName("actor.stand-in-ended")
    record StandInEnded(String instead, Role role, @Nullable String county, LocalDate from, String reason)
            implements ActorEvent {}

    /**
     * On the absent person's own stream, in the same append: somebody stands in for them. Their post stays theirs.
     *
     * @param standIn who does
     */
    @EventName("actor.stand-in-noted")
    record StandInNoted(String standIn, Role role, @Nullable String county, LocalDate from, LocalDate to)
            implements ActorEvent {}

    /** On the absent person's own stream, in the same append: that is over before its last day. */
    @EventName("actor.stand-in-end-noted")
    record StandInEndNoted(
            String standIn, Role role, @Nullable String county, LocalDate from) implements ActorEvent {}

    /** An administrator asks that the person get a one-time code, with which another password is set. */
    @EventName("actor.code-asked")
    record CodeAsked(String reason) implements ActorEvent {}

    /**
     * Another administrator agrees to it.
     *
     * @param askedBy who had asked
     */
    @EventName("actor.code-agreed")
    record CodeAgreed(String askedBy) implements ActorEvent {}

    /**
     * The code was made and shown once; the ledger records it itself, before it shows it. Until the sign-in is confirmed nobody who
     * came in with it sees personal data or takes files away.
     *
     * @param takenBy who saw it; null for who runs the machine
     */
    @EventName("actor.code-given")
    record CodeGiven(@Nullable String takenBy) implements ActorEvent {}

    /**
     * Who came in with the code is the person.
     *
     * @param ownKey whether they signed this with their own key; else an administrator who saw them did
     */
    @EventName("actor.sign-in-confirmed")
    record SignInConfirmed(boolean ownKey) implements ActorEvent {}
}
