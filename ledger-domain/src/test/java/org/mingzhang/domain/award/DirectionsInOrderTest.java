package org.mingzhang.domain.award;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mingzhang.domain.given.Given.PROGRAMME;
import static org.mingzhang.domain.given.Given.wan;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.mingzhang.domain.application.ApplicationCommand.FileObjection;
import org.mingzhang.domain.application.ApplicationCommand.ResolveObjection;
import org.mingzhang.domain.award.AwardCommand.ApproveAward;
import org.mingzhang.domain.award.AwardCommand.CalculateAward;
import org.mingzhang.domain.award.AwardCommand.PlaceHold;
import org.mingzhang.domain.award.AwardCommand.QueueAward;
import org.mingzhang.domain.award.AwardCommand.RefuseAward;
import org.mingzhang.domain.award.AwardCommand.ReviewAward;
import org.mingzhang.domain.award.AwardEvent.AwardApproved;
import org.mingzhang.domain.decision.Rejection;
import org.mingzhang.domain.decision.RejectionCode;
import org.mingzhang.domain.decision.StreamEvent;
import org.mingzhang.domain.event.Share;
import org.mingzhang.domain.event.StreamId;
import org.mingzhang.domain.given.Answer;
import org.mingzhang.domain.given.Case;
import org.mingzhang.domain.given.Given;
import org.mingzhang.domain.given.Person;
import org.mingzhang.domain.given.Waiting;
import org.mingzhang.domain.json.Scalar;
import org.mingzhang.domain.policy.reading.InvalidPack;
import org.mingzhang.domain.programme.ProgrammeEvent.AwardReady;
import org.mingzhang.domain.programme.ProgrammeEvent.QueueLeft;
import org.mingzhang.domain.programme.Queues;

/** 方向之间的先后: who waits in a direction that the notice puts first is not overtaken by another direction. */
class DirectionsInOrderTest {
    private static final String BY_DAY = "order: [submitted], whenOut: wait";
    private static final String AFTER = BY_DAY + ", after: [HD-03]";

    private final Given given = Waiting.money(BY_DAY, AFTER);

    private Case benchmark() {
        given.later(1);
        return given.applicant("HD-03").approved().reviewed();
    }

    private Answer approve(Case it) {
        return given.when(Person.APPROVER, it.approval(wan(30)));
    }

    private Answer queue(Case it) {
        return given.when(Person.APPROVER, new QueueAward(it.number(), wan(30)));
    }

    private Recomputation.Report recomputed() {
        return given.ledger().recomputed(PROGRAMME);
    }

    @Test
    void nobodyOfALaterDirectionIsApprovedWhileSomebodyWaitsInAnEarlierOne() {
        given.applicant("HD-03").approved().awarded();
        Case scene = given.applicant("HD-06").approved().reviewed();
        Case benchmark = benchmark();
        queue(benchmark).accepted();
        Rejection no = given.when(Person.APPROVER, new ApproveAward(scene.number(), wan(10), null, "核定2号", "按余额"))
                .rejected(RejectionCode.QUEUE_ORDER, "示例排队规则");
        assertThat(Scalar.texts(no.facts()).get("ahead")).contains(benchmark.number());
        queue(scene).accepted();
        given.allocated("local", "service", 100);
        approve(scene).rejected(RejectionCode.QUEUE_ORDER);
        approve(benchmark).accepted();
        approve(scene).accepted();
        assertThat(recomputed().differences()).isEmpty();
    }

    @Test
    void theEarlierDirectionWaitsForNobody() {
        given.applicant("HD-03").approved().awarded();
        Case scene = given.applicant("HD-06").approved().reviewed();
        Case benchmark = benchmark();
        queue(scene).accepted();
        given.allocated("local", "service", 100);
        approve(benchmark).accepted();
        approve(scene).accepted();
    }

    private static String ahead(Answer refused) {
        return Objects.requireNonNull(
                Scalar.texts(refused.rejected(RejectionCode.QUEUE_ORDER).facts())
                        .get("ahead"));
    }

    private Case scene() {
        return given.applicant("HD-06").approved().reviewed();
    }

    private Queues queues() {
        return given.theProgramme().queues();
    }

