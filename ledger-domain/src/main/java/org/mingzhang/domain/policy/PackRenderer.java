package org.mingzhang.domain.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A pack as an official reads it: in Chinese, the clause beside every rule. */
public final class PackRenderer {
    private static final List<String> NUMERALS = List.of(
            "一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二", "十三", "十四", "十五", "十六", "十七", "十八", "十九");

    private final PolicyPack pack;
    private final ParameterValues values;
    private final CommonConditions common;
    private final List<PackLine> out = new ArrayList<>();
    private int section;

    private PackRenderer(PolicyPack pack, ParameterValues values, CommonConditions common) {
        this.pack = pack;
        this.values = values;
        this.common = common;
    }

    /** The whole pack, with the values of its parameters in force: one rule a line, each direction with all that it says. */
    public static String text(PolicyPack pack, ParameterValues values) {
        return lines(pack, values).stream()
                .map(line -> (line.indent() == 0 ? "\n" : "") + line.written(pack) + "\n")
                .collect(Collectors.joining());
    }

    /** The same line by line. */
    public static List<PackLine> lines(PolicyPack pack, ParameterValues values) {
        return new PackRenderer(pack, values, CommonConditions.NONE).render();
    }

    /** As it is printed for people: what several directions require alike stands once, before them. */
    public static List<PackLine> sheet(PolicyPack pack, ParameterValues values) {
        return new PackRenderer(pack, values, CommonConditions.of(pack)).render();
    }

    /** The words that a rule rests on, as they stand beside it; of what no document says, why it is proposed. */
    public static String basis(PolicyPack pack, Clause clause) {
        return clause.isProposed() ? "〔拟定〕" + clause.quote() : Citations.shortly(pack, clause);
    }

    private List<PackLine> render() {
        line("%s（政策包 %s，第 %d 版）".formatted(pack.title(), pack.id(), pack.version()));
        line("发布：%s　时区：%s".formatted(pack.issuer(), pack.zone()));
        amends();
        region();
        samePilot();
        pack.notes().forEach(note -> out.add(PackLine.of("说明：" + note.text(), note.clause())));
        section("文件");
        int documents = 0;
        for (SourceDocument document : pack.documents()) {
            String shortTitle = Citations.shortTitle(pack, document);
            String written = "%s，%s，文号%s，%s"
                    .formatted(document.title(), document.issuer(), document.number(values), document.issued());
            out.add(PackLine.of(
                            "  文件 %d（%s）：%s%s"
                                    .formatted(
                                            ++documents,
                                            document.id(),
                                            written,
                                            shortTitle.equals(document.title()) ? "" : "；以下写作《" + shortTitle + "》"),
                            null)
                    .keyed(written));
            Clause basis = document.basis();
            if (basis != null) {
                rule(basis, "      依据文件，见于");
            }
        }
        money();
        application();
        honours();
        section("支持方向");
        commonConditions();
        pack.directions().forEach(this::direction);
        named();
        parameters();
        goals();
        duties();
        return List.copyOf(out);
    }

    private void amends() {
        Amendment amends = pack.amends();
        if (amends != null) {
            rule(
                    amends.clause(),
                    "修订：本版自 %s 起施行；%s。%s"
                            .formatted(amends.from(), amends.transition().chinese(), amends.text()));
        }
    }

    private void region() {
        Region region = pack.region();
        if (region != null) {
            rule(
                    region.clause(),
                    "区域：%s（%s）%s"
                            .formatted(
                                    region.name(),
                                    region.code(),
                                    pack.counties().isEmpty()
                                            ? ""
                                            : "，下分 " + pack.counties().size() + " 个" + pack.regions()));
        }
    }

    private void samePilot() {
        SamePilot same = pack.samePilot();
        if (same != null) {
            rule(same.clause(), "同一试点：" + RuleText.samePilot(same));
        }
    }

