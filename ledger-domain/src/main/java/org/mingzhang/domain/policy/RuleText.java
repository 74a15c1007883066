package org.mingzhang.domain.policy;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.decision.RejectionCode;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.domain.money.Rounding;
import org.mingzhang.domain.policy.Formula.Limit;
import org.mingzhang.domain.policy.Formula.Quantity;

/** Rules in the words of an official: the same sentences in the printed pack and in its structured form. */
final class RuleText {
    /** The codes of most refusals: they need no word. */
    private static final Set<RejectionCode> USUAL = Set.of(RejectionCode.NOT_ELIGIBLE, RejectionCode.PAYMENT_CONDITION);

    private RuleText() {}

    private static String words(Rounding way) {
        return switch (way) {
            case DOWN -> "以下舍去";
            case UP -> "以下进一";
            case HALF_UP -> "以下四舍五入";
        };
    }

    static String clause(PolicyPack pack, Clause clause) {
        return clause.isProposed() ? "〔拟定：" + clause.quote() + "〕" : "〔" + Citations.shortly(pack, clause) + "〕";
    }

    static String requirement(PolicyPack pack, Requirement requirement) {
        return switch (requirement) {
            case Requirement.Computed computed ->
                computed.text()
                        + computation(pack, computed.holds())
                        + (computed.when() == null ? "" : "（仅当 " + RuleWords.of(pack, computed.when()) + "）")
                        + (computed.otherwise() == null ? "" : "；不符合的，" + computed.otherwise())
                        + (USUAL.contains(computed.refusal())
                                ? ""
                                : "（按“" + computed.refusal().text() + "”拒绝）");
            case Requirement.Judged judged ->
                judged.text() + "（由「"
                        + pack.stage(judged.stage()).map(Stage::name).orElse(judged.stage()) + "」认定）"
                        + (judged.when() == null ? "" : "（仅当 " + RuleWords.of(pack, judged.when()) + "）");
        };
    }

    static String document(PolicyPack pack, ChecklistDocument document) {
        String by = document.by();
        return "%s（%s）：%s%s%s%s"
                .formatted(
                        document.name(),
                        document.id(),
                        document.need().chinese(),
                        by == null ? "" : "，" + stage(pack, by) + "前",
                        document.when() == null ? "" : "（仅当 " + RuleWords.of(pack, document.when()) + "）",
                        document.copies() == 0
                                ? document.seal() ? "，加盖公章" : ""
                                : "，纸质" + document.copies() + "份" + (document.seal() ? "、加盖公章" : ""));
    }

    /** What a stage is called; the acceptance is none of the pack's. */
    static String stage(PolicyPack pack, String stage) {
        return switch (stage) {
            case ChecklistDocument.ACCEPTANCE -> "评测验收";
            case ChecklistDocument.PAYMENT -> "拨付";
            default -> "「" + pack.stage(stage).map(Stage::name).orElse(stage) + "」";
        };
    }

    /** How it is computed; nothing where the one fact says all. */
    private static String computation(PolicyPack pack, Expression rule) {
        boolean oneFlag = rule.facts().stream().anyMatch(fact -> fact.id().equals(rule.text()));
        return oneFlag ? "" : "（" + RuleWords.of(pack, rule) + "）";
    }

    /** An expression in Chinese: facts and titles by name, signs in words. */
    static String expression(PolicyPack pack, Expression expression) {
        return expression(pack, expression.text(), expression.facts());
    }

