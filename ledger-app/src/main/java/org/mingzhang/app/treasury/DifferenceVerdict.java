package org.mingzhang.app.treasury;

import java.util.ArrayList;
import java.util.List;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.view.treasury.BankReconciliation;
import org.mingzhang.view.treasury.LikelyPair;
import org.mingzhang.view.treasury.TreasuryReconciliation;
import org.mingzhang.view.treasury.TreasuryReconciliation.LedgerPayment;
import org.mingzhang.view.treasury.TreasuryReconciliation.TreasuryOnly;

/** What of ledger, treasury and banks agrees and what does not, with its sums, in one line. */
record DifferenceVerdict(TreasuryReconciliation found, List<LikelyPair> likely) {
    String verdict() {
        if (found.agrees()) {
            return found.bank().isCompared() ? "账本与国库、银行流水一致" : "账本与国库一致；" + DifferenceCounts.NO_STATEMENTS;
        }
        List<String> said = new ArrayList<>();
        said.add(found.differsNowhere() ? "账本与国库、银行流水没有不一致，但还不能算一致" : differences());
        if (!found.unreviewed().isEmpty()) {
            said.add("凭证待另一人核对 " + found.unreviewed().size() + " 笔 " + new Fen(found.unreviewedFen()).toYuan() + " 元");
        }
        if (!found.bank().unreviewed().isEmpty()) {
            said.add("银行流水待另一人核对 " + found.bank().unreviewed().size() + " 笔");
        }
        return String.join("；", said);
    }

    /** Each of them with its sum; what probably is one payment of both sides is told and summed once. */
    private String differences() {
        BankReconciliation bank = found.bank();
        List<String> said = new ArrayList<>();
        if (!found.ledgerOnly().isEmpty()) {
            said.add(found.ledgerOnly().size() + " 笔拨付国库没有相符凭证，共 "
                    + yuan(found.ledgerOnly().stream()
                            .mapToLong(LedgerPayment::amountFen)
                            .sum()) + misdirected());
        }
        List<TreasuryOnly> unknown = found.treasuryOnly().stream()
                .filter(only -> likely.stream().noneMatch(pair -> pair.voucher().equals(only.voucher())))
                .toList();
        if (!unknown.isEmpty()) {
            said.add(unknown.size() + " 笔国库支付账本没有对应拨付"
                    + (found.doubled() == 0 ? "" : "（其中重复支付 " + found.doubled() + " 笔）") + "，共 "
                    + yuan(unknown.stream()
                            .mapToLong(only -> only.voucher().amountFen())
                            .sum()));
        }
        DifferenceSums amounts = DifferenceSums.of(found.differing());
        if (amounts.many() > 0) {
            said.add(amounts.many() + " 笔金额不符，" + amounts.said());
        }
        if (found.differing().size() > amounts.many()) {
            said.add(found.differing().size() - amounts.many() + " 笔收款人、账号、来源或日期不符");
        }
        if (!found.usedAgain().isEmpty()) {
            said.add("凭证号重复使用 " + found.usedAgain().size() + " 个");
        }
        String where = said.isEmpty() ? "账本与银行流水不一致：" : "账本与国库不一致：";
        int banks = bank.bankOnly().size()
                + bank.ledgerOnly().size()
                + bank.differing().size();
        if (banks > 0) {
            said.add("与银行流水对不上 " + banks + " 笔"
                    + (bank.halfExplained() == 0 ? "" : "（其中 " + bank.halfExplained() + " 笔" + BankSheets.HALF + "）"));
        } else if (!bank.isCompared()) {
            said.add(DifferenceCounts.NO_STATEMENTS);
        }
        return where + String.join("；", said);
    }

    /** How many of what the treasury lacks it probably paid to somebody else. */
    private String misdirected() {
        List<LikelyPair> wrong =
                likely.stream().filter(LikelyPair::seemsMisdirected).toList();
        return wrong.isEmpty()
                ? ""
                : "（其中 " + wrong.size() + " 笔国库付给了别的收款人，疑似付错收款人，"
                        + yuan(wrong.stream()
                                .mapToLong(pair -> pair.voucher().amountFen())
                                .sum()) + "）";
    }

    private static String yuan(long fen) {
        return new Fen(fen).toYuan() + " 元";
    }
}
