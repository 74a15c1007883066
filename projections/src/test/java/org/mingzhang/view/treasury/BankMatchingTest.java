package org.mingzhang.view.treasury;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.mingzhang.domain.decision.WorkingDays;
import org.mingzhang.view.treasury.BankReconciliation.BankLine;
import org.mingzhang.view.treasury.BankReconciliation.Movement;
import org.mingzhang.view.treasury.BankReconciliation.Movement.Kind;
import org.mingzhang.view.treasury.TreasuryReconciliation.Difference;

class BankMatchingTest {
    private static final LocalDate DAY = LocalDate.of(2026, 3, 2);
    private static final String OURS = "6211";

    private final List<Movement> movements = new ArrayList<>();
    private final List<BankLine> lines = new ArrayList<>();

    private BankReconciliation match() {
        return new BankMatching(
                        new ReconciliationTerms(LocalDate.of(2026, 12, 31), 3, WorkingDays.BUILT_IN),
                        movements,
                        lines,
                        Vouchers.NOBODY_PAID)
                .match();
    }

    private void movement(Kind kind, long fen, @Nullable String receipt, Long... shares) {
        movements.add(new Movement(kind, "P1", null, "甲", "62001", fen, DAY, receipt, List.of(shares)));
    }

    private void line(String no, String payer, String payee, long fen) {
        lines.add(new BankLine(no, "付", payer, "收", payee, fen, DAY, null, List.of(), null, Vouchers.TWO));
    }

    @Test
    void aReceiptTellsItsLineAndWhatTheySayDifferently() {
        movement(Kind.PAID, 10, "R1");
        line("R1", OURS, "62001", 11);
        BankReconciliation found = match();
        assertThat(found.matched()).isZero();
        assertThat(found.differing().getFirst().differences()).containsExactly(new Difference("amountFen", "10", "11"));
    }

    /** Another bank may count from the same number. */
    @Test
    void aNumberAloneTellsNothing() {
        movement(Kind.PAID, 10, "R1");
        line("R1", "62777", "62888", 99);
        assertThat(match())
                .isEqualTo(new BankReconciliation(
                        1, 0, List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of()));
    }

    @Test
    void aPaymentOutOfTwoSourcesMayBeTwoLinesAndALineIsTakenOnce() {
        movement(Kind.PAID, 20, null, 10L, 10L);
        line("L1", OURS, "62001", 10);
        assertThat(match().matched()).as("one line is no two").isZero();
        line("L2", OURS, "62001", 10);
        line("L3", OURS, "62001", 10);
        BankReconciliation found = match();
        assertThat(found.matched()).isEqualTo(2);
        assertThat(found.bankOnly()).extracting(BankLine::serialNo).containsExactly("L3");
    }

    @Test
    void recoveriesComeInAndOtherPeoplesBusinessIsNoneOfOurs() {
        movement(Kind.PAID, 20, null);
        movement(Kind.RECOVERED, 5, null);
        line("L1", OURS, "62001", 20);
        line("L2", "62001", OURS, 5);
        line("L3", "62001", "62888", 7);
        line("L4", OURS, "62888", 8);
        BankReconciliation found = match();
        assertThat(found.matched()).isEqualTo(2);
        assertThat(found.bankOnly()).extracting(BankLine::serialNo).containsExactly("L4");
        assertThat(found.ledgerOnly()).isEmpty();
    }

    private void recovered(String payer, @Nullable String account, long fen, @Nullable String receipt) {
        movements.add(new Movement(Kind.RECOVERED, "P1", "Z1", payer, account, fen, DAY, receipt, List.of()));
    }

    private void from(String no, String name, String account, long fen) {
        lines.add(new BankLine(no, name, account, "收", OURS, fen, DAY, null, List.of(), null, Vouchers.TWO));
    }

    /** An attack: money is said to have come back, with a receipt's number that no bank has given. */
    @Test
    void whatOnlyOnePersonSaysToHaveComeBackIsToldAsSuchWhileNoStatementIsThere() {
        recovered("乙", "62002", 5, "R1");
        BankReconciliation found = match();
        assertThat(found.unshownRecoveries()).extracting(Movement::recovery).containsExactly("Z1");
        assertThat(found.unshownFen()).isEqualTo(5);
        assertThat(found.isCompared()).isFalse();
        line("L1", OURS, "62001", 20);
        movement(Kind.PAID, 20, null);
        BankReconciliation compared = match();
        assertThat(compared.unshownRecoveries())
                .as("there is a statement now, and it does not show it")
                .isEmpty();
        assertThat(compared.ledgerOnly()).extracting(Movement::recovery).containsExactly("Z1");
        assertThat(compared.agrees()).isFalse();
    }

    /** Joint debtors: it comes from whoever paid. */
    @Test
    void whatAMemberPaysBackComesFromTheMembersAccount() {
        recovered("乙", "62002", 5, "R1");
        recovered("丙", "62003", 7, null);
        from("R1", "乙", "62002", 5);
        from("L2", "丙", "62003", 7);
        BankReconciliation found = match();
        assertThat(found.matched()).isEqualTo(2);
        assertThat(found.agrees()).isTrue();
    }

    @Test
    void moneyFromAnotherAccountThanThePayersIsToldAsSuch() {
        recovered("乙", "62002", 5, "R1");
        from("R1", "甲", "62001", 5);
        assertThat(match().differing().getFirst().differences())
                .containsExactly(new Difference("payerAccount", "62002", "62001"));
    }

