package org.mingzhang.domain.award;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mingzhang.domain.given.Given.wan;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.mingzhang.domain.actor.Role;
import org.mingzhang.domain.application.ApplicationCommand.JoinConsortium;
import org.mingzhang.domain.application.ApplicationCommand.ReceivePaper;
import org.mingzhang.domain.application.ApplicationEvent.Outcome;
import org.mingzhang.domain.award.AwardCommand.OrderRecovery;
import org.mingzhang.domain.award.AwardCommand.ReceiveRecovery;
import org.mingzhang.domain.award.AwardEvent.RecoveryOrdered;
import org.mingzhang.domain.award.AwardEvent.RecoveryReceived;
import org.mingzhang.domain.decision.RejectionCode;
import org.mingzhang.domain.enterprise.EnterpriseEvent.Kind;
import org.mingzhang.domain.given.Case;
import org.mingzhang.domain.given.Consortia;
import org.mingzhang.domain.given.Given;
import org.mingzhang.domain.given.Person;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.domain.policy.PackRenderer;
import org.mingzhang.domain.policy.ParameterValues;

/** What a consortium owes together: one balance, whichever debtor pays of it. */
class JointRecoveryTest {
    private final Given given = Consortia.liable();
    private final String partner = given.enterprise(Given.code(61), "示例伙伴", Kind.ENTERPRISE, Given.COUNTY);
    private final Case it = consortium(given, partner);

    private static Case consortium(Given given, String partner) {
        Case it = Consortia.applied(given, partner);
        given.after(Consortia.member(given, partner), new JoinConsortium(it.number(), partner));
        return paid(it, given);
    }

    private static Case paid(Case it, Given given) {
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
        Person insider = new Person("insider", partner, Role.FINANCE, null);
        given.person(insider);
        given.when(insider, receipt(wan(1), "缴1", partner)).rejected(RejectionCode.CONFLICT_OF_INTEREST);
    }

    @Test
    void attackAnApplicantNamesAMemberThatNeverAgreed() {
        Given other = Consortia.liable();
        String named = other.enterprise(Given.code(61), "示例伙伴", Kind.ENTERPRISE, Given.COUNTY);
        String stranger = other.enterprise(Given.code(62), "示例路人", Kind.ENTERPRISE, Given.COUNTY);
        Case hasty = Consortia.applied(other, named);
        other.when(Person.COUNTY, hasty.stage("county", Outcome.PASSED))
                .rejected(RejectionCode.MEMBER_NOT_JOINED, "连带责任");
        other.when(hasty.applicant(), new JoinConsortium(hasty.number(), named)).rejected(RejectionCode.SCOPE_EXCEEDED);
        other.when(Consortia.member(other, stranger), new JoinConsortium(hasty.number(), stranger))
                .rejected(RejectionCode.NOT_ELIGIBLE);
        Person itself = Consortia.member(other, named);
        other.after(itself, new JoinConsortium(hasty.number(), named));
        other.when(itself, new JoinConsortium(hasty.number(), named)).rejected(RejectionCode.ALREADY_EXISTS);
        other.when(Person.COUNTY, hasty.stage("county", Outcome.PASSED)).accepted();
    }

    @Test
    void anAgreementWithEverybodysSealBindsAllOfThem() {
        Given other = Consortia.liableByAgreement();
        String named = other.enterprise(Given.code(61), "示例伙伴", Kind.ENTERPRISE, Given.COUNTY);
        Case sealed = Consortia.applied(other, named);
        other.after(Person.COUNTY, new ReceivePaper(sealed.number(), "agreement", 1, false, "示例企业", "无章"));
        other.when(Person.COUNTY, sealed.stage("county", Outcome.PASSED)).rejected(RejectionCode.MEMBER_NOT_JOINED);
        other.after(Person.COUNTY, new ReceivePaper(sealed.number(), "联合申报协议", 1, true, "示例企业", null));
        paid(sealed, other);
        assertThat(other.when(
                                Person.BUDGET,
                                new OrderRecovery(sealed.number(), "R-1", "P-1", wan(10), null, "追回1号", "虚报"))
                        .accepted(RecoveryOrdered.class)
                        .debtors())
                .containsExactly(sealed.code(), named);
    }

    /** 牵头单位承担连带责任: no member has to sign for it, and the whole of it is the lead's. */
    @Test
    void whereTheLeadAloneIsLiableNobodyElseSignsOrOwes() {
        Given other = Consortia.liable("by: lead, ");
        String named = other.enterprise(Given.code(61), "示例伙伴", Kind.ENTERPRISE, Given.COUNTY);
        Case led = paid(Consortia.applied(other, named), other);
        assertOwedByTheLead(other, led, named);
    }

    private static void assertOwedByTheLead(Given other, Case led, String named) {
        assertThat(other.when(
                                Person.BUDGET,
                                new OrderRecovery(led.number(), "R-1", "P-1", wan(30), null, "追回1号", "参与单位虚报"))
                        .accepted(RecoveryOrdered.class)
                        .debtors())
                .isNull();
        other.when(Person.RECEIPTS, new ReceiveRecovery(led.number(), "R-1", wan(1), null, "示例银行", "缴1", named))
                .rejected(RejectionCode.NOT_ELIGIBLE, "连带");
        other.when(Person.RECEIPTS, new ReceiveRecovery(led.number(), "R-1", wan(30), null, "示例银行", "缴1", null))
                .accepted();
    }

    @Test
    void whoIsLiableMayWaitForADecisionAndUntilThenAllAre() {
        Given other = Consortia.liableAsDecided();
        String named = other.enterprise(Given.code(61), "示例伙伴", Kind.ENTERPRISE, Given.COUNTY);
        Case hasty = Consortia.applied(other, named);
        other.when(Person.COUNTY, hasty.stage("county", Outcome.PASSED))
                .rejected(RejectionCode.MEMBER_NOT_JOINED, "连带责任");
        other.decided("HD-06.joint", "lead");
        assertOwedByTheLead(other, paid(hasty, other), named);
    }

    @Test
    void attackToFreeMembersThatHaveSignedByADecisionTakenAfterTheOrder() {
        Given other = Consortia.liableAsDecided();
        String named = other.enterprise(Given.code(61), "示例伙伴", Kind.ENTERPRISE, Given.COUNTY);
        Case signed = consortium(other, named);
        other.after(Person.BUDGET, new OrderRecovery(signed.number(), "R-1", "P-1", wan(10), null, "追回1号", "虚报"));
        other.decided("HD-06.joint", "lead");
        other.when(Person.RECEIPTS, new ReceiveRecovery(signed.number(), "R-1", wan(1), null, "示例银行", "缴1", named))
                .accepted();
    }

    @Test
    void thePackShowsWhoOwesTogether() {
        assertThat(PackRenderer.text(
                        given.ledger().pack(),
                        ParameterValues.defaults(given.ledger().pack())))
                .contains("联合体各成员对追回承担连带责任");
    }
}
