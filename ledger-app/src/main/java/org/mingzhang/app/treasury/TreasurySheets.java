package org.mingzhang.app.treasury;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mingzhang.app.report.Sheet;
import org.mingzhang.app.report.Sheet.Column;
import org.mingzhang.app.report.Sheet.Linked;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.domain.policy.PolicyPack;
import org.mingzhang.view.trail.Names;
import org.mingzhang.view.treasury.LikelyPair;
import org.mingzhang.view.treasury.TreasuryReconciliation;
import org.mingzhang.view.treasury.TreasuryReconciliation.Batch;
import org.mingzhang.view.treasury.TreasuryReconciliation.Difference;
import org.mingzhang.view.treasury.TreasuryReconciliation.Doubt;
import org.mingzhang.view.treasury.TreasuryReconciliation.HandMatch;
import org.mingzhang.view.treasury.TreasuryReconciliation.LedgerPayment;
import org.mingzhang.view.treasury.TreasuryReconciliation.Unreviewed;
import org.mingzhang.view.treasury.TreasuryReconciliation.UsedAgain;
import org.mingzhang.view.treasury.TreasuryReconciliation.UsedLine;
import org.mingzhang.view.treasury.TreasuryReconciliation.Voucher;
import org.mingzhang.view.treasury.TreasuryReconciliation.Word;

/**
 * Where ledger, treasury and banks part, as a finance officer reads it: a table for each way of it.
 *
 * @param likely what of either side is probably one fact
 */
public record TreasurySheets(TreasuryReconciliation found, PolicyPack pack, List<LikelyPair> likely) {
    static final String LEDGER_ONLY = "账本有、国库无";
    static final String TREASURY_ONLY = "国库有、账本无";
    static final String DIFFERING = "与拨付不一致";
    static final String UNREVIEWED = "与凭证相符，但待另一人核对（不计入一致）";

    public TreasurySheets {
        likely = List.copyOf(likely);
    }

    /** Without a word on what may be one fact. */
    public TreasurySheets(TreasuryReconciliation found, PolicyPack pack) {
        this(found, pack, List.of());
    }

    /** What agrees and what does not, in one line. */
    public String verdict() {
        return new DifferenceVerdict(found, likely).verdict();
    }

    /** By what was compared. */
    public String terms() {
        return "核对至 " + Names.day(found.asOf()) + "，日期相差不超过 " + found.workingDays() + " 个工作日";
    }

    /** How much agrees. */
    public String agreed() {
        return "一致 " + found.matched() + " 笔，共 " + new Fen(found.matchedFen()).toYuan() + " 元（按编号 "
                + found.matchedBy().name() + "，按规则 " + found.matchedBy().rule() + "，人工认定 "
                + found.matchedBy().hand() + "）";
    }

    /** What of it rests on one signature, in one line; null where nothing does. */
    public @Nullable String unreviewed() {
        return found.unreviewed().isEmpty()
                ? null
                : "待复核 " + found.unreviewed().size() + " 笔，共 " + new Fen(found.unreviewedFen()).toYuan()
                        + " 元：凭证与账本相同，但是一人补录的，或者只有经手这笔拨付的人登记、更正；没有经手的人复核那次导入或认定这张凭证以后，才计入一致";
    }

    /** The tables against the treasury that have rows, in the order in which they are read. */
    public List<Sheet> treasury() {
        List<Sheet> sheets = new ArrayList<>();
        add(sheets, alone());
        add(sheets, batches());
        add(sheets, usedAgain());
        OneSided oneSided = new OneSided(found, pack, likely);
        add(sheets, oneSided.ledgerOnly());
        add(sheets, oneSided.treasuryOnly());
        Sheet.Builder differing = Sheet.titled(
                DIFFERING,
                Column.text("拨付编号"),
                Column.text("凭证号"),
                Column.text("项目"),
                Column.text("账本"),
                Column.text("国库"));
        found.differing()
                .forEach(pair -> differences(
                        pack,
                        pair.ledger().payment(),
                        voucher(pair.voucher().voucherNo()),
                        pair.differences(),
                        differing));
        DifferenceSums differ = DifferenceSums.of(found.differing());
        if (differ.many() > 0) {
            differing.foot(
                    "合计",
                    "",
                    "金额（元），" + differ.said(),
                    new Fen(differ.ledgerFen()).toYuan(),
                    new Fen(differ.treasuryFen()).toYuan());
        }
        add(sheets, differing.counted(found.differing().size(), "笔"));
        Sheet.Builder waiting = payments("刚拨付，凭证未到期（不算缺）", "凭证最迟");
        found.notYetDue().forEach(one -> row(one.payment(), one.dueOn(), waiting));
        add(sheets, waiting.summed("笔"));
        add(sheets, handMatches());
        add(sheets, new CorrectedSheet(found, pack).sheet());
        return sheets;
    }

