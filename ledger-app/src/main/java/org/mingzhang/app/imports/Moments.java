package org.mingzhang.app.imports;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.mingzhang.app.workbook.Row;

/** What the rows of every sheet may say has happened, in the order in which it does on one and the same day. */
final class Moments {
    /** What stands where a record does not name its document. */
    static final String NOT_STATED = "未载明";

    /** Which sheet's rows come first on the same day: what others refer to comes before them. */
    private static final List<String> ORDER = List.of(
            "企业", "县区单位", "第三方机构", "名单", "名单明细", "服务商", "产品", "关联信息", "资金", "账户变更", "荣誉资质", "失信事故", "历史奖补", "名录外部数据",
            "试点名单", "申报", "申报文字", "申报栏目", "关联企业", "附件", "评分", "审核", "异议", "项目", "里程碑", "合同", "合同明细", "补充协议", "发票",
            "银行流水", "企业付款", "进度", "检查", "场景", "验收", "成效", "奖补", "拨付", "国库支付", "追回", "资金使用", "服务商评价", "指标事实");

    private static final Map<String, List<Moment>> BY_SHEET = new HashMap<>();

    static {
        PartyMoments.addTo(BY_SHEET);
        RosterMoments.addTo(BY_SHEET);
        FundMoments.addTo(BY_SHEET);
        CaseMoments.addTo(BY_SHEET);
        StatedInRows.addTo(BY_SHEET);
        ProjectMoments.addTo(BY_SHEET);
        PaperMoments.addTo(BY_SHEET);
        MoneyMoments.addTo(BY_SHEET);
    }

    private Moments() {}

    /** Every sheet that means something. */
    static List<String> sheets() {
        return ORDER;
    }

    static int rank(String sheet) {
        return ORDER.indexOf(sheet);
    }

    /** The moments of a sheet. */
    static List<Moment> of(String sheet) {
        return Objects.requireNonNull(BY_SHEET.get(sheet), sheet);
    }

    /** What a step is a moment of. */
    static Moment of(Step step) {
        return of(step.row().sheet().name()).stream()
                .filter(moment -> moment.name().equals(step.moment()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no moment " + step.moment()));
    }

    /** The document that a row names, or that it names none. */
    static String document(@Nullable String text) {
        return text == null ? NOT_STATED : text;
    }

    /** A text that an event must have: of the column, or else the row's remark, or else that nothing is said. */
    static String words(Row row, String column) {
        String text = row.text(column);
        return text == null ? document(row.text("备注")) : text;
    }
}