    /** An attack: whoever decides is quick with a later direction while a reviewed case of an earlier one lies there. */
    @Test
    void theLastMoneyIsForWhoIsReviewedInTheEarlierDirection() {
        Case benchmark = benchmark();
        Case scene = scene();
        assertThat(ahead(approve(scene))).contains(benchmark.number(), "已复核待核定");
        assertThat(queues().directions()).containsExactly("HD-03");
        // There is no money for both, so that it may be put down as waiting.
        queue(scene).accepted();
        approve(benchmark).accepted(QueueLeft.class);
        assertThat(queues().ready("HD-03")).isEmpty();
        assertThat(queues().directions()).doesNotContain("HD-03");
        approve(scene).rejected(RejectionCode.RATIO_BREACHED);
        assertThat(recomputed().differences()).isEmpty();
    }

    @Test
    void whileTheMoneyReachesForTheEarlierOnesTheLaterDoNotWait() {
        Case first = benchmark();
        Case second = benchmark();
        Case scene = scene();
        given.allocated("local", "service", 49);
        assertThat(ahead(approve(scene))).contains(first.number(), second.number());
        given.allocated("local", "service", 1);
        approve(scene).accepted();
        approve(first).accepted();
        approve(second).accepted();
        assertThat(recomputed().differences()).isEmpty();
    }

    @Test
    void theEarlierDirectionGetsItsMoneyWhoeverIsReviewedInTheLaterOne() {
        scene();
        approve(benchmark()).accepted();
    }

    @Test
    void anUpheldObjectionSetsTheMoneyFreeAndAnOpenOneDoesNot() {
        Case benchmark = benchmark();
        Case scene = scene();
        // An attack: somebody objects, so that another gets the money.
        given.after(Person.SUPERVISOR, new FileObjection(benchmark.number(), "异议1", "重复"));
        approve(scene).rejected(RejectionCode.QUEUE_ORDER);
        Answer upheld = given.when(Person.ROSTER, new ResolveObjection(benchmark.number(), "异议1", true, "属实"));
        assertThat(upheld.accepted(QueueLeft.class)).isEqualTo(new QueueLeft(benchmark.number(), "HD-03"));
        approve(scene).accepted();
        assertThat(recomputed().differences()).isEmpty();
    }

    /** An attack: whoever watches stops payments of a case, so that another direction gets the money. */
    @Test
    void aStopOfPaymentsTakesNobodysMoneyAwayNorItsDecision() {
        Case benchmark = benchmark();
        Case scene = scene();
        given.after(Person.SUPERVISOR, new PlaceHold(benchmark.number(), "停1", "核查"));
        assertThat(ahead(approve(scene))).contains(benchmark.number());
        // It is decided meanwhile, and holds up nobody any longer; only its payment waits for the end of the stop.
        approve(benchmark).accepted(QueueLeft.class);
        given.when(Person.ORDERER, benchmark.order("P-1", wan(30))).rejected(RejectionCode.ON_HOLD);
        given.allocated("local", "service", 20);
        approve(scene).accepted();
        assertThat(recomputed().differences()).isEmpty();
    }

    @Test
    void anObjectionThatIsDismissedChangesNothing() {
        Case benchmark = benchmark();
        Case scene = scene();
        given.after(Person.SUPERVISOR, new FileObjection(benchmark.number(), "异议1", "重复"));
        given.after(Person.ROSTER, new ResolveObjection(benchmark.number(), "异议1", false, "不属实"));
        approve(scene).rejected(RejectionCode.QUEUE_ORDER);
        approve(benchmark).accepted();
    }

    @Test
    void whoeverWaitsWithAnUpheldObjectionStandsInNobodysWay() {
        given.applicant("HD-03").approved().awarded();
        Case first = benchmark();
        Case second = benchmark();
        Case scene = scene();
        queue(first).accepted();
        given.allocated("local", "service", 80);
        approve(second).rejected(RejectionCode.QUEUE_ORDER);
        approve(scene).rejected(RejectionCode.QUEUE_ORDER);
        given.after(Person.SUPERVISOR, new FileObjection(first.number(), "异议1", "重复"));
        given.when(Person.ROSTER, new ResolveObjection(first.number(), "异议1", true, "属实"))
                .accepted(QueueLeft.class);
        approve(scene).accepted();
        approve(second).accepted();
        queue(first).rejected(RejectionCode.OBJECTION_OPEN);
        assertThat(given.when(Person.APPROVER, new RefuseAward(first.number(), "异议成立"))
                        .accepted())
                .noneMatch(QueueLeft.class::isInstance);
        assertThat(recomputed().differences()).isEmpty();
    }

