package org.mingzhang.app.treasury;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.mingzhang.app.report.Sheet;
import org.mingzhang.domain.award.Payment;
import org.mingzhang.domain.policy.reading.Packs;
import org.mingzhang.view.treasury.BankReconciliation;
import org.mingzhang.view.treasury.TreasuryReconciliation;
import org.mingzhang.view.treasury.TreasuryReconciliation.Difference;
import org.mingzhang.view.treasury.TreasuryReconciliation.Differing;
import org.mingzhang.view.treasury.TreasuryReconciliation.LedgerPayment;
import org.mingzhang.view.treasury.TreasuryReconciliation.TreasuryOnly;
import org.mingzhang.view.treasury.TreasuryReconciliation.Voucher;
import org.mingzhang.view.treasury.TreasuryReconciliation.Ways;

class TreasurySheetsTest {
    private static final LocalDate DAY = LocalDate.of(2026, 4, 29);

    private static TreasurySheets sheets(
            List<LedgerPayment> ledgerOnly, List<TreasuryOnly> treasuryOnly, List<Differing> differing) {
        return new TreasurySheets(
                new TreasuryReconciliation(
                        "HD",
                        9,
                        DAY,
                        3,
                        0,
                        0,
                        new Ways(0, 0, 0),
                        List.of(),
                        List.of(),
                        ledgerOnly,
                        List.of(),
                        treasuryOnly,
                        differing,
                        List.of(),
                        List.of(),
                        new BankReconciliation(0, List.of(), List.of(), List.of(), List.of(), List.of(), List.of())),
                Packs.builtIn("handan-2025"));
    }

    private static LedgerPayment payment(String number) {
        return new LedgerPayment(number, "central", 100, "某公司", "62", DAY, Payment.State.CONFIRMED, null);
    }

    private static Voucher voucher(@Nullable String payment) {
        return new Voucher("PZ", "central", 200, "某公司", "62", DAY, payment, null, 3, List.of(), 2026, null, null);
    }

    private static Differing differing(String field) {
        return new Differing(payment("P"), voucher("P"), List.of(new Difference(field, "100", "200")));
    }

    @Test
    void theCountsAreToldThoughThereIsNothingToCount() {
        TreasurySheets none = sheets(List.of(), List.of(), List.of());
        assertThat(new DifferenceCounts(none.found()).counts())
                .extracting(DifferenceCounts.Count::name)
                .containsExactly("国库有、账本无", "账本有、国库无", "与拨付不一致", "相符但待复核", "与银行流水对不上");
        assertThat(new DifferenceCounts(none.found()).counts())
                .extracting(DifferenceCounts.Count::many)
                .containsOnly(0);
    }

    @Test
    void eachCountLeadsToTheTableOfItsRows() {
        TreasurySheets some = sheets(
                List.of(payment("P1"), payment("P2")),
                List.of(new TreasuryOnly(voucher(null), null)),
                List.of(differing("amountFen"), differing("payeeName")));
        assertThat(new DifferenceCounts(some.found()).counts())
                .extracting(DifferenceCounts.Count::many)
                .containsExactly(1, 2, 2, 0, 0);
        List<String> titles = some.treasury().stream().map(Sheet::title).toList();
        assertThat(new DifferenceCounts(some.found()).counts())
                .filteredOn(count -> count.many() > 0)
                .allSatisfy(count -> assertThat(titles).containsAll(count.sheets()));
    }
}
