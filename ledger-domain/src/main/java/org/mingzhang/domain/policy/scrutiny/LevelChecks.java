package org.mingzhang.domain.policy.scrutiny;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.mingzhang.domain.policy.Clause;
import org.mingzhang.domain.policy.Direction;
import org.mingzhang.domain.policy.Formula;
import org.mingzhang.domain.policy.Fund;
import org.mingzhang.domain.policy.Honour;
import org.mingzhang.domain.policy.PolicyPack;
import org.mingzhang.domain.policy.TitleLevels;

/** Levels of titles and of earlier grants: words that no record has, more than the words say, and sums where only the highest counts. */
final class LevelChecks {
    /** Levels, and the words that say them. */
    private static final Map<String, Pattern> SAID = Map.of(
            "国家级", Pattern.compile("国家|中央"),
            "中央", Pattern.compile("国家|中央"),
            "省级", Pattern.compile("省|自治区"),
            "市级", Pattern.compile("市级|[本我全]市|市财政"),
            "县级", Pattern.compile("县"),
            "区级", Pattern.compile("(?<!地)区"));

    private static final Pattern ALL = Pattern.compile("各级|上级|以上");
    private static final Pattern HIGHEST =
            Pattern.compile("(?<!成)就高|择高|从高(?!到低)|不(?:得)?重复(?:享受|奖|补|计|支持)|不(?:再)?叠加|不(?:得)?累加");
    private static final Pattern TAKEN_OFF = Pattern.compile("差额|补足|补差|扣除|扣减|累计|合计");

    private final PolicyPack pack;
    private final Rules rules;
    private final Remarks remarks;

    LevelChecks(PolicyPack pack, Rules rules, Remarks remarks) {
        this.pack = pack;
        this.rules = rules;
        this.remarks = remarks;
    }

    void check() {
        for (Honour honour : pack.honours()) {
            List<String> at = List.of("honours", honour.id());
            words(Rules.in(at, "level"), List.copyOf(honour.recorded().levels()));
            if (honour.also() != null) {
                words(
                        Rules.in(at, "also", "level"),
                        List.copyOf(honour.also().recorded().levels()));
            }
        }
        pack.funds().forEach(this::fund);
        rules.expressions().forEach(this::granted);
        pack.directions().forEach(this::parts);
    }

    private void words(List<String> at, List<String> levels) {
        List<String> unknown =
                levels.stream().filter(level -> !TitleLevels.isOne(level)).toList();
        if (!unknown.isEmpty()) {
            remarks.doubts(at, "“" + String.join("、", unknown) + "”，记录里不会这样写级别", TitleLevels.expected(pack));
        }
    }

    private void fund(Fund fund) {
        if (fund.recorded() == null) {
            return;
        }
        List<String> at = List.of("funds", fund.id(), "recorded", "levels");
        List<String> levels = fund.recorded().levels().stream().sorted().toList();
        words(at, levels);
        String words = fund.name() + "，"
                + (fund.clause().isProposed() ? "" : fund.clause().quote());
        List<String> more = levels.stream()
                .filter(level -> SAID.containsKey(level) && !isSaid(level, words))
                .toList();
        boolean listed = levels.stream().anyMatch(level -> isSaid(level, words));
        if (listed && !more.isEmpty() && !ALL.matcher(words).find()) {
            remarks.doubts(
                    at,
                    "“" + String.join("、", more) + "”，名称、引文“" + words.replaceAll("，$", "") + "”没有说到",
                    "应为那里所说的级别：多写一级，就多计一级的奖补");
        }
    }

    private static boolean isSaid(String level, String words) {
        Pattern said = SAID.get(level);
        return said == null ? words.contains(level) : said.matcher(words).find();
    }

    /** A fund adds up what was granted at every level, and takes it off: where only the highest counts, that is another sum. */
    private void granted(Rules.Ruled rule) {
        if (!rule.place().contains("amount")) {
            return;
        }
        for (Fund fund : pack.funds()) {
            if (rule.expression().facts().contains(fund.fact())) {
                highest(List.of(rule.clause(), fund.clause()))
                        .ifPresent(clause -> remarks.doubts(
                                rule.place(),
                                "“" + rule.shown() + "”把以前各级、各次的奖补加起来扣，引文「" + clause.quote() + "」说的是就高、不重复",
                                "得过的就不再给的，写条件 granted(\"" + fund.id()
                                        + "\") == amount(\"0元\")；补足差额的，引说到差额的原文；最高一级由人判断的写 judgedAt"));
            }
        }
    }

    private void parts(Direction direction) {
        if (!direction.hasMoney() || direction.formula().parts().size() < 2) {
            return;
        }
        List<Clause> clauses = new ArrayList<>(List.of(direction.clause()));
        direction.formula().parts().forEach(part -> clauses.add(part.clause()));
        highest(clauses)
                .ifPresent(clause -> remarks.doubts(
                        List.of("directions", direction.id(), "amount", "parts"),
                        "分项相加（"
                                + direction.formula().parts().stream()
                                        .map(Formula.Part::text)
                                        .collect(Collectors.joining(" + "))
                                + "），引文「" + clause.quote() + "」说的是就高、不重复",
                        "应只有一项：各级的数写在一张表里（by、cells），或者写 条件 ? 甲 : 乙；确实相加的，引说到另奖的原文"));
    }

    private static Optional<Clause> highest(List<Clause> clauses) {
        return clauses.stream()
                .filter(clause -> !clause.isProposed()
                        && HIGHEST.matcher(clause.quote()).find()
                        && !TAKEN_OFF.matcher(clause.quote()).find())
                .findFirst();
    }
}
