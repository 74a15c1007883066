package org.mingzhang.domain.given;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.mingzhang.domain.decision.FactWords;
import org.mingzhang.domain.decision.Rejection;
import org.mingzhang.domain.policy.BudgetLine;
import org.mingzhang.domain.policy.Direction;
import org.mingzhang.domain.policy.FactName;
import org.mingzhang.domain.policy.FundingSource;
import org.mingzhang.domain.policy.Honour;
import org.mingzhang.domain.policy.PackNames;
import org.mingzhang.domain.policy.Parameter;
import org.mingzhang.domain.policy.PolicyPack;
import org.mingzhang.domain.policy.RatioRule;
import org.mingzhang.domain.policy.Stage;
import org.mingzhang.domain.policy.Target;

/** What a refusal says to a person: Chinese names, where the rules have states, roles and ids. */
public final class PlainWords {
    private static final Pattern LATIN = Pattern.compile("[A-Za-z][A-Za-z0-9._-]*");
    private static final Pattern CONSTANT = Pattern.compile("[A-Z][A-Z_]{3,}");
    private static final Set<String> IDS = ids(Given.pack());

    /** What packs of tests sum and count has its word in them, not in Handan's. */
    private static final Pattern NAMED_BY_PACK =
            Pattern.compile("(granted|count|figure|items|form)\\(\".+\"(, -?\\d+)?\\)");

    /** Facts that hold what people write or are called, also where it is an id of the pack. */
    private static final Set<String> AS_WRITTEN =
            Set.of("actor", "holder", "value", "options", "pack", "programme", "product");

    private PlainWords() {}

    /** Fails on a fact without a Chinese name, and on an id or a constant in place of a word. */
    public static void require(Rejection no) {
        no.facts().forEach((name, value) -> {
            String sentence =
                    FactWords.sentence(new TreeMap<>(Map.of(name, value.text())), new PackNames(Given.pack()));
            assertThat(!NAMED_BY_PACK.matcher(name).matches()
                            && LATIN.matcher(sentence.split(" ", 2)[0]).find())
                    .as("fact %s without a word: %s", name, sentence)
                    .isFalse();
            if (!AS_WRITTEN.contains(name) && !name.equals("requirement")) {
                List<String> raw = LATIN.matcher(sentence)
                        .results()
                        .map(found -> found.group())
                        .filter(word ->
                                IDS.contains(word) || CONSTANT.matcher(word).matches())
                        .toList();
                assertThat(raw).as("%s: %s", name, sentence).isEmpty();
            }
        });
    }

    private static Set<String> ids(PolicyPack pack) {
        return Stream.of(
                        pack.sources().stream().map(FundingSource::id),
                        pack.lines().stream().map(BudgetLine::id),
                        pack.ratioRules().stream().map(RatioRule::id),
                        pack.directions().stream().map(Direction::id),
                        pack.stages().stream().map(Stage::id),
                        pack.honours().stream().map(Honour::id),
                        pack.parameters().stream().map(Parameter::id),
                        pack.targets().stream().map(Target::id),
                        Arrays.stream(FactName.values()).map(FactName::id))
                .flatMap(ids -> ids)
                .collect(Collectors.toSet());
    }
}
