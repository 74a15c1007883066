package org.mingzhang.tools.simulate;

import static org.mingzhang.tools.demo.Diary.plus;
import static org.mingzhang.tools.simulate.Out.is;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.mingzhang.app.workbook.Sheets;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.tools.simulate.PilotCase.Acceptance;
import org.mingzhang.tools.simulate.Works.Contract;

/** What third parties find, and what enterprises say of it. */
final class AcceptanceSheets {
    private static final String NUMBER = "申报编号";
    private static final String INDICATORS = "中小企业数字化水平评测指标（2024年版）";
    private static final List<String> LEVELS = List.of("未定级", "一级", "二级", "三级", "四级");
    private static final List<String> SCENES = List.of(
            "产品设计", "工艺设计", "营销管理", "售后服务", "计划排程", "生产管控", "质量管理", "设备管理", "安全生产", "能耗管理", "采购管理", "仓储物流", "财务管理",
            "人力资源", "协同办公", "决策支持");

    private final Out out;
    private final Scale scale;
    private final long seed;

    AcceptanceSheets(Out out, Scale scale, long seed) {
        this.out = out;
        this.scale = scale;
        this.seed = seed;
    }

    /** A level by its name. */
    static String level(int level) {
        return LEVELS.get(level);
    }

    /** The assessment of a pilot enterprise. */
    void assessed(PilotCase it, Acceptance acceptance) {
        int n = it.firm().n();
        Chance chance = new Chance(seed, "acceptance", n);
        int machines = chance.between(10, 80);
        LocalDate failed = acceptance.failedOn();
        if (failed != null) {
            assessment(it, acceptance, failed, 1, 1, machines, chance, Cases.hundreds(acceptance.declared(), 90));
        }
        assessment(
                it,
                acceptance,
                acceptance.assessedOn(),
                failed == null ? 1 : 2,
                acceptance.level(),
                machines,
                chance,
                acceptance.recognised());
        if (!out.told(acceptance.assessedOn())) {
            return;
        }
        for (int i = 0; i < scale.most(SCENES.size()); i++) {
            out.row(
                    "场景",
                    is(NUMBER, it.number()),
                    is("评测日期", acceptance.assessedOn().toString()),
                    is("场景", SCENES.get(i)),
                    is("等级", level(i < 8 ? acceptance.level() : chance.between(1, acceptance.level()))),
                    is("约束性", i < 8 ? "是" : "否"));
        }
        effects(it.number(), chance);
        if (n % 4 == 0) {
            rating(it, acceptance, chance);
        }
    }

    private void assessment(
            PilotCase it,
            Acceptance acceptance,
            LocalDate on,
            int attempt,
            int level,
            int machines,
            Chance chance,
            Fen recognised) {
        boolean passed = level >= 2;
        int digital = machines * chance.between(passed ? 50 : 20, passed ? 95 : 30) / 100;
        int networked = digital * chance.between(60, 100) / 100;
        int score = Math.min(99, level * 20 + chance.between(1, 18));
        out.on(
                on,
                "验收",
                is(NUMBER, it.number()),
                is("评测机构", acceptance.assessor().name()),
                is("评测机构统一社会信用代码", acceptance.assessor().code()),
                is("评测日期", on.toString()),
                is("评测人", Officials.one("评测师", it.firm().n(), 12)),
                is("次数", Integer.toString(attempt)),
                is("指标版本", INDICATORS),
                is("验收等级", level(level)),
                is("评分", score + "." + chance.between(0, 9)),
                is("应用场景数", Integer.toString(passed ? 16 : 7)),
                is("约束性场景达标数", Integer.toString(passed ? 8 : 2)),
                is("申报投入", Out.yuan(acceptance.declared())),
                is("核定投入", Out.yuan(recognised)),
                is("生产设备总数", Integer.toString(machines)),
                is("数字化设备数", Integer.toString(digital)),
                is("联网设备数", Integer.toString(networked)),
                is("生产设备数字化率", rate(digital, machines)),
                is("联网率", rate(networked, machines)),
                is("结论", passed ? "通过" : "不通过"),
                is(Sheets.REGISTERED_AT, on + " 17:%02d".formatted(it.firm().n() % 60)));
    }

    /** Four decimals. */
    private static String rate(int part, int whole) {
        int tenThousandths = part * 10_000 / whole;
        return tenThousandths == 10_000 ? "1" : "0.%04d".formatted(tenThousandths);
    }

    private void effects(String number, Chance chance) {
        effect(number, "产品不良率（%）", chance.between(30, 80), -chance.between(5, 25));
        effect(number, "人均产值（万元）", chance.between(400, 900), chance.between(20, 200));
        effect(number, "单位产品能耗（千克标准煤）", chance.between(200, 900), -chance.between(10, 80));
    }

    private void effect(String number, String indicator, int beforeTenths, int changeTenths) {
        int after = beforeTenths + changeTenths;
        out.row(
                "成效",
                is(NUMBER, number),
                is("指标", indicator),
                is("改造前", beforeTenths / 10 + "." + beforeTenths % 10),
                is("改造后", after / 10 + "." + after % 10),
                is("来源", "企业统计台账（示例）"));
    }

    private void rating(PilotCase it, Acceptance acceptance, Chance chance) {
        LocalDate on = plus(acceptance.assessedOn(), 5);
        Contract contract = Objects.requireNonNull(it.works()).contracts().getFirst();
        out.on(
                on,
                "服务商评价",
                is("服务商统一社会信用代码", contract.seller().code()),
                is(NUMBER, it.number()),
                is("评价方统一社会信用代码", it.firm().org().code()),
                is("得分", chance.between(60, 98) + ".5"),
                is("日期", on.toString()),
                is("意见", "服务评价（示例）"));
    }
}
