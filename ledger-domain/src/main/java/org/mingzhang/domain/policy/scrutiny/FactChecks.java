package org.mingzhang.domain.policy.scrutiny;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.policy.Direction;
import org.mingzhang.domain.policy.FactId;
import org.mingzhang.domain.policy.FactName;
import org.mingzhang.domain.policy.Form;
import org.mingzhang.domain.policy.Formula;
import org.mingzhang.domain.policy.Formula.Limit;
import org.mingzhang.domain.policy.Formula.Quantity;
import org.mingzhang.domain.policy.Honour;
import org.mingzhang.domain.policy.Moment;
import org.mingzhang.domain.policy.NamedFact;
import org.mingzhang.domain.policy.PolicyPack;
import org.mingzhang.domain.policy.Ranking;
import org.mingzhang.domain.policy.ThingFact;

/** Facts that a rule rests on and that none of its cases ever has: nobody would be refused for good reason, or paid at all. */
final class FactChecks {
    /** What comes with a project: its contracts, what was done, what it cost. */
    private static final Set<FactName> OF_PROJECT = EnumSet.of(
            FactName.PROJECT_STARTED_ON,
            FactName.PROJECT_COMPLETED_ON,
            FactName.PROJECT_COMPLETED_INVESTMENT,
            FactName.PLATFORM_SERVED_PILOT_ENTERPRISES,
            FactName.CENTRE_INVESTMENT,
            FactName.CONTRACT_PRICE,
            FactName.CONTRACT_SIGNED_ON,
            FactName.CONTRACT_LAST_SIGNED_ON);

    private final PolicyPack pack;
    private final Rules rules;
    private final Remarks remarks;
    private final Set<FactId> named = new HashSet<>();

    FactChecks(PolicyPack pack, Rules rules, Remarks remarks) {
        this.pack = pack;
        this.rules = rules;
        this.remarks = remarks;
    }

    void check() {
        for (Rules.Ruled rule : rules.expressions()) {
            look(rule.place(), rule.direction(), rule.expression().facts());
            if (rule.direction() != null) {
                early(rule);
                acceptance(rule, rule.direction());
            }
        }
        for (Direction direction : pack.directions()) {
            List<String> at = Rules.in(List.of("directions", direction.id()), "amount");
            Set<FactId> own = new HashSet<>();
            if (direction.hasMoney()) {
                Formula formula = direction.formula();
                quantities(direction, at, formula.limits(), own);
                formula.parts()
                        .forEach(part -> quantities(direction, Rules.in(at, "parts", part.id()), part.limits(), own));
            }
            prior(direction, own);
        }
        unused();
    }

    private void quantities(Direction direction, List<String> at, List<Limit> limits, Set<FactId> own) {
        for (Limit limit : limits) {
            List<String> place = Rules.in(at, "limits", limit.id());
            switch (limit) {
                case Formula.AmountLimit amount -> looked(direction, Rules.in(place, "amount"), amount.amount());
                case Formula.ShareLimit share -> {
                    looked(direction, Rules.in(place, "share"), share.share());
                    look(Rules.in(place, "of"), direction, Set.of(share.of()));
                    own.add(share.of());
                }
                case Formula.ExpressionLimit gives -> {}
            }
        }
    }

    /** Facts by which a value is looked up; those within expressions are looked at with these. */
    private void looked(Direction direction, List<String> place, Quantity quantity) {
        switch (quantity) {
            case Quantity.Table table -> look(Rules.in(place, "by"), direction, new HashSet<FactId>(table.by()));
            case Quantity.Dated dated -> look(Rules.in(place, "on"), direction, Set.of(dated.on()));
            default -> {}
        }
    }

    private void look(List<String> place, @Nullable Direction direction, Collection<FactId> facts) {
        for (FactId fact : facts) {
            named.add(fact);
            String why = direction == null ? lacking(fact) : lacking(fact, direction);
            if (why != null) {
                remarks.contradicts(place, fact.id() + "，" + why, "应为办理时会有的事实");
            }
        }
    }

