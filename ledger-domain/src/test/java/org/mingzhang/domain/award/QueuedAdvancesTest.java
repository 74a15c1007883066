package org.mingzhang.domain.award;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mingzhang.domain.given.Given.PROGRAMME;
import static org.mingzhang.domain.given.Given.wan;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.mingzhang.domain.award.AwardCommand.QueueAward;
import org.mingzhang.domain.award.AwardEvent.AdvanceGranted;
import org.mingzhang.domain.award.AwardEvent.AwardApproved;
import org.mingzhang.domain.award.AwardEvent.AwardQueued;
import org.mingzhang.domain.decision.Rejection;
import org.mingzhang.domain.decision.RejectionCode;
import org.mingzhang.domain.decision.StreamEvent;
import org.mingzhang.domain.event.Share;
import org.mingzhang.domain.event.StreamId;
import org.mingzhang.domain.given.Advanced;
import org.mingzhang.domain.given.Answer;
import org.mingzhang.domain.given.Case;
import org.mingzhang.domain.given.Given;
import org.mingzhang.domain.given.Person;
import org.mingzhang.domain.json.Scalar;
import org.mingzhang.domain.policy.PolicyPack;
import org.mingzhang.domain.programme.ProgrammeEvent.QueueLeft;
import org.mingzhang.domain.programme.ProgrammeEvent.Queued;

/** Money that is granted in advance, and awards that are settled, where others wait for money. */
class QueuedAdvancesTest {
    private Given given = Given.programme();

    private void with(PolicyPack pack, long wan) {
        given = Given.programme(pack).appropriated("central", 10_000).allocated("central", "renovation", wan);
    }

    private Case contracted() {
        given.later(1);
        return Advanced.contracted(given);
    }

    private Answer approve(Case it, long wan) {
        return given.when(Person.APPROVER, it.approval(wan(wan)));
    }

    private Answer queue(Case it, long wan) {
        return given.when(Person.APPROVER, new QueueAward(it.number(), wan(wan)));
    }

    private Answer grant(Case it, String instalment, long wan) {
        return given.when(Person.APPROVER, Advanced.grant(it, instalment, wan(wan)));
    }

    private List<AwardDifference> differences() {
        return given.ledger().recomputed(PROGRAMME).differences();
    }

    @Test
    void whoeverHasAnAdvanceWaitsForTheRest() {
        with(Advanced.refunded().ledger().pack(), 12);
        Case it = contracted();
        given.after(Person.APPROVER, Advanced.grant(it, wan(10)));
        Case late = contracted();
        Advanced.accepted(given, it, wan(30)).reviewed();
        Advanced.accepted(given, late, wan(30)).reviewed();
        assertThat(approve(it, 15).isAccepted()).isFalse();
        Answer queued = queue(it, 15);
        assertThat(queued.accepted(AwardQueued.class).amountFen()).isEqualTo(wan(5));
        assertThat(queued.accepted(Queued.class).amountFen()).isEqualTo(wan(5));
        queue(it, 15).rejected(RejectionCode.ALREADY_EXISTS);

        given.allocated("central", "renovation", 20);
        assertThat(Scalar.texts(
                        approve(late, 15).rejected(RejectionCode.QUEUE_ORDER).facts()))
                .containsEntry("ahead", it.number());
        approve(it, 15).accepted(QueueLeft.class);
        approve(late, 15).accepted(AwardApproved.class);
        assertThat(differences()).isEmpty();
    }

    /** An attack: a small first instalment is granted in time, so that the second one passes whoever waits. */
    @Test
    void aSecondInstalmentPassesNobodyWhoWaits() {
        with(Advanced.twice().ledger().pack(), 12);
        Case first = contracted();
        Case second = contracted();
        given.after(Person.APPROVER, Advanced.grant(second, "first", wan(3)));
        Advanced.accepted(given, first, wan(30)).reviewed();
        queue(first, 15).accepted();
        Rejection no = grant(second, "second", 6).rejected(RejectionCode.QUEUE_ORDER);
        assertThat(Scalar.texts(no.facts())).containsEntry("ahead", first.number());
        assertThat(differences()).isEmpty();

        Award.Terms terms = Objects.requireNonNull(second.award().terms());
        given.recorded(List.of(new StreamEvent(
                StreamId.award(second.number()),
                new AdvanceGranted(
                        "second",
                        wan(6),
                        List.of(new Share("central", wan(6))),
                        wan(6),
                        terms.purpose(),
                        terms.beneficiary(),
                        "预拨2号",
                        null,
                        List.of()))));
        assertThat(differences())
                .anySatisfy(found -> assertThat(found.recomputed()).contains(first.number()));
    }

    @Test
    void whoeverStandsBeforeGetsItsSecondInstalment() {
        with(Advanced.twice().ledger().pack(), 12);
        Case first = contracted();
        Case second = contracted();
        given.after(Person.APPROVER, Advanced.grant(first, "first", wan(3)));
        Advanced.accepted(given, second, wan(30)).reviewed();
        queue(second, 15).accepted();
        grant(first, "second", 6).accepted();
    }

    @Test
    void aSettlementThatNeedsNoMoreMoneyWaitsForNobody() {
        with(Advanced.refunded().ledger().pack(), 20);
        Case first = contracted();
        Case second = contracted();
        given.after(Person.APPROVER, Advanced.grant(second, wan(10)));
        Advanced.accepted(given, first, wan(30)).reviewed();
        queue(first, 15).accepted();
        Advanced.accepted(given, second, wan(10)).reviewed();
        assertThat(Scalar.texts(
                        queue(second, 5).rejected(RejectionCode.WRONG_STATE).facts()))
                .containsEntry("state", "在已核定的预拨以内，不再需要资金；排队的金额写奖补全数");
        approve(second, 5).accepted(AwardApproved.class);
        // What it sets free is for who waits.
        approve(first, 15).accepted(QueueLeft.class);
        assertThat(differences()).isEmpty();
    }

    @Test
    void aSettlementThatNeedsMoreWaitsAsAnyOther() {
        with(Advanced.refunded().ledger().pack(), 20);
        Case first = contracted();
        Case second = contracted();
        given.after(Person.APPROVER, Advanced.grant(second, wan(10)));
        Advanced.accepted(given, first, wan(30)).reviewed();
        queue(first, 15).accepted();
        Advanced.accepted(given, second, wan(24)).reviewed();
        approve(second, 12).rejected(RejectionCode.QUEUE_ORDER);
        queue(second, 12).accepted();
    }

    @Test
    void whoeverHasAnAdvanceGetsWhatIsLeftBesideWhereThePackSaysSo() {
        String wait = "      whenOut: wait\n      clause: plan 资金安排（一）";
        with(
                Given.budgetUnder(text -> Advanced.rewritten(text).replace(wait, wait.replace("wait", "part")))
                        .ledger()
                        .pack(),
                12);
        Case it = contracted();
        given.after(Person.APPROVER, Advanced.grant(it, wan(10)));
        Advanced.accepted(given, it, wan(30)).reviewed();
        approve(it, 11).rejected(RejectionCode.REASON_REQUIRED);
        assertThat(approve(it, 12).accepted(AwardApproved.class).reason()).isEqualTo("资金不足，按科目余额核定");
        assertThat(differences()).isEmpty();
    }
}
