package org.mingzhang.domain.policy.scrutiny;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.mingzhang.domain.policy.Advance;
import org.mingzhang.domain.policy.Clause;
import org.mingzhang.domain.policy.Direction;
import org.mingzhang.domain.policy.FactId;
import org.mingzhang.domain.policy.FactName;
import org.mingzhang.domain.policy.Formula;
import org.mingzhang.domain.policy.Formula.Limit;
import org.mingzhang.domain.policy.PolicyPack;
import org.mingzhang.domain.policy.Term;
import org.mingzhang.domain.policy.ThingFact;
import org.mingzhang.domain.policy.Value;

/** Facts of which the words beside a rule do not speak, while they speak of another one: 合同价 beside the recognised investment. */
final class FactWordChecks {
    /** By what words a notice speaks of a yes or no. */
    private static final Map<FactId, Pattern> FLAGS = Map.of(
            FactName.ENTERPRISE_PILOT, Pattern.compile("试点|名单|清单|入库|入选|遴选"),
            FactName.ENTERPRISE_ABOVE_SCALE, Pattern.compile("规上|规模"),
            FactName.ENTERPRISE_IN_REGION, Pattern.compile("注册|登记|本地|境内|辖|区域|属地|所在地|位于|落户|市|县|省|本区|全区"),
            FactName.ENTERPRISE_INDUSTRY_LISTED, Pattern.compile("行业|产业|领域|赛道|制造业"),
            FactName.ACCEPTANCE_PASSED, Pattern.compile("验收|评测|评估|测评|达标|合格|通过|完成|级"),
            FactName.PROVIDER_IN_POOL, Pattern.compile("资源池|服务商|名录|入池|入库"),
            ThingFact.SCENE_CONSTRAINED, Pattern.compile("约束"));

    /** What the things of a count must be, where the words beside it say so. */
    private static final Map<ThingFact, Pattern> SAID = Map.of(
            ThingFact.SCENE_CONSTRAINED, Pattern.compile("约束性?(?:的)?(?:应用)?场景"),
            ThingFact.MEMBER_ACCEPTED, Pattern.compile("通过了?验收|验收(?:通过|合格)|已?经验收"),
            ThingFact.MEMBER_PILOT, Pattern.compile("(?<!非)试点企业|列入试点"),
            ThingFact.MEMBER_LEVEL, Pattern.compile("[一二三四1-4]级(?:及|或)?以上"),
            ThingFact.TITLE_VALID, Pattern.compile("有效期(?:限)?内|[在仍]有效|有效的"));

    private static final Map<String, Pattern> INCIDENTS = Map.of(
            "失信惩戒", Pattern.compile("失信|惩戒|黑名单|信用|不良记录"),
            "涉税违法", Pattern.compile("税"),
            "安全事故", Pattern.compile("安全|生产事故"),
            "质量事故", Pattern.compile("质量"),
            "环保事故", Pattern.compile("环保|环境|生态|污染"));

    private static final Pattern ACCIDENTS =
            Pattern.compile("(?:(?:安全|质量|环保|环境|生态)(?:生产|污染)?[、和及或与]?){2,}(?:责任)?事[故件]");

    private static final Set<FactId> BEFORE =
            Set.of(FactName.ACCEPTANCE_LEVEL_BEFORE, FactName.APPLICATION_LEVEL_BEFORE);
    private static final Pattern OF_BEFORE = Pattern.compile("前|原|提升|提高|基础|初始|起点|升级|跃升|上升|晋级");

    /** What a share is of. */
    private static final Map<FactName, Pattern> BASES = bases();

    private final PolicyPack pack;
    private final Rules rules;
    private final Remarks remarks;

    FactWordChecks(PolicyPack pack, Rules rules, Remarks remarks) {
        this.pack = pack;
        this.rules = rules;
        this.remarks = remarks;
    }

    private static Map<FactName, Pattern> bases() {
        Map<FactName, String> words = new LinkedHashMap<>();
        words.put(FactName.CONTRACT_PRICE, "合同(?:总|成交)?(?:价款?|金?额|费用)");
        words.put(FactName.ACCEPTANCE_RECOGNISED_INVESTMENT, "(?:核定|认定|核准|审定|确认)的?(?:项目|数字化|改造|实际|总)*(?:投入|投资)");
        words.put(FactName.PROJECT_COMPLETED_INVESTMENT, "(?:实际)?(?:已?完成)的?(?:项目|数字化|改造|总)*(?:投入|投资)");
        words.put(FactName.APPLICATION_PLANNED_INVESTMENT, "(?:计划|拟|预计)的?(?:项目|数字化|改造|总)*(?:投入|投资)");
        Map<FactName, Pattern> patterns = new LinkedHashMap<>();
        words.forEach((fact, word) ->
                patterns.put(fact, Pattern.compile("(?:" + word + ")(?:总?额|金额|费用)?的?(?:约|不超过|最高)?\\d+(?:\\.\\d+)?%")));
        return patterns;
    }

