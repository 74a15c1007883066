package org.mingzhang.app.treasury;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.json.CivilDate;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.domain.policy.BudgetLine;
import org.mingzhang.domain.policy.FundingSource;
import org.mingzhang.domain.policy.PolicyPack;
import org.mingzhang.view.trail.Names;

/** What the ledger and a treasury or bank tell differently, in the words of a finance officer. */
public record DifferenceWords(PolicyPack pack) {
    public static String name(String field) {
        return switch (field) {
            case "source" -> "资金来源";
            case "amountFen" -> "金额（元）";
            case "sumFen" -> "各笔合计（元）";
            case "payeeName" -> "收款户名";
            case "payeeAccount" -> "收款账号";
            case "payerName" -> "付款户名";
            case "payerAccount" -> "付款账号";
            case "rarePayer" -> "付款账户少见";
            case "paidOn" -> "日期";
            case "voucherNo" -> "凭证号";
            case "serialNo" -> "流水号";
            case "account" -> "账号";
            case "budgetYear" -> "预算年度";
            case "line" -> "预算科目";
            case "payment" -> "拨付编号";
            case "note" -> "附言";
            default -> "状态";
        };
    }

    public String value(String field, String value) {
        return switch (field) {
            case "amountFen", "sumFen" -> new Fen(Long.parseLong(value)).toYuan();
            case "source" -> source(value);
            case "line" -> pack.line(value).map(BudgetLine::name).orElse(value);
            case "paidOn" -> value.equals("null") ? "" : date(CivilDate.read(value));
            default -> value;
        };
    }

    public String source(String id) {
        return pack.source(id).map(FundingSource::name).orElse(id);
    }

    public static String date(@Nullable LocalDate date) {
        return date == null ? "" : Names.day(date);
    }
}
