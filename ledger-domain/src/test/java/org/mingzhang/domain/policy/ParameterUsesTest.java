package org.mingzhang.domain.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mingzhang.domain.given.SmallPack;
import org.mingzhang.domain.policy.ParameterUses.On;
import org.mingzhang.domain.policy.reading.PackReader;
import org.mingzhang.domain.policy.reading.Packs;

class ParameterUsesTest {
    private static final Path FULL = Path.of("..", "docs", "guide", "full-pack", "pack.yaml");

    private static PolicyPack full() throws IOException {
        return PackReader.read(Files.readAllBytes(FULL));
    }

    private static Set<On> on(PolicyPack pack, String parameter) {
        return ParameterUses.of(pack).of(parameter).keySet();
    }

    private static void knowsWhereEachActs(PolicyPack pack) {
        assertThat(pack.parameters().stream()
                        .filter(parameter -> parameter.options().size() != 1)
                        .map(Parameter::id)
                        .filter(id -> on(pack, id).contains(On.WORDS)))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"changji-benchmarks", "handan-2025", "miit-2021-cases", "qingdao-2025", "shijiazhuang-2025"})
    void ofEveryParameterOfABuiltInPackItIsKnownWhereItActs(String id) {
        knowsWhereEachActs(Packs.builtIn(id));
    }

    /** That pack uses all of the language: a construct that takes a parameter and is not looked at here would leave one over. */
    @Test
    void whateverTheLanguageTakesAParameterForIsLookedAt() throws IOException {
        PolicyPack pack = full();
        knowsWhereEachActs(pack);
        Set<On> found = EnumSet.noneOf(On.class);
        pack.parameters().forEach(parameter -> found.addAll(on(pack, parameter.id())));
        assertThat(EnumSet.complementOf(EnumSet.copyOf(found)))
                .as(
                        "what it uses no parameter for: conditions at submission and judged ones; and nothing is words alone")
                .isSubsetOf(On.SUBMISSION, On.JUDGED, On.WORDS);
    }

    @Test
    void whatActsOnTheMoneyAndWhatOnlyElsewhereIsToldApart() {
        PolicyPack handan = Packs.builtIn("handan-2025");
        assertThat(on(handan, "HD-01.cap.L2.batch2")).containsExactly(On.AMOUNT);
        assertThat(on(handan, "HD-06.once")).containsExactly(On.ONCE);
        assertThat(on(handan, "ratio.scope")).containsExactly(On.LINE);
        assertThat(on(handan, "notice.workingDays")).containsExactly(On.NOTICE);
        assertThat(on(handan, "recovery.reuse")).containsExactly(On.REUSE);
        assertThat(ParameterUses.of(handan).of("HD-01.cap.L2.batch2").values())
                .containsExactly(new TreeSet<>(Set.of("HD-01")));
    }

    private static PolicyPack of(String rule, String... sections) {
        SmallPack pack = SmallPack.empty()
                .parameter("p: {name: 数, type: number, default: 1, doubt: 例, proposed: 例}")
                .direction("A", rule);
        Stream.of(sections).forEach(pack::section);
        return pack.read();
    }

    @Test
    void aConditionIsOfTheMomentAtWhichItIsLookedAt() {
        String rule = "requires: {level: {text: 等级, at: [submission, approval],"
                + " holds: 'application.levelBefore >= param(\"p\")', proposed: 例}}";
        assertThat(on(of(rule), "p")).containsExactly(On.SUBMISSION, On.APPROVAL);
    }

    @Test
    void whatOnlyCountsAFactActsWhereThatFactIsNamed() {
        String count =
                "counts:\n  good: {name: 达标单位, of: participants, where: 'member.level >= param(\"p\")', unit: 家, proposed: 例}";
        String rule = "requires: {led: {text: 有达标单位参与, at: approval, holds: 'count(\"good\") >= 1', proposed: 例}}";
        ParameterUses uses = ParameterUses.of(of(rule, count));
        assertThat(uses.of("p")).containsOnlyKeys(On.APPROVAL);
        SortedSet<String> directions = uses.of("p").get(On.APPROVAL);
        assertThat(directions).containsExactly("A");
    }

    @Test
    void placesAndExclusionsAreNoMoney() {
        assertThat(on(of("quota: {most: param(p), at: approval, proposed: 例}"), "p"))
                .containsExactly(On.QUOTA);
        String exclusion =
                "exclusions:\n  X: {text: 限报, directions: [A], atMost: param(p), at: submission, proposed: 例}";
        assertThat(on(of("notes: []", exclusion), "p")).containsExactly(On.EXCLUSION);
    }

    @Test
    void underSeveralVersionsAParameterActsWhereAnyOfThemUsesIt() {
        ParameterUses both = ParameterUses.of(of("quota: {most: param(p), at: approval, proposed: 例}"))
                .and(ParameterUses.of(of("requires: {level: {text: 等级, at: submission,"
                        + " holds: 'application.levelBefore >= param(\"p\")', proposed: 例}}")));
        assertThat(both.of("p").keySet()).containsExactly(On.SUBMISSION, On.QUOTA);
    }
}
