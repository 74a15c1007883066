package org.mingzhang.tools.demo;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.domain.policy.BudgetLine;
import org.mingzhang.domain.policy.FundingSource;
import org.mingzhang.domain.policy.PolicyPack;
import org.mingzhang.tools.story.BudgetStep;

/** The papers on which the programme's money moves, each kept with the command that it belongs to. */
final class FundPapers {
    private static final String TREASURY = "国库（示例）";

    private final PolicyPack pack;

    FundPapers(PolicyPack pack) {
        this.pack = pack;
    }

    /** Of money that is appropriated, received, allocated or transferred. */
    Paper moved(BudgetStep step, String documentNo, LocalDate on) {
        return switch (step.act()) {
            case APPROPRIATE -> paper("下达通知", step.source(), null, null, step.year(), step.amount(), documentNo, on);
            case RECEIVE -> paper("收款凭证", step.source(), null, null, step.year(), step.amount(), documentNo, on);
            case ALLOCATE ->
                paper("分配通知", step.source(), step.line(), null, step.year(), step.amount(), documentNo, on);
            case TRANSFER -> paper("调剂通知", step.source(), step.line(), step.to(), 0, step.amount(), documentNo, on);
            case CARRY_OVER, HAND_BACK -> throw new IllegalArgumentException("no paper for " + step.act());
        };
    }

    /** Of recovered money that goes to the treasury. */
    Paper handedBack(String source, String line, Fen amount, String documentNo, LocalDate on) {
        return paper("缴款书", source, line, null, 0, amount, documentNo, on);
    }

    /** Of recovered money that is to be used again. */
    Paper reused(String source, String line, Fen amount, String documentNo, LocalDate on) {
        return paper("再用通知", source, line, null, 0, amount, documentNo, on);
    }

    /** The bank's receipt of money that comes back from an applicant. */
    static Paper recovered(
            String application, Firm payer, String recovery, String receiptNo, Fen amount, LocalDate on) {
        List<String> lines = List.of(
                "申报编号：" + application,
                "追回编号：" + recovery,
                "回单号：" + receiptNo,
                "付款人：" + payer.name() + "，账号 " + payer.account().number(),
                "收款人：" + Desk.Office.FINANCE.title(),
                "金额：" + Papers.money(amount));
        return new Paper("追回收款回单", receiptNo, null, null, null, Papers.ended(lines, Grant.BANK, on));
    }

    private Paper paper(
            String document,
            String source,
            @Nullable String line,
            @Nullable String to,
            int year,
            Fen amount,
            String documentNo,
            LocalDate on) {
        String money = pack.source(source).map(FundingSource::name).orElseThrow();
        List<String> lines = new ArrayList<>();
        lines.add("文号：" + documentNo);
        lines.add("资金来源：" + money);
        if (year != 0) {
            lines.add("预算年度：" + year + " 年");
        }
        String of = money;
        if (line != null) {
            String name = pack.line(line).map(BudgetLine::name).orElseThrow();
            lines.add((to == null ? "科目：" : "调出科目：") + name);
            of += "-" + name;
        }
        if (to != null) {
            lines.add("调入科目：" + pack.line(to).map(BudgetLine::name).orElseThrow());
        }
        lines.add("金额：" + Papers.money(amount));
        boolean banked = document.equals("收款凭证") || document.equals("缴款书");
        String issuer = banked ? TREASURY : Desk.Office.FINANCE.title();
        return new Paper(document, of + "-" + on, null, null, null, Papers.ended(lines, issuer, on));
    }
}
