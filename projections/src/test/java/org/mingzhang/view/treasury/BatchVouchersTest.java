package org.mingzhang.view.treasury;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.mingzhang.domain.award.Payment.State;
import org.mingzhang.domain.decision.WorkingDays;
import org.mingzhang.view.treasury.TreasuryReconciliation.Batch;
import org.mingzhang.view.treasury.TreasuryReconciliation.Difference;
import org.mingzhang.view.treasury.TreasuryReconciliation.Differing;
import org.mingzhang.view.treasury.TreasuryReconciliation.LedgerPayment;
import org.mingzhang.view.treasury.TreasuryReconciliation.TreasuryOnly;
import org.mingzhang.view.treasury.TreasuryReconciliation.Voucher;
import org.mingzhang.view.treasury.TreasuryReconciliation.Word;

/** One voucher for several payments: what is told by rule, what by a person, and what nobody guesses. */
class BatchVouchersTest {
    private static final LocalDate DAY = LocalDate.of(2026, 3, 2);

    private final List<LedgerPayment> payments = new ArrayList<>();
    private final List<Voucher> vouchers = new ArrayList<>();

    private TreasuryReconciliation reconcile() {
        return new TreasuryMatching(
                        new ReconciliationTerms(
                                LocalDate.of(2026, 12, 31),
                                ReconciliationTerms.USUAL_WORKING_DAYS,
                                WorkingDays.BUILT_IN),
                        payments,
                        vouchers,
                        Set.of(),
                        Vouchers.NOBODY_PAID)
                .of("HD", 9, new BankReconciliation(0, List.of(), List.of(), List.of()));
    }

    private LedgerPayment listed(String id, long fen, String account, LocalDate on, String list) {
        LedgerPayment payment = new LedgerPayment(id, "central", fen, "企业" + id, account, on, State.CONFIRMED, list);
        payments.add(payment);
        return payment;
    }

    private Voucher batch(String number, long fen, LocalDate on) {
        Voucher voucher =
                Vouchers.plain(number, "central", fen, "代发专户", "6200900", on, null, null, vouchers.size(), List.of());
        vouchers.add(voucher);
        return voucher;
    }

    @Test
    void oneVoucherPaysAllPaymentsOfADayOrOfAListWhereTheyComeToItsAmount() {
        listed("P1", 10, "62001", DAY, "方案1");
        listed("P2", 20, "62002", DAY, "方案1");
        listed("P3", 35, "62003", DAY.plusDays(1), "方案2");
        listed("P4", 45, "62004", DAY.plusDays(2), "方案2");
        batch("V1", 30, DAY);
        batch("V2", 80, DAY.plusDays(2));
        agency();
        TreasuryReconciliation found = reconcile();
        assertThat(found.agrees()).isTrue();
        assertThat(found.matchedBy().rule()).isEqualTo(4);
        assertThat(found.batches())
                .filteredOn(batch -> !batch.byHand())
                .containsExactly(
                        new Batch("V1", 30, List.of("P1", "P2"), false, "代发专户", "6200900", "V0", true, null),
                        new Batch("V2", 80, List.of("P3", "P4"), false, "代发专户", "6200900", "V0", true, null));
    }

    /** A person said once that this account pays on to several. */
    private void agency() {
        listed("P8", 1, "62008", DAY.minusDays(60), "方案0");
        listed("P9", 2, "62009", DAY.minusDays(60), "方案0");
        vouchers.add(Vouchers.plain(
                "V0", "central", 3, "代发专户", "6200900", DAY.minusDays(60), null, "代发", 99, List.of("P8", "P9")));
    }

    /** An attack: the day's payments went to a stranger in one sum, and never reached those who were to get them. */
    @Test
    void aSumThatWentToAStrangerIsToldAsDiffering() {
        listed("P1", 10, "62001", DAY, "方案1");
        listed("P2", 20, "62002", DAY, "方案1");
        vouchers.add(Vouchers.plain("V1", "central", 30, "张三", "6299999", DAY, null, null, 1, List.of()));
        TreasuryReconciliation found = reconcile();
        assertThat(found.agrees()).isFalse();
        assertThat(found.matched()).isZero();
        assertThat(found.differing())
                .flatExtracting(Differing::differences)
                .containsExactlyInAnyOrder(
                        new Difference("payeeAccount", "62001", "6299999"),
                        new Difference("payeeAccount", "62002", "6299999"));
        assertThat(found.batches())
                .containsExactly(new Batch("V1", 30, List.of("P1", "P2"), false, "张三", "6299999", null, false, null));
    }

