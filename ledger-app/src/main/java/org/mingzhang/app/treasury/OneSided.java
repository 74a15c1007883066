package org.mingzhang.app.treasury;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mingzhang.app.report.Sheet;
import org.mingzhang.app.report.Sheet.Column;
import org.mingzhang.app.report.Sheet.Linked;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.domain.policy.PolicyPack;
import org.mingzhang.view.treasury.LikelyPair;
import org.mingzhang.view.treasury.TreasuryReconciliation;
import org.mingzhang.view.treasury.TreasuryReconciliation.LedgerPayment;
import org.mingzhang.view.treasury.TreasuryReconciliation.TreasuryOnly;

/** What only the ledger has and what only the treasury has, each row with what it probably is on the other side. */
record OneSided(TreasuryReconciliation found, PolicyPack pack, List<LikelyPair> likely) {
    Sheet ledgerOnly() {
        List<Column> columns = new ArrayList<>(List.of(
                Column.text("拨付编号"), Column.text("来源"), Column.yuan("金额"), Column.text("收款人"), Column.text("拨付日期")));
        if (!likely.isEmpty()) {
            columns.add(Column.text("说明"));
        }
        Sheet.Builder only = Sheet.titled(TreasurySheets.LEDGER_ONLY, columns.toArray(Column[]::new));
        for (LedgerPayment payment : found.ledgerOnly()) {
            List<@Nullable Object> values = new ArrayList<>();
            values.add(TreasurySheets.payment(payment.payment()));
            values.add(source(payment.source()));
            values.add(new Fen(payment.amountFen()));
            values.add(payment.payeeName());
            values.add(TreasurySheets.date(payment.paidOn()));
            if (!likely.isEmpty()) {
                values.add(said(payment));
            }
            only.row(values.toArray());
        }
        return only.summed("笔");
    }

    /** Which voucher it probably is; null where none. */
    private @Nullable Linked said(LedgerPayment payment) {
        return likely.stream()
                .filter(one -> one.payment().equals(payment))
                .findFirst()
                .map(one -> new Linked(
                        one.chinese() + "（凭证 " + one.voucher().voucherNo()
                                + (one.samePayee() ? "" : "，付给 " + one.voucher().payeeName()) + "）",
                        "/entries/" + one.voucher().position()))
                .orElse(null);
    }

    /** What there is to say of a voucher that is no payment's; where it is probably one's, that leads to it. */
    private Object said(TreasuryOnly only) {
        if (only.paidAgain() != null) {
            return "拨付 " + only.paidAgain() + " 的重复支付";
        }
        return likely.stream()
                .filter(one -> one.voucher().equals(only.voucher()))
                .findFirst()
                .<Object>map(one -> new Linked(
                        one.chinese() + "（拨付 " + one.payment().payment()
                                + (one.samePayee()
                                        ? ""
                                        : "，应付给 " + one.payment().payeeName()) + "）",
                        "/trail/payment/" + one.payment().payment()))
                .orElse("无对应拨付");
    }

    Sheet treasuryOnly() {
        Sheet.Builder only = Sheet.titled(
                TreasurySheets.TREASURY_ONLY,
                Column.text("凭证号"),
                Column.text("来源"),
                Column.yuan("金额"),
                Column.text("收款人"),
                Column.text("收款账号"),
                Column.text("支付日期"),
                Column.text("说明"));
        for (TreasuryOnly one : found.treasuryOnly()) {
            only.row(
                    TreasurySheets.voucher(one.voucher().voucherNo()),
                    source(one.voucher().source()),
                    new Fen(one.voucher().amountFen()),
                    one.voucher().payeeName(),
                    one.voucher().payeeAccount(),
                    TreasurySheets.date(one.voucher().paidOn()),
                    said(one));
        }
        return only.summed("笔");
    }

    private String source(String id) {
        return new DifferenceWords(pack).source(id);
    }
}
