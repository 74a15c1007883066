package org.mingzhang.tools.simulate;

import static org.mingzhang.tools.simulate.Out.is;

import java.time.LocalDate;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.tools.SampleCity;

/** The programme's money before it is promised to anyone, and what is reported towards the targets. */
final class Funds {
    static final Fen CENTRAL_RENOVATION = Fen.ofWan(8_000);
    static final Fen LOCAL_RENOVATION = Fen.ofWan(6_000);
    static final Fen CENTRAL_SERVICE = Fen.ofWan(2_000);
    /** After the transfer to renovation. */
    static final Fen LOCAL_SERVICE_LEFT = Fen.ofWan(3_800);

    private static final String CENTRAL = "中央财政奖补资金";
    private static final String LOCAL = "地方配套资金";
    private static final String RENOVATION = "数字化改造";
    private static final String SERVICE = "数字化服务提升";

    private final Out out;

    Funds(Out out) {
        this.out = out;
    }

    void write() {
        funds("2025-09-18", "下达", CENTRAL, "", "", 10_000, 2025);
        funds("2025-09-24", "下达", LOCAL, "", "", 10_000, 2025);
        funds("2025-10-15", "到位", CENTRAL, "", "", 10_000, 2025);
        funds("2025-10-22", "到位", LOCAL, "", "", 6_000, 2025);
        funds("2025-10-27", "分配", CENTRAL, RENOVATION, "", 8_000, 2025);
        funds("2025-10-27", "分配", CENTRAL, SERVICE, "", 2_000, 2025);
        funds("2025-10-27", "分配", LOCAL, RENOVATION, "", 6_000, 2025);
        funds("2025-10-27", "分配", LOCAL, SERVICE, "", 3_500, 2025);
        funds("2026-01-15", "结转", LOCAL, "", "", 500, 2025);
        funds("2026-01-20", "分配", LOCAL, SERVICE, "", 500, 2026);
        funds("2026-03-18", "到位", LOCAL, "", "", 4_000, 2026);
        funds("2026-08-18", "调剂", LOCAL, SERVICE, RENOVATION, 200, 2026);
        fact("2026-03-31", "HD-T9a", "5", "入池集成服务商");
        fact("2026-03-31", "HD-T9b", "40", "入池产品服务商");
        fact("2026-09-30", "HD-T10a", "1", "市中小企业数字化服务平台上线");
        fact("2026-09-30", "HD-T5", "12", "试点企业新建市级及以上研发机构");
        fact("2026-10-30", "HD-T6", "64", "“小快轻准”解决方案和产品");
        fact("2027-05-17", "HD-T5", "36", "试点企业新建市级及以上研发机构");
    }

    private void funds(String date, String kind, String source, String line, String to, long wan, int year) {
        LocalDate on = LocalDate.parse(date);
        out.on(
                on,
                "资金",
                is("类型", kind),
                is("资金来源", source),
                is("预算科目", line),
                is("转入科目", to),
                is("金额", Out.yuan(Fen.ofWan(wan))),
                is("文号", document("预", on)),
                is("日期", date),
                is("预算年度", Integer.toString(year)),
                is("登记人", "示例预算01"),
                is("备注", "示例数据"));
    }

    private void fact(String date, String target, String value, String note) {
        LocalDate on = LocalDate.parse(date);
        out.on(
                on,
                "指标事实",
                is("指标", target),
                is("数值", value),
                is("日期", date),
                is("依据文号", document("绩", on)),
                is("说明", note + "（示例数据）"));
    }

    /** The number of an invented document. */
    static String document(String kind, LocalDate on) {
        return "示例" + SampleCity.brand().charAt(0) + kind + "〔" + on.getYear() + "〕" + on.getDayOfYear() + "号";
    }
}
