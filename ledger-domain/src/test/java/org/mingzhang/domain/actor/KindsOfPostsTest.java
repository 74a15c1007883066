package org.mingzhang.domain.actor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mingzhang.domain.actor.ActorCommand.GrantRole;
import org.mingzhang.domain.actor.ActorCommand.GrantStandIn;
import org.mingzhang.domain.actor.ActorCommand.Post;
import org.mingzhang.domain.actor.ActorCommand.RegisterActor;
import org.mingzhang.domain.actor.ActorCommand.RevokeRole;
import org.mingzhang.domain.actor.ActorEvent.ActorRegistered;
import org.mingzhang.domain.actor.ActorEvent.RoleGranted;
import org.mingzhang.domain.decision.RejectionCode;
import org.mingzhang.domain.decision.StreamEvent;
import org.mingzhang.domain.enterprise.CreditCode;
import org.mingzhang.domain.event.StreamId;
import org.mingzhang.domain.given.Given;
import org.mingzhang.domain.given.Person;
import org.mingzhang.domain.seal.crypto.Algorithm;
import org.mingzhang.domain.seal.crypto.SigningKey;
import org.mingzhang.domain.seal.crypto.VerifyingKey;

/**
 * Who gives posts wants a payer of their own: of an enterprise's clerk, of an expert, of a clerk who waits for another post. They need
 * who registers people, and a person registered for it.
 */
class KindsOfPostsTest {
    private static final String ONE_KIND = "授予的只是登记所写的一类岗位";

    private final Given given = Given.people();

    private static RegisterActor registration(String id, String org, Role intended, Post... posts) {
        VerifyingKey key = SigningKey.generate(Algorithm.SM2).verifyingKey();
        return new RegisterActor(id, "示例" + id, org, "示例单位", intended, key.keyId(), key.base64(), List.of(posts));
    }

    private static GrantRole payer(String actor) {
        return new GrantRole(actor, Role.FINANCE, null);
    }

    /** As it stands in a ledger whose registrations did not say what for. */
    private void registeredBefore(String id, String org, Role... had) {
        StreamId stream = StreamId.actor(id);
        given.recorded(List.of(new StreamEvent(stream, new ActorRegistered("示例" + id, org, "示例单位", null))));
        for (Role role : had) {
            given.recorded(List.of(
                    new StreamEvent(stream, new RoleGranted(role, null)),
                    new StreamEvent(stream, new ActorEvent.RoleRevoked(role, null, "调岗"))));
        }
    }

    /** An attack: the post of an applicant is taken away first, so that the person has none of another kind. */
    @Test
    void anEnterprisesClerkDoesNotBecomeAPayer() {
        given.after(
                Person.ADMINISTRATOR,
                registration("clerk", Given.code(77), Role.APPLICANT, new Post(Role.APPLICANT, null)));
        given.after(Person.SECURITY, new RevokeRole("clerk", Role.APPLICANT, null, "调岗"));
        given.when(Person.SECURITY, payer("clerk")).rejected(RejectionCode.SAME_PERSON, ONE_KIND);
        given.when(
                        Person.SECURITY,
                        new GrantStandIn("clerk", "orderer", Role.FINANCE, null, given.today(), given.today(), "休假"))
                .rejected(RejectionCode.STAND_IN_INVALID);
        given.after(Person.SECURITY, new GrantRole("clerk", Role.APPLICANT, null));
    }

    @ParameterizedTest
    @EnumSource(names = "LEDGER", mode = EnumSource.Mode.EXCLUDE)
    void whoWaitsForAPostGetsTheOneForWhichTheyWereRegistered(Role intended) {
        given.after(Person.ADMINISTRATOR, registration("newcomer", "some-office", intended));
        for (Role post : Role.values()) {
            if (post != Role.LEDGER && post != intended && !(isReview(post) && isReview(intended))) {
                assertThat(given.when(Person.SECURITY, new GrantRole("newcomer", post, Given.COUNTY))
                                .rejected(RejectionCode.SAME_PERSON, ONE_KIND)
                                .message((name, value) -> value))
                        .contains(intended.chinese(), post.chinese(), "另行登记");
            }
        }
        given.after(Person.SECURITY, new GrantRole("newcomer", intended, Given.COUNTY));
        if (isReview(intended)) {
            given.after(Person.SECURITY, new GrantRole("newcomer", Role.CITY_INDUSTRY, Given.OTHER_COUNTY));
            given.after(Person.SECURITY, new GrantRole("newcomer", Role.COUNTY_INDUSTRY, Given.OTHER_COUNTY));
        }
    }

    private static boolean isReview(Role role) {
        return role == Role.CITY_INDUSTRY || role == Role.COUNTY_INDUSTRY;
    }

    /** An attack: registered for a post of an office, with the code of a business. */
    @Test
    void peopleOfABusinessAreRegisteredForNoPostOfAnOffice() {
        String business = Given.code(77);
        assertThat(business).startsWith("9");
        for (Role role : Role.values()) {
            if (role.isOfAnOffice()) {
                given.when(Person.ADMINISTRATOR, registration("straw", business, role))
                        .rejected(RejectionCode.SCOPE_EXCEEDED);
            }
        }
        given.after(Person.ADMINISTRATOR, registration("tester", business, Role.ASSESSOR));
        given.when(Person.SECURITY, payer("tester")).rejected(RejectionCode.SAME_PERSON, ONE_KIND);
        given.after(Person.SECURITY, new GrantRole("tester", Role.ASSESSOR, null));
        // 11 is an organ of government (GB 32100).
        given.after(
                Person.ADMINISTRATOR,
                registration(
                        "official",
                        "11130400MB0000001" + CreditCode.checkCharacter("11130400MB0000001"),
                        Role.FINANCE));
        given.after(Person.SECURITY, payer("official"));
    }

    @Test
    void aRegistrationThatBringsAPostSaysThatOne() {
        given.when(
                        Person.ADMINISTRATOR,
                        registration("clerk", Given.code(77), Role.EXPERT, new Post(Role.APPLICANT, null)))
                .rejected(RejectionCode.SAME_PERSON, "一人不任两类岗位");
        assertThatThrownBy(() -> registration("self", "some-office", Role.LEDGER))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("不是人的岗位");
    }

    /** Where nobody was asked what somebody is for, what they ever were tells it. */
    @Test
    void whoWasRegisteredBeforeStaysWhatTheyWere() {
        registeredBefore("old-clerk", Given.code(77), Role.APPLICANT);
        given.when(Person.SECURITY, payer("old-clerk")).rejected(RejectionCode.SAME_PERSON, ONE_KIND);
        registeredBefore("old-waiting", Given.code(78));
        given.when(Person.SECURITY, payer("old-waiting")).rejected(RejectionCode.SCOPE_EXCEEDED);
        registeredBefore("old-official", "some-office");
        given.after(Person.SECURITY, payer("old-official"));
        given.after(Person.SECURITY, new RevokeRole("old-official", Role.FINANCE, null, "调岗"));
        given.when(Person.SECURITY, new GrantRole("old-official", Role.AUDITOR, null))
                .rejected(RejectionCode.SAME_PERSON, ONE_KIND);
        registeredBefore("old-mover", "some-office", Role.FINANCE, Role.AUDITOR);
        given.after(Person.SECURITY, new GrantRole("old-mover", Role.AUDITOR, null));
    }
}