    @Test
    void whatAPersonSaidOfABatchIsListedWithWhoAndWhy() {
        listed("P1", 10, "62001", DAY, "方案1");
        listed("P2", 20, "62002", DAY, "方案1");
        Word word = new Word("李某", "示例市财政局", DAY, "经代发专户发放", 7, "a-7");
        vouchers.add(new Voucher(
                "V1",
                "central",
                30,
                "代发专户",
                "6200900",
                DAY,
                null,
                word.reason(),
                1,
                List.of("P1", "P2"),
                2026,
                word,
                null,
                new SaidBy(List.of(new SaidBy.Person("a-1", "示例市财政局", "甲")), null, null, List.of(), null)));
        TreasuryReconciliation found = reconcile();
        assertThat(found.agrees()).isTrue();
        assertThat(found.handMatches()).singleElement().satisfies(match -> {
            assertThat(match.word()).isEqualTo(word);
            assertThat(match.agrees()).isTrue();
            assertThat(match.voucher().payeeName()).isEqualTo("代发专户");
        });
        assertThat(found.toJson().at("/handMatches/0/word/person").asString()).isEqualTo("李某");
    }

    @Test
    void aBatchThatIsAFenShortIsNoMatchAndIsNotGuessed() {
        listed("P1", 10, "62001", DAY, "方案1");
        listed("P2", 20, "62002", DAY, "方案1");
        batch("V1", 29, DAY);
        TreasuryReconciliation found = reconcile();
        assertThat(found.matched()).isZero();
        assertThat(found.ledgerOnly()).hasSize(2);
        assertThat(found.treasuryOnly()).hasSize(1);
    }

    /** The day's payments and the list's are two sets, and both come to the amount. */
    @Test
    void whereTwoSetsFitNothingIsGuessed() {
        listed("P1", 10, "62001", DAY, "方案1");
        listed("P2", 20, "62002", DAY, "方案2");
        listed("P3", 20, "62003", DAY.plusDays(1), "方案1");
        batch("V1", 30, DAY);
        TreasuryReconciliation found = reconcile();
        assertThat(found.matched()).isZero();
        assertThat(found.ledgerOnly()).hasSize(3);
        assertThat(found.treasuryOnly())
                .extracting(only -> only.voucher().voucherNo())
                .containsExactly("V1");
    }

    @Test
    void twoDifferentVouchersForOneSetAreNotGuessed() {
        listed("P1", 10, "62001", DAY, "方案1");
        listed("P2", 20, "62002", DAY, "方案1");
        batch("V1", 30, DAY);
        vouchers.add(Vouchers.plain("V2", "central", 30, "另一专户", "6200901", DAY, null, null, 9, List.of()));
        assertThat(reconcile().matched()).isZero();
    }

    @Test
    void aBatchVoucherThatComesTwiceIsASecondPayment() {
        listed("P1", 10, "62001", DAY, "方案1");
        listed("P2", 20, "62002", DAY, "方案1");
        batch("V1", 30, DAY);
        batch("V2", 30, DAY);
        agency();
        TreasuryReconciliation found = reconcile();
        assertThat(found.matchedBy().rule()).isEqualTo(2);
        assertThat(found.treasuryOnly())
                .extracting(only -> only.voucher().voucherNo(), TreasuryOnly::paidAgain)
                .containsExactly(Tuple.tuple("V2", "P1"));
    }

    /** A voucher to one enterprise of the day is no batch, though the day's sum is its amount. */
    @Test
    void aVoucherToOnePayeeIsNoBatch() {
        listed("P1", 10, "62001", DAY, "方案1");
        listed("P2", 20, "62002", DAY, "方案1");
        vouchers.add(Vouchers.plain("V1", "central", 30, "企业P1", "62001", DAY, null, null, 1, List.of()));
        TreasuryReconciliation found = reconcile();
        assertThat(found.matched()).isZero();
        assertThat(found.differing()).hasSize(1);
        assertThat(found.ledgerOnly()).extracting(LedgerPayment::payment).containsExactly("P2");
    }

