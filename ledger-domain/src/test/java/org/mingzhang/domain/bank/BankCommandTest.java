package org.mingzhang.domain.bank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mingzhang.domain.given.Given.PROGRAMME;
import static org.mingzhang.domain.given.Given.wan;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.mingzhang.domain.actor.Role;
import org.mingzhang.domain.award.AwardCommand.ApprovePayment;
import org.mingzhang.domain.bank.BankCommand.ExplainBankLine;
import org.mingzhang.domain.bank.BankCommand.MatchTreasuryPayment;
import org.mingzhang.domain.bank.BankCommand.RecordBankLine;
import org.mingzhang.domain.bank.BankCommand.RecordTreasuryPayment;
import org.mingzhang.domain.bank.BankCommand.UnmatchTreasuryPayment;
import org.mingzhang.domain.bank.BankEvent.TreasuryPaymentMatched;
import org.mingzhang.domain.bank.BankEvent.TreasuryPaymentUnmatched;
import org.mingzhang.domain.decision.RejectionCode;
import org.mingzhang.domain.given.Case;
import org.mingzhang.domain.given.Given;
import org.mingzhang.domain.given.Person;
import org.mingzhang.domain.money.Fen;

class BankCommandTest {
    private final Given given = Given.programme();
    private final Given money = Given.budget();

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

    private static RecordTreasuryPayment voucher(String number, String source, int year, String account) {
        return new RecordTreasuryPayment(PROGRAMME, number, source, null, year, "乙", account, wan(1), null, null);
    }

    private static RecordTreasuryPayment voucher(String number) {
        return voucher(number, "central", 2026, "620002");
    }

    @Test
    void aLineOfATreasuryVoucherCountsOnce() {
        given.after(Person.BUDGET, voucher("支付1"));
        given.when(Person.BUDGET, voucher("支付1")).rejected(RejectionCode.RECEIPT_USED_TWICE);
        given.when(Person.BUDGET, voucher(" 支付１")).rejected(RejectionCode.RECEIPT_USED_TWICE);
    }

    @Test
    void aVoucherMayPaySeveralAccountsOnOneDayAndItsNumberBeginsAnewEachYear() {
        given.after(Person.BUDGET, voucher("支付1"));
        given.when(Person.BUDGET, voucher("支付1", "central", 2026, "620003")).accepted();
        given.when(Person.BUDGET, voucher("支付1", "central", 2027, "620002")).accepted();
        given.when(Person.BUDGET, voucher("支付1", "local", 2026, "620004")).rejected(RejectionCode.RECEIPT_USED_TWICE);
    }

    @Test
    void ofAnotherDayANumberIsAnotherVoucherAndIsRefused() {
        given.after(Person.BUDGET, voucher("支付1"));
        given.later(1);
        given.when(Person.BUDGET, voucher("支付1", "central", 2026, "620003")).rejected(RejectionCode.RECEIPT_USED_TWICE);
    }

    @Test
    void aVoucherOfNoSourceYearOrStatementOfTheProgrammeIsRefused() {
        given.when(Person.BUDGET, voucher("支付1", "中央财政奖补资金", 2026, "620002")).rejected(RejectionCode.NOT_FOUND);
        given.when(Person.BUDGET, voucher("支付1", "provincial", 2026, "620002")).rejected(RejectionCode.NOT_FOUND);
        given.when(Person.BUDGET, voucher("支付1", "central", 1999, "620002")).rejected(RejectionCode.NOT_FOUND);
        given.when(
                        Person.BUDGET,
                        new RecordTreasuryPayment(
                                "nowhere", "支付1", "central", null, 2026, "乙", "620002", wan(1), null, null))
                .rejected(RejectionCode.NOT_FOUND);
        given.when(
                        Person.BUDGET,
                        new RecordTreasuryPayment(
                                PROGRAMME, "支付1", "central", "nothing", 2026, "乙", "620002", wan(1), null, null))
                .rejected(RejectionCode.NOT_FOUND);
        assertThatThrownBy(() -> voucher("支付1", "central", 2026, "某账户")).isInstanceOf(IllegalArgumentException.class);
        given.when(
                        Person.BUDGET,
                        new RecordTreasuryPayment(
                                "6200001", "支付1", "central", null, 2026, "乙", "620002", wan(1), null, null))
                .rejected(RejectionCode.NOT_FOUND);
    }

