package org.mingzhang.domain.award;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mingzhang.domain.given.Given.wan;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.mingzhang.domain.actor.Role;
import org.mingzhang.domain.award.AwardCommand.ApprovePayment;
import org.mingzhang.domain.award.AwardCommand.OrderRecovery;
import org.mingzhang.domain.award.AwardCommand.ReceiveRecovery;
import org.mingzhang.domain.award.AwardCommand.ReduceAward;
import org.mingzhang.domain.award.AwardEvent.PaymentOrdered;
import org.mingzhang.domain.decision.RejectionCode;
import org.mingzhang.domain.enterprise.EnterpriseCommand.RecordPriorAward;
import org.mingzhang.domain.event.Share;
import org.mingzhang.domain.given.Case;
import org.mingzhang.domain.given.Gates;
import org.mingzhang.domain.given.Given;
import org.mingzhang.domain.given.Person;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.domain.policy.PolicyPack;
import org.mingzhang.domain.programme.ProgrammeCommand.DecideParameter;

/** Who keeps silent about money from elsewhere until the award is approved gets no more than who told of it before. */
class LateGrantsTest {
    private static final PolicyPack SECOND = Given.pack(Gates::capped);
    private static final PolicyPack ASKING = Given.pack(LateGrantsTest::asking);

    private final Given given = Given.budget().opened("second", SECOND);

    private static String asking(String text) {
        return Gates.capped(text)
                .replace("second-2026", "asking-2026")
                .replace("recorded: {names: [技改资金]}", "recorded: {names: [技改资金]}\n    others: param(HD-06.others)")
                .replace(
                        "\nparameters:\n",
                        "\nparameters:\n  HD-06.others: {name: 其他奖补, type: text, default: undecided, options: {counted: 计入, ignored: 不计}, doubt: 例, proposed: 例}\n");
    }

    /** 30万元 is approved; the fund leaves that much to who was granted nothing elsewhere. */
    private Case awarded() {
        Case it = given.applicant("HD-06").in("second").approved().reviewed();
        given.after(Person.APPROVER, it.approval(wan(30)));
        return it;
    }

    /** @param on the day of that grant; null where nobody says it */
    private void tell(Case it, String fund, long wan, @Nullable LocalDate on) {
        RecordPriorAward told = new RecordPriorAward(it.code(), fund, "省级", null, wan(wan), null);
        if (on == null) {
            given.after(Person.ROSTER, told);
        } else {
            given.when(Person.ROSTER, on, told).accepted();
        }
    }

    private static ReduceAward reduction(Case it, Fen amount) {
        return new ReduceAward(it.number(), List.of(new Share("central", amount)), "另有技改资金", "核减1号", null);
    }

    private List<AwardDifference> differences() {
        return given.ledger().recomputed("second").differences();
    }

    @Test
    void whatComesOnRecordAfterTheApprovalIsNotPaidBeyondTheCap() {
        Case it = awarded();
        tell(it, "技改资金", 12, null);
        given.when(Person.ORDERER, it.order("拨付-1", wan(30))).rejected(RejectionCode.ABOVE_COMPUTED_AMOUNT);
        given.when(Person.ORDERER, it.order("拨付-1", wan(19))).rejected(RejectionCode.ABOVE_COMPUTED_AMOUNT);
        given.when(Person.ORDERER, it.order("拨付-1", wan(18))).accepted(PaymentOrdered.class);
    }

    @Test
    void recomputingTellsItUntilTheAwardIsReduced() {
        Case it = awarded();
        assertThat(differences()).isEmpty();
        tell(it, "技改资金", 12, null);
        assertThat(differences()).singleElement().satisfies(found -> {
            assertThat(found.storedFen()).isEqualTo(wan(30));
            assertThat(found.recomputedFen()).isEqualTo(wan(18));
        });
        given.after(Person.APPROVER, reduction(it, wan(12)));
        assertThat(differences()).isEmpty();
    }

    @Test
    void whatWasOrderedBeforeIsNotApprovedAndDoesNotLeaveInAFile() {
        Case it = awarded().ordered("拨付-1", wan(30));
        tell(it, "技改资金", 12, null);
        given.when(Person.RELEASER, new ApprovePayment(it.number(), "拨付-1"))
                .rejected(RejectionCode.ABOVE_COMPUTED_AMOUNT);
        assertThat(Objects.requireNonNull(Unpayable.reason(given.ledger().reads(), it.number(), given.today()))
                        .code())
                .isEqualTo(RejectionCode.ABOVE_COMPUTED_AMOUNT);
    }