    @Test
    void twoPaymentsOfADayToOneAccountMayHaveOneVoucher() {
        listed("P1", 10, "62001", DAY, "方案1");
        listed("P2", 20, "62001", DAY, "方案2");
        listed("P3", 7, "62003", DAY, "方案2");
        vouchers.add(Vouchers.plain("V1", "central", 30, "企业P1", "62001", DAY, null, null, 1, List.of()));
        TreasuryReconciliation found = reconcile();
        assertThat(found.matched()).isEqualTo(2);
        assertThat(found.ledgerOnly()).extracting(LedgerPayment::payment).containsExactly("P3");
    }

    private void byHand(String number, long fen, List<String> named) {
        vouchers.add(Vouchers.plain(number, "central", fen, "代发专户", "6200900", DAY, null, "批量代发", 1, named));
    }

    @Test
    void whatAPersonNamesForABatchIsHeldToTheFen() {
        listed("P1", 10, "62001", DAY, "方案1");
        listed("P2", 20, "62002", DAY.plusDays(40), "方案2");
        byHand("V1", 30, List.of("P1", "P2"));
        TreasuryReconciliation found = reconcile();
        assertThat(found.agrees()).isTrue();
        assertThat(found.matchedBy().hand()).isEqualTo(2);
        vouchers.clear();
        byHand("V1", 31, List.of("P1", "P2"));
        assertThat(reconcile().matched()).isZero();
        assertThat(reconcile().differing())
                .flatExtracting(Differing::differences)
                .containsOnly(new Difference("sumFen", "30", "31"))
                .hasSize(2);
        assertThat(reconcile().ledgerOnly()).isEmpty();
        assertThat(reconcile().treasuryOnly()).isEmpty();
    }

    private Voucher elsewhere(SaidBy saidBy, Word word, String... named) {
        return new Voucher(
                "V1",
                "central",
                30,
                "张三",
                "6299999",
                DAY,
                null,
                word.reason(),
                1,
                List.of(named),
                2026,
                word,
                null,
                saidBy);
    }

    /** An attack: who recorded a stranger's voucher says that it paid a payment of its amount, and names another source's beside. */
    @Test
    void aStrangersVoucherPaysNothingByAPaymentOfAnotherSource() {
        listed("P1", 30, "62001", DAY, "方案1");
        payments.add(new LedgerPayment("P2", "local", 5, "企业P2", "62002", DAY, State.CONFIRMED, "方案1"));
        vouchers.add(elsewhere(Vouchers.TWO, new Word("李某", "示例市财政局", DAY, "代付", 7, "a-7"), "P1", "P2"));
        TreasuryReconciliation found = reconcile();
        assertThat(found.matched()).isZero();
        assertThat(found.ledgerOnly()).extracting(LedgerPayment::payment).containsExactly("P1", "P2");
        assertThat(found.treasuryOnly()).hasSize(1);
    }

    /** An attack: one person records the voucher to a stranger, and says whose money that account hands on. */
    @Test
    void moneyThatWentElsewhereTakesTwoPersonsAndMakesNoAgencyBefore() {
        listed("P1", 10, "62001", DAY, "方案1");
        listed("P2", 20, "62002", DAY, "方案1");
        listed("P3", 40, "62003", DAY.plusDays(9), "方案2");
        listed("P4", 50, "62004", DAY.plusDays(9), "方案2");
        SaidBy recorder = new SaidBy(List.of(new SaidBy.Person("a-7", "示例市财政局", "李某")), null, null, List.of(), null);
        vouchers.add(elsewhere(recorder, new Word("李某", "示例市财政局", DAY, "代付", 7, "a-7"), "P1", "P2"));
        vouchers.add(Vouchers.plain("V2", "central", 90, "张三", "6299999", DAY.plusDays(9), null, null, 2, List.of()));
        TreasuryReconciliation alone = reconcile();
        assertThat(alone.matched()).isZero();
        assertThat(alone.agrees()).isFalse();
        assertThat(alone.unreviewed()).hasSize(2);
        assertThat(alone.differing()).as("the account is no agency yet").hasSize(2);
        vouchers.set(0, elsewhere(recorder, new Word("王某", "示例市财政局", DAY, "代付", 7, "a-8"), "P1", "P2"));
        assertThat(reconcile().matched()).isEqualTo(4);
        assertThat(reconcile().agrees()).isTrue();
    }
}