    /** A part of an expression that names no other facts. */
    static String expression(PolicyPack pack, String part, Collection<FactId> facts) {
        String text = part;
        for (FactId fact : facts) {
            text = fact instanceof NamedFact named
                    ? text.replaceAll(
                            named.family().word() + "\\([\"']" + Pattern.quote(named.name()) + "[\"']"
                                    + (named.year() == null ? "" : ", ?" + named.year()) + "\\)",
                            Matcher.quoteReplacement("「" + named.label() + "」"))
                    : text.replace(fact.id(), fact.label());
        }
        for (Honour honour : pack.honours()) {
            text = text.replace("\"" + honour.id() + "\"", "「" + honour.name() + "」");
        }
        text = text.replaceAll("param\\([\"'](.+?)[\"']\\)", "参数 $1")
                .replaceAll("yearsAgo\\((\\d+)\\)", "办理之日前$1年")
                .replaceAll("monthsAgo\\((\\d+)\\)", "办理之日前$1个月");
        return CallsInWords.of(text)
                .replaceAll("\\bmin\\(", "取小者(")
                .replaceAll("\\bmax\\(", "取大者(")
                .replaceAll("\\bfloor\\(", "取整数(")
                .replaceAll("(?:amount|rate|date|points)\\([\"'](.+?)[\"']\\)", "$1")
                .replaceAll("\\bvalue\\b", "取值")
                .replace(" && ", " 且 ")
                .replace(" || ", " 或 ")
                .replace("!=", "不为")
                .replaceAll("!(?=[(\\p{L}「])", "并非 ")
                .replace(" ? ", " 时取 ")
                .replace(" : ", "，否则取 ")
                .replace(" in [", " 属于 [")
                .replace(">=", "≥")
                .replace("<=", "≤")
                .replace("==", "为");
    }

    static String limit(PolicyPack pack, Formula formula, Limit limit) {
        String rule =
                switch (limit) {
                    case Formula.AmountLimit amount ->
                        (isFixed(formula) ? "定额 " : "不超过 ") + quantity(pack, amount.amount());
                    case Formula.ShareLimit share ->
                        "不超过 " + share.of().label() + " × " + quantity(pack, share.share()) + "，"
                                + rounding(pack, formula.rounding());
                    case Formula.ExpressionLimit gives ->
                        "不超过 " + RuleWords.of(pack, gives.gives()) + rounding(pack, formula.rounding(), gives.gives());
                };
        String when = Stream.of(limit.under(), limit.when())
                .filter(Objects::nonNull)
                .map(only -> RuleWords.of(pack, only))
                .collect(Collectors.joining("，并且 "));
        return rule + kept(limit) + (when.isEmpty() ? "" : "；仅当 " + when);
    }

    private static String kept(Limit limit) {
        return limit.settled() == null ? "" : limit.isCap() ? "，预拨超过它的仍须退" : "，预拨超过它的不退";
    }

    /** Whether its one sum is what is granted, no more and no less. */
    private static boolean isFixed(Formula formula) {
        return formula.pays() == Formula.Pays.EXACTLY
                && formula.limits().size() == 1
                && formula.parts().isEmpty()
                && formula.less() == null;
    }

    /** Which way, and to what: 分以下舍去. */
    static String rounding(Fen unit, Rounding way) {
        return unit(unit) + words(way);
    }

    private static String rounding(PolicyPack pack, Formula.RoundingRule rule) {
        return rule.parameter() == null
                ? rounding(rule.unit(), rule.way())
                : "取整到" + unit(rule.unit()) + "，方式由" + RuleWords.parameter(pack, rule.parameter()) + "决定";
    }

    /** How an expression becomes money, where that is not to the fen: what earlier grants leave is never rounded up. */
    private static String rounding(PolicyPack pack, Formula.RoundingRule rule, Expression gives) {
        boolean remainder = gives.facts().stream()
                .anyMatch(fact -> fact instanceof NamedFact named && named.family() == NamedFact.Family.GRANTED);
        if (rule.unit().value() == 1 && rule.parameter() == null && rule.way() == Rounding.DOWN) {
            return "";
        }
        return "，" + (remainder ? rounding(rule.unit(), Rounding.DOWN) : rounding(pack, rule));
    }

    private static String unit(Fen unit) {
        return unit.value() == 1
                ? "分"
                : unit.value() == 100 ? "元" : Amounts.format(unit).replace(".00", "");
    }

    static String weight(PolicyPack pack, Quantity weight) {
        return quantity(pack, weight) + (weight instanceof Quantity.Written ? " 分" : "");
    }

