package org.mingzhang.tools;

import java.io.PrintWriter;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.domain.policy.PolicyPack;
import org.mingzhang.tools.Table.Column;
import org.mingzhang.view.trail.Names;
import org.mingzhang.view.treasury.BankReconciliation;
import org.mingzhang.view.treasury.BankReconciliation.BankLine;
import org.mingzhang.view.treasury.BankReconciliation.LinePair;
import org.mingzhang.view.treasury.BankReconciliation.Movement;
import org.mingzhang.view.treasury.BankReconciliation.PayingAccount;
import org.mingzhang.view.treasury.TreasuryReconciliation;
import org.mingzhang.view.treasury.TreasuryReconciliation.Batch;
import org.mingzhang.view.treasury.TreasuryReconciliation.Difference;
import org.mingzhang.view.treasury.TreasuryReconciliation.Differing;
import org.mingzhang.view.treasury.TreasuryReconciliation.HandMatch;
import org.mingzhang.view.treasury.TreasuryReconciliation.LedgerPayment;
import org.mingzhang.view.treasury.TreasuryReconciliation.NotYetDue;
import org.mingzhang.view.treasury.TreasuryReconciliation.TreasuryOnly;
import org.mingzhang.view.treasury.TreasuryReconciliation.UsedAgain;
import org.mingzhang.view.treasury.TreasuryReconciliation.UsedLine;
import org.mingzhang.view.treasury.TreasuryReconciliation.Word;

/** Where ledger, treasury and banks part, as a finance officer reads it: a table for each way of it. */
record TreasuryText(TreasuryReconciliation found, PolicyPack pack) {
    /** What does not agree, in one line. */
    String verdict() {
        BankReconciliation bank = found.bank();
        String treasury = "账本与国库不一致：国库无 " + found.ledgerOnly().size() + " 笔，国库重复支付 " + found.doubled() + " 笔，账本无 "
                + (found.treasuryOnly().size() - found.doubled()) + " 笔，不一致 "
                + found.differing().size() + " 笔"
                + (found.usedAgain().isEmpty()
                        ? ""
                        : "，凭证号重复使用 " + found.usedAgain().size() + " 个");
        int banks = bank.bankOnly().size()
                + bank.ledgerOnly().size()
                + bank.differing().size();
        return banks == 0 ? treasury : treasury + "；与银行流水对不上 " + banks + " 笔";
    }

    void print(PrintWriter out) {
        out.println("核对至 " + Names.day(found.asOf()) + "，日期相差不超过 " + found.workingDays() + " 个工作日");
        out.println("一致 " + found.matched() + " 笔，共 " + new Fen(found.matchedFen()).toYuan() + " 元（按编号 "
                + found.matchedBy().name() + "，按规则 " + found.matchedBy().rule() + "，人工认定 "
                + found.matchedBy().hand() + "）");
        batches(out);
        usedAgain(out);
        Table ledgerOnly = payments("拨付日期");
        found.ledgerOnly().forEach(payment -> row(payment, payment.paidOn(), ledgerOnly));
        section("账本已拨付，国库没有", found.ledgerOnly().size(), ledgerOnly, out);
        Table treasuryOnly = new Table(
                Column.text("凭证号"),
                Column.text("来源"),
                Column.yuan("金额"),
                Column.text("收款人"),
                Column.text("收款账号"),
                Column.text("支付日期"),
                Column.text("说明"));
        found.treasuryOnly().forEach(voucher -> row(voucher, treasuryOnly));
        section("国库已支付，账本没有", found.treasuryOnly().size(), treasuryOnly, out);
        Table differing = new Table(
                Column.text("拨付编号"), Column.text("凭证号"), Column.text("项目"), Column.text("账本"), Column.text("国库"));
        found.differing().forEach(pair -> rows(pair, differing));
        section("同一笔，说法不一", found.differing().size(), differing, out);
        Table waiting = payments("凭证最迟");
        for (NotYetDue one : found.notYetDue()) {
            row(one.payment(), one.dueOn(), waiting);
        }
        section("刚拨付，凭证未到期（不算缺）", found.notYetDue().size(), waiting, out);
        handMatches(out);
        bank(found.bank(), out);
    }

    private void batches(PrintWriter out) {
        Table batches = new Table(
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
        section("一笔凭证多笔拨付", found.batches().size(), batches, out);
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

    private void usedAgain(PrintWriter out) {
        Table lines = new Table(
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
                        Long.toString(line.voucher().position()),
                        date(line.voucher().paidOn()),
                        source(line.voucher().source()),
                        line.voucher().payeeName(),
                        line.voucher().payeeAccount(),
                        new Fen(line.voucher().amountFen()),
                        switch (line.standing()) {
                            case AGREES -> "一致";
                            case DIFFERING -> "不一致";
                            case PAID_AGAIN -> "重复支付";
                            case UNKNOWN -> "不对应任何拨付";
                        });
            }
        }
        section("同一年度的凭证号重复使用（不是同日、同来源、各付一家且都对上的一份凭证）", found.usedAgain().size(), lines, out, "个");
    }

