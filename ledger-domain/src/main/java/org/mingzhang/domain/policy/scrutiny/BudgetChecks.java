package org.mingzhang.domain.policy.scrutiny;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.mingzhang.domain.money.Ratio;
import org.mingzhang.domain.policy.BudgetLine;
import org.mingzhang.domain.policy.Catalogue;
import org.mingzhang.domain.policy.Direction;
import org.mingzhang.domain.policy.FundingSource;
import org.mingzhang.domain.policy.ItemCategory;
import org.mingzhang.domain.policy.PolicyPack;
import org.mingzhang.domain.policy.RatioRule;
import org.mingzhang.domain.policy.RatioRule.Basis;
import org.mingzhang.domain.policy.RatioRule.Comparison;
import org.mingzhang.domain.policy.RatioRule.Due;
import org.mingzhang.domain.policy.TransferRule;
import org.mingzhang.domain.policy.Value;

/** Rules of the budget that contradict one another: ratios that cannot both be kept, transfers that no source allows. */
final class BudgetChecks {
    private final PolicyPack pack;
    private final Remarks remarks;

    BudgetChecks(PolicyPack pack, Remarks remarks) {
        this.pack = pack;
        this.remarks = remarks;
    }

    void check() {
        for (int i = 0; i < pack.ratioRules().size(); i++) {
            RatioRule rule = pack.ratioRules().get(i);
            ratio(rule);
            pack.ratioRules().subList(0, i).forEach(earlier -> together(earlier, rule));
        }
        pack.lines().forEach(this::line);
        pack.lines().forEach(this::paid);
        pack.sources().forEach(this::source);
        pack.catalogues().forEach(this::catalogue);
    }

    /** A line is paid by the source that its words name. */
    private void paid(BudgetLine line) {
        if (line.clause().isProposed()) {
            return;
        }
        String quote = line.clause().quote();
        List<FundingSource> said = pack.sources().stream()
                .filter(source -> quote.contains(source.name()))
                .toList();
        if (!said.isEmpty() && said.stream().noneMatch(source -> line.mayBePaidBy(source.id()))) {
            remarks.doubts(
                    List.of("lines", line.id(), "paidBy"),
                    "“" + String.join("、", line.paidBy()) + "”，引文「" + quote + "」说的是 "
                            + said.getFirst().id() + "（" + said.getFirst().name() + "）",
                    "应为 [" + said.getFirst().id() + "]；那里说的不是由哪笔资金付的，引说到它的原文");
        }
    }

    private void ratio(RatioRule rule) {
        List<String> at = List.of("ratioRules", rule.id());
        boolean never = true;
        for (Basis basis : Basis.values()) {
            never &= rule.due(basis) == Due.NEVER;
        }
        if (never) {
            remarks.contradicts(
                    Rules.in(at, "judged"), "三个口径都写作 never", "应至少有一个口径会判定：always、allocationComplete 或 close");
        }
        if (lines(rule).isEmpty()) {
            remarks.contradicts(
                    Rules.in(at, rule.exceptLines() ? "exceptLines" : "lines"), "没有计入的科目", "应至少有一个科目计入：" + ids());
        } else if (lines(rule).stream().noneMatch(line -> line.mayBePaidBy(rule.source()))) {
            remarks.contradicts(
                    Rules.in(at, rule.exceptLines() ? "exceptLines" : "lines"),
                    "计入的科目都不由 " + rule.source() + " 支付",
                    "应有 paidBy 里写了 " + rule.source() + " 的科目");
        }
        boolean idle = rule.comparison() == Comparison.AT_LEAST
                ? rule.share().equals(Ratio.ZERO)
                : rule.share().equals(Ratio.ONE);
        if (idle) {
            String key = rule.comparison() == Comparison.AT_LEAST ? "atLeast" : "atMost";
            remarks.contradicts(
                    Rules.in(at, key), "“" + Value.of(rule.share()).display() + "”，什么都不限制", "应为有所限制的比例，例如 80%");
        }
    }

    private List<BudgetLine> lines(RatioRule rule) {
        return pack.lines().stream().filter(line -> rule.counts(line.id())).toList();
    }

    private String ids() {
        return pack.lines().stream().map(BudgetLine::id).collect(Collectors.joining("、"));
    }

