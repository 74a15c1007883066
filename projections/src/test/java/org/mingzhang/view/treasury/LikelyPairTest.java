package org.mingzhang.view.treasury;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.mingzhang.domain.award.Payment.State;
import org.mingzhang.domain.decision.WorkingDays;
import org.mingzhang.view.treasury.TreasuryReconciliation.LedgerPayment;
import org.mingzhang.view.treasury.TreasuryReconciliation.TreasuryOnly;
import org.mingzhang.view.treasury.TreasuryReconciliation.Voucher;
import org.mingzhang.view.treasury.TreasuryReconciliation.Ways;

class LikelyPairTest {
    private static final LocalDate DAY = LocalDate.of(2026, 3, 2);

    private static LedgerPayment payment(String number, long fen) {
        return new LedgerPayment(number, "central", fen, "某公司", "62", DAY, State.CONFIRMED, null);
    }

    private static Voucher voucher(String number, String source, long fen, String payee, LocalDate day) {
        return Vouchers.plain(number, source, fen, payee, "99", day, null, null, 7, List.of());
    }

    private static List<LikelyPair> pairs(
            List<LedgerPayment> payments, @Nullable String paidAgain, Voucher... vouchers) {
        TreasuryReconciliation found = new TreasuryReconciliation(
                "HD",
                9,
                DAY.plusDays(30),
                3,
                0,
                0,
                new Ways(0, 0, 0),
                List.of(),
                List.of(),
                payments,
                List.of(),
                List.of(vouchers).stream()
                        .map(one -> new TreasuryOnly(one, paidAgain))
                        .toList(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                new BankReconciliation(
                        0, 0, List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of()));
        return LikelyPair.among(found, new ReconciliationTerms(found.asOf(), 3, WorkingDays.BUILT_IN));
    }

    @Test
    void theSameAmountOnTheSameDayToSomebodyElseIsProbablyOneFact() {
        assertThat(pairs(List.of(payment("P1", 100)), null, voucher("PZ", "central", 100, "别的公司", DAY)))
                .extracting(LikelyPair::chinese)
                .containsExactly("疑似付错收款人：金额、日期相同，收款人不同");
    }

    @Test
    void aFenADayOrASourceTooFarIsNot() {
        assertThat(pairs(List.of(payment("P1", 100)), null, voucher("PZ", "central", 101, "某公司", DAY)))
                .isEmpty();
        assertThat(pairs(List.of(payment("P1", 100)), null, voucher("PZ", "local", 100, "某公司", DAY)))
                .isEmpty();
        assertThat(pairs(List.of(payment("P1", 100)), null, voucher("PZ", "central", 100, "某公司", DAY.plusDays(7))))
                .isEmpty();
        assertThat(pairs(List.of(payment("P1", 100)), null, voucher("PZ", "central", 100, "某公司", DAY.plusDays(3))))
                .extracting(LikelyPair::chinese)
                .containsExactly("疑为同一笔：金额、日期、收款人相同或相近");
    }

    @Test
    void aNumberWithThePaymentsInItIsAWholeOne() {
        assertThat(pairs(List.of(payment("A-P1", 100)), null, voucher("SL-A-P1-central", "local", 5, "别的", DAY)))
                .extracting(LikelyPair::chinese)
                .containsExactly("疑为同一笔：凭证号含拨付编号，日期相同，金额、收款人不同");
        assertThat(pairs(List.of(payment("A-P1", 100)), null, voucher("SL-A-P12", "local", 5, "别的", DAY)))
                .isEmpty();
    }

    @Test
    void eachIsInOnePairAndTheBestOneWins() {
        List<LikelyPair> pairs = pairs(
                List.of(payment("P1", 100), payment("P2", 100)),
                null,
                voucher("X-P2", "central", 100, "别的公司", DAY),
                voucher("Y", "central", 100, "某公司", DAY));
        assertThat(pairs)
                .extracting(
                        pair -> pair.payment().payment() + " " + pair.voucher().voucherNo())
                .containsExactlyInAnyOrder("P2 X-P2", "P1 Y");
    }

    @Test
    void whatPaysASecondTimeIsNoHint() {
        assertThat(pairs(List.of(payment("P1", 100)), "P9", voucher("PZ", "central", 100, "某公司", DAY)))
                .isEmpty();
    }
}