    static String quantity(PolicyPack pack, Quantity quantity) {
        return switch (quantity) {
            case Quantity.Written(Value value) -> value.display();
            case Quantity.FromParameter(String parameter) -> RuleWords.parameter(pack, parameter);
            case Quantity.Computed(Expression gives) -> RuleWords.of(pack, gives);
            case Quantity.Dated dated ->
                "按" + dated.on().label() + "："
                        + dated.until().entrySet().stream()
                                .map(cell -> cell.getKey() + " 以前（含当日）" + quantity(pack, cell.getValue()))
                                .collect(Collectors.joining("；"))
                        + (dated.later() == null ? "；以后未规定" : "；以后 " + quantity(pack, dated.later()));
            case Quantity.Table(List<FactName> by, Map<List<String>, Quantity> cells) -> {
                StringBuilder table = new StringBuilder("按");
                table.append(by.stream().map(FactName::label).collect(Collectors.joining("、")));
                String separator = "：";
                for (Map.Entry<List<String>, Quantity> cell : cells.entrySet()) {
                    table.append(separator);
                    for (int i = 0; i < by.size(); i++) {
                        table.append(named(pack, by.get(i), cell.getKey().get(i)));
                    }
                    table.append(' ').append(quantity(pack, cell.getValue()));
                    separator = "；";
                }
                yield table.toString();
            }
        };
    }

    /** Facts with their values, as they were in one case: {@code 改造后等级 3级，批次 第二批}. */
    static String seen(PolicyPack pack, Collection<? extends FactId> names, Facts facts) {
        return names.stream()
                .filter(facts::has)
                .map(name -> {
                    Fact fact = facts.find(name).orElseThrow();
                    Value value = fact.value();
                    String shown = value.type() == ValueType.NUMBER || value.type() == ValueType.TEXT
                            ? named(pack, name, value.text())
                            : value.display();
                    return name.label() + " " + shown + (fact.note() == null ? "" : "（" + fact.note() + "）");
                })
                .collect(Collectors.joining("，"));
    }

    /** A rule for a parameter's value, other parameters by their names. */
    static String constraint(PolicyPack pack, Expression holds) {
        String text = expression(pack, holds);
        for (String id : holds.parameters()) {
            text = text.replaceAll("参数 " + Pattern.quote(id) + "(?![\\w.])", "「" + parameter(pack, id) + "」");
        }
        return text;
    }

    /** A parameter by its name. */
    static String parameter(PolicyPack pack, String id) {
        return pack.parameter(id).map(Parameter::name).orElse(id);
    }

    static String named(PolicyPack pack, FactId fact, String value) {
        if (fact == FactName.APPLICATION_BATCH) {
            return pack.batch(value).map(Batch::name).orElse(value);
        }
        if (fact == FactName.HONOUR_ID || fact == ThingFact.TITLE_HONOUR) {
            return pack.honour(value).map(Honour::name).orElse(value);
        }
        if (fact == FactName.ENTERPRISE_SIZE || fact == ThingFact.MEMBER_SIZE) {
            return FactRange.SIZES.getOrDefault(value, value);
        }
        if (fact == FactName.COUNTY_ID) {
            return pack.county(value).map(County::name).orElse(value);
        }
        return value + fact.unit();
    }

    static String once(PolicyPack pack, Direction.Once once) {
        if (once.parameter()) {
            return "由" + RuleWords.parameter(pack, once.per()) + "决定";
        }
        return switch (once.per()) {
            case Direction.Once.APPLICANT -> "同一申报人一次";
            case Direction.Once.APPLICATION -> "同一申报一次";
            default -> "同一" + FactName.byId(once.per()).map(FactName::label).orElse(once.per()) + "一次";
        };
    }

    /** How many, over what, and from when a case takes a place. */
    static String quota(PolicyPack pack, Direction direction, Quota quota) {
        String number = quantity(pack, quota.most());
        return (quota.per() == Quota.Per.PROGRAMME
                        ? number
                        : (quota.per() == Quota.Per.COUNTY
                                        ? "每个" + pack.regions()
                                        : quota.per().chinese())
                                + " " + number)
                + "（" + from(pack, quota) + "计" + (direction.goesByScore(quota) ? "，按评分从高到低" : "") + "）"
                + (quota.when() == null ? "" : "；仅当 " + RuleWords.of(pack, quota.when()) + "，否则不限");
    }

