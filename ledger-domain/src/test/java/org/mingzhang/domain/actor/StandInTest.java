package org.mingzhang.domain.actor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mingzhang.domain.given.Given.wan;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mingzhang.domain.actor.ActorCommand.EndStandIn;
import org.mingzhang.domain.actor.ActorCommand.GrantRole;
import org.mingzhang.domain.actor.ActorCommand.GrantStandIn;
import org.mingzhang.domain.actor.ActorCommand.RegisterActor;
import org.mingzhang.domain.actor.ActorCommand.RevokeRole;
import org.mingzhang.domain.actor.ActorEvent.RoleGranted;
import org.mingzhang.domain.actor.ActorEvent.StandInEndNoted;
import org.mingzhang.domain.actor.ActorEvent.StandInGranted;
import org.mingzhang.domain.actor.ActorEvent.StandInNoted;
import org.mingzhang.domain.award.AwardCommand.ApprovePayment;
import org.mingzhang.domain.decision.RejectionCode;
import org.mingzhang.domain.decision.StreamEvent;
import org.mingzhang.domain.event.StreamId;
import org.mingzhang.domain.expert.ExpertCommand.EnrolExpert;
import org.mingzhang.domain.given.Answer;
import org.mingzhang.domain.given.Case;
import org.mingzhang.domain.given.Given;
import org.mingzhang.domain.given.Person;
import org.mingzhang.domain.programme.ProgrammeCommand.AppropriateFunds;
import org.mingzhang.domain.seal.crypto.Algorithm;
import org.mingzhang.domain.seal.crypto.SigningKey;
import org.mingzhang.domain.seal.crypto.VerifyingKey;

/** A colleague stands in for somebody on leave: in one post, on certain days, and as themself. */
class StandInTest {
    /** Of the finance office, and in no post: whoever has one of another kind stands in for nobody there. */
    private static final Person CLERK = new Person("clerk", "finance-office", Role.FINANCE, null);

    private final Given given = withoutPost(Given.programme(), CLERK);
    private final LocalDate today = given.today();

    private static GrantStandIn standIn(Person who, Person instead, LocalDate from, LocalDate to) {
        return standIn(who, instead.id(), instead.role(), instead.county(), from, to);
    }

    private static GrantStandIn standIn(
            Person who, String instead, Role role, @Nullable String county, LocalDate from, LocalDate to) {
        return new GrantStandIn(who.id(), instead, role, county, from, to, "年休假");
    }

    private static EndStandIn end(GrantStandIn it) {
        return new EndStandIn(it.actor(), it.instead(), it.role(), it.county(), it.from(), "提前销假");
    }

    private static Given withoutPost(Given given, Person person) {
        return given.personWithoutPost(person.id(), person.org());
    }

    private Answer granting(GrantStandIn standIn) {
        return given.when(Person.SECURITY, standIn);
    }

    private void granted(GrantStandIn standIn) {
        granting(standIn).accepted();
    }

    private GrantStandIn for5Days() {
        return standIn(CLERK, Person.ORDERER, today, today.plusDays(4));
    }

    private Answer appropriating(Person person) {
        return given.when(
                person,
                new AppropriateFunds(Given.PROGRAMME, "central", wan(1), "下达代理" + given.next() + "号", Given.YEAR));
    }

    private void mayAct(boolean so) {
        Answer answer = appropriating(CLERK);
        if (so) {
            answer.accepted();
        } else {
            answer.rejected(RejectionCode.ROLE_MISSING);
        }
    }