    void check() {
        for (Rules.Ruled rule : rules.expressions()) {
            Term whole = Term.of(rule.expression());
            Clause clause = rule.clause();
            if (!clause.isProposed() && !rule.place().getFirst().equals("parameters")) {
                String words = clause.quote() + "，" + rule.text();
                flags(rule, words);
                levels(rule, words);
                incidents(rule, words);
                products(rule, whole, words);
            }
        }
        for (Direction direction : pack.directions()) {
            if (direction.hasMoney()) {
                List<String> at = List.of("directions", direction.id(), "amount");
                bases(at, direction.formula());
                Advance advance = direction.advance();
                if (advance != null) {
                    advance.instalments()
                            .forEach(each -> bases(Places.instalment(Rules.in(at, "advance"), each), each.formula()));
                }
            }
        }
    }

    private void flags(Rules.Ruled rule, String words) {
        Set<FactId> named = new HashSet<>(rule.expression().facts());
        boolean count = rule.place().getFirst().equals("counts");
        for (FactId fact : rule.expression().facts()) {
            Pattern own = FLAGS.get(fact);
            // 其他企业 are those that are not what was said before.
            boolean rest = rule.place().getLast().equals("when") && words.contains("其");
            if (own != null && !rest && !own.matcher(words).find()) {
                String others = FLAGS.entrySet().stream()
                        .filter(other -> !count && !(other.getKey() instanceof ThingFact))
                        .filter(other -> !named.contains(other.getKey())
                                && other.getValue().matcher(words).find())
                        .map(other -> other.getKey().id())
                        .sorted()
                        .collect(Collectors.joining("、"));
                remarks.doubts(
                        rule.place(),
                        "用了 " + fact.id() + "（" + fact.label() + "），" + beside(rule) + "没有说到它",
                        "应为那里说到的事实" + (others.isEmpty() ? "" : "，例如 " + others) + "；确实要看它的，引说到它的原文");
            }
        }
        if (count) {
            SAID.forEach((fact, pattern) -> {
                String whole = words.replaceAll("（[^）]*）|其中[^，。；]*", "");
                boolean same = rule.expression().facts().stream()
                        .anyMatch(each -> each instanceof ThingFact thing
                                && thing.id()
                                        .split("\\.", -1)[0]
                                        .equals(fact.id().split("\\.", -1)[0]));
                if (same && !named.contains(fact) && pattern.matcher(whole).find()) {
                    remarks.doubts(
                            rule.place(),
                            "没有看 " + fact.id() + "（" + fact.label() + "），" + beside(rule) + "说到它",
                            "应为 … && " + fact.id() + "；那里说的是别的，改引说到这个计数的原文");
                }
            });
        }
    }

    private static String beside(Rules.Ruled rule) {
        return "引文「" + rule.clause().quote() + "」" + (rule.text().isEmpty() ? "" : "、说明“" + rule.text() + "”");
    }

    private void levels(Rules.Ruled rule, String words) {
        Set<FactId> facts = rule.expression().facts();
        if (!facts.contains(FactName.ACCEPTANCE_LEVEL_AFTER)
                && !OF_BEFORE.matcher(words).find()) {
            facts.stream()
                    .filter(BEFORE::contains)
                    .forEach(fact -> remarks.doubts(
                            rule.place(),
                            "用了 " + fact.id() + "（" + fact.label() + "），" + beside(rule) + "没有说到改造以前",
                            "应为 " + FactName.ACCEPTANCE_LEVEL_AFTER.id() + "（改造后等级）；确实看改造前等级的，引说到它的原文"));
        }
    }

    /** Beside a kind that the words say others may be meant with it: 偷税漏税等违法违规. */
    private void incidents(Rules.Ruled rule, String words) {
        List<String> kinds = new ArrayList<>();
        kinds(Term.of(rule.expression()), kinds);
        List<String> said = INCIDENTS.entrySet().stream()
                .filter(kind -> kind.getValue().matcher(words).find())
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
        if (!kinds.isEmpty() && rule.place().getFirst().equals("counts")) {
            listed(rule, words, kinds);
        }
        if (!kinds.isEmpty() && !said.isEmpty() && kinds.stream().noneMatch(said::contains)) {
            remarks.doubts(
                    rule.place(),
                    "“" + String.join("、", kinds) + "”，" + beside(rule) + "说的是 " + String.join("、", said),
                    "应为那里说到的类型；确实要看它的，引说到它的原文");
        }
    }