    private void handMatches(PrintWriter out) {
        Table matches = new Table(
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
                    match.voucher().voucherNo(),
                    match.voucher().payeeName(),
                    match.voucher().payeeAccount(),
                    new Fen(match.voucher().amountFen()),
                    String.join("、", match.payments()),
                    who(match.word()),
                    date(match.word().on()),
                    match.word().reason(),
                    match.agrees() ? "一致" : "不一致");
        }
        section("人工认定", found.handMatches().size(), matches, out);
    }

    private static String who(Word word) {
        return word.organisation() + " " + word.person();
    }

    private static String why(PayingAccount account) {
        String paid = "付给受益人 " + account.beneficiaries() + " 户";
        return (account.byReceipt() ? "回单号即其流水号，" + paid : paid) + (account.rare() ? "；少见，逐笔由人说明" : "");
    }

    private static void payingAccounts(BankReconciliation bank, PrintWriter out) {
        if (bank.payingAccounts().isEmpty()) {
            return;
        }
        Table accounts =
                new Table(Column.text("付款账户"), Column.text("流水所载户名"), Column.text("付款流水"), Column.text("凭什么视为本专项付款账户"));
        bank.payingAccounts()
                .forEach(account ->
                        accounts.row(account.account(), account.holder(), account.lines() + " 笔", why(account)));
        out.println();
        out.println("付款账户：" + bank.payingAccounts().size() + " 个（请核对是否都是本专项的账户）");
        accounts.print(out);
    }

    private void bank(BankReconciliation bank, PrintWriter out) {
        if (bank.matched() > 0) {
            out.println();
            out.println("与银行流水一致 " + bank.matched() + " 笔");
        }
        payingAccounts(bank, out);
        Table lines = new Table(
                Column.text("流水号"), Column.text("付款人"), Column.text("收款人"), Column.yuan("金额"), Column.text("日期"));
        for (BankLine line : bank.bankOnly()) {
            lines.row(
                    line.serialNo(),
                    line.payerName(),
                    line.payeeName(),
                    new Fen(line.amountFen()),
                    date(line.movedOn()));
        }
        section("银行有流水，账本没有", bank.bankOnly().size(), lines, out);
        Table explained = new Table(
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
        section("银行有流水，账本没有，已由人说明（不算不一致）", bank.explained().size(), explained, out);
        Table movements = new Table(
                Column.text("拨付编号"), Column.text("事项"), Column.text("单位"), Column.yuan("金额"), Column.text("日期"));
        for (Movement movement : bank.ledgerOnly()) {
            movements.row(
                    movement.payment(),
                    kind(movement),
                    movement.name(),
                    new Fen(movement.amountFen()),
                    date(movement.movedOn()));
        }
        section("账本有，银行没有流水", bank.ledgerOnly().size(), movements, out);
        Table pairs = new Table(
                Column.text("拨付编号"), Column.text("流水号"), Column.text("项目"), Column.text("账本"), Column.text("银行"));
        for (LinePair pair : bank.differing()) {
            differences(pair.ledger().payment(), pair.line().serialNo(), pair.differences(), pairs);
        }
        section("与银行流水说法不一", bank.differing().size(), pairs, out);
    }

    private static String kind(Movement movement) {
        return switch (movement.kind()) {
            case PAID -> "拨付";
            case RETURNED -> "银行退回";
            case RECOVERED -> "追回 " + movement.recovery();
            case REVERSED -> "退还追回 " + movement.recovery();
        };
    }

    private static Table payments(String date) {
        return new Table(
                Column.text("拨付编号"), Column.text("来源"), Column.yuan("金额"), Column.text("收款人"), Column.text(date));
    }

    private void section(String title, int size, Table table, PrintWriter out) {
        section(title, size, table, out, "笔");
    }

    private void section(String title, int size, Table table, PrintWriter out, String unit) {
        if (size > 0) {
            out.println();
            out.println(title + "：" + size + " " + unit);
            table.print(out);
        }
    }

    private void row(LedgerPayment payment, @Nullable LocalDate date, Table table) {
        table.row(
                payment.payment(),
                source(payment.source()),
                new Fen(payment.amountFen()),
                payment.payeeName(),
                date(date));
    }

    private void row(TreasuryOnly only, Table table) {
        table.row(
                only.voucher().voucherNo(),
                source(only.voucher().source()),
                new Fen(only.voucher().amountFen()),
                only.voucher().payeeName(),
                only.voucher().payeeAccount(),
                date(only.voucher().paidOn()),
                only.paidAgain() == null ? "不对应任何拨付" : "拨付 " + only.paidAgain() + " 的重复支付");
    }

    private void rows(Differing pair, Table table) {
        differences(pair.ledger().payment(), pair.voucher().voucherNo(), pair.differences(), table);
    }

    private void differences(String payment, String other, List<Difference> differences, Table table) {
        for (Difference difference : differences) {
            table.row(
                    payment,
                    other,
                    DifferenceWords.name(difference.field()),
                    words().value(difference.field(), difference.ledger()),
                    words().value(difference.field(), difference.treasury()));
        }
    }

    private String source(String id) {
        return words().source(id);
    }

    private static String date(@Nullable LocalDate date) {
        return DifferenceWords.date(date);
    }

    private DifferenceWords words() {
        return new DifferenceWords(pack);
    }
}
