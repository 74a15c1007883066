package org.mingzhang.domain.bank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mingzhang.domain.given.Given.PROGRAMME;
import static org.mingzhang.domain.given.Given.wan;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.mingzhang.domain.bank.BankCommand.MatchTreasuryPayment;
import org.mingzhang.domain.bank.BankCommand.RecordBankLine;
import org.mingzhang.domain.bank.BankCommand.RecordTreasuryPayment;
import org.mingzhang.domain.bank.BankCommand.UnmatchTreasuryPayment;
import org.mingzhang.domain.bank.BankEvent.TreasuryPaymentMatched;
import org.mingzhang.domain.bank.BankEvent.TreasuryPaymentUnmatched;
import org.mingzhang.domain.decision.RejectionCode;
import org.mingzhang.domain.given.Given;
import org.mingzhang.domain.given.Person;
import org.mingzhang.domain.money.Fen;

class BankCommandTest {
    private final Given given = Given.programme();

    private static RecordBankLine line(String serialNo, Fen amount) {
        return new RecordBankLine("62001", serialNo, "甲", "1", "乙", "2", amount, null);
    }

    @Test
    void aStatementsLineCountsOnce() {
        given.after(Person.BUDGET, line("流水1", wan(1)));
        given.when(Person.BUDGET, line("流水1", wan(1))).rejected(RejectionCode.RECEIPT_USED_TWICE);
        given.when(Person.BUDGET, line("流水2", wan(1))).accepted();
        given.when(Person.ROSTER, line("流水3", wan(1))).rejected(RejectionCode.ROLE_MISSING);
    }

    @Test
    void aTreasuryVoucherCountsOnce() {
        RecordTreasuryPayment voucher =
                new RecordTreasuryPayment(PROGRAMME, "支付1", "central", null, 2026, "乙", "2", wan(1), null, null);
        given.after(Person.BUDGET, voucher);
        given.when(Person.BUDGET, voucher).rejected(RejectionCode.RECEIPT_USED_TWICE);
    }

    @Test
    void whatAVoucherPaysIsSaidOfAVoucherThatIsThere() {
        MatchTreasuryPayment match = new MatchTreasuryPayment(PROGRAMME, "支付1", "ZF-1", "收款户名写错", null);
        given.when(Person.BUDGET, match).rejected(RejectionCode.NOT_FOUND);
        given.after(
                Person.BUDGET,
                new RecordTreasuryPayment(PROGRAMME, "支付1", "central", null, 2026, "乙", "2", wan(1), null, null));
        given.when(Person.ROSTER, match).rejected(RejectionCode.ROLE_MISSING);
        given.after(Person.BUDGET, match);
        given.when(Person.BUDGET, match).rejected(RejectionCode.ALREADY_EXISTS);
    }

    @Test
    void whatAPersonSaidOfAVoucherIsTakenBackOnceAndMaySayAgain() {
        MatchTreasuryPayment match = new MatchTreasuryPayment(PROGRAMME, "支付1", "ZF-1", "收款户名写错", null);
        UnmatchTreasuryPayment back = new UnmatchTreasuryPayment(PROGRAMME, "支付1", "认错了");
        given.when(Person.BUDGET, back).rejected(RejectionCode.NOT_FOUND);
        given.after(
                Person.BUDGET,
                new RecordTreasuryPayment(PROGRAMME, "支付1", "central", null, 2026, "乙", "2", wan(1), null, null));
        given.when(Person.BUDGET, back).rejected(RejectionCode.WRONG_STATE);
        given.after(Person.BUDGET, match);
        given.when(Person.ROSTER, back).rejected(RejectionCode.ROLE_MISSING);
        assertThat(given.when(Person.BUDGET, back)
                        .accepted(TreasuryPaymentUnmatched.class)
                        .payments())
                .as("what was named is told, so that it shows where the payment is looked at")
                .containsExactly("ZF-1");
        given.when(Person.BUDGET, back).rejected(RejectionCode.WRONG_STATE);
        given.when(Person.BUDGET, match).accepted();
    }

    @Test
    void aVoucherThatPaysSeveralNamesThemAll() {
        given.after(
                Person.BUDGET,
                new RecordTreasuryPayment(PROGRAMME, "支付1", "central", null, 2026, "代发专户", "2", wan(3), null, null));
        MatchTreasuryPayment match = new MatchTreasuryPayment(PROGRAMME, "支付1", null, "批量代发", List.of("ZF-1", "ZF-2"));
        assertThat(given.when(Person.BUDGET, match)
                        .accepted(TreasuryPaymentMatched.class)
                        .all())
                .containsExactly("ZF-1", "ZF-2");
        given.when(Person.BUDGET, match).rejected(RejectionCode.ALREADY_EXISTS);
        given.when(Person.BUDGET, new MatchTreasuryPayment(PROGRAMME, "支付1", "ZF-1", "只付一笔", null))
                .accepted();
        for (List<String> wrong : List.of(List.<String>of(), List.of("ZF-1", "ZF-1"))) {
            assertThatThrownBy(() -> new MatchTreasuryPayment(PROGRAMME, "支付1", null, "批量代发", wrong))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> new MatchTreasuryPayment(PROGRAMME, "支付1", null, "批量代发", null))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new MatchTreasuryPayment(PROGRAMME, "支付1", "ZF-1", "批量代发", List.of("ZF-1", "ZF-2")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aMovementOfNothingIsNoMovement() {
        assertThatThrownBy(() -> line("流水1", Fen.ZERO)).isInstanceOf(IllegalArgumentException.class);
    }
}
