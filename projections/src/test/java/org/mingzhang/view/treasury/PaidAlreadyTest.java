package org.mingzhang.view.treasury;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.mingzhang.domain.award.Payment.State;
import org.mingzhang.domain.decision.WorkingDays;
import org.mingzhang.view.treasury.BankReconciliation.BankLine;
import org.mingzhang.view.treasury.BankReconciliation.Movement;
import org.mingzhang.view.treasury.SeemsPaid.Sign;
import org.mingzhang.view.treasury.TreasuryReconciliation.LedgerPayment;
import org.mingzhang.view.treasury.TreasuryReconciliation.Voucher;
import org.mingzhang.view.treasury.TreasuryReconciliation.Word;

/** Approved payments that the treasury has paid: none of them goes out in a batch once more. */
class PaidAlreadyTest {
    private static final LocalDate DAY = LocalDate.of(2026, 3, 2);
    private static final String OURS = "6211";

    private final List<LedgerPayment> payments = new ArrayList<>();
    private final List<Voucher> vouchers = new ArrayList<>();
    private final List<Movement> movements = new ArrayList<>();
    private final List<BankLine> lines = new ArrayList<>();

    private void payment(String id, String source, long fen, String account, State state) {
        payments.add(
                new LedgerPayment(id, source, fen, "甲", account, state == State.CONFIRMED ? DAY : null, state, null));
    }

    private void payment(String id, String account, State state) {
        payment(id, "central", 10, account, state);
    }

    private void voucher(String account, long fen, @Nullable String payment) {
        vouchers.add(Vouchers.plain(
                "V" + vouchers.size(), "central", fen, "甲", account, DAY, payment, null, vouchers.size(), List.of()));
    }

    /** A voucher of 10 of the central source, of which a person said which payments it is. */
    private void matched(String account, String... named) {
        Word word = new Word("李某", "示例市财政局", DAY, "认定", 7, "a-7");
        boolean one = named.length == 1;
        vouchers.add(new Voucher(
                "V" + vouchers.size(),
                "central",
                10,
                "甲",
                account,
                DAY,
                one ? named[0] : null,
                word.reason(),
                vouchers.size(),
                one ? List.of() : List.of(named),
                2026,
                word,
                null,
                Vouchers.TWO));
    }

    private void line(String payer, String payee, long fen, LocalDate on, Word... words) {
        lines.add(new BankLine(
                "L" + lines.size(), "付", payer, "收", payee, fen, on, null, List.of(words), null, Vouchers.TWO));
    }

    private SortedMap<String, List<SeemsPaid>> signs() {
        ReconciliationTerms terms = new ReconciliationTerms(LocalDate.of(2026, 12, 31), 3, WorkingDays.BUILT_IN);
        BankMatching bank = new BankMatching(terms, movements, lines, Vouchers.NOBODY_PAID);
        BankReconciliation banks = bank.match();
        TreasuryMatching matching = new TreasuryMatching(terms, payments, vouchers, Set.of(), Vouchers.NOBODY_PAID);
        Map<String, LocalDate> approvedOn = new HashMap<>();
        payments.forEach(payment -> approvedOn.put(payment.payment(), DAY));
        return PaidAlready.of(matching, matching.of("HD", 9, banks), payments, approvedOn, bank.unmatched());
    }

    private Set<String> paid() {
        return signs().keySet();
    }

    private SeemsPaid first(String payment) {
        return signs().getOrDefault(payment, List.of()).getFirst();
    }

    private List<Sign> signs(String payment) {
        return signs().getOrDefault(payment, List.of()).stream()
                .map(SeemsPaid::sign)
                .toList();
    }

    @Test
    void aVoucherThatNamesOrFitsAnApprovedPaymentHasPaidIt() {
        payment("P1", "62001", State.APPROVED);
        payment("P2", "62002", State.APPROVED);
        payment("P3", "62003", State.APPROVED);
        voucher("62001", 10, null);
        voucher("62999", 7, "P2");
        assertThat(paid()).containsExactly("P1", "P2");
    }

    @Test
    void ofPaymentsThatAreAlikeAnyMayBeMeant() {
        payment("P1", "62001", State.APPROVED);
        payment("P2", "62001", State.APPROVED);
        voucher("62001", 10, null);
        assertThat(paid()).containsExactly("P1", "P2");
    }

    @Test
    void aVoucherOfAConfirmedPaymentHoldsNothingBack() {
        payment("P1", "62001", State.CONFIRMED);
        payment("P2", "62001", State.APPROVED);
        voucher("62001", 10, "P1");
        voucher("62001", 10, "P1");
        assertThat(paid()).as("P1, and P1 once more").isEmpty();
        voucher("62001", 10, null);
        assertThat(paid()).as("a second payment that may be this one").containsExactly("P2");
    }

    /** A typing error at the treasury: 295,999.99 for 296,000.00. */
    @Test
    void whatIsPairedThoughItDiffersIsHeldBack() {
        payment("P1", "62001", State.APPROVED);
        voucher("62001", 9, null);
        assertThat(signs().getOrDefault("P1", List.of())).singleElement().satisfies(sign -> {
            assertThat(sign.sign()).isEqualTo(Sign.PAIRED);
            assertThat(sign.differences()).contains(new TreasuryReconciliation.Difference("amountFen", "10", "9"));
        });
    }

