package org.mingzhang.app.treasury;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.mingzhang.app.report.Sheet;
import org.mingzhang.domain.award.Payment;
import org.mingzhang.domain.policy.reading.Packs;
import org.mingzhang.view.treasury.BankReconciliation;
import org.mingzhang.view.treasury.CorrectedStatement;
import org.mingzhang.view.treasury.LikelyPair;
import org.mingzhang.view.treasury.SaidBy;
import org.mingzhang.view.treasury.StatementChange;
import org.mingzhang.view.treasury.TreasuryReconciliation;
import org.mingzhang.view.treasury.TreasuryReconciliation.Difference;
import org.mingzhang.view.treasury.TreasuryReconciliation.Differing;
import org.mingzhang.view.treasury.TreasuryReconciliation.LedgerPayment;
import org.mingzhang.view.treasury.TreasuryReconciliation.TreasuryOnly;
import org.mingzhang.view.treasury.TreasuryReconciliation.Voucher;
import org.mingzhang.view.treasury.TreasuryReconciliation.Ways;
import org.mingzhang.view.treasury.TreasuryReconciliation.Word;

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
                        List.of(),
                        new BankReconciliation(
                                0, 0, List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of())),
                Packs.builtIn("handan-2025"));
    }

    private static final SaidBy SAID = new SaidBy(List.of(), null, null, List.of(), null);

    private static LedgerPayment payment(String number) {
        return new LedgerPayment(number, "central", 100, "某公司", "62", DAY, Payment.State.CONFIRMED, null);
    }

    private static Voucher voucher(@Nullable String payment) {
        return new Voucher("PZ", "central", 200, "某公司", "62", DAY, payment, null, 3, List.of(), 2026, null, null, SAID);
    }

    private static Differing differing(String field) {
        return new Differing(payment("P"), voucher("P"), List.of(new Difference(field, "100", "200")));
    }

    @Test
    void theCountsAreToldThoughThereIsNothingToCount() {
        TreasurySheets none = sheets(List.of(), List.of(), List.of());
        assertThat(new DifferenceCounts(none.found()).counts())
                .extracting(DifferenceCounts.Count::name)
                .containsExactly(
                        "国库有、账本无",
                        "账本有、国库无",
                        "与拨付不一致",
                        "相符但待复核",
                        "与银行流水对不上",
                        "追回到账，没有流水可核",
                        "银行有、账本无，已说明",
                        "更正过的凭证、流水");
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
                .containsExactly(1, 2, 2, 0, 0, 0, 0, 0);
        List<String> titles = some.treasury().stream().map(Sheet::title).toList();
        assertThat(new DifferenceCounts(some.found()).counts())
                .filteredOn(count -> count.many() > 0)
                .allSatisfy(count -> assertThat(titles).containsAll(count.sheets()));
    }

    @Test
    void amountsThatDifferAreToldWithHowFarTheyLieApartAndEachTableOfMoneyHasItsSum() {
        TreasurySheets some = sheets(
                List.of(payment("P1"), payment("P2")),
                List.of(),
                List.of(differing("amountFen"), differing("payeeName")));
        assertThat(some.verdict()).contains("2 笔拨付国库没有相符凭证，共 2.00 元；1 笔金额不符，差 1.00 元；1 笔收款人、账号、来源或日期不符");
        assertThat(some.treasury())
                .filteredOn(sheet -> sheet.title().equals(TreasurySheets.LEDGER_ONLY))
                .singleElement()
                .satisfies(sheet -> assertThat(sheet.foot())
                        .extracting(Sheet.Cell::text)
                        .containsExactly("合计", "", "2.00", "", ""));
        assertThat(some.treasury())
                .filteredOn(sheet -> sheet.title().equals(TreasurySheets.DIFFERING))
                .singleElement()
                .satisfies(sheet -> assertThat(sheet.foot())
                        .extracting(Sheet.Cell::text)
                        .containsExactly("合计", "", "金额（元），差 1.00 元", "1.00", "2.00"));
    }

    @Test
    void whereNoStatementWasImportedThatIsSaidInPlaceOfANumber() {
        TreasurySheets none = sheets(List.of(), List.of(), List.of());
        assertThat(none.verdict()).isEqualTo("账本与国库一致；未导入银行流水");
        assertThat(new DifferenceCounts(none.found()).counts())
                .filteredOn(count -> "未导入银行流水".equals(count.instead()))
                .extracting(DifferenceCounts.Count::name)
                .containsExactly("与银行流水对不上", "银行有、账本无，已说明");
    }

    @Test
    void bothRowsOfWhatIsProbablyOneFactSaySoAndLeadToEachOther() {
        LedgerPayment lacking = payment("P1");
        Voucher unknown = voucher(null);
        TreasurySheets plain = sheets(List.of(lacking), List.of(new TreasuryOnly(unknown, null)), List.of());
        TreasurySheets some = new TreasurySheets(
                plain.found(), plain.pack(), List.of(new LikelyPair(lacking, unknown, true, true, false)));
        assertThat(some.treasury()).hasSameSizeAs(plain.treasury());
        assertThat(plain.verdict()).isEqualTo("账本与国库不一致：1 笔拨付国库没有相符凭证，共 1.00 元；1 笔国库支付账本没有对应拨付，共 2.00 元；未导入银行流水");
        assertThat(some.verdict())
                .as("one payment is told and summed once")
                .isEqualTo("账本与国库不一致：1 笔拨付国库没有相符凭证，共 1.00 元（其中 1 笔国库付给了别的收款人，疑似付错收款人，2.00 元）；未导入银行流水");
        assertThat(last(some, TreasurySheets.LEDGER_ONLY))
                .satisfies(cell -> assertThat(cell.text()).contains("疑似付错收款人：金额、日期相同，收款人不同", "PZ"))
                .satisfies(cell -> assertThat(cell.link()).isEqualTo("/entries/3"));
        assertThat(last(some, TreasurySheets.TREASURY_ONLY))
                .satisfies(cell -> assertThat(cell.text()).contains("疑似付错收款人", "P1"))
                .satisfies(cell -> assertThat(cell.link()).isEqualTo("/trail/payment/P1"));
        assertThat(last(plain, TreasurySheets.TREASURY_ONLY).text()).isEqualTo("无对应拨付");
    }

    private static BankReconciliation.BankLine bankLine(String serialNo, Word... words) {
        return new BankReconciliation.BankLine(
                serialNo, "付", "6211", "张三", "6299", 20_000_000, DAY, null, List.of(words), null, SAID);
    }

    private static TreasurySheets with(
            List<BankReconciliation.BankLine> bankOnly,
            List<BankReconciliation.BankLine> explained,
            List<CorrectedStatement> corrected) {
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
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        corrected,
                        new BankReconciliation(
                                0, 0, List.of(), List.of(), bankOnly, explained, List.of(), List.of(), List.of())),
                Packs.builtIn("handan-2025"));
    }

    private static String text(List<Sheet> sheets, String title) {
        return sheets.stream()
                .filter(sheet -> sheet.title().equals(title))
                .flatMap(sheet -> sheet.rows().getFirst().stream())
                .map(cell -> cell.text())
                .collect(Collectors.joining("|"));
    }

    @Test
    void whatOnePersonExplainedStaysOpenWithTheReasonAndWhatTwoExplainedIsCountedWithItsAmount() {
        Word fee = new Word("李某", "示例市财政局", DAY, "手续费", 7, "a-7");
        Word other = new Word("张某", "示例市财政局", DAY, "与本专项无关", 8, "a-8");
        TreasurySheets half = with(List.of(bankLine("L1", fee)), List.of(), List.of());
        assertThat(text(half.banks(), BankSheets.BANK_ONLY)).contains("已有一人说明，待另一人同意：示例市财政局 李某（2026年4月29日）：手续费");
        assertThat(half.verdict()).contains("与银行流水对不上 1 笔（其中 1 笔已有一人说明，待另一人同意）");
        TreasurySheets both = with(List.of(), List.of(bankLine("L1", other, fee)), List.of());
        assertThat(text(both.banks(), BankSheets.EXPLAINED))
                .contains("示例市财政局 张某（2026年4月29日）：与本专项无关；示例市财政局 李某（2026年4月29日）：手续费");
        assertThat(new DifferenceCounts(both.found()).counts())
                .filteredOn(count -> count.many() == 1)
                .singleElement()
                .satisfies(count -> assertThat(count.fen()).isEqualTo(20_000_000));
    }

    @Test
    void whatWasCorrectedIsListedWithWhatItSaidBeforeAndByWhom() {
        CorrectedStatement corrected = new CorrectedStatement(
                CorrectedStatement.Kind.VOUCHER,
                "PZ-1",
                3,
                8,
                "更正-1",
                false,
                List.of(
                        new StatementChange("amountFen", "18990000", "19000000"),
                        new StatementChange("payment", "", "P1")),
                new SaidBy.Person("a-1", "示例市财政局", "李某"),
                new SaidBy.Person("a-2", "示例市财政局", "张某"),
                DAY,
                "录入有误",
                "更正1号");
        assertThat(text(with(List.of(), List.of(), List.of(corrected)).treasury(), CorrectedSheet.TITLE))
                .contains("PZ-1|国库凭证|金额（元） 189,900.00 → 190,000.00；拨付编号 无 → P1|示例市财政局 李某|示例市财政局 张某")
                .contains("录入有误（更正1号）");
    }

    @Test
    void aVouchersNumberLeadsToItsTrailWhateverMarksItHas() {
        assertThat(TreasurySheets.voucher("国库/1 &2").link())
                .isEqualTo("/trail?kind=voucher&id=%E5%9B%BD%E5%BA%93%2F1+%262");
    }

    private static Sheet.Cell last(TreasurySheets sheets, String title) {
        return sheets.treasury().stream()
                .filter(sheet -> sheet.title().equals(title))
                .findFirst()
                .orElseThrow()
                .rows()
                .getFirst()
                .getLast();
    }
}