    static void add(List<Sheet> sheets, Sheet sheet) {
        if (!sheet.isEmpty()) {
            sheets.add(sheet);
        }
    }

    private Sheet alone() {
        Sheet.Builder rows = Sheet.titled(
                UNREVIEWED,
                Column.text("拨付编号"),
                Column.text("凭证号"),
                Column.text("来源"),
                Column.yuan("金额"),
                Column.text("收款人"),
                Column.text("支付日期"),
                Column.text("凭证来自"),
                Column.text("对账"));
        for (Unreviewed one : found.unreviewed()) {
            Voucher first = one.vouchers().getFirst();
            rows.row(
                    payment(one.ledger().payment()),
                    new Linked(
                            String.join(
                                    "、",
                                    one.vouchers().stream()
                                            .map(Voucher::voucherNo)
                                            .distinct()
                                            .toList()),
                            "/entries/" + first.position()),
                    source(one.ledger().source()),
                    new Fen(one.ledger().amountFen()),
                    one.ledger().payeeName(),
                    date(first.paidOn()),
                    workbook(one.signature()),
                    one.signature().chinese());
        }
        return rows.summed("笔");
    }

    /** The workbook by which it came; no workbook where it was recorded by itself. */
    static Object workbook(Doubt alone) {
        String imported = alone.importId();
        String file = alone.fileName();
        return imported == null
                ? "逐笔登记"
                : new Linked(file == null || file.isEmpty() ? imported : file, "/trail/import/" + imported);
    }

    private Sheet batches() {
        Sheet.Builder batches = Sheet.titled(
                "一笔凭证多笔拨付",
                Column.text("凭证号"),
                Column.yuan("金额"),
                Column.text("收款人"),
                Column.text("收款账号"),
                Column.text("怎样认定"),
                Column.text("拨付编号"));
        found.batches()
                .forEach(batch -> batches.row(
                        voucher(batch.voucherNo()),
                        new Fen(batch.amountFen()),
                        batch.payeeName(),
                        batch.payeeAccount(),
                        how(batch),
                        batch.payments().size() + " 笔：" + String.join("、", batch.payments())));
        return batches.summed("笔");
    }

    private static String how(Batch batch) {
        Doubt alone = batch.unreviewed();
        if (alone != null && (batch.byHand() || batch.agrees())) {
            return (batch.byHand() ? "人工" : "按规则") + "，凭证" + alone.chinese() + "：不计入一致";
        }
        if (batch.byHand()) {
            return "人工，计入一致";
        }
        if (!batch.agrees()) {
            return "金额凑合，收款人不是任何一笔的受益人：不计入一致，确系代发的由人认定";
        }
        return batch.agencyBy() == null ? "按规则，计入一致" : "按规则，计入一致（代发账户，见凭证 " + batch.agencyBy() + " 的人工认定）";
    }