    private static String from(PolicyPack pack, Quota quota) {
        String stage = quota.stage();
        return stage == null
                ? quota.at().chinese()
                : "通过“" + pack.stage(stage).map(Stage::name).orElse(stage) + "”时";
    }

    static String exclusion(PolicyPack pack, Exclusion exclusion) {
        return "%s（%s 中，同一单位作为%s最多 %s 项，%s计）"
                .formatted(
                        exclusion.text(),
                        exclusion.directions().stream()
                                .map(id ->
                                        pack.direction(id).map(Direction::name).orElse(id))
                                .collect(Collectors.joining("、")),
                        exclusion.parts(),
                        quantity(pack, exclusion.atMost()),
                        exclusion.at().chinese());
    }

    private static String limited(String words, @Nullable Long most) {
        return most == null ? "" : words.formatted(most);
    }

    static String text(PolicyPack pack, Direction direction, TextRule text) {
        TextRule.Images images = text.images();
        return text.name()
                + (text.within() == null
                        ? ""
                        : "（"
                                + direction.texts().stream()
                                        .filter(whole -> whole.id().equals(text.within()))
                                        .map(TextRule::name)
                                        .findFirst()
                                        .orElse(text.within())
                                + "的一部分）")
                + (text.limit() == null ? "：字数不限" : "：" + most(pack, text.limit()))
                + (images == null
                        ? ""
                        : limited("，插图不少于 %d 个", images.least())
                                + limited("，插图不超过 %d 个", images.most())
                                + limited("，插图宽不超过 %d 像素", images.width())
                                + limited("，插图高不超过 %d 像素", images.height()))
                + (text.needed() ? "，必填" : "");
    }

    private static String most(PolicyPack pack, TextRule.Limit limit) {
        return limit.parameter() == null
                ? "不超过 " + limit.written() + " 字"
                : "字数不超过" + RuleWords.parameter(pack, limit.parameter()) + "（默认 " + limit.written() + " 字）";
    }

    /** How records must write a title so that it counts. */
    static String honour(PolicyPack pack, Honour honour) {
        String recorded = wording(honour.recorded());
        return Optional.ofNullable(honour.also())
                .map(also -> recorded + "；仅当 " + RuleWords.of(pack, also.when()) + "，也认" + wording(also.recorded()))
                .orElse(recorded);
    }

    private static String wording(Honour.Wording recorded) {
        return "记作" + String.join("、", recorded.kinds())
                + (recorded.levels().isEmpty() ? "，不限级别" : "，级别为" + String.join("、", recorded.levels()));
    }

    /** Whose rosters and acceptances count beside the own ones. */
    static String samePilot(SamePilot same) {
        return "政策包 %s 的各专项与本专项属同一试点：它们的试点名单和验收也算"
                .formatted(same.packs().stream().sorted().collect(Collectors.joining("、")));
    }

    static String parameter(Parameter parameter, ParameterValues values) {
        return values.setting(parameter.id())
                .map(setting -> parameter
                                .option(setting.value().text())
                                .map(option -> option.meaning() + "（" + option.id() + "）")
                                .orElseGet(() -> setting.value().display())
                        + parameter.unit()
                        + (setting.decided()
                                ? setting.position() == null ? "（已决定）" : "（已决定，账目 " + setting.position() + "）"
                                : "（默认）"))
                .orElse("未决定");
    }

    /** Directions by their names; all of them in two words. */
    static String directions(PolicyPack pack, Collection<String> ids) {
        return pack.directions().size() > 1 && ids.size() == pack.directions().size()
                ? "各个方向"
                : ids.stream()
                        .map(id -> pack.direction(id).map(Direction::name).orElse(id))
                        .collect(Collectors.joining("、"));
    }
}
