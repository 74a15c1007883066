package org.mingzhang.app.treasury;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mingzhang.app.report.Sheet;
import org.mingzhang.app.report.Sheet.Column;
import org.mingzhang.app.report.Sheet.Linked;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.domain.policy.PolicyPack;
import org.mingzhang.view.treasury.BankReconciliation;
import org.mingzhang.view.treasury.BankReconciliation.BankLine;
import org.mingzhang.view.treasury.BankReconciliation.LinePair;
import org.mingzhang.view.treasury.BankReconciliation.Movement;
import org.mingzhang.view.treasury.BankReconciliation.PayingAccount;
import org.mingzhang.view.treasury.TreasuryReconciliation.Doubt;

/** Where ledger and banks part: a table for each way of it. */
record BankSheets(BankReconciliation bank, PolicyPack pack) {
    static final String BANK_ONLY = "银行有、账本无";
    static final String NOT_AT_BANK = "账本有、银行无";
    static final String DIFFERING_AT_BANK = "与银行流水不一致";
    static final String UNSHOWN = "追回到账，没有流水可核（只凭登记人所说）";
    static final String EXPLAINED = "银行有、账本无，已由两人说明（不算不一致）";
    static final String HALF = "已有一人说明，待另一人同意";
    static final String UNREVIEWED_AT_BANK = "与银行流水相符，但待另一人核对（不计入一致）";

    /** Which accounts pay, as far as there are statements; null where there are none. */
    @Nullable
    Sheet payingAccounts() {
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
    List<Sheet> all() {
        List<Sheet> sheets = new ArrayList<>();
        Sheet.Builder lines = Sheet.titled(
                BANK_ONLY,
                Column.text("流水号"),
                Column.text("付款人"),
                Column.text("收款人"),
                Column.yuan("金额"),
                Column.text("日期"),
                Column.text("说明"));
        for (BankLine line : bank.bankOnly()) {
            lines.row(
                    line.serialNo(),
                    line.payerName(),
                    line.payeeName(),
                    new Fen(line.amountFen()),
                    TreasurySheets.date(line.movedOn()),
                    line.words().isEmpty() ? "" : HALF + "：" + said(line));
        }
        TreasurySheets.add(sheets, alone());
        TreasurySheets.add(sheets, lines.summed("笔"));
        TreasurySheets.add(sheets, explained());
        Sheet.Builder movements = Sheet.titled(
                NOT_AT_BANK,
                Column.text("拨付编号"),
                Column.text("事项"),
                Column.text("单位"),
                Column.yuan("金额"),
                Column.text("日期"));
        for (Movement movement : bank.ledgerOnly()) {
            movements.row(
                    TreasurySheets.payment(movement.payment()),
                    kind(movement),
                    movement.name(),
                    new Fen(movement.amountFen()),
                    TreasurySheets.date(movement.movedOn()));
        }
        // What went out and what came back is not added up.
        boolean alike =
                bank.ledgerOnly().stream().map(Movement::kind).distinct().count() == 1;
        TreasurySheets.add(sheets, alike ? movements.summed("笔") : movements.counted("笔"));
        TreasurySheets.add(sheets, unshown());
        Sheet.Builder pairs = Sheet.titled(
                DIFFERING_AT_BANK,
                Column.text("拨付编号"),
                Column.text("流水号"),
                Column.text("项目"),
                Column.text("账本"),
                Column.text("银行"));
        for (LinePair pair : bank.differing()) {
            TreasurySheets.differences(
                    pack, pair.ledger().payment(), pair.line().serialNo(), pair.differences(), pairs);
        }
        TreasurySheets.add(sheets, pairs.counted(bank.differing().size(), "笔"));
        return sheets;
    }

    private Sheet alone() {
        Sheet.Builder rows = Sheet.titled(
                UNREVIEWED_AT_BANK,
                Column.text("拨付编号"),
                Column.text("流水号"),
                Column.text("事项"),
                Column.yuan("金额"),
                Column.text("日期"),
                Column.text("流水来自"),
                Column.text("对账"));
        for (LinePair pair : bank.unreviewed()) {
            Doubt signature = pair.line().unreviewed();
            if (signature != null) {
                rows.row(
                        TreasurySheets.payment(pair.ledger().payment()),
                        pair.line().serialNo(),
                        kind(pair.ledger()),
                        new Fen(pair.line().amountFen()),
                        TreasurySheets.date(pair.line().movedOn()),
                        TreasurySheets.workbook(signature),
                        signature.chinese());
            }
        }
        return rows.summed("笔");
    }

    private Sheet unshown() {
        Sheet.Builder rows = Sheet.titled(
                UNSHOWN,
                Column.text("追回编号"),
                Column.text("拨付编号"),
                Column.text("缴款单位"),
                Column.yuan("金额"),
                Column.text("到账日期"),
                Column.text("回单号"));
        for (Movement movement : bank.unshownRecoveries()) {
            rows.row(
                    new Linked(String.valueOf(movement.recovery()), "/trail/recovery/" + movement.recovery()),
                    TreasurySheets.payment(movement.payment()),
                    movement.name(),
                    new Fen(movement.amountFen()),
                    TreasurySheets.date(movement.movedOn()),
                    movement.receiptNo());
        }
        return rows.summed("笔");
    }

    private Sheet explained() {
        Sheet.Builder explained = Sheet.titled(
                EXPLAINED,
                Column.text("流水号"),
                Column.text("收款人"),
                Column.yuan("金额"),
                Column.text("日期"),
                Column.text("谁、哪天、怎样说明（新的在前）"));
        for (BankLine line : bank.explained()) {
            explained.row(
                    line.serialNo(),
                    line.payeeName(),
                    new Fen(line.amountFen()),
                    TreasurySheets.date(line.movedOn()),
                    said(line));
        }
        return explained.summed("笔");
    }

    /** All that people said of a line, the latest first. */
    private static String said(BankLine line) {
        return line.words().stream()
                .map(word -> TreasurySheets.who(word) + "（" + TreasurySheets.date(word.on()) + "）：" + word.reason())
                .collect(Collectors.joining("；"));
    }

    private static String kind(Movement movement) {
        return switch (movement.kind()) {
            case PAID -> "拨付";
            case RETURNED -> "银行退回";
            case RECOVERED -> "追回 " + movement.recovery();
            case REVERSED -> "退还追回 " + movement.recovery();
        };
    }
}
