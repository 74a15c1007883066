package org.mingzhang.domain.award;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mingzhang.domain.given.Given.PROGRAMME;
import static org.mingzhang.domain.given.Given.wan;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.mingzhang.domain.award.AwardCommand.ApproveAward;
import org.mingzhang.domain.award.AwardCommand.QueueAward;
import org.mingzhang.domain.award.AwardCommand.RefuseAward;
import org.mingzhang.domain.award.AwardEvent.AwardApproved;
import org.mingzhang.domain.award.AwardEvent.AwardQueued;
import org.mingzhang.domain.award.AwardEvent.AwardRefused;
import org.mingzhang.domain.correction.Corrections;
import org.mingzhang.domain.decision.Rejection;
import org.mingzhang.domain.decision.RejectionCode;
import org.mingzhang.domain.decision.StreamEvent;
import org.mingzhang.domain.enterprise.EnterpriseCommand.RecordHonour;
import org.mingzhang.domain.enterprise.EnterpriseEvent.HonourRecorded;
import org.mingzhang.domain.event.LedgerEvent;
import org.mingzhang.domain.event.Share;
import org.mingzhang.domain.event.StreamId;
import org.mingzhang.domain.given.Answer;
import org.mingzhang.domain.given.Case;
import org.mingzhang.domain.given.Given;
import org.mingzhang.domain.given.Person;
import org.mingzhang.domain.given.Waiting;
import org.mingzhang.domain.json.Scalar;
import org.mingzhang.domain.policy.Queue;
import org.mingzhang.domain.programme.ProgrammeEvent.FundsCommitted;
import org.mingzhang.domain.programme.ProgrammeEvent.QueueLeft;
import org.mingzhang.domain.programme.ProgrammeEvent.Queued;
import org.mingzhang.domain.programme.Queues;

class QueueTest {
    private static final String BY_DAY = "order: [submitted], whenOut: wait";
    private Given given = Waiting.money(BY_DAY);

    private Case reviewed() {
        given.later(1);
        return given.applicant("HD-03").approved().reviewed();
    }

    private Answer queue(Case it) {
        return given.when(Person.APPROVER, new QueueAward(it.number(), wan(30)));
    }

    private Answer approve(Case it) {
        return given.when(Person.APPROVER, it.approval(wan(30)));
    }

    private List<String> waiting() {
        Queue queue = Objects.requireNonNull(
                given.ledger().pack().direction("HD-03").orElseThrow().queue());
        return given.theProgramme().queues().inOrder("HD-03", queue).stream()
                .map(Queues.Waiting::application)
                .toList();
    }

    private Recomputation.Report recomputed() {
        return given.ledger().recomputed(PROGRAMME);
    }

    @Test
    void whoeverThereIsNoMoneyForWaitsAndIsApprovedInOrderWhenItComes() {
        given.applicant("HD-03").approved().awarded();
        Case first = reviewed();
        Case second = reviewed();
        // The local money does not reach, and of the central money nothing was appropriated.
        approve(first).rejected(RejectionCode.RATIO_BREACHED);
        // Whoever came later is put down first.
        queue(second).accepted(Queued.class);
        Answer queued = queue(first);
        assertThat(queued.accepted(AwardQueued.class)).isEqualTo(new AwardQueued(wan(30)));
        assertThat(waiting()).containsExactly(first.number(), second.number());
        queue(first).rejected(RejectionCode.ALREADY_EXISTS);

        given.allocated("local", "service", 100);
        Rejection no = approve(second).rejected(RejectionCode.QUEUE_ORDER);
        assertThat(Scalar.texts(no.facts())).containsEntry("ahead", first.number());
        List<LedgerEvent> events = approve(first).accepted();
        assertThat(events)
                .filteredOn(event ->
                        event instanceof AwardApproved || event instanceof FundsCommitted || event instanceof QueueLeft)
                .hasSize(3);
        approve(second).accepted(QueueLeft.class);
        assertThat(waiting()).isEmpty();
        assertThat(recomputed().differences()).isEmpty();
    }

    @Test
    void nobodyOvertakesWhoWaitsNotEvenForWhatIsLeft() {
        given.applicant("HD-03").approved().awarded();
        Case first = reviewed();
        Case late = reviewed();
        queue(first).accepted();
        given.when(Person.APPROVER, new ApproveAward(late.number(), wan(20), null, "核定2号", "按余额"))
                .rejected(RejectionCode.QUEUE_ORDER);
        // It may wait behind, though there is money for it.
        given.when(Person.APPROVER, new QueueAward(late.number(), wan(20))).accepted(Queued.class);
        assertThat(waiting()).containsExactly(first.number(), late.number());
    }

