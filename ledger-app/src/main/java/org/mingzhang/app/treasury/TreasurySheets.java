package org.mingzhang.app.treasury;

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
import org.mingzhang.view.treasury.BankReconciliation;
import org.mingzhang.view.treasury.BankReconciliation.BankLine;
import org.mingzhang.view.treasury.BankReconciliation.LinePair;
import org.mingzhang.view.treasury.BankReconciliation.Movement;
import org.mingzhang.view.treasury.BankReconciliation.PayingAccount;
import org.mingzhang.view.treasury.TreasuryReconciliation;
import org.mingzhang.view.treasury.TreasuryReconciliation.Batch;
import org.mingzhang.view.treasury.TreasuryReconciliation.Difference;
import org.mingzhang.view.treasury.TreasuryReconciliation.HandMatch;
import org.mingzhang.view.treasury.TreasuryReconciliation.LedgerPayment;
import org.mingzhang.view.treasury.TreasuryReconciliation.TreasuryOnly;
import org.mingzhang.view.treasury.TreasuryReconciliation.UsedAgain;
import org.mingzhang.view.treasury.TreasuryReconciliation.UsedLine;
import org.mingzhang.view.treasury.TreasuryReconciliation.Word;

/** Where ledger, treasury and banks part, as a finance officer reads it: a table for each way of it. */
public record TreasurySheets(TreasuryReconciliation found, PolicyPack pack) {
    static final String LEDGER_ONLY = "账本有、国库无";
    static final String TREASURY_ONLY = "国库有、账本无";
    static final String DIFFERING = "与拨付不一致";
    static final String BANK_ONLY = "银行有、账本无";
    static final String NOT_AT_BANK = "账本有、银行无";
    static final String DIFFERING_AT_BANK = "与银行流水不一致";

