package org.mingzhang.domain.policy;

import java.util.Map;
import java.util.stream.Collectors;

/** What a pack says of sources and budget lines, in the words of an official. */
final class FundingText {
    private FundingText() {}

    /** The line in force, and, where a parameter says it, which others it may be. */
    static String line(PolicyPack pack, ParameterValues values, LineRule rule) {
        return switch (rule) {
            case LineRule.Always(String line) -> line(pack, line);
            case LineRule.ByParameter(String parameter, Map<String, String> cells) -> {
                String now = rule.line(values).orElse("");
                String others = rule.lines().stream()
                        .filter(id -> !id.equals(now))
                        .map(id -> line(pack, id))
                        .collect(Collectors.joining("、"));
                yield (now.isEmpty() ? "未定" : line(pack, now))
                        + "（由参数「" + RuleText.parameter(pack, parameter) + "」决定"
                        + (others.isEmpty() ? "" : "，另可为" + others) + "）";
            }
        };
    }

    /** The words behind the line of a direction: the line's own, or those of the parameter that chooses it. */
    static Clause clause(PolicyPack pack, Direction direction) {
        return switch (direction.line()) {
            case LineRule.Always(String line) ->
                pack.line(line).map(BudgetLine::clause).orElse(direction.clause());
            case LineRule.ByParameter(String parameter, Map<String, String> cells) ->
                pack.parameter(parameter).map(Parameter::clause).orElse(direction.clause());
        };
    }

    private static String line(PolicyPack pack, String id) {
        return pack.line(id).map(BudgetLine::name).orElse(id);
    }

    /** To which lines, how much and by whom. */
    static String transfer(PolicyPack pack, TransferRule rule) {
        String lines = rule.lines().stream().map(id -> line(pack, id)).collect(Collectors.joining("、"));
        return "可调剂到" + lines
                + (rule.atMost() == null
                        ? ""
                        : "，各来源累计不超过其分配的" + Value.of(rule.atMost()).display())
                + "，由" + rule.decidedBy().chinese() + "办理";
    }

    static String ratio(PolicyPack pack, RatioRule rule) {
        String lines = rule.lines().stream().sorted().map(id -> line(pack, id)).collect(Collectors.joining("、"));
        return pack.source(rule.source()).map(FundingSource::name).orElse(rule.source())
                + "用于" + (rule.exceptLines() ? "「" + lines + "」以外各科目" : "「" + lines + "」") + "的，"
                + rule.comparison().chinese() + Value.of(rule.share()).display() + "（以"
                + (rule.of() == RatioRule.Denominator.APPROPRIATION ? "下达总额" : "同口径该来源资金") + "为分母）";
    }

    static String judged(RatioRule rule, RatioRule.Basis basis) {
        return switch (rule.due(basis)) {
            case ALWAYS -> "随时判断";
            case ALLOCATION_COMPLETE -> "分配完毕时判断";
            case CLOSE -> "结项时判断";
            case NEVER -> "只作预测";
        };
    }
}
