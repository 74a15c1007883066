package org.mingzhang.domain.policy.scrutiny;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.mingzhang.domain.policy.Clause;
import org.mingzhang.domain.policy.Direction;
import org.mingzhang.domain.policy.FactId;
import org.mingzhang.domain.policy.FactName;
import org.mingzhang.domain.policy.Formula;
import org.mingzhang.domain.policy.Formula.Limit;
import org.mingzhang.domain.policy.Formula.Quantity;
import org.mingzhang.domain.policy.PolicyPack;
import org.mingzhang.domain.policy.Term;
import org.mingzhang.domain.policy.Value;

/** Days of something else than the words say: the day of the application beside 9月30日前通过验收的. */
final class DateWordChecks {
    private static final Set<String> COMPARISONS = Set.of("_==_", "_<_", "_<=_", "_>_", "_>=_");
    private static final Pattern PARTS = Pattern.compile("[，,；;。]");
    private static final Pattern DAY = Pattern.compile("\\d{1,2}月|\\d{4}年");
    /** By what words a notice speaks of a day. */
    private static final Map<FactId, Pattern> WORDS = words();

    private final PolicyPack pack;
    private final Rules rules;
    private final Remarks remarks;

    DateWordChecks(PolicyPack pack, Rules rules, Remarks remarks) {
        this.pack = pack;
        this.rules = rules;
        this.remarks = remarks;
    }

    private static Map<FactId, Pattern> words() {
        Map<FactId, Pattern> words = new LinkedHashMap<>();
        words.put(FactName.ACCEPTANCE_ASSESSED_ON, Pattern.compile("验收|评测|测评|评估"));
        words.put(FactName.APPLICATION_SUBMITTED_ON, Pattern.compile("申报|申请|提交|受理|报名|截止"));
        words.put(FactName.PROJECT_COMPLETED_ON, Pattern.compile("完工|竣工|完成|建成|投产|投入使用|上线"));
        words.put(FactName.PROJECT_STARTED_ON, Pattern.compile("开工|启动|动工|开始|实施"));
        words.put(FactName.CONTRACT_SIGNED_ON, Pattern.compile("签订|签署|签约|签合同"));
        words.put(FactName.CONTRACT_LAST_SIGNED_ON, Pattern.compile("签订|签署|签约|签合同"));
        words.put(FactName.ENTERPRISE_ESTABLISHED_ON, Pattern.compile("注册|登记|成立|设立"));
        return words;
    }

    void check() {
        rules.expressions().stream()
                .filter(rule -> !rule.place().getFirst().equals("parameters"))
                .forEach(rule -> look(rule, Term.of(rule.expression())));
        for (Direction direction : pack.directions()) {
            if (direction.hasMoney()) {
                List<String> at = List.of("directions", direction.id(), "amount");
                limits(at, direction.formula().limits());
                direction.formula().parts().forEach(part -> limits(Rules.in(at, "parts", part.id()), part.limits()));
            }
        }
    }

    private void limits(List<String> at, List<Limit> limits) {
        for (Limit limit : limits) {
            List<String> place = Rules.in(at, "limits", limit.id());
            if (limit instanceof Formula.AmountLimit amount && amount.amount() instanceof Quantity.Dated dated) {
                words(Rules.in(place, "amount", "on"), dated.on(), limit.clause(), limit.text());
            } else if (limit instanceof Formula.ShareLimit share && share.share() instanceof Quantity.Dated dated) {
                words(Rules.in(place, "share", "on"), dated.on(), limit.clause(), limit.text());
            }
        }
    }

    private void look(Rules.Ruled rule, Term term) {
        if (!(term instanceof Term.Done(String function, List<Term> terms))) {
            return;
        }
        terms.forEach(each -> look(rule, each));
        boolean written = terms.stream().anyMatch(each -> each instanceof Term.Written(Value.Day day));
        if (COMPARISONS.contains(function) && written) {
            for (Term each : terms) {
                if (each instanceof Term.Named(FactId fact)) {
                    words(rule.place(), fact, rule.clause(), rule.text());
                }
            }
        }
    }

    private void words(List<String> place, FactId fact, Clause clause, String text) {
        Pattern own = WORDS.get(fact);
        String words = (clause.isProposed() ? "" : clause.quote()) + "，" + text;
        String parts = PARTS.splitAsStream(Numerals.inDigits(words))
                .filter(part -> DAY.matcher(part).find())
                .collect(Collectors.joining("，"));
        if (own == null || parts.isEmpty() || own.matcher(parts).find()) {
            return;
        }
        List<FactId> said = WORDS.entrySet().stream()
                .filter(other -> other.getValue().matcher(parts).find())
                .map(Map.Entry::getKey)
                .toList();
        if (!said.isEmpty()) {
            remarks.doubts(
                    place,
                    "“" + fact.id() + "”（" + fact.label() + "），旁边的文字“" + words.replaceAll("^，|，$", "") + "”说的是"
                            + said.stream().map(FactId::label).collect(Collectors.joining("、")),
                    "应为 " + said.stream().map(FactId::id).collect(Collectors.joining(" 或 ")) + "；确实看它的，引说到它的原文");
        }
    }
}
