package org.mingzhang.tools.simulate;

import static org.mingzhang.tools.demo.Diary.plus;
import static org.mingzhang.tools.simulate.Out.is;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mingzhang.app.workbook.Sheets;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.tools.story.Story;
import org.mingzhang.tools.story.Story.Stages;

/** Applications and what is decided about them. */
final class ReviewSheets {
    private static final String NUMBER = "申报编号";
    private static final List<String> CRITERIA = List.of("转型基础", "方案可行性", "投入合理性", "示范作用");
    private static final List<String> NEEDS =
            List.of("排产靠人工，订单交期难以掌握", "质量记录分散，追溯困难", "设备停机原因不清", "能耗只有总表，无法分摊", "库存账实不符", "工艺参数凭经验设定");
    private static final List<String> MEANS =
            List.of("部署生产执行系统并联网关键设备", "建设质量追溯系统", "加装采集网关，建立设备台账", "建设能源管理系统", "上线仓储管理与条码", "建设工艺知识库");
    private static final List<String> ENDS = List.of("交付周期缩短", "不良品率下降", "设备综合效率提高", "单位能耗下降", "库存周转加快", "人均产值提高");

    private final Story story;
    private final Stages stages;
    private final Out out;
    private final Scale scale;
    private final Lists lists;
    private final long seed;

    ReviewSheets(Story story, Out out, Scale scale, Lists lists, long seed) {
        this.story = story;
        this.stages = story.stages();
        this.out = out;
        this.scale = scale;
        this.lists = lists;
        this.seed = seed;
    }

    /** What is asked for. */
    record Asked(
            String number,
            String direction,
            int batch,
            Organisation applicant,
            int n,
            String title,
            String titleKind,
            String titleLevel,
            @Nullable Fen amount,
            @Nullable Fen planned,
            String levelBefore,
            String device,
            String members) {}

    /** An application's rows. */
    void application(Asked it, ReviewPath path) {
        if (!out.told(path.submittedOn())) {
            return;
        }
        Chance chance = new Chance(seed, "review " + it.direction, it.n);
        out.row(
                "申报",
                is(NUMBER, it.number),
                is(PartySheets.CODE, it.applicant.code()),
                is("方向", it.direction),
                is("批次", story.batchName(it.batch)),
                is("申报日期", path.submittedOn().toString()),
                is("申报金额", it.amount == null ? "" : Out.yuan(it.amount)),
                is("计划投入", it.planned == null ? "" : Out.yuan(it.planned)),
                is("称号类型", it.titleKind),
                is("称号级别", it.titleLevel),
                is("撤回日期", out.day(path.withdrawnOn())),
                is("改造前等级", it.levelBefore),
                is("案例名称", it.title),
                is("申报正文", text(seed, it.direction, it.applicant, it.n)),
                is("联合体成员", it.members),
                is("申报人", it.applicant.clerk()),
                is("提交设备", it.device),
                is("备注", "示例数据"));
        documents(it, path, chance);
        if (path.withdrawnOn() == null) {
            stages(it, path, chance);
            lists.of(it.number, it.applicant, path);
        }
    }

    /** What an application says; about as alike as what offices get. */
    static String text(long seed, String direction, Organisation applicant, int n) {
        Chance chance = new Chance(seed, "text " + direction, n);
        StringBuilder text =
                new StringBuilder("【示例】").append(applicant.name()).append("位于").append(applicant.county());
        for (int i = 0; i < 3; i++) {
            text.append("。")
                    .append(chance.pick(NEEDS))
                    .append("，涉及")
                    .append(chance.between(2, 90))
                    .append("台设备；拟")
                    .append(chance.pick(MEANS))
                    .append("，预计")
                    .append(chance.pick(ENDS))
                    .append(chance.between(5, 45))
                    .append("%");
        }
        return text.append("。").toString();
    }

