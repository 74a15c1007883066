package org.mingzhang.tools;

import java.io.PrintWriter;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.json.CivilDate;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.domain.policy.FundingSource;
import org.mingzhang.domain.policy.PolicyPack;
import org.mingzhang.tools.Table.Column;
import org.mingzhang.view.trail.Names;
import org.mingzhang.view.treasury.TreasuryReconciliation;
import org.mingzhang.view.treasury.TreasuryReconciliation.Difference;
import org.mingzhang.view.treasury.TreasuryReconciliation.Differing;
import org.mingzhang.view.treasury.TreasuryReconciliation.LedgerPayment;
import org.mingzhang.view.treasury.TreasuryReconciliation.TreasuryOnly;

/** Where ledger and treasury part, as a finance officer reads it: a table for each way of it. */
record TreasuryText(TreasuryReconciliation found, PolicyPack pack) {
    void print(PrintWriter out) {
        out.println("一致 " + found.matched() + " 笔，共 " + new Fen(found.matchedFen()).toYuan() + " 元");
        Table ledgerOnly = new Table(
                Column.text("拨付编号"), Column.text("来源"), Column.yuan("金额"), Column.text("收款人"), Column.text("拨付日期"));
        found.ledgerOnly().forEach(payment -> row(payment, ledgerOnly));
        section("账本已拨付，国库没有", found.ledgerOnly().size(), ledgerOnly, out);
        Table treasuryOnly = new Table(
                Column.text("凭证号"),
                Column.text("来源"),
                Column.yuan("金额"),
                Column.text("收款人"),
                Column.text("支付日期"),
                Column.text("说明"));
        found.treasuryOnly().forEach(voucher -> row(voucher, treasuryOnly));
        section("国库已支付，账本没有", found.treasuryOnly().size(), treasuryOnly, out);
        Table differing = new Table(
                Column.text("拨付编号"), Column.text("凭证号"), Column.text("项目"), Column.text("账本"), Column.text("国库"));
        found.differing().forEach(pair -> rows(pair, differing));
        section("同一笔，说法不一", found.differing().size(), differing, out);
    }

    private void section(String title, int size, Table table, PrintWriter out) {
        if (size > 0) {
            out.println();
            out.println(title + "：" + size + " 笔");
            table.print(out);
        }
    }

    private void row(LedgerPayment payment, Table table) {
        table.row(
                payment.payment(),
                source(payment.source()),
                new Fen(payment.amountFen()),
                payment.payeeName(),
                date(payment.paidOn()));
    }

    private void row(TreasuryOnly only, Table table) {
        table.row(
                only.voucher().voucherNo(),
                source(only.voucher().source()),
                new Fen(only.voucher().amountFen()),
                only.voucher().payeeName(),
                date(only.voucher().paidOn()),
                only.paidAgain() == null ? "不对应任何拨付" : "拨付 " + only.paidAgain() + " 的重复支付");
    }

    private void rows(Differing pair, Table table) {
        for (Difference difference : pair.differences()) {
            table.row(
                    pair.ledger().payment(),
                    pair.voucher().voucherNo(),
                    name(difference.field()),
                    value(difference.field(), difference.ledger()),
                    value(difference.field(), difference.treasury()));
        }
    }

    private String name(String field) {
        return switch (field) {
            case "source" -> "资金来源";
            case "amountFen" -> "金额（元）";
            case "payeeName" -> "收款户名";
            case "payeeAccount" -> "收款账号";
            case "paidOn" -> "日期";
            default -> "状态";
        };
    }

    private String value(String field, String value) {
        return switch (field) {
            case "amountFen" -> new Fen(Long.parseLong(value)).toYuan();
            case "source" -> source(value);
            case "paidOn" -> date(CivilDate.read(value));
            default -> value;
        };
    }

    private String source(String id) {
        return pack.source(id).map(FundingSource::name).orElse(id);
    }

    private static String date(@Nullable LocalDate date) {
        return date == null ? "" : Names.day(date);
    }
}
