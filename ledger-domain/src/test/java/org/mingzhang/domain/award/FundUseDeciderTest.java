package org.mingzhang.domain.award;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mingzhang.domain.given.Given.wan;

import org.junit.jupiter.api.Test;
import org.mingzhang.domain.award.AwardCommand.OrderRecovery;
import org.mingzhang.domain.award.AwardCommand.ReceiveRecovery;
import org.mingzhang.domain.award.AwardCommand.ReportFundUse;
import org.mingzhang.domain.decision.RejectionCode;
import org.mingzhang.domain.given.Case;
import org.mingzhang.domain.given.Given;
import org.mingzhang.domain.given.Person;
import org.mingzhang.domain.json.RefusedValue;
import org.mingzhang.domain.money.Fen;

class FundUseDeciderTest {
    private static final Fen ONE = Fen.of(1);

    private final Given given = Given.budget();

    private static ReportFundUse use(Case it, String payment, Fen amount) {
        return new ReportFundUse(it.number(), payment, "支付软件尾款", null, amount);
    }

    @Test
    void theBeneficiaryReportsWhatItSpentUpToWhatItGotAndNotOneFenMore() {
        Case it = given.pilot("1").accepted(2, wan(40)).awarded().paid("P-1", wan(10));
        given.when(Person.ORDERER, use(it, "P-1", wan(4))).rejected(RejectionCode.ROLE_MISSING);
        Case other = given.pilot("1").submitted();
        given.when(other.applicant(), use(it, "P-1", wan(4))).rejected(RejectionCode.SCOPE_EXCEEDED);
        given.when(it.applicant(), use(it, "P-2", wan(4))).rejected(RejectionCode.NOT_FOUND);
        given.after(it.applicant(), use(it, "P-1", wan(4)));
        given.when(it.applicant(), use(it, "P-1", wan(6).plus(ONE))).rejected(RejectionCode.PAYMENT_EXCEEDED);
        given.when(it.applicant(), use(it, "P-1", wan(6))).accepted();
        given.when(it.applicant(), use(it, "P-1", ONE)).rejected(RejectionCode.PAYMENT_EXCEEDED);
    }

    @Test
    void whatIsNotPaidYetIsNotSpent() {
        Case it = given.pilot("1").accepted(2, wan(40)).awarded().ordered("P-1", wan(10));
        given.when(it.applicant(), use(it, "P-1", wan(1))).rejected(RejectionCode.WRONG_STATE);
        it.released("P-1").confirmed("P-1");
        given.later(3);
        given.when(it.applicant(), given.today().minusDays(4), use(it, "P-1", wan(1)))
                .rejected(RejectionCode.BUSINESS_DATE_TOO_EARLY);
        given.when(it.applicant(), use(it, "P-1", wan(1))).accepted();
    }

    @Test
    void whatWasTakenBackIsNotSpentEither() {
        Case it = given.pilot("1").accepted(2, wan(40)).awarded().paid("P-1", wan(10));
        given.after(Person.APPROVER, new OrderRecovery(it.number(), "R-1", "P-1", wan(7), null, "追回1号", "用途不符"));
        given.after(Person.RECEIPTS, new ReceiveRecovery(it.number(), "R-1", wan(7), null, "示例银行", "退1", null));
        given.when(it.applicant(), use(it, "P-1", wan(3).plus(ONE))).rejected(RejectionCode.PAYMENT_EXCEEDED);
        given.when(it.applicant(), use(it, "P-1", wan(3))).accepted();
    }

    @Test
    void nothingSpentIsNoUse() {
        Case it = given.pilot("1");
        assertThatThrownBy(() -> use(it, "P-1", Fen.ZERO)).isInstanceOf(RefusedValue.class);
    }
}