    @Test
    void onlyWhoIsReadyForTheDecisionIsSetAsideFor() {
        Case benchmark = given.applicant("HD-03").approved();
        Case scene = scene();
        assertThat(queues().ready("HD-03")).isEmpty();
        given.after(Person.CALCULATOR, new CalculateAward(benchmark.number()));
        given.after(Person.REVIEWER, new ReviewAward(benchmark.number(), false, "有误"));
        assertThat(queues().ready("HD-03")).isEmpty();
        given.after(Person.CALCULATOR, new CalculateAward(benchmark.number()));
        given.after(Person.REVIEWER, new ReviewAward(benchmark.number(), true, "同意"));
        approve(scene).rejected(RejectionCode.QUEUE_ORDER);
        // Calculated anew it has to be reviewed anew.
        given.when(Person.CALCULATOR, new CalculateAward(benchmark.number())).accepted(QueueLeft.class);
        assertThat(queues().ready("HD-03")).isEmpty();
        assertThat(given.when(Person.REVIEWER, new ReviewAward(benchmark.number(), true, "同意"))
                        .accepted(AwardReady.class))
                .isEqualTo(new AwardReady(benchmark.number(), "HD-03", "service", wan(30)));
        given.when(Person.APPROVER, new RefuseAward(benchmark.number(), "企业自愿放弃"))
                .accepted(QueueLeft.class);
        approve(scene).accepted();
        assertThat(recomputed().differences()).isEmpty();
    }

    @Test
    void whoeverWaitsKeepsItsPlaceWhileItIsCalculatedAnew() {
        given.applicant("HD-03").approved().awarded();
        Case benchmark = benchmark();
        Case scene = scene();
        queue(benchmark).accepted();
        assertThat(given.when(Person.CALCULATOR, new CalculateAward(benchmark.number()))
                        .accepted())
                .noneMatch(QueueLeft.class::isInstance);
        given.allocated("local", "service", 100);
        approve(scene).rejected(RejectionCode.QUEUE_ORDER);
    }

    @Test
    void recomputationFindsAnApprovalForMoneyThatWasSetAside() {
        Case benchmark = benchmark();
        Case scene = scene();
        given.recorded(List.of(new StreamEvent(
                StreamId.award(scene.number()),
                new AwardApproved(
                        wan(30),
                        List.of(new Share("local", wan(30))),
                        Objects.requireNonNull(scene.award().calculated()).purpose(),
                        scene.code(),
                        "核定9号",
                        null))));
        assertThat(recomputed().differences())
                .anySatisfy(found -> assertThat(found.recomputed()).contains(benchmark.number()));
    }

    @Test
    void whereNoDirectionComesAfterAnotherNothingMoreIsWritten() {
        Given without = Waiting.money(BY_DAY, BY_DAY);
        without.applicant("HD-03").approved().reviewed();
        without.applicant("HD-06").approved().reviewed();
        assertThat(without.ledger().log()).noneMatch(entry -> entry.event() instanceof AwardReady);
    }

    @Test
    void anOrderThatCannotBeKeptIsExplained() {
        assertThatThrownBy(() -> Waiting.money(BY_DAY + ", after: [HD-06]", AFTER))
                .as("each after the other")
                .isInstanceOf(InvalidPack.class)
                .hasMessageContaining("queue.after");
        assertThatThrownBy(() -> Waiting.money("order: [submitted], whenOut: refuse", AFTER))
                .as("nobody waits there")
                .isInstanceOf(InvalidPack.class)
                .hasMessageContaining("没有等候资金的队");
        assertThatThrownBy(() -> Waiting.money(BY_DAY, BY_DAY + ", after: [HD-01x]"))
                .isInstanceOf(InvalidPack.class)
                .hasMessageContaining("HD-01x");
        assertThatThrownBy(() -> Waiting.money(BY_DAY, BY_DAY + ", after: [HD-06]"))
                .as("after itself")
                .isInstanceOf(InvalidPack.class);
    }
}