    /** An attack: the voucher of a payment is named as another payment's, so that the first goes out once more. */
    @Test
    void aWordFreesAVoucherOnlyFromWhatItIsLikeWhereItAgreesWithWhatItNames() {
        payment("P1", "62001", State.APPROVED);
        payment("P2", "local", 99, "62002", State.APPROVED);
        payment("P3", "62001", State.CONFIRMED);
        matched("62001", "P2");
        assertThat(signs("P1")).containsExactly(Sign.NAMED_AWAY);
        assertThat(signs("P2")).containsExactly(Sign.NAMED);
        vouchers.clear();
        matched("62001", "P3");
        assertThat(signs("P1")).containsExactly(Sign.FREED);
        matched("62001", "P3");
        assertThat(signs("P1")).as("P3 has a voucher already").containsExactly(Sign.FREED, Sign.NAMED_AWAY);
    }

    /** The same attack with a sum that fits: several payments of other accounts. */
    @Test
    void severalNamedFreeNothingUnlessTheyAreOfTheVouchersAccount() {
        payment("P1", "62001", State.APPROVED);
        payment("P2", "central", 4, "62002", State.CONFIRMED);
        payment("P3", "central", 6, "62003", State.CONFIRMED);
        matched("62001", "P2", "P3");
        assertThat(signs("P1")).containsExactly(Sign.NAMED_AWAY);
    }

    @Test
    void whoOrderedAPaymentFreesItByNoWord() {
        payment("P1", "62001", State.APPROVED);
        payment("P3", "62001", State.CONFIRMED);
        matched("62001", "P3");
        SeemsPaid sign = first("P1");
        assertThat(sign.keepsOut(Set.of("a-1", "a-2"))).isFalse();
        assertThat(sign.keepsOut(Set.of("a-1", "a-7"))).isTrue();
        assertThat(sign.keepsOut(Set.of("示例市财政局/李某"))).isTrue();
    }

    /** One voucher that a sum gives to two confirmed payments may as well have paid the approved one. */
    @Test
    void whatPaysSeveralBySumAloneMayHavePaidTheOneOfItsAmount() {
        payment("P1", "62001", State.APPROVED);
        payment("P2", "central", 4, "62001", State.CONFIRMED);
        payment("P3", "central", 6, "62001", State.CONFIRMED);
        voucher("62001", 10, null);
        assertThat(signs("P1")).containsExactly(Sign.LIKE);
    }

    private void paysFor(String payment, String account) {
        movements.add(new Movement(
                Movement.Kind.PAID, payment, null, "乙", account, 33, DAY, "L" + lines.size(), List.of(33L)));
        line(OURS, account, 33, DAY);
    }

    @Test
    void aLineOfThePayingAccountHoldsBackWhatItPays() {
        paysFor("P9", "62009");
        payment("P1", "central", 10, "62001", State.APPROVED);
        payment("P1", "local", 5, "62001", State.APPROVED);
        payment("P2", "62002", State.APPROVED);
        line("62777", "62002", 10, DAY);
        line(OURS, "62002", 10, DAY.minusDays(1));
        line(OURS, "62002", 11, DAY);
        assertThat(paid()).as("another payer, too early, another amount").isEmpty();
        line(OURS, "62001", 15, DAY);
        line(OURS, "62002", 10, DAY.plusDays(40));
        assertThat(signs("P1")).containsExactly(Sign.LINE);
        assertThat(signs("P2")).containsExactly(Sign.LINE);
    }

    @Test
    void aLineForOneSourceIsEnoughAndALineOfAnotherPaymentIsNot() {
        paysFor("P9", "62009");
        payment("P1", "central", 10, "62001", State.APPROVED);
        payment("P1", "local", 5, "62001", State.APPROVED);
        payment("P2", "central", 33, "62009", State.APPROVED);
        line(OURS, "62001", 5, DAY);
        assertThat(paid()).containsExactly("P1");
    }

    @Test
    void anExplainedLineHoldsBackOnlyWhatAllItsExplainersHadAPartIn() {
        paysFor("P9", "62009");
        payment("P1", "62001", State.APPROVED);
        Word first = new Word("李某", "示例市财政局", DAY, "另一专项", 8, "a-7");
        line(OURS, "62001", 10, DAY, first);
        assertThat(first("P1").sign()).as("one person alone explains nothing").isEqualTo(Sign.LINE);
        lines.removeLast();
        line(OURS, "62001", 10, DAY, new Word("张某", "示例市财政局", DAY, "属实", 9, "a-8"), first);
        SeemsPaid sign = first("P1");
        assertThat(sign.sign()).isEqualTo(Sign.EXPLAINED);
        assertThat(sign.keepsOut(Set.of("a-1"))).isFalse();
        assertThat(sign.keepsOut(Set.of("a-7"))).isFalse();
        assertThat(sign.keepsOut(Set.of("a-7", "a-8"))).isTrue();
    }

    @Test
    void whileNoAccountIsKnownToPayAnyLineCounts() {
        payment("P1", "62001", State.APPROVED);
        line("62777", "62001", 10, DAY);
        assertThat(signs("P1")).containsExactly(Sign.LINE);
    }
}