    @Test
    void aPayerWithoutARegisteredAccountIsToldByTheName() {
        recovered("乙", null, 5, null);
        from("L1", "丙", "62003", 5);
        from("L2", "乙", "62009", 5);
        BankReconciliation found = match();
        assertThat(found.matched()).isEqualTo(1);
        assertThat(found.bankOnly()).extracting(BankLine::serialNo).containsExactly("L1");
    }

    @Test
    void whatIsPaidBackToAPayerGoesOutToTheSameAccount() {
        recovered("乙", "62002", 5, "R1");
        movements.add(new Movement(Kind.REVERSED, "P1", "Z1", "乙", "62002", 5, DAY, null, List.of()));
        from("R1", "乙", "62002", 5);
        line("L2", OURS, "62002", 5);
        assertThat(match().agrees()).isTrue();
        assertThat(match().matched()).isEqualTo(2);
    }

    private void paid(String payment, String account, @Nullable String receipt) {
        movements.add(new Movement(Kind.PAID, payment, null, payment, account, 10, DAY, receipt, List.of(10L)));
    }

    /** An attack: an enterprise's friend pays it the amount, and the office's own payment never left. */
    @Test
    void aLineFromAnotherPayerProvesNoPayment() {
        for (int n = 1; n <= 4; n++) {
            paid("P" + n, "6200" + n, null);
        }
        for (int n = 1; n <= 3; n++) {
            line("L" + n, OURS, "6200" + n, 10);
        }
        line("L4", "62777", "62004", 10);
        BankReconciliation found = match();
        assertThat(found.matched()).isEqualTo(3);
        assertThat(found.differing()).singleElement().satisfies(pair -> {
            assertThat(pair.ledger().payment()).isEqualTo("P4");
            assertThat(pair.differences()).containsExactly(new Difference("payerAccount", OURS, "62777"));
        });
        assertThat(found.agrees()).isFalse();
    }

    /** An account that a receipt shows paying is ours, and one stranger is as many as the other. */
    @Test
    void aReceiptTellsWhoPays() {
        paid("P1", "62001", "R1");
        paid("P2", "62002", null);
        line("R1", OURS, "62001", 10);
        line("L2", "62777", "62002", 10);
        assertThat(match().differing())
                .flatExtracting(BankReconciliation.LinePair::differences)
                .containsExactly(new Difference("payerAccount", OURS, "62777"));
    }

    /** An attack: a receipt with the number of a stranger's line makes the stranger's account one that pays. */
    @Test
    void aLineOfARarePayingAccountIsToldUntilAPersonExplainsIt() {
        for (int n = 1; n <= 9; n++) {
            paid("P" + n, "6200" + n, null);
            line("L" + n, OURS, "6200" + n, 10);
        }
        paid("P10", "62010", "R10");
        line("R10", "62777", "62010", 10);
        BankReconciliation found = match();
        assertThat(found.matched()).isEqualTo(9);
        assertThat(found.differing()).singleElement().satisfies(pair -> {
            assertThat(pair.ledger().payment()).isEqualTo("P10");
            assertThat(pair.differences()).containsExactly(new Difference("rarePayer", OURS, "62777"));
        });
        assertThat(found.payingAccounts())
                .containsExactly(
                        new BankReconciliation.PayingAccount(OURS, "付", 9, false, 9, false),
                        new BankReconciliation.PayingAccount("62777", "付", 1, true, 1, true));
        lines.removeLast();
        rareExplained(word("a-7"));
        assertThat(match().matched()).as("one person alone explains nothing").isEqualTo(9);
        lines.removeLast();
        rareExplained(word("a-7"), word("a-7"));
        assertThat(match().matched()).as("nor the same one twice").isEqualTo(9);
        lines.removeLast();
        rareExplained(word("a-8"), word("a-7"));
        assertThat(match().matched()).isEqualTo(10);
        assertThat(match().differing()).isEmpty();
        assertThat(match().payingAccounts()).hasSize(2);
    }

    private static TreasuryReconciliation.Word word(String actor) {
        return new TreasuryReconciliation.Word("李某", "示例市财政局", DAY, "代管账户", 7, actor);
    }

    private void rareExplained(TreasuryReconciliation.Word... words) {
        lines.add(new BankLine("R10", "付", "62777", "收", "62010", 10, DAY, null, List.of(words), null, Vouchers.TWO));
    }

    /** One in nine is no exception. */
    @Test
    void anAccountThatCarriesNotQuiteNearlyAllMakesNobodyRare() {
        for (int n = 1; n <= 9; n++) {
            paid("P" + n, "6200" + n, "L" + n);
            line("L" + n, n <= 8 ? OURS : "6212", "6200" + n, 10);
        }
        assertThat(match().agrees()).isTrue();
        assertThat(match().payingAccounts())
                .extracting(BankReconciliation.PayingAccount::rare)
                .containsExactly(false, false);
    }

    @Test
    void twoAccountsOfTheTreasuryThatPayManyAreBothOurs() {
        for (int n = 1; n <= 8; n++) {
            paid("P" + n, "6200" + n, null);
            line("L" + n, n <= 5 ? OURS : "6212", "6200" + n, 10);
        }
        assertThat(match().matched()).isEqualTo(8);
    }

    /** An attack: a beneficiary pays another one, and that is taken for the treasury's account. */
    @Test
    void beneficiariesPayNobodyForUs() {
        paid("P1", "62001", null);
        paid("P2", "62002", null);
        line("L1", "62002", "62001", 10);
        assertThat(match().matched()).isZero();
    }
}