    /** Two rules of one source: as much here leaves less than that there. */
    private void together(RatioRule one, RatioRule other) {
        if (!one.source().equals(other.source())) {
            return;
        }
        Set<BudgetLine> here = Set.copyOf(lines(one));
        Set<BudgetLine> there = Set.copyOf(lines(other));
        boolean least = other.comparison() == Comparison.AT_LEAST;
        boolean against = one.comparison() != other.comparison() && one.of() == other.of() && here.equals(there);
        RatioRule low = least ? other : one;
        RatioRule high = least ? one : other;
        String key = least ? "atLeast" : "atMost";
        if (against && low.share().compareTo(high.share()) > 0) {
            report(other, key, one, "同样的科目不少于 " + display(low) + " 又不高于 " + display(high));
        }
        boolean apart = Collections.disjoint(here, there) && one.comparison() == Comparison.AT_LEAST && least;
        if (apart && !here.isEmpty() && !there.isEmpty() && exceedsOne(one.share(), other.share())) {
            report(other, key, one, "不同的科目各不少于 " + display(one) + "、" + display(other) + "，合计超过全部");
        }
    }

    private void report(RatioRule rule, String key, RatioRule other, String why) {
        remarks.contradicts(
                List.of("ratioRules", rule.id(), key),
                display(rule) + "，与 ratioRules." + other.id() + " 的 " + display(other) + " 不能同时做到",
                "应为能同时做到的比例：" + why);
    }

    private static String display(RatioRule rule) {
        return Value.of(rule.share()).display();
    }

    private static boolean exceedsOne(Ratio one, Ratio other) {
        return one.plus(other).compareTo(Ratio.ONE) > 0;
    }

    private void line(BudgetLine line) {
        List<String> at = List.of("lines", line.id());
        TransferRule gives = line.givesTo();
        if (gives != null) {
            for (String id : gives.lines()) {
                boolean shared = pack.line(id)
                        .map(other -> !Collections.disjoint(other.paidBy(), line.paidBy()))
                        .orElse(true);
                if (!shared) {
                    remarks.contradicts(
                            Rules.in(at, "givesTo", "lines"),
                            "科目 " + id + " 与本科目没有共同的资金来源，调剂不过去",
                            "应为 paidBy 有 " + String.join("、", line.paidBy()) + " 的科目");
                }
            }
            if (Ratio.ZERO.equals(gives.atMost())) {
                remarks.contradicts(Rules.in(at, "givesTo", "atMost"), "“0%”，什么也不能调剂", "应为大于 0 的比例；不许调剂的，不写进 lines");
            }
        }
        boolean idle = pack.directions().stream()
                .noneMatch(direction ->
                        direction.hasMoney() && direction.line().lines().contains(line.id()));
        if (idle) {
            remarks.doubts(at, "没有支持方向用到的科目", "应有支持方向的 line 写它；只作分配、调剂用的科目可以不改");
        }
    }

    private void source(FundingSource source) {
        if (pack.lines().stream().noneMatch(line -> line.mayBePaidBy(source.id()))) {
            remarks.contradicts(
                    List.of("sources", source.id()),
                    "没有科目由它支付，这笔钱用不出去",
                    "应有科目的 paidBy 写 " + source.id() + "；" + moneyless());
        }
    }

    private String moneyless() {
        return pack.directions().stream().noneMatch(Direction::hasMoney) ? "只评选、不发钱的，不写 sources" : "现有科目：" + ids();
    }

    /** Where every category that counts is capped, something must be left that they are a share of. */
    private void catalogue(Catalogue catalogue) {
        for (String name : catalogue.except()) {
            if (ItemCategory.named(name).isPresent()) {
                remarks.contradicts(
                        List.of("catalogues", catalogue.id(), "except"),
                        "“" + name + "” 是类别，不是项目名称",
                        "except 写合同明细里项目的名称；整个类别不计的，不写进 counts");
            }
        }
        if (!catalogue.atMost().keySet().equals(catalogue.counts())) {
            return;
        }
        Ratio most = Ratio.ZERO;
        for (Ratio share : catalogue.atMost().values()) {
            most = most.plus(share);
        }
        if (most.compareTo(Ratio.ONE) < 0) {
            remarks.contradicts(
                    List.of("catalogues", catalogue.id(), "atMost"),
                    "计入的类别都有上限，合计不到 100%，计入的总额永远是零",
                    "应留一个没有上限的类别，或者合计不低于 100%");
        }
    }
}
