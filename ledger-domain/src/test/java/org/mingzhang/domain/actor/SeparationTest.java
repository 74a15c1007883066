package org.mingzhang.domain.actor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.mingzhang.domain.actor.ActorCommand.AgreeCode;
import org.mingzhang.domain.actor.ActorCommand.AskCode;
import org.mingzhang.domain.actor.ActorCommand.ConfirmSignIn;
import org.mingzhang.domain.actor.ActorCommand.EnrolKey;
import org.mingzhang.domain.actor.ActorCommand.GrantRole;
import org.mingzhang.domain.actor.ActorCommand.GrantStandIn;
import org.mingzhang.domain.actor.ActorCommand.Post;
import org.mingzhang.domain.actor.ActorCommand.ProposeKey;
import org.mingzhang.domain.actor.ActorCommand.RegisterActor;
import org.mingzhang.domain.actor.ActorCommand.RevokeKey;
import org.mingzhang.domain.actor.ActorCommand.RevokeRole;
import org.mingzhang.domain.actor.ActorCommand.RotateKey;
import org.mingzhang.domain.actor.ActorEvent.CodeAgreed;
import org.mingzhang.domain.actor.ActorEvent.CodeGiven;
import org.mingzhang.domain.actor.ActorEvent.KeyEnrolled;
import org.mingzhang.domain.actor.ActorEvent.RoleGranted;
import org.mingzhang.domain.actor.ActorEvent.SignInConfirmed;
import org.mingzhang.domain.decision.Decision;
import org.mingzhang.domain.decision.Occasion;
import org.mingzhang.domain.decision.RejectionCode;
import org.mingzhang.domain.decision.StreamEvent;
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

/**
 * One administrator alone wants a signature of somebody who pays: by registering, by a key, by a post, by standing in, by another
 * administrator of their making. Each way needs a second person, and the refusal names the rule.
 */
class SeparationTest {
    private static final Person SYSTEM = Person.ADMINISTRATOR;
    private static final Person SECURITY = Person.SECURITY;
    private static final Person AUDIT = Person.AUDIT;

    /** A second one, whom the office may have and need not. */
    private static final Person OTHER_SECURITY = new Person("security-2", "data-office", Role.SECURITY_ADMIN, null);

    private static final VerifyingKey KEY = key();
    private static final VerifyingKey OTHER = key();
    private static final String NO_POSTS = "登记人员的不授予岗位";
    private static final String TWO = "须由两人提出和核定";

    private final Given given = Given.people();

    private static VerifyingKey key() {
        return SigningKey.generate(Algorithm.SM2).verifyingKey();
    }