    /** 安全、质量、环保事故 are three kinds: one that no count has is left out. */
    private void listed(Rules.Ruled rule, String words, List<String> kinds) {
        Set<String> all = new HashSet<>(kinds);
        rules.expressions().stream()
                .filter(other -> other.place().getFirst().equals("counts"))
                .filter(other -> !other.equals(rule))
                .forEach(other -> {
                    List<String> theirs = new ArrayList<>();
                    kinds(Term.of(other.expression()), theirs);
                    all.addAll(theirs);
                });
        Matcher list = ACCIDENTS.matcher(words);
        Set<String> missing = new TreeSet<>();
        while (list.find()) {
            INCIDENTS.forEach((kind, pattern) -> {
                if (kind.endsWith("事故") && pattern.matcher(list.group()).find() && !all.contains(kind)) {
                    missing.add(kind);
                }
            });
        }
        if (!missing.isEmpty()) {
            remarks.doubts(
                    rule.place(),
                    "没有写 " + String.join("、", missing) + "，" + beside(rule) + "说到它",
                    "应为那里列举的各类：(incident.kind == \"安全事故\" || incident.kind == \""
                            + missing.iterator().next() + "\" || …)；别的地方查它的，引说到这个计数的原文");
        }
    }

    private static void kinds(Term term, List<String> into) {
        switch (term) {
            case Term.Written(Value.Text(String kind)) when INCIDENTS.containsKey(kind) -> into.add(kind);
            case Term.OneOf several -> several.terms().forEach(each -> kinds(each, into));
            case Term.Done done -> done.terms().forEach(each -> kinds(each, into));
            default -> {}
        }
    }

    private void bases(List<String> at, Formula formula) {
        shares(at, formula.limits());
        formula.parts().forEach(part -> shares(Rules.in(at, "parts", part.id()), part.limits()));
    }

    private void shares(List<String> at, List<Limit> limits) {
        for (Limit limit : limits) {
            if (limit instanceof Formula.ShareLimit share && share.of() instanceof FactName of) {
                String words = limit.text() + "，"
                        + (limit.clause().isProposed() ? "" : limit.clause().quote());
                base(Rules.in(at, "limits", limit.id(), "of"), Set.of(of), words);
            }
        }
    }

    /** The same where it is written as a product. */
    private void products(Rules.Ruled rule, Term term, String words) {
        if (!(term instanceof Term.Done(String function, List<Term> terms))) {
            return;
        }
        terms.forEach(each -> products(rule, each, words));
        boolean share = terms.stream().anyMatch(FactWordChecks::isShare);
        List<FactName> bases = new ArrayList<>();
        terms.forEach(each -> {
            gather(each, bases);
        });
        if (function.equals("_*_") && share && !bases.isEmpty()) {
            base(rule.place(), Set.copyOf(bases), words);
        }
    }

    /** A share that is written, or chosen or made up of such. */
    private static boolean isShare(Term term) {
        return switch (term) {
            case Term.Written(Value value) -> value instanceof Value.Share;
            case Term.Done(String function, List<Term> terms) ->
                Set.of("_?_:_", "_+_", "_-_").contains(function)
                        && terms.stream().anyMatch(FactWordChecks::isShare);
            default -> false;
        };
    }

    /** What is multiplied, the lesser of two as well. */
    private static void gather(Term term, List<FactName> into) {
        if (term instanceof Term.Named(FactId fact) && fact instanceof FactName name && BASES.containsKey(name)) {
            into.add(name);
        } else if (term instanceof Term.Done(String function, List<Term> terms)
                && (function.equals("min") || function.equals("max"))) {
            terms.forEach(each -> gather(each, into));
        }
    }

    private void base(List<String> place, Set<FactName> own, String words) {
        String text = Numerals.inDigits(words);
        List<FactName> said = BASES.entrySet().stream()
                .filter(base -> base.getValue().matcher(text).find())
                .map(Map.Entry::getKey)
                .toList();
        if (!said.isEmpty() && BASES.keySet().containsAll(own) && said.stream().noneMatch(own::contains)) {
            FactName written = own.iterator().next();
            remarks.doubts(
                    place,
                    "“" + written.id() + "”（" + written.label() + "），旁边的文字“" + words.replaceAll("^，|，$", "") + "”说的是"
                            + said.stream().map(FactName::label).collect(Collectors.joining("、")),
                    "应为 " + said.stream().map(FactName::id).collect(Collectors.joining(" 或 ")) + "；确实按它算的，引说到它的原文");
        }
    }
}
