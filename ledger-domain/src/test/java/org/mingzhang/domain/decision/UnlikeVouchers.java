package org.mingzhang.domain.decision;

import static org.mingzhang.domain.given.Given.PROGRAMME;
import static org.mingzhang.domain.given.Given.wan;

import org.mingzhang.domain.bank.BankCommand.MatchTreasuryPayment;
import org.mingzhang.domain.bank.BankCommand.RecordTreasuryPayment;
import org.mingzhang.domain.given.Answer;
import org.mingzhang.domain.given.Case;
import org.mingzhang.domain.given.Given;
import org.mingzhang.domain.given.Person;

/** A voucher that shares neither source nor account nor amount with the payment that it is named for. */
final class UnlikeVouchers {
    private UnlikeVouchers() {}

    static Answer matched(Given given, Case accepted) {
        accepted.awarded().paid("P-1", wan(10));
        given.after(
                Person.BUDGET,
                new RecordTreasuryPayment(PROGRAMME, "支付1", "local", null, 2026, "他人", "6299999", wan(3), null, null));
        return given.when(Person.BUDGET, new MatchTreasuryPayment(PROGRAMME, "支付1", "P-1", "认定", null, null));
    }
}