    private Sheet usedAgain() {
        Sheet.Builder lines = Sheet.titled(
                "同一年度的凭证号重复使用（不是同日、同来源、各付一家且都对上的一份凭证）",
                Column.text("凭证号"),
                Column.text("序号"),
                Column.text("日期"),
                Column.text("来源"),
                Column.text("收款人"),
                Column.text("收款账号"),
                Column.yuan("金额"),
                Column.text("对账"));
        for (UsedAgain number : found.usedAgain()) {
            for (UsedLine line : number.lines()) {
                lines.row(
                        voucher(line.voucher().voucherNo()),
                        entry(line.voucher().position()),
                        date(line.voucher().paidOn()),
                        source(line.voucher().source()),
                        line.voucher().payeeName(),
                        line.voucher().payeeAccount(),
                        new Fen(line.voucher().amountFen()),
                        switch (line.standing()) {
                            case AGREES -> "一致";
                            case UNREVIEWED -> "待复核";
                            case DISPUTED -> "复核不认可";
                            case DIFFERING -> "不一致";
                            case PAID_AGAIN -> "重复支付";
                            case UNKNOWN -> "无对应拨付";
                        });
            }
        }
        return lines.summed(found.usedAgain().size(), "个");
    }

    private Sheet handMatches() {
        Sheet.Builder matches = Sheet.titled(
                "人工认定",
                Column.text("凭证号"),
                Column.text("收款人"),
                Column.text("收款账号"),
                Column.yuan("金额"),
                Column.text("认定对应"),
                Column.text("认定人"),
                Column.text("日期"),
                Column.text("理由"),
                Column.text("对账"));
        for (HandMatch match : found.handMatches()) {
            matches.row(
                    new Linked(
                            match.voucher().voucherNo(),
                            "/entries/" + match.word().position()),
                    match.voucher().payeeName(),
                    match.voucher().payeeAccount(),
                    new Fen(match.voucher().amountFen()),
                    String.join("、", match.payments()),
                    who(match.word()),
                    date(match.word().on()),
                    match.word().reason(),
                    match.agrees() ? "一致" : handMatched(match));
        }
        return matches.summed("笔");
    }

    /** One that says what the payment says and rests on one signature agrees as soon as another person has agreed to it. */
    private String handMatched(HandMatch match) {
        return found.unreviewed().stream()
                .filter(one -> one.vouchers().contains(match.voucher()))
                .findFirst()
                .map(one -> one.signature().chinese())
                .orElse("不一致");
    }

    /** Which accounts pay, as far as there are statements; null where there are none. */
    public @Nullable Sheet payingAccounts() {
        return new BankSheets(found.bank(), pack).payingAccounts();
    }

    /** The tables against bank statements that have rows. */
    public List<Sheet> banks() {
        return new BankSheets(found.bank(), pack).all();
    }

    private static Sheet.Builder payments(String title, String date) {
        return Sheet.titled(
                title,
                Column.text("拨付编号"),
                Column.text("来源"),
                Column.yuan("金额"),
                Column.text("收款人"),
                Column.text(date));
    }

    private void row(LedgerPayment payment, @Nullable LocalDate date, Sheet.Builder sheet) {
        sheet.row(
                payment(payment.payment()),
                source(payment.source()),
                new Fen(payment.amountFen()),
                payment.payeeName(),
                date(date));
    }

    static void differences(
            PolicyPack pack, String payment, Object other, List<Difference> differences, Sheet.Builder sheet) {
        DifferenceWords words = new DifferenceWords(pack);
        for (Difference difference : differences) {
            sheet.row(
                    payment(payment),
                    other,
                    DifferenceWords.name(difference.field()),
                    words.value(difference.field(), difference.ledger()),
                    words.value(difference.field(), difference.treasury()));
        }
    }

    static Linked payment(String payment) {
        return new Linked(payment, "/trail/payment/" + payment);
    }

    /** All that is known of a voucher, whatever marks its number has. */
    static Linked voucher(String number) {
        return new Linked(number, "/trail?kind=voucher&id=" + URLEncoder.encode(number, StandardCharsets.UTF_8));
    }

    private static Linked entry(long position) {
        return new Linked(Long.toString(position), "/entries/" + position);
    }

    static String who(Word word) {
        return word.organisation() + " " + word.person();
    }

    private String source(String id) {
        return new DifferenceWords(pack).source(id);
    }

    static String date(@Nullable LocalDate date) {
        return DifferenceWords.date(date);
    }
}