    /** Why no case of a direction has it; null where one may. */
    private @Nullable String lacking(FactId fact, Direction direction) {
        if (fact instanceof FactName name) {
            if (OF_PROJECT.contains(name) && !direction.project() && !(contracted(name) && purchases(direction))) {
                return "本方向没有项目，也就没有这项登记；应有 flow: [project] 或者 [project, acceptance]";
            }
            if (name == FactName.CENTRE_INVESTMENT && direction.kind() != Direction.Kind.CENTRE) {
                return "只有 kind: centre 的方向才取这项事实；别的方向用 " + FactName.PROJECT_COMPLETED_INVESTMENT.id();
            }
            if (name == FactName.APPLICATION_SCORE
                    && Ranking.stage(pack, direction).isEmpty()) {
                return "本方向没有由专家评审、其后另有环节认定的环节，也就没有得分";
            }
            if (name == FactName.AWARDS_ALREADY_GRANTED && direction.prior().isEmpty()) {
                return "本方向没有写 prior，永远是零";
            }
        }
        if (fact instanceof NamedFact one
                && one.family() == NamedFact.Family.ITEMS
                && !direction.project()
                && !purchases(direction)) {
            return "合同明细登记在项目里，本方向没有项目；应有 flow: [project] 或者 [project, acceptance]";
        }
        if (fact instanceof NamedFact one && one.family() == NamedFact.Family.FORM) {
            return stated(one, direction);
        }
        return lacking(fact);
    }

    /** What the city purchases has no project, only contracts. */
    private static boolean purchases(Direction direction) {
        return direction.kind() == Direction.Kind.PURCHASE;
    }

    private static boolean contracted(FactName fact) {
        return fact == FactName.CONTRACT_PRICE
                || fact == FactName.CONTRACT_SIGNED_ON
                || fact == FactName.CONTRACT_LAST_SIGNED_ON;
    }

    private @Nullable String stated(NamedFact one, Direction direction) {
        Optional<Form> form = pack.formOf(direction);
        if (form.isEmpty()) {
            return "本方向没有申报表（form）";
        }
        Optional<Form.Field> field = form.get().field(one.name());
        if (field.isEmpty()) {
            return "本方向的申报表 " + form.get().id() + " 没有这一栏";
        }
        if (field.get().personal()) {
            return "这一栏是个人信息（personal），账本不记";
        }
        return field.get().asked() ? null : "这一栏由账本带出（from），申报时不填";
    }

    private @Nullable String lacking(FactId fact) {
        if (fact == ThingFact.TITLE_HONOUR && pack.honours().isEmpty()) {
            return "政策包没有写荣誉称号（honours）";
        }
        if (!(fact instanceof FactName name)) {
            return null;
        }
        return switch (name) {
            case APPLICATION_BATCH -> pack.batches().isEmpty() ? "政策包没有写批次（batches）" : null;
            case HONOUR_ID, HONOUR_GRADE, HONOUR_OBTAINED_ON -> pack.honours().isEmpty() ? "政策包没有写荣誉称号（honours）" : null;
            case ENTERPRISE_HONOURED_IN_PILOT ->
                pack.honours().stream().anyMatch(Honour::priority) ? null : "没有一个称号写 priority: true，永远是否";
            case ENTERPRISE_INDUSTRY_LISTED -> pack.industries().isEmpty() ? "政策包没有写行业（industries），永远是否" : null;
            case ENTERPRISE_IN_REGION -> pack.counties().isEmpty() ? "政策包没有写县（市、区）（counties），永远是否" : null;
            default -> null;
        };
    }