    private void documents(Asked it, ReviewPath path, Chance chance) {
        List<String> documents = List.of("申报书", "营业执照", "信用承诺书", "改造方案");
        for (int i = 0; i < Math.min(documents.size(), scale.most(4) - 1); i++) {
            boolean file = i > 0;
            out.row(
                    "附件",
                    is(NUMBER, it.number),
                    is("材料", documents.get(i)),
                    is("文件名", it.number + "-" + documents.get(i) + ".pdf"),
                    is("摘要值", chance.hex(64)),
                    is("感知哈希", file ? "" : chance.hex(16)),
                    is("文档作者", it.applicant.clerk()),
                    is("编辑软件", chance.percent(50) ? "WPS 文字" : "Word"),
                    is("日期", path.submittedOn().toString()));
        }
    }

    private void stages(Asked it, ReviewPath path, Chance chance) {
        String county = Officials.office(it.applicant.county());
        String reader = Officials.one(it.applicant.county() + "初审", it.n, 3);
        if (path.sentBackOn() != null) {
            stage(it, name(stages.papers()), "退回", "", path.sentBackOn(), county, reader, "材料不全，请补充（示例）", null);
        }
        stage(it, name(stages.papers()), "通过", "", path.countyOn(), county, reader, "同意推荐（示例）", null);
        stage(
                it,
                name(stages.visit()),
                "通过",
                "",
                path.siteOn(),
                county,
                Officials.one(it.applicant.county() + "核查", it.n, 3),
                "现场与申报相符（示例）",
                null);
        scores(it, path.expertsOn(), path.rejected(), chance);
        String score = (path.rejected() ? chance.between(45, 58) : chance.between(70, 95)) + "." + chance.between(0, 9);
        stage(
                it,
                name(stages.experts()),
                path.rejected() ? "不通过" : "通过",
                score,
                path.expertsOn(),
                Officials.EXPERTS,
                Officials.one("评审组长", it.n, 12),
                path.rejected() ? "方案不具可行性（示例）" : "同意（示例）",
                null);
        if (path.rejected()) {
            return;
        }
        stage(
                it,
                name(stages.notice()),
                "通过",
                "",
                path.noticeOn(),
                Officials.INDUSTRY,
                Officials.one("公示经办", it.n, 2),
                "公示期满（示例）",
                path);
        stage(
                it,
                name(stages.decision()),
                "通过",
                "",
                path.decidedOn(),
                Officials.INDUSTRY,
                Officials.one("认定", it.n, 4),
                "同意认定（示例）",
                null);
        LocalDate objection = path.objectionOn();
        if (objection != null) {
            LocalDate answered = plus(objection, 2);
            out.on(
                    objection,
                    "异议",
                    is(NUMBER, it.number),
                    is("提出日期", objection.toString()),
                    is("事由", "反映设备数量与申报不符（示例）"),
                    is("处理结果", out.told(answered) ? "经核查，异议不成立（示例）" : ""),
                    is("处理日期", out.day(answered)),
                    is("处理人", "示例异议核查01"));
        }
    }

    private String name(String stage) {
        return story.stageName(stage);
    }

    private void stage(
            Asked it,
            String stage,
            String outcome,
            String score,
            LocalDate on,
            String office,
            String person,
            String opinion,
            @Nullable ReviewPath notice) {
        out.on(
                on,
                "审核",
                is(NUMBER, it.number),
                is("环节", stage),
                is("结论", outcome),
                is("评分", score),
                is("日期", on.toString()),
                is("审核单位", office),
                is("审核人", person),
                is("意见", opinion),
                is("公示开始", notice == null ? "" : notice.noticeFrom().toString()),
                is("公示结束", notice == null ? "" : notice.noticeTo().toString()),
                is(Sheets.REGISTERED_AT, on + " 16:%02d".formatted(it.n % 60)));
    }

    private void scores(Asked it, LocalDate on, boolean low, Chance chance) {
        int each = Math.max(1, scale.most(12) / 3);
        for (int expert = 0; expert < 3; expert++) {
            for (int i = 0; i < Math.min(each, CRITERIA.size()); i++) {
                int points = low ? chance.between(40, 62) : chance.between(68, 96);
                out.on(
                        on,
                        "评分",
                        is(NUMBER, it.number),
                        is("环节", name(stages.experts())),
                        is("专家", Officials.one("专家", it.n * 3 + expert, 30)),
                        is("专家单位", Officials.EXPERTS),
                        is("指标", CRITERIA.get(i)),
                        is("得分", points + "." + chance.between(0, 9)),
                        is("日期", on.toString()));
            }
        }
    }
}