    /** A payment that three people made, of whom none is the one who looks after the statements. */
    private Case paid(String payment) {
        return money.pilot("1").accepted(2, wan(40)).awarded().paid(payment, wan(10));
    }

    /** An attack: who paid records the voucher that says so. */
    @Test
    void whoHadAPartInAPaymentRecordsNoVoucherThatNamesIt() {
        paid("ZF-1");
        RecordTreasuryPayment naming =
                new RecordTreasuryPayment(PROGRAMME, "支付9", "central", null, 2026, "乙", "620002", wan(1), "ZF-1", null);
        for (Person part : List.of(Person.ORDERER, Person.RELEASER, Person.RECEIPTS)) {
            money.when(part, naming).rejected(RejectionCode.SAME_PERSON);
        }
        money.when(Person.ORDERER, voucher("支付8")).accepted();
        money.when(Person.BUDGET, naming).accepted();
    }

    private static MatchTreasuryPayment match(String payment) {
        return new MatchTreasuryPayment(PROGRAMME, "支付1", payment, "收款户名写错", null, null);
    }

    @Test
    void whatAVoucherPaysIsSaidOfAVoucherThatIsThere() {
        paid("ZF-1");
        money.when(Person.BUDGET, match("ZF-1")).rejected(RejectionCode.NOT_FOUND);
        money.after(Person.BUDGET, voucher("支付1"));
        money.when(Person.ROSTER, match("ZF-1")).rejected(RejectionCode.ROLE_MISSING);
        money.when(Person.BUDGET, match("ZF-9")).rejected(RejectionCode.NOT_FOUND);
        money.after(Person.BUDGET, match("ZF-1"));
        money.when(Person.BUDGET, match("ZF-1")).rejected(RejectionCode.ALREADY_EXISTS);
    }

    /** An attack: who paid a stranger says that the stranger's voucher was the payment. */
    @Test
    void whoHadAPartInAPaymentDoesNotSayWhichVoucherPaidIt() {
        paid("ZF-1");
        money.after(Person.BUDGET, voucher("支付1"));
        for (Person person : List.of(Person.ORDERER, Person.RELEASER, Person.RECEIPTS)) {
            money.when(person, match("ZF-1")).rejected(RejectionCode.SAME_PERSON);
            money.when(
                            person,
                            new MatchTreasuryPayment(PROGRAMME, "支付1", null, "批量代发", List.of("ZF-1", "ZF-1之二"), null))
                    .rejected(RejectionCode.SAME_PERSON);
        }
        money.when(Person.BUDGET, match("ZF-1")).accepted();
    }

    /** An attack: the same with a payment of old records, which name the person in words. */
    @Test
    void whoIsNamedInOldRecordsOfAPaymentDoesNotMatchIt() {
        Case it = money.pilot("1").accepted(2, wan(40)).awarded();
        money.history(Role.FINANCE, "finance-office", "示例orderer", money.today(), it.order("ZF-1", wan(1)));
        money.history(Role.FINANCE, "", "示例releaser", money.today(), new ApprovePayment(it.number(), "ZF-1"));
        money.after(Person.BUDGET, voucher("支付1"));
        money.when(Person.ORDERER, match("ZF-1")).rejected(RejectionCode.SAME_PERSON);
        money.when(Person.RELEASER, match("ZF-1")).rejected(RejectionCode.SAME_PERSON);
        money.when(Person.BUDGET, match("ZF-1")).accepted();
    }

    @Test
    void whatAPersonSaidOfAVoucherIsTakenBackOnceAndMaySayAgain() {
        paid("ZF-1");
        UnmatchTreasuryPayment back = new UnmatchTreasuryPayment(PROGRAMME, "支付1", "认错了", null);
        money.when(Person.BUDGET, back).rejected(RejectionCode.NOT_FOUND);
        money.after(Person.BUDGET, voucher("支付1"));
        money.when(Person.BUDGET, back).rejected(RejectionCode.WRONG_STATE);
        money.after(Person.BUDGET, match("ZF-1"));
        money.when(Person.ROSTER, back).rejected(RejectionCode.ROLE_MISSING);
        assertThat(money.when(Person.BUDGET, back)
                        .accepted(TreasuryPaymentUnmatched.class)
                        .payments())
                .as("what was named is told, so that it shows where the payment is looked at")
                .containsExactly("ZF-1");
        money.when(Person.BUDGET, back).rejected(RejectionCode.WRONG_STATE);
        money.when(Person.BUDGET, match("ZF-1")).accepted();
    }