    @Test
    void whatIsPaidAlreadyComesBack() {
        Case it = awarded().paid("拨付-1", wan(30));
        tell(it, "技改资金", 12, null);
        assertThat(differences()).hasSize(1);
        given.after(
                Person.APPROVER, new OrderRecovery(it.number(), "追回-1", "拨付-1", wan(12), null, "追回1号", "另有技改资金", null));
        given.after(Person.RECEIPTS, new ReceiveRecovery(it.number(), "追回-1", wan(12), null, "示例银行", "退1", null));
        assertThat(differences()).isEmpty();
    }

    @Test
    void whatIsGrantedElsewhereAfterTheApprovalIsNoConcernOfIt() {
        Case it = awarded();
        given.later(5);
        LocalDate granted = given.today();
        given.later(1);
        tell(it, "技改资金", 12, granted);
        given.when(Person.ORDERER, it.order("拨付-1", wan(30))).accepted(PaymentOrdered.class);
        assertThat(differences()).isEmpty();
    }

    @Test
    void whatIsToldLaterWithoutItsDayMayHaveBeenBefore() {
        Case it = awarded();
        given.later(5);
        tell(it, "技改资金", 12, null);
        given.when(Person.ORDERER, it.order("拨付-1", wan(30))).rejected(RejectionCode.ABOVE_COMPUTED_AMOUNT);
        assertThat(differences()).hasSize(1);
    }

    /** 20万元 of another programme of this ledger, of a day before, in an old record that is imported after it. */
    @Test
    void whatAnotherProgrammeGrantedBeforeAndIsImportedAfterwardsCounts() {
        Case renovation = given.pilot("1").accepted(2, wan(40));
        LocalDate before = given.today();
        given.later(20);
        Case it = second(renovation);
        assertThat(given.history(
                        Role.CITY_INDUSTRY,
                        "示例机关",
                        "示例人",
                        before,
                        new PastAward.Approval(renovation.number(), wan(20), null, "核定2号", null, false, null)))
                .isEmpty();
        given.when(Person.ORDERER, it.order("拨付-1", wan(30))).rejected(RejectionCode.ABOVE_COMPUTED_AMOUNT);
        assertThat(differences()).singleElement().satisfies(found -> assertThat(found.recomputedFen())
                .isEqualTo(wan(10)));
        given.after(Person.APPROVER, reduction(it, wan(20)));
        assertThat(differences()).isEmpty();
        given.when(Person.ORDERER, it.order("拨付-1", wan(10))).accepted(PaymentOrdered.class);
    }

    @Test
    void whatAnotherProgrammeGrantsUnderAnEarlierDayCounts() {
        Case renovation = given.pilot("1").accepted(2, wan(40)).reviewed();
        LocalDate before = given.today();
        given.later(20);
        Case it = second(renovation);
        given.when(Person.APPROVER, before, renovation.approval(wan(20))).accepted();
        given.when(Person.ORDERER, it.order("拨付-1", wan(30))).rejected(RejectionCode.ABOVE_COMPUTED_AMOUNT);
        assertThat(differences()).hasSize(1);
    }

    @Test
    void whatAnotherProgrammeGrantsOnALaterDayIsNoConcernOfIt() {
        Case renovation = given.pilot("1").accepted(2, wan(40)).reviewed();
        given.later(20);
        Case it = second(renovation);
        given.later(1);
        given.after(Person.APPROVER, renovation.approval(wan(20)));
        given.when(Person.ORDERER, it.order("拨付-1", wan(30))).accepted(PaymentOrdered.class);
        assertThat(differences()).isEmpty();
    }

    private Case second(Case renovation) {
        Case it = given.applicant("HD-06", renovation.code())
                .in("second")
                .approved()
                .reviewed();
        given.after(Person.APPROVER, it.approval(wan(30)));
        return it;
    }

    @Test
    void otherMoneyFromElsewhereIsPaidBeside() {
        Case it = awarded();
        tell(it, "稳岗补贴", 12, null);
        given.when(Person.ORDERER, it.order("拨付-1", wan(30))).accepted(PaymentOrdered.class);
        assertThat(differences()).isEmpty();
    }

    @Test
    void whatIsGrantedInOtherWordsHoldsPaymentsUntilItIsDecided() {
        given.opened("asking", ASKING);
        Case it = given.applicant("HD-06").in("asking").approved().reviewed();
        given.after(Person.APPROVER, it.approval(wan(30)));
        tell(it, "技术改造补助", 12, null);
        given.when(Person.ORDERER, it.order("拨付-1", wan(30))).rejected(RejectionCode.PARAMETER_UNDECIDED);
        given.after(Person.ROSTER, new DecideParameter("asking", "HD-06.others", "counted", "《会议纪要1号》"));
        given.when(Person.ORDERER, it.order("拨付-1", wan(30))).rejected(RejectionCode.ABOVE_COMPUTED_AMOUNT);
        given.when(Person.ORDERER, it.order("拨付-1", wan(18))).accepted(PaymentOrdered.class);
    }
}
