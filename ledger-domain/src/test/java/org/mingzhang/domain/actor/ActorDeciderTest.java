package org.mingzhang.domain.actor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mingzhang.domain.actor.ActorCommand.EnrolKey;
import org.mingzhang.domain.actor.ActorCommand.GrantRole;
import org.mingzhang.domain.actor.ActorCommand.Post;
import org.mingzhang.domain.actor.ActorCommand.ProposeKey;
import org.mingzhang.domain.actor.ActorCommand.RegisterActor;
import org.mingzhang.domain.actor.ActorCommand.RevokeKey;
import org.mingzhang.domain.actor.ActorCommand.RevokeRole;
import org.mingzhang.domain.actor.ActorCommand.RotateKey;
import org.mingzhang.domain.actor.ActorEvent.KeyEnrolled;
import org.mingzhang.domain.actor.ActorEvent.RoleGranted;
import org.mingzhang.domain.decision.Decision;
import org.mingzhang.domain.decision.Occasion;
import org.mingzhang.domain.decision.RejectionCode;
import org.mingzhang.domain.decision.StreamEvent;
import org.mingzhang.domain.decision.Streams;
import org.mingzhang.domain.event.ActorRef;
import org.mingzhang.domain.event.StreamFold;
import org.mingzhang.domain.event.StreamId;
import org.mingzhang.domain.given.Answer;
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
        return new RegisterActor(
                id,
                "示例",
                "audit-office",
                "审计局",
                posts.length == 0 ? Role.AUDITOR : posts[0].role(),
                key.keyId(),
                key.base64(),
                List.of(posts));
    }

    private static ProposeKey proposal(String actor, VerifyingKey key) {
        return new ProposeKey(actor, key.keyId(), key.base64());
    }

    private static EnrolKey enrolment(String actor, VerifyingKey key) {
        return new EnrolKey(actor, key.keyId(), key.base64());
    }

    /** A new key as it should come: proposed by one, enrolled by another. */
    private void enrolled(String actor, VerifyingKey key) {
        given.after(Person.ADMINISTRATOR, proposal(actor, key)).after(Person.SECURITY, enrolment(actor, key));
    }

    @Test
    void aPersonIsRegisteredOnceWithAKeyOfTheirOwn() {
        given.after(Person.ADMINISTRATOR, registration("new-1", KEY));
        given.when(Person.ADMINISTRATOR, registration("new-1", OTHER)).rejected(RejectionCode.ACTOR_EXISTS);
        given.when(Person.ADMINISTRATOR, registration("new-2", KEY)).rejected(RejectionCode.ALREADY_EXISTS);
        given.when(Person.ROSTER, registration("new-2", OTHER)).rejected(RejectionCode.ROLE_MISSING);
        given.when(Person.SECURITY, registration("new-2", OTHER)).rejected(RejectionCode.ROLE_MISSING);
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
        given.when(Person.SECURITY, new GrantRole("security-admin", Role.SECURITY_ADMIN, Given.COUNTY))
                .rejected(RejectionCode.SAME_PERSON);
        given.when(Person.ADMINISTRATOR, proposal("admin", KEY)).rejected(RejectionCode.SAME_PERSON);
        given.after(Person.ADMINISTRATOR, proposal("security-admin", KEY));
        given.when(Person.SECURITY, enrolment("security-admin", KEY)).rejected(RejectionCode.SAME_PERSON);
        given.when(Person.SECURITY, new RevokeRole("security-admin", Role.SECURITY_ADMIN, null, "调岗"))
                .rejected(RejectionCode.SAME_PERSON);
    }

    @Test
    void everyPostButAnApplicantsIsGivenBySomebodyElse() {
        for (Role role : Role.values()) {
            if (role != Role.LEDGER && role != Role.APPLICANT) {
                given.when(Person.ADMINISTRATOR, registration("new-1", KEY, new Post(role, null)))
                        .rejected(RejectionCode.SAME_PERSON, "登记人员的不授予岗位");
                given.when(Person.ADMINISTRATOR, new GrantRole("roster", role, Given.COUNTY))
                        .rejected(RejectionCode.ROLE_MISSING);
            }
        }
        given.after(Person.ADMINISTRATOR, registration("new-1", KEY, new Post(Role.APPLICANT, null)));
        assertThatThrownBy(() -> new Post(Role.LEDGER, null)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @EnumSource(names = "LEDGER", mode = EnumSource.Mode.EXCLUDE)
    void onePersonHoldsPostsOfOneKind(Role held) {
        Person holder = new Person("holder", "office", held, null);
        given.person(holder);
        Set<Role> review = EnumSet.of(Role.CITY_INDUSTRY, Role.COUNTY_INDUSTRY);
        for (Role more : Role.values()) {
            if (more != Role.LEDGER) {
                Answer answer = given.when(Person.SECURITY, new GrantRole("holder", more, Given.OTHER_COUNTY));
                if (more == held || (review.contains(more) && review.contains(held))) {
                    answer.accepted();
                    given.after(Person.SECURITY, new RevokeRole("holder", more, Given.OTHER_COUNTY, "调岗"));
                } else {
                    assertThat(answer.rejected(RejectionCode.SAME_PERSON, "一人不任两类岗位")
                                    .message((name, value) -> value))
                            .contains(held.chinese(), more.chinese(), "申报、审核、拨付、评审、评测、监督、管理由不同的人担任");
                }
            }
        }
    }

    @Test
    void whoHadPostsOfTwoKindsBeforeKeepsThemAndGetsNoMore() {
        given.recorded(List.of(
                new StreamEvent(StreamId.actor("budget"), new RoleGranted(Role.AUDITOR, null)),
                new StreamEvent(StreamId.actor("budget"), new RoleGranted(Role.CITY_INDUSTRY, null))));
        Actor budget = (Actor) given.ledger().state(StreamId.actor("budget"));
        assertThat(budget.roles(given.today())).contains(Role.FINANCE, Role.AUDITOR, Role.CITY_INDUSTRY);
        given.when(Person.SECURITY, new GrantRole("budget", Role.FINANCE, Given.COUNTY))
                .rejected(RejectionCode.SAME_PERSON);
        given.after(Person.ADMINISTRATOR, new RevokeRole("budget", Role.AUDITOR, null, "分设"));
    }

    @Test
    void postsAreGrantedOnceAndRevokedWhereTheyStandByEither() {
        given.when(Person.SECURITY, new GrantRole("budget", Role.FINANCE, null)).rejected(RejectionCode.ALREADY_EXISTS);
        given.when(Person.ADMINISTRATOR, new RevokeRole("budget", Role.AUDITOR, null, "调岗"))
                .rejected(RejectionCode.NOT_FOUND);
        given.after(Person.ADMINISTRATOR, new RevokeRole("budget", Role.FINANCE, null, "调岗"));
        given.after(Person.SECURITY, new RevokeRole("orderer", Role.FINANCE, null, "调岗"));
        given.when(Person.AUDIT, new RevokeRole("releaser", Role.FINANCE, null, "调岗"))
                .rejected(RejectionCode.ROLE_MISSING);
        given.when(Person.SECURITY, new GrantRole("nobody", Role.FINANCE, null)).rejected(RejectionCode.NOT_FOUND);
    }

    @Test
    void keysAreEnrolledOnceAndRevokedOnce() {
        enrolled("budget", KEY);
        given.when(Person.ADMINISTRATOR, proposal("budget", KEY)).rejected(RejectionCode.ALREADY_EXISTS);
        given.when(Person.SECURITY, enrolment("budget", KEY)).rejected(RejectionCode.ALREADY_EXISTS);
        RevokeKey revocation = new RevokeKey("budget", KEY.keyId(), "遗失");
        given.after(Person.ADMINISTRATOR, revocation);
        given.when(Person.SECURITY, revocation).rejected(RejectionCode.KEY_REVOKED);
        given.when(Person.ADMINISTRATOR, new RevokeKey("budget", OTHER.keyId(), "遗失"))
                .rejected(RejectionCode.NOT_FOUND);
    }

    @Test
    void onlyThePersonRotatesAKeyAndSignsWithTheOldOne() {
        enrolled("budget", KEY);
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