    /** An attack: who paid takes back what another said, so that the money may be looked for elsewhere. */
    @Test
    void whoHadAPartInAPaymentDoesNotTakeBackItsMatch() {
        paid("ZF-1");
        paid("ZF-2");
        money.after(Person.BUDGET, voucher("支付1"));
        UnmatchTreasuryPayment back = new UnmatchTreasuryPayment(PROGRAMME, "支付1", "认错了", null);
        for (MatchTreasuryPayment said : List.of(
                match("ZF-1"),
                new MatchTreasuryPayment(PROGRAMME, "支付1", null, "批量代发", List.of("ZF-2", "ZF-1"), null))) {
            money.after(Person.REVIEWER, said);
            for (Person person : List.of(Person.ORDERER, Person.RELEASER, Person.RECEIPTS)) {
                assertThat(money.when(person, back)
                                .rejected(RejectionCode.SAME_PERSON)
                                .facts())
                        .containsKeys("payment", "step", "otherStep");
            }
            money.after(Person.REVIEWER, back);
        }
    }

    /** An attack: a voucher is named as some other payment's, so that the one that it paid goes out once more. */
    @Test
    void aVoucherThatSharesNothingWithAPaymentIsNotMatchedWithIt() {
        Case it = paid("ZF-1");
        String account = it.order("ZF-2", wan(1)).payee().number();
        money.after(Person.BUDGET, voucher("支付1", "local", 2026, "620002"));
        money.when(Person.BUDGET, match("ZF-1")).rejected(RejectionCode.VOUCHER_MISMATCH);
        money.when(Person.BUDGET, new MatchTreasuryPayment(PROGRAMME, "支付1", null, "批量代发", List.of("ZF-1"), null))
                .rejected(RejectionCode.VOUCHER_MISMATCH);
        for (RecordTreasuryPayment like : List.of(
                voucher("支付2", "local", 2026, account),
                voucher("支付3", "central", 2026, "620002"),
                new RecordTreasuryPayment(PROGRAMME, "支付4", "local", null, 2026, "乙", "620002", wan(10), null, null))) {
            money.after(Person.BUDGET, like);
            money.when(Person.BUDGET, new MatchTreasuryPayment(PROGRAMME, like.voucherNo(), "ZF-1", "写错", null, null))
                    .accepted();
        }
    }

    @Test
    void ofAVoucherWithSeveralLinesOneIsNamed() {
        paid("ZF-1");
        money.after(Person.BUDGET, voucher("支付1"));
        money.after(Person.BUDGET, voucher("支付1", "central", 2026, "620003"));
        money.when(Person.BUDGET, match("ZF-1")).rejected(RejectionCode.WRONG_STATE);
        long line = money.ledger().log().size() - 1L;
        MatchTreasuryPayment second = new MatchTreasuryPayment(PROGRAMME, "支付1", "ZF-1", "收款户名写错", null, line);
        money.when(Person.BUDGET, new MatchTreasuryPayment(PROGRAMME, "支付1", "ZF-1", "收款户名写错", null, 3L))
                .rejected(RejectionCode.NOT_FOUND);
        assertThat(money.when(Person.BUDGET, second)
                        .accepted(TreasuryPaymentMatched.class)
                        .position())
                .isEqualTo(line);
        money.when(Person.BUDGET, new UnmatchTreasuryPayment(PROGRAMME, "支付1", "认错了", line - 1))
                .rejected(RejectionCode.WRONG_STATE);
        money.when(Person.BUDGET, new UnmatchTreasuryPayment(PROGRAMME, "支付1", "认错了", line))
                .accepted();
    }

    /** An attack: a payment from another source makes several of one, and a stranger's voucher theirs. */
    @Test
    void aPaymentThatTakesNothingFromTheVouchersSourceIsNoneOfItsSeveral() {
        paid("ZF-1");
        paid("ZF-2");
        money.after(
                Person.BUDGET,
                new RecordTreasuryPayment(PROGRAMME, "支付1", "local", null, 2026, "乙", "620002", wan(20), null, null));
        money.when(
                        Person.REVIEWER,
                        new MatchTreasuryPayment(PROGRAMME, "支付1", null, "代付", List.of("ZF-1", "ZF-2"), null))
                .rejected(RejectionCode.VOUCHER_MISMATCH);
    }

