package org.mingzhang.domain.actor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mingzhang.domain.actor.ActorCommand.EnrolKey;
import org.mingzhang.domain.actor.ActorCommand.GrantRole;
import org.mingzhang.domain.actor.ActorCommand.Post;
import org.mingzhang.domain.actor.ActorCommand.RegisterActor;
import org.mingzhang.domain.actor.ActorCommand.RevokeKey;
import org.mingzhang.domain.actor.ActorCommand.RevokeRole;
import org.mingzhang.domain.actor.ActorCommand.RotateKey;
import org.mingzhang.domain.actor.ActorEvent.KeyEnrolled;
import org.mingzhang.domain.decision.Decision;
import org.mingzhang.domain.decision.Occasion;
import org.mingzhang.domain.decision.RejectionCode;
import org.mingzhang.domain.decision.Streams;
import org.mingzhang.domain.event.ActorRef;
import org.mingzhang.domain.event.StreamFold;
import org.mingzhang.domain.event.StreamId;
import org.mingzhang.domain.given.Given;
import org.mingzhang.domain.given.Person;
import org.mingzhang.domain.policy.PolicyPack;
import org.mingzhang.domain.seal.crypto.Algorithm;
import org.mingzhang.domain.seal.crypto.SigningKey;
import org.mingzhang.domain.seal.crypto.VerifyingKey;

class ActorDeciderTest {
    private static final VerifyingKey KEY = SigningKey.generate(Algorithm.SM2).verifyingKey();
    private static final VerifyingKey OTHER = SigningKey.generate(Algorithm.SM2).verifyingKey();

    private final Given given = Given.people();

    private static RegisterActor registration(String id, VerifyingKey key, Post... posts) {
        return new RegisterActor(id, "示例", "audit-office", "审计局", key.keyId(), key.base64(), List.of(posts));
    }

    @Test
    void aPersonIsRegisteredOnceWithAKeyOfTheirOwn() {
        given.after(Person.ADMINISTRATOR, registration("new-1", KEY, new Post(Role.AUDITOR, null)));
        given.when(Person.ADMINISTRATOR, registration("new-1", OTHER)).rejected(RejectionCode.ACTOR_EXISTS);
        given.when(Person.ADMINISTRATOR, registration("new-2", KEY)).rejected(RejectionCode.ALREADY_EXISTS);
        given.when(Person.ROSTER, registration("new-2", OTHER)).rejected(RejectionCode.ROLE_MISSING);
    }

    @Test
    void aKeyIsAnSm2KeyUnderItsOwnId() {
        assertThatThrownBy(() -> new EnrolKey("a", OTHER.keyId(), KEY.base64()))
                .isInstanceOf(IllegalArgumentException.class);
        VerifyingKey foreign = SigningKey.generate(Algorithm.ED25519).verifyingKey();
        assertThatThrownBy(() -> new EnrolKey("a", foreign.keyId(), foreign.base64()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new EnrolKey("a", KEY.keyId(), "not a key"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void administratorsHandThemselvesNothing() {
        given.when(Person.ADMINISTRATOR, new GrantRole("admin", Role.SECURITY_ADMIN, null))
                .rejected(RejectionCode.SAME_PERSON);
        given.when(Person.ADMINISTRATOR, new EnrolKey("admin", KEY.keyId(), KEY.base64()))
                .rejected(RejectionCode.SAME_PERSON);
    }

    @Test
    void anAdministratorsPostGoesWithNoOther() {
        given.when(
                        Person.ADMINISTRATOR,
                        registration("new-1", KEY, new Post(Role.SECURITY_ADMIN, null), new Post(Role.FINANCE, null)))
                .rejected(RejectionCode.SAME_PERSON);
        given.when(Person.ADMINISTRATOR, new GrantRole("budget", Role.AUDIT_ADMIN, null))
                .rejected(RejectionCode.SAME_PERSON);
        given.when(Person.ADMINISTRATOR, new GrantRole("budget", Role.CITY_INDUSTRY, null))
                .accepted();
        assertThatThrownBy(() -> new Post(Role.LEDGER, null)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void postsAreGrantedOnceAndRevokedWhereTheyStand() {
        given.when(Person.ADMINISTRATOR, new GrantRole("budget", Role.FINANCE, null))
                .rejected(RejectionCode.ALREADY_EXISTS);
        given.when(Person.ADMINISTRATOR, new RevokeRole("budget", Role.AUDITOR, null, "调岗"))
                .rejected(RejectionCode.NOT_FOUND);
        given.after(Person.ADMINISTRATOR, new RevokeRole("budget", Role.FINANCE, null, "调岗"));
        given.when(Person.ADMINISTRATOR, new GrantRole("nobody", Role.FINANCE, null))
                .rejected(RejectionCode.NOT_FOUND);
    }

    @Test
    void keysAreEnrolledOnceAndRevokedOnce() {
        EnrolKey enrolment = new EnrolKey("budget", KEY.keyId(), KEY.base64());
        given.after(Person.ADMINISTRATOR, enrolment);
        given.when(Person.ADMINISTRATOR, enrolment).rejected(RejectionCode.ALREADY_EXISTS);
        RevokeKey revocation = new RevokeKey("budget", KEY.keyId(), "遗失");
        given.after(Person.ADMINISTRATOR, revocation);
        given.when(Person.ADMINISTRATOR, revocation).rejected(RejectionCode.KEY_REVOKED);
        given.when(Person.ADMINISTRATOR, new RevokeKey("budget", OTHER.keyId(), "遗失"))
                .rejected(RejectionCode.NOT_FOUND);
    }

    @Test
    void onlyThePersonRotatesAKeyAndSignsWithTheOldOne() {
        given.after(Person.ADMINISTRATOR, new EnrolKey("budget", KEY.keyId(), KEY.base64()));
        RotateKey rotation = new RotateKey("budget", KEY.keyId(), OTHER.keyId(), OTHER.base64());
        given.when(Person.ADMINISTRATOR, rotation).rejected(RejectionCode.SCOPE_EXCEEDED);
        given.when(Person.BUDGET, rotation).rejected(RejectionCode.WRONG_STATE);
        assertThat(signedWith(KEY.keyId(), rotation)).isInstanceOf(Decision.Accepted.class);
        given.when(Person.BUDGET, new RotateKey("budget", "0123456789abcdef", OTHER.keyId(), OTHER.base64()))
                .rejected(RejectionCode.NOT_FOUND);
    }

    private Decision signedWith(String keyId, RotateKey rotation) {
        Actor budget = (Actor) given.ledger().state(StreamId.actor("budget"));
        ActorRef signer = new ActorRef("budget", Person.BUDGET.org(), Role.FINANCE.name(), keyId);
        LocalDate today = given.today();
        Streams streams = new Streams() {
            @Override
            public StreamFold fold(StreamId id) {
                return given.ledger().fold(id);
            }

            @Override
            public PolicyPack pack(String sm3) {
                return Given.pack();
            }
        };
        return rotation.decide(streams, new Occasion(Instant.EPOCH, today, today, signer, budget, "rotate-01"));
    }

    @Test
    void registeringComesWithTheFirstKey() {
        assertThat(given.when(Person.ADMINISTRATOR, registration("aaa-before-admin", KEY))
                        .accepted(KeyEnrolled.class)
                        .keyId())
                .isEqualTo(KEY.keyId());
    }
}
