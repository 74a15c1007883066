package org.mingzhang.domain.award;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mingzhang.domain.given.Given.PROGRAMME;
import static org.mingzhang.domain.given.Given.wan;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.mingzhang.domain.application.ApplicationCommand.SubmitApplication;
import org.mingzhang.domain.application.ApplicationEvent.Outcome;
import org.mingzhang.domain.award.AwardCommand.OrderRecovery;
import org.mingzhang.domain.award.AwardCommand.ReceiveRecovery;
import org.mingzhang.domain.award.AwardEvent.RecoveryOrdered;
import org.mingzhang.domain.award.AwardEvent.RecoveryReceived;
import org.mingzhang.domain.decision.RejectionCode;
import org.mingzhang.domain.enterprise.EnterpriseEvent.Kind;
import org.mingzhang.domain.given.Case;
import org.mingzhang.domain.given.Given;
import org.mingzhang.domain.given.Person;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.domain.policy.PackRenderer;
import org.mingzhang.domain.policy.ParameterValues;

/** What a consortium owes together: one balance, whichever debtor pays of it. */
class JointRecoveryTest {
    private static final String WORDS = "  HD-06:\n    name:";
    private static final String JOINT = "  HD-06:\n    joint:\n      proposed: 联合申报协议约定各成员连带责任\n    name:";

    private final Given given = Given.budgetWith(WORDS, JOINT);
    private final String partner = given.enterprise(Given.code(61), "示例伙伴", Kind.ENTERPRISE, Given.COUNTY);
    private final Case it = consortium(given, partner);

    private static Case consortium(Given given, String partner) {
        Case it = given.applicant("HD-06");
        SubmitApplication alone = it.submission();
        given.after(
                it.applicant(),
                new SubmitApplication(
                        alone.application(),
                        PROGRAMME,
                        alone.direction(),
                        alone.applicant(),
                        alone.title(),
                        null,
                        null,
                        1,
                        null,
                        null,
                        null,
                        List.of(),
                        List.of(partner),
                        null,
                        null,
                        null));
        it.recommended().noticed();
        given.after(Person.DECISION, it.stage("decision", Outcome.PASSED));
        return it.awarded().paid("P-1", wan(30));
    }

    private OrderRecovery order(Fen amount) {
        return new OrderRecovery(it.number(), "R-1", "P-1", amount, null, "追回1号", "虚报");
    }

    private ReceiveRecovery receipt(Fen amount, String receiptNo, @Nullable String payer) {
        return new ReceiveRecovery(it.number(), "R-1", amount, null, "示例银行", receiptNo, payer);
    }

    @Test
    void anyDebtorReducesTheOneBalanceAndTheReceiptSaysWho() {
        assertThat(given.when(Person.BUDGET, order(wan(10)))
                        .accepted(RecoveryOrdered.class)
                        .debtors())
                .containsExactly(it.code(), partner);
        assertThat(given.when(Person.RECEIPTS, receipt(wan(6), "缴1", partner))
                        .accepted(RecoveryReceived.class)
                        .payer())
                .isEqualTo(partner);
        given.when(Person.RECEIPTS, receipt(wan(5), "缴2", it.code())).rejected(RejectionCode.PAYMENT_EXCEEDED);
        given.after(Person.RECEIPTS, receipt(wan(4), "缴2", it.code()));
        given.when(Person.RECEIPTS, receipt(Fen.of(1), "缴3", partner)).rejected(RejectionCode.PAYMENT_EXCEEDED);
    }

    @Test
    void attackAReceiptFromAStranger() {
        given.after(Person.BUDGET, order(wan(10)));
        given.when(Person.RECEIPTS, receipt(wan(1), "缴1", Given.code(99))).rejected(RejectionCode.NOT_ELIGIBLE, "连带");
        given.when(Person.RECEIPTS, receipt(wan(1), "缴1", null)).rejected(RejectionCode.FACT_MISSING);
    }

    @Test
    void attackOneReceiptCountedForTwoDebtors() {
        given.after(Person.BUDGET, order(wan(10)));
        given.after(Person.RECEIPTS, receipt(wan(5), "缴1", partner));
        given.when(Person.RECEIPTS, receipt(wan(5), "缴1", it.code())).rejected(RejectionCode.RECEIPT_USED_TWICE);
    }

    @Test
    void whereThePackSaysNothingTheApplicantAloneOwesIt() {
        Given alone = Given.budget();
        String friend = alone.enterprise(Given.code(61), "示例伙伴", Kind.ENTERPRISE, Given.COUNTY);
        Case single = consortium(alone, friend);
        OrderRecovery order = new OrderRecovery(single.number(), "R-1", "P-1", wan(10), null, "追回1号", "虚报");
        assertThat(alone.when(Person.BUDGET, order)
                        .accepted(RecoveryOrdered.class)
                        .debtors())
                .isNull();
        alone.when(Person.RECEIPTS, new ReceiveRecovery(single.number(), "R-1", wan(1), null, "示例银行", "缴1", friend))
                .rejected(RejectionCode.NOT_ELIGIBLE);
        alone.when(Person.RECEIPTS, new ReceiveRecovery(single.number(), "R-1", wan(1), null, "示例银行", "缴1", null))
                .accepted();
    }

    @Test
    void amongItsOwnDebtorsNobodyBooksTheReceipt() {
        given.after(Person.BUDGET, order(wan(10)));
        Person insider = new Person("insider", partner, org.mingzhang.domain.actor.Role.FINANCE, null);
        given.person(insider);
        given.when(insider, receipt(wan(1), "缴1", partner)).rejected(RejectionCode.CONFLICT_OF_INTEREST);
    }

    @Test
    void thePackShowsWhoOwesTogether() {
        assertThat(PackRenderer.text(
                        given.ledger().pack(),
                        ParameterValues.defaults(given.ledger().pack())))
                .contains("联合体各成员对追回承担连带责任");
    }
}