    @Test
    void aVoucherThatPaysSeveralNamesThemAll() {
        paid("ZF-1");
        paid("ZF-2");
        money.after(Person.BUDGET, voucher("支付1"));
        MatchTreasuryPayment match =
                new MatchTreasuryPayment(PROGRAMME, "支付1", null, "批量代发", List.of("ZF-2", "ZF-1"), null);
        money.when(Person.BUDGET, match).rejected(RejectionCode.SAME_PERSON);
        assertThat(money.when(Person.REVIEWER, match)
                        .accepted(TreasuryPaymentMatched.class)
                        .all())
                .containsExactly("ZF-2", "ZF-1");
        money.when(Person.REVIEWER, match).rejected(RejectionCode.ALREADY_EXISTS);
        money.when(Person.BUDGET, match("ZF-1")).accepted();
        for (List<String> wrong : List.of(List.<String>of(), List.of("ZF-1", "ZF-1"))) {
            assertThatThrownBy(() -> new MatchTreasuryPayment(PROGRAMME, "支付1", null, "批量代发", wrong, null))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> new MatchTreasuryPayment(PROGRAMME, "支付1", null, "批量代发", null, null))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(
                        () -> new MatchTreasuryPayment(PROGRAMME, "支付1", "ZF-1", "批量代发", List.of("ZF-1", "ZF-2"), null))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aLineIsExplainedByAnotherPersonThanWhoRecordedIt() {
        ExplainBankLine why = new ExplainBankLine("62001", "流水1", "账户管理费");
        given.when(Person.RECEIPTS, why).rejected(RejectionCode.NOT_FOUND);
        given.after(Person.BUDGET, line("流水1", wan(1)));
        given.when(Person.BUDGET, why).rejected(RejectionCode.SAME_PERSON);
        given.when(Person.ROSTER, why).rejected(RejectionCode.ROLE_MISSING);
        given.after(Person.RECEIPTS, why);
        given.when(Person.RECEIPTS, why).rejected(RejectionCode.ALREADY_EXISTS);
        given.when(Person.RECEIPTS, new ExplainBankLine("62001", "流水1", "是另一专项的资金"))
                .accepted();
    }

    /** What one person says another one has to say too, in the same words or in others. */
    @Test
    void anotherPersonAgreesToAnExplanationInTheSameWords() {
        ExplainBankLine why = new ExplainBankLine("62001", "流水1", "账户管理费");
        given.after(Person.BUDGET, line("流水1", wan(1)));
        given.after(Person.ORDERER, why);
        given.when(Person.BUDGET, why).rejected(RejectionCode.SAME_PERSON);
        given.after(Person.RECEIPTS, why);
        given.when(Person.ORDERER, why).rejected(RejectionCode.ALREADY_EXISTS);
        given.when(Person.RECEIPTS, why).rejected(RejectionCode.ALREADY_EXISTS);
    }

    /** An attack: lines imported under another name, or under none, are explained by who imported them. */
    @Test
    void whoImportedALineDoesNotExplainItEither() {
        given.history(Role.FINANCE, "finance-office", "示例某人", given.today(), line("流水1", wan(1)));
        ExplainBankLine why = new ExplainBankLine("62001", "流水1", "账户管理费");
        given.when(Person.BUDGET, why).rejected(RejectionCode.SAME_PERSON);
        given.when(Person.RECEIPTS, why).accepted();
    }

    /** An attack: somebody else records a line of the same number from another account, and the first explains "it". */
    @Test
    void aLineOfTheSameNumberFromAnotherAccountGivesNobodyTheRightToExplainTheFirst() {
        given.after(Person.BUDGET, line("流水1", wan(1)));
        given.after(Person.RECEIPTS, new RecordBankLine("62001", "流水1", "丙", "3", "乙", "2", wan(1), null));
        ExplainBankLine why = new ExplainBankLine("62001", "流水1", "账户管理费");
        given.when(Person.BUDGET, why).rejected(RejectionCode.SAME_PERSON);
        given.when(Person.RECEIPTS, why).rejected(RejectionCode.SAME_PERSON);
    }

    @Test
    void aMovementOfNothingIsNoMovement() {
        assertThatThrownBy(() -> line("流水1", Fen.ZERO)).isInstanceOf(IllegalArgumentException.class);
    }
}