    /** An acceptance of its own comes last; one of elsewhere is there before, and then no direction of ours has any. */
    private void acceptance(Rules.Ruled rule, Direction direction) {
        List<String> facts = rule.expression().facts().stream()
                .filter(CourseChecks.ACCEPTANCE::contains)
                .map(FactId::id)
                .sorted()
                .toList();
        if (facts.isEmpty() || pack.samePilot() != null || rule.place().contains("advance")) {
            return;
        }
        boolean early =
                rule.moments().contains(Moment.SUBMISSION) || rule.moments().contains(Moment.APPROVAL);
        if (direction.acceptance() && early && rule.always()) {
            remarks.doubts(
                    rule.place(),
                    String.join("、", facts) + "，本方向的验收在认定以后，申报时、认定时还没有",
                    "应为 at: award，或者不写 at；看的是以前的验收的，flow 不写 acceptance");
        } else if (direction.project() && !direction.acceptance()) {
            remarks.doubts(
                    List.of("directions", direction.id(), "flow"),
                    "没有 acceptance，项目不经验收，规则却要看验收的事实",
                    "应为 flow: [project, acceptance]；看的是别处的验收的，写 samePilot 或者可以不改");
        }
    }

    /** What a project brings is there after the approval: a rule that is looked at before waits for it in vain. */
    private void early(Rules.Ruled rule) {
        if (rule.moments().contains(Moment.SUBMISSION)
                && rule.expression().facts().contains(FactName.APPLICATION_SCORE)) {
            remarks.contradicts(
                    rule.place(), FactName.APPLICATION_SCORE.id() + "，专家评审以后才有，申报时查不到", "应为 at: approval，或者 at: award");
        }
        Direction direction = rule.direction();
        boolean before =
                rule.moments().contains(Moment.SUBMISSION) || rule.moments().contains(Moment.APPROVAL);
        String text = rule.expression().text();
        if (!before || direction == null || !direction.project() || text.contains("||") || text.contains("?")) {
            return;
        }
        for (FactId fact : rule.expression().facts()) {
            boolean later = fact instanceof FactName name
                    ? OF_PROJECT.contains(name)
                    : fact instanceof NamedFact one && one.family() == NamedFact.Family.ITEMS;
            if (later) {
                remarks.contradicts(rule.place(), fact.id() + "，认定以后的项目才有，申报时、认定时查不到", "应为 at: award，或者申报时已有的事实");
            }
        }
    }

    private void prior(Direction direction, Set<FactId> own) {
        Set<FactId> all = new HashSet<>(own);
        rules.expressions().stream()
                .filter(rule -> direction.equals(rule.direction()))
                .forEach(rule -> all.addAll(rule.expression().facts()));
        if (!direction.prior().isEmpty() && !all.contains(FactName.AWARDS_ALREADY_GRANTED)) {
            remarks.contradicts(
                    List.of("directions", direction.id(), "prior"),
                    "没有规则用到 " + FactName.AWARDS_ALREADY_GRANTED.id(),
                    "应有 less: {amount: " + FactName.AWARDS_ALREADY_GRANTED.id() + ", …}；不扣减的不写 prior");
        }
    }

    /** What nothing names changes nothing, like a parameter that no rule uses. */
    private void unused() {
        Set<FactId> quoted = new HashSet<>(named);
        pack.directions().stream()
                .flatMap(direction -> direction.quotas().stream())
                .forEach(quota -> quoted.addAll(quota.most().facts()));
        pack.directions().stream().filter(Direction::hasMoney).forEach(direction -> {
            if (direction.formula().floor() != null) {
                quoted.addAll(direction.formula().floor().amount().facts());
            }
        });
        List<NamedFact> all = new ArrayList<>();
        pack.funds().forEach(fund -> all.add(fund.fact()));
        pack.counts().forEach(count -> all.add(count.fact()));
        pack.catalogues().forEach(catalogue -> all.add(catalogue.fact()));
        for (NamedFact each : all) {
            if (!quoted.contains(each)) {
                remarks.doubts(
                        List.of(each.family().section(), each.name()),
                        "没有规则用到的" + each.family().chinese(),
                        "应有规则写 " + each.id() + "；不用的删去");
            }
        }
    }
}