    private void money() {
        if (pack.sources().isEmpty()
                && pack.lines().isEmpty()
                && pack.ratioRules().isEmpty()) {
            return;
        }
        section("资金来源");
        for (FundingSource source : pack.sources()) {
            rule(
                    source.clause(),
                    "  %s（%s）：%s%s"
                            .formatted(
                                    source.name(),
                                    source.id(),
                                    source.amount() == null
                                            ? "文件未载明数额"
                                            : Value.of(source.amount()).display(),
                                    source.remark().isEmpty() ? "" : "；" + source.remark()));
        }
        section("预算科目");
        for (BudgetLine line : pack.lines()) {
            List<String> order = line.paidBy().stream()
                    .map(id -> pack.source(id).map(FundingSource::name).orElse(id))
                    .toList();
            rule(
                    line.clause(),
                    "  %s（%s）：由%s支付%s"
                            .formatted(
                                    line.name(), line.id(), String.join("、", order), order.size() > 1 ? "，按此先后" : ""));
            TransferRule gives = line.givesTo();
            if (gives != null) {
                rule(gives.clause(), "    调剂：" + FundingText.transfer(pack, gives));
            }
        }
        if (!pack.ratioRules().isEmpty()) {
            section("资金比例");
        }
        for (RatioRule rule : pack.ratioRules()) {
            rule(rule.clause(), "  %s：%s".formatted(rule.id(), FundingText.ratio(pack, rule)));
            for (RatioRule.Basis basis : RatioRule.Basis.values()) {
                line("      %s：%s".formatted(basis.chinese(), FundingText.judged(rule, basis)));
            }
        }
    }

    private void application() {
        section("批次与环节");
        for (Batch batch : pack.batches()) {
            rule(batch.clause(), "  批次 %d：%s".formatted(batch.number(), batch.name()));
        }
        int number = 0;
        for (Stage stage : pack.stages()) {
            rule(
                    stage.clause(),
                    "  环节 %d：%s（%s），%s%s"
                            .formatted(
                                    ++number,
                                    stage.name(),
                                    stage.id(),
                                    stage.responsible(),
                                    days(stage)
                                            + (stage.channel() == null ? "" : "；报送：" + stage.channel())
                                            + (stage.when() == null
                                                    ? ""
                                                    : "；仅当 " + RuleWords.of(pack, stage.when()) + " 才经过")));
        }
    }

    /** How long a public notice stands. */
    private String days(Stage stage) {
        return stage.decidedBy() == Stage.By.NOTICE
                ? pack.parameter(CoreParameter.NOTICE_WORKING_DAYS.id())
                        .map(days -> "；不少于 "
                                + values.find(days.id()).map(Value::display).orElse("（未定）") + " 个工作日（参数「" + days.name()
                                + "」）")
                        .orElse("")
                : "";
    }

    private void honours() {
        if (!pack.honours().isEmpty()) {
            section("荣誉称号");
        }
        for (Honour honour : pack.honours()) {
            rule(honour.clause(), "  %s（%s）：%s".formatted(honour.name(), honour.id(), RuleText.honour(pack, honour)));
        }
    }

    private void named() {
        if (!pack.forms().isEmpty()) {
            section("申报表");
            pack.forms().forEach(form -> out.addAll(NamedText.form(pack, form)));
        }
        if (!pack.funds().isEmpty()) {
            section("资金集合");
            pack.funds().forEach(fund -> out.addAll(NamedText.fundLines(pack, fund)));
        }
        if (!pack.counts().isEmpty()) {
            section("计数");
            pack.counts().forEach(count -> rule(count.clause(), "  " + NamedText.count(pack, count)));
        }
        if (!pack.figures().isEmpty()) {
            section("参考数据");
            pack.figures().forEach(figure -> rule(figure.clause(), "  " + NamedText.figure(figure)));
        }
        if (!pack.catalogues().isEmpty()) {
            section("投入范围");
            pack.catalogues().forEach(catalogue -> rule(catalogue.clause(), "  " + NamedText.catalogue(catalogue)));
        }
        if (!pack.similarities().isEmpty()) {
            section("查重");
            pack.similarities().forEach(one -> rule(one.clause(), "  " + NamedText.similarity(pack, one)));
        }
        if (!pack.exclusions().isEmpty()) {
            section("限报");
            pack.exclusions()
                    .forEach(exclusion -> rule(
                            exclusion.clause(),
                            "  %s　%s".formatted(exclusion.id(), RuleText.exclusion(pack, exclusion))));
        }
    }

    private void direction(Direction direction) {
        out.addAll(new DirectionText(pack, values, direction, common).lines());
    }

    private void commonConditions() {
        if (!common.shared().isEmpty()) {
            line("【共同条件】几个方向一样的条件，各写一次；各方向只写“见共同条件”");
        }
        common.shared()
                .forEach((requirement, directions) -> rule(
                        requirement.clause(),
                        "  共同条件 %d：%s%s；适用于 %s"
                                .formatted(
                                        common.number(requirement),
                                        DirectionText.when(directions.getFirst(), requirement),
                                        RuleText.requirement(pack, requirement),
                                        RuleText.directions(
                                                pack,
                                                directions.stream()
                                                        .map(Direction::id)
                                                        .toList()))));
    }

    /** A rule in the words of an official. */
    public static String words(PolicyPack pack, Expression rule) {
        return RuleText.expression(pack, rule);
    }