    private static RegisterActor registration(String id, VerifyingKey key, Post... posts) {
        return new RegisterActor(
                id,
                "示例" + id,
                "finance-office",
                "财政局",
                posts.length == 0 ? Role.FINANCE : posts[0].role(),
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

    private static GrantRole payer(String actor) {
        return new GrantRole(actor, Role.FINANCE, null);
    }

    /** As the office moved somebody to another administrator's post. */
    private Person moved(Person person, Role from, Role to) {
        given.recorded(List.of(
                new StreamEvent(StreamId.actor(person.id()), new ActorEvent.RoleRevoked(from, null, "轮岗")),
                new StreamEvent(StreamId.actor(person.id()), new RoleGranted(to, null))));
        return person.as(to);
    }

    private Actor actor(String id) {
        return (Actor) given.ledger().state(StreamId.actor(id));
    }

    private static void signs(Actor person, VerifyingKey key, boolean so) {
        Actor.Key held = person.key(key.keyId());
        assertThat(held != null && !held.revoked()).isEqualTo(so);
    }

    @Test
    void theSystemAdministratorRegistersNoPayer() {
        given.when(SYSTEM, registration("straw", KEY, new Post(Role.FINANCE, null)))
                .rejected(RejectionCode.SAME_PERSON, NO_POSTS);
        given.when(SYSTEM, registration("straw", KEY, new Post(Role.APPLICANT, null), new Post(Role.FINANCE, null)))
                .rejected(RejectionCode.SAME_PERSON, NO_POSTS);
        given.after(SYSTEM, registration("straw", KEY));
        given.when(SYSTEM, payer("straw")).rejected(RejectionCode.ROLE_MISSING);
        given.when(SYSTEM.as(Role.SECURITY_ADMIN), payer("straw")).rejected(RejectionCode.ROLE_MISSING);
    }

    @Test
    void theSystemAdministratorPutsNoKeyOnASigner() {
        given.when(SYSTEM, enrolment("orderer", KEY)).rejected(RejectionCode.ROLE_MISSING);
        given.after(SYSTEM, proposal("orderer", KEY));
        given.when(SYSTEM, enrolment("orderer", KEY)).rejected(RejectionCode.ROLE_MISSING);
        signs(actor("orderer"), KEY, false);
        given.when(SYSTEM, new RotateKey("orderer", KEY.keyId(), OTHER.keyId(), OTHER.base64()))
                .rejected(RejectionCode.SCOPE_EXCEEDED);
    }

    @Test
    void nobodyEnrolsWhatTheyProposedThemselves() {
        given.person(OTHER_SECURITY);
        given.when(SECURITY, enrolment("orderer", KEY)).rejected(RejectionCode.NOT_FOUND);
        given.after(SECURITY, proposal("orderer", KEY));
        given.when(SECURITY, enrolment("orderer", KEY)).rejected(RejectionCode.SAME_PERSON, TWO);
        given.when(SECURITY, proposal("orderer", KEY)).rejected(RejectionCode.ALREADY_EXISTS);
        given.when(SYSTEM, enrolment("orderer", KEY)).rejected(RejectionCode.ROLE_MISSING);
        given.when(AUDIT, enrolment("orderer", KEY)).rejected(RejectionCode.ROLE_MISSING);
        assertThat(given.when(OTHER_SECURITY, enrolment("orderer", KEY))
                        .accepted(KeyEnrolled.class)
                        .keyId())
                .isEqualTo(KEY.keyId());
        signs(actor("orderer"), KEY, true);
    }

    @Test
    void whoProposedInOnePostDoesNotEnrolInAnother() {
        given.after(SYSTEM, proposal("orderer", KEY));
        Person moved = moved(SYSTEM, Role.SYSTEM_ADMIN, Role.SECURITY_ADMIN);
        given.when(moved, enrolment("orderer", KEY)).rejected(RejectionCode.SAME_PERSON, TWO);
        given.after(SECURITY, enrolment("orderer", KEY));
    }

    @Test
    void aKeyIsEnrolledExactlyAsItWasProposed() {
        given.after(SYSTEM, proposal("orderer", KEY));
        given.when(SECURITY, enrolment("orderer", OTHER)).rejected(RejectionCode.NOT_FOUND);
        given.when(SECURITY, enrolment("releaser", KEY)).rejected(RejectionCode.NOT_FOUND);
    }

    @Test
    void whoRegisteredSomebodyGivesThemNoPostWhateverTheyBecome() {
        given.after(SYSTEM, registration("straw", KEY));
        Person moved = moved(SYSTEM, Role.SYSTEM_ADMIN, Role.SECURITY_ADMIN);
        given.when(moved, payer("straw")).rejected(RejectionCode.SAME_PERSON, NO_POSTS);
        // Nor by replacing the key in the straw man's own name.
        rotated("straw", KEY, OTHER);
        given.when(moved, payer("straw")).rejected(RejectionCode.SAME_PERSON, NO_POSTS);
        given.after(SECURITY, payer("straw"));
    }

    @Test
    void whoBroughtAKeyThatStillSignsGivesNoPost() {
        given.person(OTHER_SECURITY).after(SYSTEM, registration("clerk", KEY));
        given.after(SECURITY, proposal("clerk", OTHER)).after(OTHER_SECURITY, enrolment("clerk", OTHER));
        given.when(SECURITY, payer("clerk")).rejected(RejectionCode.SAME_PERSON, NO_POSTS);
        VerifyingKey third = key();
        rotated("clerk", OTHER, third);
        given.when(SECURITY, payer("clerk")).rejected(RejectionCode.SAME_PERSON, NO_POSTS);
        given.after(OTHER_SECURITY, payer("clerk"));
        given.after(OTHER_SECURITY, new RevokeKey("clerk", third.keyId(), "更换"));
        given.after(SECURITY, new GrantRole("clerk", Role.FINANCE, Given.COUNTY));
    }

    /** The person's own replacement of a key, signed with that key. */
    private void rotated(String id, VerifyingKey old, VerifyingKey next) {
        ActorRef signer = new ActorRef(id, "finance-office", Role.FINANCE.name(), old.keyId());
        Streams streams = new Streams() {
            @Override
            public StreamFold fold(StreamId stream) {
                return given.ledger().fold(stream);
            }

            @Override
            public PolicyPack pack(String sm3) {
                return Given.pack();
            }
        };
        Decision decision = new RotateKey(id, old.keyId(), next.keyId(), next.base64())
                .decide(
                        streams,
                        new Occasion(Instant.EPOCH, given.today(), given.today(), signer, actor(id), "rotate-" + id));
        given.ledger()
                .append(
                        signer,
                        Instant.EPOCH,
                        given.today(),
                        "rotate-" + id + next.keyId(),
                        ((Decision.Accepted) decision).events());
    }

    @Test
    void nobodyAloneMakesAnotherAdministrator() {
        for (Role post : Separation.ADMINISTRATION) {
            given.when(SYSTEM, registration("straw", KEY, new Post(post, null)))
                    .rejected(RejectionCode.SAME_PERSON, NO_POSTS);
            given.when(SYSTEM, new GrantRole("roster", post, null)).rejected(RejectionCode.ROLE_MISSING);
        }
        given.after(
                SYSTEM,
                new RegisterActor(
                        "second",
                        "示例",
                        "data-office",
                        "数据局",
                        Role.SECURITY_ADMIN,
                        KEY.keyId(),
                        KEY.base64(),
                        List.of()));
        given.after(SECURITY, new GrantRole("second", Role.SECURITY_ADMIN, null));
    }

    /** An attack: a key of one's own on the security administrator would be their signature. */
    @Test
    void aKeyOfAnAdministratorTakesTwoAsWell() {
        given.after(SYSTEM, proposal("security-admin", KEY));
        given.when(SYSTEM, enrolment("security-admin", KEY)).rejected(RejectionCode.ROLE_MISSING);
        given.when(SECURITY, enrolment("security-admin", KEY)).rejected(RejectionCode.SAME_PERSON);
        given.after(AUDIT, enrolment("security-admin", KEY));
        given.after(SECURITY, proposal("admin", OTHER)).after(AUDIT, enrolment("admin", OTHER));
        VerifyingKey third = key();
        given.after(SYSTEM, proposal("audit-admin", third));
        given.when(AUDIT, enrolment("audit-admin", third)).rejected(RejectionCode.SAME_PERSON);
        given.after(SECURITY, enrolment("audit-admin", third));
    }

    @Test
    void theAuditAdministratorEnrolsNobodyElsesKey() {
        given.after(SYSTEM, proposal("orderer", KEY));
        given.when(AUDIT, enrolment("orderer", KEY)).rejected(RejectionCode.ROLE_MISSING);
        given.when(AUDIT, proposal("orderer", OTHER)).rejected(RejectionCode.ROLE_MISSING);
        given.when(AUDIT, new GrantRole("roster", Role.FINANCE, null)).rejected(RejectionCode.ROLE_MISSING);
    }

    @Test
    void theSystemAdministratorHasNobodyStandIn() {
        given.after(SYSTEM, registration("straw", KEY));
        given.when(
                        SYSTEM,
                        new GrantStandIn("straw", "orderer", Role.FINANCE, null, given.today(), given.today(), "年休假"))
                .rejected(RejectionCode.ROLE_MISSING);
    }

    /** An attack: a key is proposed for one, so that another never gets it. */
    @Test
    void aProposalBlocksNobodyAndOnlyOneGetsTheKey() {
        given.after(SYSTEM, proposal("orderer", KEY)).after(SYSTEM, proposal("releaser", KEY));
        given.after(SECURITY, enrolment("releaser", KEY));
        given.when(SECURITY, enrolment("orderer", KEY)).rejected(RejectionCode.ALREADY_EXISTS);
        given.after(SYSTEM, proposal("orderer", OTHER)).after(SYSTEM, proposal("orderer", key()));
        given.after(SECURITY, enrolment("orderer", OTHER));
    }

    @Test
    void aProposalOfTwoPeopleIsEnrolledByEitherOrAThird() {
        given.after(SECURITY, proposal("orderer", KEY)).after(SYSTEM, proposal("orderer", KEY));
        given.after(SECURITY, enrolment("orderer", KEY));
    }

    @Test
    void whatIsProposedIsTakenBackByEitherAndDoesNotComeAgain() {
        given.after(SYSTEM, proposal("orderer", KEY));
        given.after(SECURITY, new RevokeKey("orderer", KEY.keyId(), "不是本人的"));
        given.when(SECURITY, enrolment("orderer", KEY)).rejected(RejectionCode.NOT_FOUND);
        given.when(SYSTEM, proposal("orderer", KEY)).rejected(RejectionCode.KEY_REVOKED);
        given.when(SECURITY, new RevokeRole("nobody", Role.FINANCE, null, "x")).rejected(RejectionCode.NOT_FOUND);
    }

    /** A ledger of the time when one administrator enrolled a key alone: who did so counts as who brought it. */
    @Test
    void aKeyOfAnOldLedgerWasBroughtByWhoEnrolledIt() {
        given.ledger()
                .append(
                        SECURITY.ref(),
                        Instant.EPOCH,
                        given.today(),
                        "old-enrolment",
                        List.of(new StreamEvent(
                                StreamId.actor("orderer"), new KeyEnrolled(KEY.keyId(), "SM2", KEY.base64()))));
        signs(actor("orderer"), KEY, true);
        given.when(SECURITY, new GrantRole("orderer", Role.FINANCE, Given.COUNTY))
                .rejected(RejectionCode.SAME_PERSON, NO_POSTS);
    }

    /** An attack: with a code for a payer's account one signs in as the payer. */
    @Test
    void aCodeForWhoeverHoldsAnOfficeTakesTwoKindsOfAdministrators() {
        given.person(OTHER_SECURITY);
        given.when(SECURITY, new AskCode("orderer", "忘记口令")).rejected(RejectionCode.ROLE_MISSING);
        given.when(AUDIT, new AskCode("orderer", "忘记口令")).rejected(RejectionCode.ROLE_MISSING);
        given.when(SECURITY, new AgreeCode("orderer")).rejected(RejectionCode.NOT_FOUND);
        given.after(SYSTEM, new AskCode("orderer", "忘记口令"));
        given.when(SYSTEM, new AgreeCode("orderer")).rejected(RejectionCode.ROLE_MISSING);
        assertThat(notTaken("orderer", SYSTEM)).contains("须由另一类管理员同意");
        assertThat(given.when(SECURITY, new AgreeCode("orderer"))
                        .accepted(CodeAgreed.class)
                        .askedBy())
                .isEqualTo(SYSTEM.id());
        given.when(AUDIT, new AgreeCode("orderer")).rejected(RejectionCode.WRONG_STATE);
        assertThat(notTaken("orderer", SECURITY)).contains("由申请的人");
        assertThat(notTaken("orderer", SYSTEM)).isNull();
        // Asked anew, what was agreed to is not this.
        given.after(SYSTEM, new AskCode("orderer", "又忘记了"));
        assertThat(notTaken("orderer", SYSTEM)).contains("须由另一类管理员同意");
    }

    @Test
    void whoAskedInOnePostDoesNotAgreeInAnotherAndOneKindDoesNotDoBoth() {
        given.person(OTHER_SECURITY);
        given.after(SYSTEM, new AskCode("orderer", "忘记口令"));
        Person moved = moved(SYSTEM, Role.SYSTEM_ADMIN, Role.SECURITY_ADMIN);
        given.when(moved, new AgreeCode("orderer")).rejected(RejectionCode.SAME_PERSON, "须由两人申请和同意");
        given.after(SECURITY, new AskCode("audit-admin", "忘记口令"));
        given.when(OTHER_SECURITY, new AgreeCode("audit-admin")).rejected(RejectionCode.SAME_PERSON);
    }

    @Test
    void theThreeHelpEachOtherAndNobodyThemself() {
        given.when(SYSTEM, new AskCode("admin", "忘记口令")).rejected(RejectionCode.SAME_PERSON);
        given.after(SECURITY, new AskCode("admin", "忘记口令"));
        given.after(AUDIT, new AgreeCode("admin"));
        given.after(SYSTEM, new AskCode("security-admin", "忘记口令"));
        given.when(SECURITY, new AgreeCode("security-admin")).rejected(RejectionCode.SAME_PERSON);
        given.after(AUDIT, new AgreeCode("security-admin"));
        given.after(SYSTEM, new AskCode("audit-admin", "忘记口令"));
        given.when(AUDIT, new AgreeCode("audit-admin")).rejected(RejectionCode.SAME_PERSON);
        given.after(SECURITY, new AgreeCode("audit-admin"));
    }

    @Test
    void aCodeForWhoMovesNothingTakesOneAndForWhoHasNoPostYetTwo() {
        given.after(SYSTEM, registration("firm", KEY, new Post(Role.APPLICANT, null)));
        given.after(SYSTEM, new AskCode("firm", "忘记口令"));
        assertThat(notTaken("firm", SYSTEM)).isNull();
        given.when(SECURITY, new AgreeCode("firm")).rejected(RejectionCode.WRONG_STATE);
        // What they are when it is taken counts.
        given.after(SECURITY, new RevokeRole("firm", Role.APPLICANT, null, "调任"));
        assertThat(notTaken("firm", SYSTEM)).contains("须由另一类管理员同意");
        given.after(SECURITY, new AgreeCode("firm"));
        assertThat(notTaken("firm", SYSTEM)).isNull();
    }

    @Test
    void whoTookACodeDoesNotSayThatItIsThePerson() {
        StreamId stream = StreamId.actor("orderer");
        given.recorded(List.of(new StreamEvent(stream, new CodeGiven(SECURITY.id()))));
        assertThat(actor("orderer").isUnproven()).isTrue();
        given.when(SYSTEM, new ConfirmSignIn("orderer")).rejected(RejectionCode.SCOPE_EXCEEDED);
        given.when(AUDIT, new ConfirmSignIn("orderer")).rejected(RejectionCode.SCOPE_EXCEEDED);
        given.when(SECURITY, new ConfirmSignIn("orderer")).rejected(RejectionCode.SAME_PERSON);
        given.person(OTHER_SECURITY);
        assertThat(given.when(OTHER_SECURITY, new ConfirmSignIn("orderer"))
                        .accepted(SignInConfirmed.class)
                        .ownKey())
                .isFalse();
        assertThat(actor("orderer").isUnproven()).isFalse();
        // The next code is another matter.
        given.recorded(List.of(new StreamEvent(stream, new CodeGiven(null))));
        assertThat(actor("orderer").isUnproven()).isTrue();
    }

    private @Nullable String notTaken(String actor, Person taker) {
        return CodeRules.whyNotTaken(actor(actor), taker.id(), given.today(), Instant.EPOCH);
    }
}