    @Test
    void bothPeoplesStreamsSayItInOneAppend() {
        Answer answer = granting(for5Days());
        assertThat(answer.accepted(StandInGranted.class).instead()).isEqualTo("orderer");
        assertThat(answer.accepted(StandInNoted.class).standIn()).isEqualTo("clerk");
        assertThat(((Actor) given.ledger().state(StreamId.actor("orderer"))).holds(Role.FINANCE, today))
                .as("whose post it is keeps it")
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a-before-all", "between-admin-and-orderer", "z-after-all"})
    void theThreePeopleAreTakenInOneOrderWhateverTheirIds(String id) {
        Person person = new Person(id, "finance-office", Role.FINANCE, null);
        withoutPost(given, person);
        GrantStandIn it = standIn(person, Person.ORDERER, today, today);
        granted(it);
        given.after(Person.ADMINISTRATOR, end(it));
    }

    @Test
    void theFirstAndTheLastDayCountAndNoOther() {
        mayAct(false);
        granted(standIn(CLERK, Person.ORDERER, today.plusDays(2), today.plusDays(3)));
        given.later(1);
        mayAct(false);
        given.later(1);
        mayAct(true);
        given.later(1);
        mayAct(true);
        given.later(1);
        mayAct(false);
    }

    @Test
    void aStandInWhoseDaysAreOverDatesNothingBackIntoThem() {
        granted(for5Days());
        given.later(5);
        given.when(
                        CLERK,
                        today.plusDays(1),
                        new AppropriateFunds(Given.PROGRAMME, "central", wan(1), "下达倒填1号", Given.YEAR))
                .rejected(RejectionCode.ROLE_MISSING);
    }

    @Test
    void onlyTheHoldersOwnVeryPostIsStoodInForAndSoThereAreNoChains() {
        granted(for5Days());
        Person third = new Person("third", "finance-office", Role.FINANCE, null);
        withoutPost(given, third);
        granting(standIn(third, CLERK.id(), Role.FINANCE, null, today, today))
                .rejected(RejectionCode.STAND_IN_INVALID, "不得再由他人代理");
        granting(standIn(third, Person.RELEASER.id(), Role.FINANCE, Given.COUNTY, today, today))
                .rejected(RejectionCode.STAND_IN_INVALID);
        granting(standIn(third, "nobody", Role.FINANCE, null, today, today)).rejected(RejectionCode.NOT_FOUND);
        granting(standIn(new Person("nobody", "x", Role.FINANCE, null), Person.RELEASER, today, today))
                .rejected(RejectionCode.NOT_FOUND);
    }

    @Test
    void aCountyOfficialGetsNoPostOfTheCityNorOfAnotherCounty() {
        granting(standIn(Person.COUNTY, Person.DECISION, today, today))
                .rejected(RejectionCode.STAND_IN_INVALID, "同一单位");
        granting(standIn(Person.COUNTY, Person.OTHER_COUNTY, today, today)).rejected(RejectionCode.STAND_IN_INVALID);
        given.when(Person.COUNTY, standIn(Person.COUNTY, Person.DECISION, today, today))
                .rejected(RejectionCode.ROLE_MISSING);
        given.when(Person.DECISION, standIn(Person.NOTICE, Person.DECISION, today, today))
                .rejected(RejectionCode.ROLE_MISSING);
    }

    @Test
    void aCountysPostReachesThatCountyAlone() {
        Person colleague = new Person("colleague", Person.COUNTY.org(), Role.COUNTY_INDUSTRY, null);
        withoutPost(given, colleague);
        granted(standIn(colleague, Person.COUNTY, today, today));
        Actor standing = (Actor) given.ledger().state(StreamId.actor(colleague.id()));
        assertThat(standing.covers(Role.COUNTY_INDUSTRY, Given.COUNTY, today)).isTrue();
        assertThat(standing.covers(Role.COUNTY_INDUSTRY, Given.COUNTY, today.plusDays(1)))
                .isFalse();
        assertThat(standing.covers(Role.COUNTY_INDUSTRY, Given.OTHER_COUNTY, today))
                .isFalse();
        assertThat(standing.covers(Role.COUNTY_INDUSTRY, null, today)).isFalse();
    }

    @Test
    void nobodyStandsInForThemselvesAndAnAdministratorGrantsThemselfNothing() {
        granting(standIn(Person.ORDERER, Person.ORDERER, today, today)).rejected(RejectionCode.SAME_PERSON);
        granting(standIn(Person.SECURITY, Person.ORDERER, today, today)).rejected(RejectionCode.SAME_PERSON);
    }

    @Test
    void daysAreNotBeforeTodayNorTurnedRoundNorMoreThanThreeMonths() {
        granting(standIn(CLERK, Person.ORDERER, today.minusDays(1), today))
                .rejected(RejectionCode.STAND_IN_INVALID, "自当日或以后起");
        given.when(Person.SECURITY, today.minusDays(1), standIn(CLERK, Person.ORDERER, today.minusDays(1), today))
                .rejected(RejectionCode.STAND_IN_INVALID);
        granting(standIn(CLERK, Person.ORDERER, today.plusDays(1), today)).rejected(RejectionCode.STAND_IN_INVALID);
        granting(standIn(CLERK, Person.ORDERER, today, today.plusDays(92))).rejected(RejectionCode.STAND_IN_INVALID);
        granted(standIn(CLERK, Person.ORDERER, today, today.plusDays(91)));
    }

    @ParameterizedTest
    @EnumSource(names = {"EXPERT", "SYSTEM_ADMIN", "SECURITY_ADMIN", "AUDIT_ADMIN", "LEDGER"})
    void nobodyStandsInForExpertsAdministratorsOrTheLedger(Role role) {
        Person holder = new Person("holder", "finance-office", role, null);
        given.person(holder);
        granting(standIn(CLERK, holder, today, today)).rejected(RejectionCode.STAND_IN_INVALID);
    }

    @Test
    void anAdministratorsPostGoesWithNoneThatIsStoodInFor() {
        Person system = new Person("system", "finance-office", Role.SYSTEM_ADMIN, null);
        given.person(system);
        granting(standIn(system, Person.ORDERER, today, today)).rejected(RejectionCode.SAME_PERSON, "三员分立");

        Person idle = new Person("idle", "finance-office", Role.FINANCE, null);
        withoutPost(given, idle);
        granted(standIn(idle, Person.ORDERER, today.plusDays(3), today.plusDays(4)));
        GrantRole promotion = new GrantRole("idle", Role.AUDIT_ADMIN, null);
        given.when(Person.SECURITY, promotion).rejected(RejectionCode.SAME_PERSON);
        given.later(5).after(Person.SECURITY, promotion);
    }

    /** An attack: who audits the money stands in, for a day, for who pays it. */
    @ParameterizedTest
    @EnumSource(names = {"AUDITOR", "SUPERVISOR", "CITY_INDUSTRY", "EXPERT", "ASSESSOR", "APPLICANT"})
    void aPostOfAnotherKindIsNotStoodInFor(Role role) {
        Person other = new Person("other", "finance-office", role, null);
        given.person(other);
        granting(standIn(other, Person.ORDERER, today, today)).rejected(RejectionCode.SAME_PERSON, "一人不任两类岗位");
    }

    /** An attack: who brought somebody's key gives them a post for a day. */
    @Test
    void whoRegisteredThePersonHasThemStandInForNobody() {
        given.recorded(List.of(
                new StreamEvent(StreamId.actor(Person.SECURITY.id()), new RoleGranted(Role.SYSTEM_ADMIN, null))));
        VerifyingKey key = SigningKey.generate(Algorithm.SM2).verifyingKey();
        given.after(
                Person.SECURITY.as(Role.SYSTEM_ADMIN),
                new RegisterActor(
                        "straw", "示例", "finance-office", "财政局", Role.FINANCE, key.keyId(), key.base64(), List.of()));
        granting(standIn(new Person("straw", "finance-office", Role.FINANCE, null), Person.ORDERER, today, today))
                .rejected(RejectionCode.SAME_PERSON, "登记人员的不授予岗位");
    }

    @Test
    void nobodyHasAPostTwiceOnADay() {
        granting(standIn(Person.RELEASER, Person.ORDERER, today, today)).rejected(RejectionCode.ALREADY_EXISTS);
        granted(for5Days());
        granting(standIn(CLERK, Person.RELEASER, today.plusDays(4), today.plusDays(6)))
                .rejected(RejectionCode.ALREADY_EXISTS);
        Person third = new Person("third", "finance-office", Role.FINANCE, null);
        withoutPost(given, third);
        granting(standIn(third, Person.ORDERER, today.plusDays(4), today.plusDays(4)))
                .rejected(RejectionCode.ALREADY_EXISTS);
        granted(standIn(third, Person.ORDERER, today.plusDays(5), today.plusDays(6)));
        granted(standIn(CLERK, Person.RELEASER, today.plusDays(5), today.plusDays(6)));
    }

    @Test
    void itIsEndedEarlyAtOnceAndOnce() {
        GrantStandIn it = for5Days();
        granted(it);
        mayAct(true);
        given.when(CLERK, end(it)).rejected(RejectionCode.ROLE_MISSING);
        assertThat(given.when(Person.ADMINISTRATOR, end(it))
                        .accepted(StandInEndNoted.class)
                        .standIn())
                .isEqualTo("clerk");
        mayAct(false);
        given.when(Person.ADMINISTRATOR, end(it)).rejected(RejectionCode.NOT_FOUND);
        granted(it);
        mayAct(true);
        given.later(5).when(Person.ADMINISTRATOR, end(it)).rejected(RejectionCode.WRONG_STATE);
    }

    @Test
    void aPostIsNotTakenAwayWhileSomebodyStandsInForIt() {
        GrantStandIn it = standIn(CLERK, Person.ORDERER, today.plusDays(1), today.plusDays(3));
        granted(it);
        RevokeRole revocation = new RevokeRole("orderer", Role.FINANCE, null, "调岗");
        given.when(Person.ADMINISTRATOR, revocation).rejected(RejectionCode.WRONG_STATE);
        given.later(3).when(Person.ADMINISTRATOR, revocation).rejected(RejectionCode.WRONG_STATE);
        given.after(Person.ADMINISTRATOR, end(it)).after(Person.ADMINISTRATOR, revocation);
        given.when(Person.ADMINISTRATOR, new RevokeRole("budget", Role.FINANCE, null, "调岗"))
                .accepted();
    }

    @Test
    void whoStandsInSignsAsThemselfSoTwoPersonsStayTwo() {
        Given money = withoutPost(Given.budget(), CLERK);
        Case it = money.pilot("1").accepted(2, wan(40)).awarded();
        money.after(Person.SECURITY, standIn(CLERK, Person.ORDERER, money.today(), money.today()));
        money.after(Person.ORDERER, it.order("P-1", wan(5)));
        money.after(CLERK, it.order("P-2", wan(5)));
        money.when(CLERK, new ApprovePayment(it.number(), "P-2")).rejected(RejectionCode.SAME_PERSON);
        money.after(CLERK, new ApprovePayment(it.number(), "P-1"));
        money.after(Person.ORDERER, new ApprovePayment(it.number(), "P-2"));
    }

    @Test
    void whoWillStandInForAnOfficeIsEnrolledAsNoExpert() {
        Person expert = new Person("office-expert", "industry-office", Role.EXPERT, null);
        withoutPost(given, expert);
        EnrolExpert enrolment =
                new EnrolExpert(Given.PROGRAMME, "专家-9", expert.id(), "示例专家", null, "示例大学", "智能制造", "入库1号");
        granted(standIn(expert, Person.NOTICE, today.plusDays(3), today.plusDays(4)));
        // From the time when posts of several kinds were given to one person.
        given.recorded(List.of(new StreamEvent(StreamId.actor(expert.id()), new RoleGranted(Role.EXPERT, null))));
        given.when(Person.ROSTER, enrolment).rejected(RejectionCode.NOT_ELIGIBLE);
        given.later(5).after(Person.ROSTER, enrolment);
    }

    @Test
    void forWhomSomebodySignsIsToldWhereTheRoleAloneTellsIt() {
        granted(for5Days());
        Actor clerk = (Actor) given.ledger().state(StreamId.actor("clerk"));
        assertThat(clerk.insteadOf(Role.FINANCE, today)).containsExactly("orderer");
        assertThat(clerk.insteadOf(Role.FINANCE, today.plusDays(5))).isEmpty();
        assertThat(clerk.insteadOf(Role.AUDITOR, today)).isEmpty();
        given.after(Person.SECURITY, new GrantRole("clerk", Role.FINANCE, Given.COUNTY));
        assertThat(clerk.insteadOf(Role.FINANCE, today)).as("either post").isEmpty();
    }

    @Test
    void idsAreIds() {
        assertThatThrownBy(() -> standIn(CLERK, "坏 编号", Role.FINANCE, null, today, today))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