    /** A part of a rule, alike. */
    public static String words(PolicyPack pack, Term part) {
        return RuleWords.of(pack, part);
    }

    private void parameters() {
        section("参数（方案未定之处）");
        for (Parameter parameter : pack.parameters()) {
            rule(
                    parameter.clause(),
                    "  %s　%s：%s".formatted(parameter.id(), parameter.name(), RuleText.parameter(parameter, values)));
            line("      疑义：%s".formatted(parameter.doubt()));
            for (Parameter.Option option : parameter.options()) {
                line("      可选 %s：%s".formatted(option.id(), option.meaning()));
            }
            for (Parameter.Constraint constraint : parameter.constraints()) {
                rule(constraint.clause(), "      约束：%s".formatted(RuleWords.of(pack, constraint.holds())));
            }
        }
        if (!pack.ambiguities().isEmpty()) {
            section("歧义登记");
        }
        for (Ambiguity ambiguity : pack.ambiguities()) {
            rule(ambiguity.clause(), "  %s　%s".formatted(ambiguity.id(), ambiguity.question()));
            line("      " + ambiguity.read(values, ParameterValues.defaults(pack)));
            ambiguity.parameters().forEach(id -> pack.parameter(id).ifPresent(this::choice));
            if (!ambiguity.amendment().isEmpty()) {
                line("      改取别的读法须修订政策包：%s".formatted(ambiguity.amendment()));
            }
        }
    }

    /** What an ambiguity is decided by: how it stands, and how else it may be read. */
    private void choice(Parameter parameter) {
        Value now = values.find(parameter.id()).orElse(null);
        String others = parameter.options().stream()
                .filter(option -> now == null || !option.id().equals(now.text()))
                .map(option -> option.meaning() + "（" + option.id() + "）")
                .collect(Collectors.joining("；"));
        line("      相关参数「%s」（%s）：%s%s"
                .formatted(
                        parameter.name(),
                        parameter.id(),
                        RuleText.parameter(parameter, values),
                        others.isEmpty() ? "" : "；另可取 " + others));
    }

    private void goals() {
        if (!pack.targets().isEmpty()) {
            section("绩效目标");
        }
        for (Target target : pack.targets()) {
            rule(
                    target.clause(),
                    "  %s　%s：%s%s%s %s"
                            .formatted(
                                    target.id(),
                                    target.name(),
                                    comparison(target, values),
                                    target.value().display(),
                                    target.unit(),
                                    target.by() + bound(target)));
        }
        if (!pack.phases().isEmpty()) {
            section("阶段安排");
            phaseEnd();
        }
        for (Phase phase : pack.phases()) {
            rule(
                    phase.clause(),
                    "  %s　%s 至 %s：%s"
                            .formatted(phase.id(), phase.from(), phase.to(), String.join("、", phase.deliverables())));
        }
    }

    private void duties() {
        if (!pack.duties().isEmpty()) {
            section("义务");
        }
        for (DutyRule duty : pack.duties()) {
            rule(
                    duty.clause(),
                    "  %s　%s：%s；适用于 %s"
                            .formatted(
                                    duty.id(),
                                    duty.name(),
                                    DutyText.of(pack, duty, values),
                                    RuleText.directions(pack, duty.directions())));
        }
    }

    /** What the months of phases mean, where a parameter says so. */
    private void phaseEnd() {
        String parameter = pack.phaseEnd();
        if (parameter != null) {
            line("  止月%s（%s）"
                    .formatted(Phase.isOpen(pack, values) ? "不包括在内" : "包括在内", RuleWords.parameter(pack, parameter)));
        }
    }

    /** Whether 以上 takes in the value itself, where a parameter says so; of everything that the target's name calls so, too. */
    private String bound(Target target) {
        String inclusive = target.inclusive();
        return inclusive == null
                ? ""
                : "（%s本数：%s）"
                        .formatted(
                                target.comparison(values).equals(">") ? "不包括" : "包括",
                                RuleWords.parameter(pack, inclusive));
    }

    private static String comparison(Target target, ParameterValues values) {
        return switch (target.comparison(values)) {
            case ">=" -> target.inclusive() != null && target.value() instanceof Value.Share ? "不低于 " : "不少于 ";
            case ">" -> target.value() instanceof Value.Share ? "高于 " : "多于 ";
            case "~" -> "约 ";
            default -> "";
        };
    }

    private void section(String title) {
        line("%s、%s".formatted(NUMERALS.get(section), title));
        section++;
    }

    private void rule(Clause clause, String text) {
        out.add(PackLine.of(text, clause));
    }

    private void line(String text) {
        out.add(PackLine.of(text, null));
    }
}