    /** What agrees and what does not, in one line. */
    public String verdict() {
        BankReconciliation bank = found.bank();
        if (found.agrees()) {
            return "账本与国库、银行流水一致";
        }
        String treasury = "账本与国库不一致：账本有、国库无 " + found.ledgerOnly().size() + " 笔，国库有、账本无 "
                + found.treasuryOnly().size() + " 笔"
                + (found.doubled() == 0 ? "" : "（其中重复支付 " + found.doubled() + " 笔）") + "，与拨付不一致 "
                + found.differing().size() + " 笔"
                + (found.usedAgain().isEmpty()
                        ? ""
                        : "，凭证号重复使用 " + found.usedAgain().size() + " 个");
        int banks = bank.bankOnly().size()
                + bank.ledgerOnly().size()
                + bank.differing().size();
        return banks == 0 ? treasury : treasury + "；与银行流水对不上 " + banks + " 笔";
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

    /** The tables against the treasury that have rows, in the order in which they are read. */
    public List<Sheet> treasury() {
        List<Sheet> sheets = new ArrayList<>();
        add(sheets, batches());
        add(sheets, usedAgain());
        Sheet.Builder ledgerOnly = payments(LEDGER_ONLY, "拨付日期");
        found.ledgerOnly().forEach(payment -> row(payment, payment.paidOn(), ledgerOnly));
        add(sheets, ledgerOnly.counted("笔"));
        add(sheets, treasuryOnly());
        Sheet.Builder differing = Sheet.titled(
                DIFFERING,
                Column.text("拨付编号"),
                Column.text("凭证号"),
                Column.text("项目"),
                Column.text("账本"),
                Column.text("国库"));
        found.differing()
                .forEach(pair -> differences(
                        pair.ledger().payment(), pair.voucher().voucherNo(), pair.differences(), differing));
        add(sheets, differing.counted(found.differing().size(), "笔"));
        Sheet.Builder waiting = payments("刚拨付，凭证未到期（不算缺）", "凭证最迟");
        found.notYetDue().forEach(one -> row(one.payment(), one.dueOn(), waiting));
        add(sheets, waiting.counted("笔"));
        add(sheets, handMatches());
        return sheets;
    }

    private static void add(List<Sheet> sheets, Sheet sheet) {
        if (!sheet.isEmpty()) {
            sheets.add(sheet);
        }
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
                        batch.voucherNo(),
                        new Fen(batch.amountFen()),
                        batch.payeeName(),
                        batch.payeeAccount(),
                        how(batch),
                        batch.payments().size() + " 笔：" + String.join("、", batch.payments())));
        return batches.counted("笔");
    }

    private static String how(Batch batch) {
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
                        line.voucher().voucherNo(),
                        entry(line.voucher().position()),
                        date(line.voucher().paidOn()),
                        source(line.voucher().source()),
                        line.voucher().payeeName(),
                        line.voucher().payeeAccount(),
                        new Fen(line.voucher().amountFen()),
                        switch (line.standing()) {
                            case AGREES -> "一致";
                            case DIFFERING -> "不一致";
                            case PAID_AGAIN -> "重复支付";
                            case UNKNOWN -> "无对应拨付";
                        });
            }
        }
        return lines.counted(found.usedAgain().size(), "个");
    }

    private Sheet treasuryOnly() {
        Sheet.Builder only = Sheet.titled(
                TREASURY_ONLY,
                Column.text("凭证号"),
                Column.text("来源"),
                Column.yuan("金额"),
                Column.text("收款人"),
                Column.text("收款账号"),
                Column.text("支付日期"),
                Column.text("说明"));
        for (TreasuryOnly one : found.treasuryOnly()) {
            only.row(
                    new Linked(
                            one.voucher().voucherNo(),
                            "/entries/" + one.voucher().position()),
                    source(one.voucher().source()),
                    new Fen(one.voucher().amountFen()),
                    one.voucher().payeeName(),
                    one.voucher().payeeAccount(),
                    date(one.voucher().paidOn()),
                    one.paidAgain() == null ? "无对应拨付" : "拨付 " + one.paidAgain() + " 的重复支付");
        }
        return only.counted("笔");
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
                    match.agrees() ? "一致" : "不一致");
        }
        return matches.counted("笔");
    }

    /** Which accounts pay, as far as there are statements; null where there are none. */
    public @Nullable Sheet payingAccounts() {
        BankReconciliation bank = found.bank();
        if (bank.payingAccounts().isEmpty()) {
            return null;
        }
        Sheet.Builder accounts = Sheet.titled(
                "付款账户", Column.text("付款账户"), Column.text("流水所载户名"), Column.text("付款流水"), Column.text("凭什么视为本专项付款账户"));
        bank.payingAccounts()
                .forEach(account ->
                        accounts.row(account.account(), account.holder(), account.lines() + " 笔", why(account)));
        return accounts.counted("个（请核对是否都是本专项的账户）");
    }

    private static String why(PayingAccount account) {
        String paid = "付给受益人 " + account.beneficiaries() + " 户";
        return (account.byReceipt() ? "回单号即其流水号，" + paid : paid) + (account.rare() ? "；少见，逐笔由人说明" : "");
    }

    /** The tables against bank statements that have rows. */
    public List<Sheet> banks() {
        BankReconciliation bank = found.bank();
        List<Sheet> sheets = new ArrayList<>();
        Sheet.Builder lines = Sheet.titled(
                BANK_ONLY,
                Column.text("流水号"),
                Column.text("付款人"),
                Column.text("收款人"),
                Column.yuan("金额"),
                Column.text("日期"));
        for (BankLine line : bank.bankOnly()) {
            lines.row(
                    line.serialNo(),
                    line.payerName(),
                    line.payeeName(),
                    new Fen(line.amountFen()),
                    date(line.movedOn()));
        }
        add(sheets, lines.counted("笔"));
        add(sheets, explained(bank));
        Sheet.Builder movements = Sheet.titled(
                NOT_AT_BANK,
                Column.text("拨付编号"),
                Column.text("事项"),
                Column.text("单位"),
                Column.yuan("金额"),
                Column.text("日期"));
        for (Movement movement : bank.ledgerOnly()) {
            movements.row(
                    payment(movement.payment()),
                    kind(movement),
                    movement.name(),
                    new Fen(movement.amountFen()),
                    date(movement.movedOn()));
        }
        add(sheets, movements.counted("笔"));
        Sheet.Builder pairs = Sheet.titled(
                DIFFERING_AT_BANK,
                Column.text("拨付编号"),
                Column.text("流水号"),
                Column.text("项目"),
                Column.text("账本"),
                Column.text("银行"));
        for (LinePair pair : bank.differing()) {
            differences(pair.ledger().payment(), pair.line().serialNo(), pair.differences(), pairs);
        }
        add(sheets, pairs.counted(bank.differing().size(), "笔"));
        return sheets;
    }

    private static Sheet explained(BankReconciliation bank) {
        Sheet.Builder explained = Sheet.titled(
                "银行有、账本无，已由人说明（不算不一致）",
                Column.text("流水号"),
                Column.text("收款人"),
                Column.yuan("金额"),
                Column.text("日期"),
                Column.text("说明人"),
                Column.text("说明"));
        for (BankLine line : bank.explained()) {
            Word word = line.word();
            if (word != null) {
                explained.row(
                        line.serialNo(),
                        line.payeeName(),
                        new Fen(line.amountFen()),
                        date(line.movedOn()),
                        who(word),
                        word.reason());
            }
        }
        return explained.counted(bank.explained().size(), "笔");
    }

    private static String kind(Movement movement) {
        return switch (movement.kind()) {
            case PAID -> "拨付";
            case RETURNED -> "银行退回";
            case RECOVERED -> "追回 " + movement.recovery();
            case REVERSED -> "退还追回 " + movement.recovery();
        };
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

    private void differences(String payment, String other, List<Difference> differences, Sheet.Builder sheet) {
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

    private static Linked payment(String payment) {
        return new Linked(payment, "/trail/payment/" + payment);
    }

    private static Linked entry(long position) {
        return new Linked(Long.toString(position), "/entries/" + position);
    }

    private static String who(Word word) {
        return word.organisation() + " " + word.person();
    }

    private String source(String id) {
        return new DifferenceWords(pack).source(id);
    }

    private static String date(@Nullable LocalDate date) {
        return DifferenceWords.date(date);
    }
}