    @Test
    void whoeverApproachesWithAnEarlierSubmissionStandsBefore() {
        Case early = given.applicant("HD-03").approved().reviewed();
        given.applicant("HD-03").approved().awarded();
        Case late = reviewed();
        queue(late).accepted();
        given.allocated("local", "service", 10);
        approve(early).accepted(AwardApproved.class);
        assertThat(waiting()).containsExactly(late.number());
        assertThat(recomputed().differences()).isEmpty();
    }

    @Test
    void whoeverIsRefusedLeavesInTheSameAppendAndFreesTheWay() {
        given.applicant("HD-03").approved().awarded();
        Case first = reviewed();
        Case second = reviewed();
        queue(first).accepted();
        queue(second).accepted();
        given.allocated("local", "service", 100);
        Answer refused = given.when(Person.APPROVER, new RefuseAward(first.number(), "企业自愿放弃"));
        assertThat(refused.accepted(AwardRefused.class)).isNotNull();
        assertThat(refused.accepted(QueueLeft.class)).isEqualTo(new QueueLeft(first.number(), "HD-03"));
        approve(second).accepted();
    }

    @Test
    void nobodyWaitsForWhomThereIsMoney() {
        Case it = reviewed();
        queue(it).rejected(RejectionCode.WRONG_STATE);
        given.when(Person.CALCULATOR, new QueueAward(it.number(), wan(30))).rejected(RejectionCode.SAME_PERSON);
        given.when(Person.AUDITOR, new QueueAward(it.number(), wan(30))).rejected(RejectionCode.ROLE_MISSING);
        given.when(Person.APPROVER, new QueueAward(it.number(), wan(31))).rejected(RejectionCode.ABOVE_COMPUTED_AMOUNT);
        Given without = Given.programme().appropriated("local", 100).allocated("local", "service", 10);
        Case other = without.applicant("HD-03").approved().reviewed();
        without.when(Person.APPROVER, new QueueAward(other.number(), wan(30))).rejected(RejectionCode.WRONG_STATE);
    }

    @Test
    void priorityComesBeforeTheDayAndIsLostWithWhatItRestedOn() {
        given = Waiting.money("order: [priority, submitted], priority: enterprise.honouredInPilot, whenOut: wait");
        given.applicant("HD-03").approved().awarded();
        Case plain = reviewed();
        Case honoured = reviewed();
        given.after(Person.COUNTY, new RecordHonour(honoured.code(), "绿色工厂", "省级", null, given.today(), null, "认定"));
        queue(plain).accepted();
        queue(honoured).accepted();
        assertThat(waiting()).containsExactly(honoured.number(), plain.number());
        given.allocated("local", "service", 100);
        approve(plain).rejected(RejectionCode.QUEUE_ORDER);

        Corrections corrections = new Corrections(given);
        corrections.corrected(corrections.position(HonourRecorded.class), null);
        // By what it is now it stands behind, and by what is recorded before: it is put where it belongs, and nobody
        // overtakes.
        approve(honoured).rejected(RejectionCode.QUEUE_ORDER);
        approve(plain).rejected(RejectionCode.QUEUE_ORDER);
        queue(honoured).accepted(Queued.class);
        assertThat(waiting()).containsExactly(plain.number(), honoured.number());
        approve(plain).accepted(QueueLeft.class);
        approve(honoured).accepted(QueueLeft.class);
        assertThat(recomputed().differences()).isEmpty();
    }

    @Test
    void whatIsLeftIsGivenWhereThePackSaysSoAndTheReasonIsOnRecord() {
        given = Waiting.money("order: [submitted], whenOut: part");
        given.applicant("HD-03").approved().awarded();
        Case it = reviewed();
        queue(it).rejected(RejectionCode.WRONG_STATE);
        given.when(Person.APPROVER, it.approval(wan(19))).rejected(RejectionCode.REASON_REQUIRED);
        AwardApproved part = given.when(Person.APPROVER, it.approval(wan(20))).accepted(AwardApproved.class);
        assertThat(part.reason()).isEqualTo("资金不足，按科目余额核定");
        assertThat(recomputed().differences()).isEmpty();
    }

    @Test
    void recomputationFindsAnApprovalOutOfOrder() {
        given.applicant("HD-03").approved().awarded();
        Case first = reviewed();
        Case second = reviewed();
        given.allocated("local", "service", 100);
        given.recorded(List.of(new StreamEvent(
                StreamId.programme(PROGRAMME),
                new Queued(
                        first.number(),
                        "HD-03",
                        first.code(),
                        wan(30),
                        given.today().minusDays(20),
                        null,
                        null))));
        approve(second).rejected(RejectionCode.QUEUE_ORDER);
        given.recorded(List.of(new StreamEvent(
                StreamId.award(second.number()),
                new AwardApproved(
                        wan(30),
                        List.of(new Share("local", wan(30))),
                        Objects.requireNonNull(second.award().calculated()).purpose(),
                        second.code(),
                        "核定9号",
                        null))));
        assertThat(recomputed().differences())
                .anySatisfy(found -> assertThat(found.recomputed()).contains(first.number()));
    }
}
