package org.mingzhang.domain.policy.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mingzhang.domain.given.Given;
import org.mingzhang.domain.given.SmallPack;
import org.mingzhang.domain.policy.DirectionTexts;
import org.mingzhang.domain.policy.PolicyPack;
import org.mingzhang.domain.policy.Requirement;

/** Duties with an end, judged requirements of some cases, pictures that are limited in one way: what the reader takes. */
class LastingChecksTest {
    private static byte[] withDuty(String duty) {
        return new String(Given.pack().bytes().toArray(), StandardCharsets.UTF_8)
                .replace("\nduties:\n", "\nduties:\n  test: " + duty + "\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    private static List<PackProblem> problems(byte[] pack) {
        InvalidPack[] found = new InvalidPack[1];
        assertThatThrownBy(() -> PackReader.read(pack))
                .isInstanceOfSatisfying(InvalidPack.class, invalid -> found[0] = invalid);
        return found[0].problems();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "kind: standing, years: 0 | years",
                "kind: standing, years: 31 | years",
                "kind: standing, years: 三年 | years",
                "kind: standing, until: 2027年 | until",
                "'kind: standing, years: 3, until: 2027-12-31' | years",
                "kind: standing, from: award | from",
                "kind: standing, years: param(pilot.from) | years",
                "kind: standing, until: param(refund.dueDays) | until",
                "kind: standing, until: param(nothing) | until",
                "'kind: document, document: summary, days: 3, every: daily' | every",
                "'kind: document, document: summary, days: 3, until: 2027-12-31' | until",
                "kind: standing, every: yearly | every",
                "'kind: special-account, days: 3, years: 3' | years",
                "'kind: fund-use, days: 3, from: payment' | from"
            })
    void aDutyThatCannotBeMeantIsExplainedWhereItStands(String rules, String key) {
        assertThat(problems(withDuty("{name: 例, directions: [HD-01], proposed: 例, " + rules + "}")))
                .extracting(PackProblem::path)
                .contains("duties.test." + key);
    }

    @Test
    void anUnknownSizeIsExplained() {
        assertThatThrownBy(() -> SmallPack.empty()
                        .direction(
                                "A", "requires: {size: {text: 例, holds: 'enterprise.size == \"tiny\"', proposed: 例}}")
                        .read())
                .hasMessageContaining("tiny")
                .hasMessageContaining("micro");
    }

    @Test
    void whatPeopleJudgeMayBeAskedOfSomeCases() {
        PolicyPack pack = SmallPack.empty()
                .direction(
                        "A", "requires: {some: {text: 例, when: application.consortium, judgedAt: county, proposed: 例}}")
                .read();
        Requirement requirement =
                pack.direction("A").orElseThrow().requirements().getFirst();
        assertThat(requirement.when()).isNotNull();
        assertThat(DirectionTexts.of(pack)).contains("仅当 联合申报");
    }

    @Test
    void picturesAreLimitedByNumberOrBySize() {
        assertThat(DirectionTexts.of(pictures("most: 3"))).contains("插图不超过 3 个").doesNotContain("像素");
        assertThat(DirectionTexts.of(pictures("width: 800")))
                .contains("插图宽不超过 800 像素")
                .doesNotContain("插图不超过");
        assertThatThrownBy(() -> pictures("")).hasMessageContaining("least、most、width、height 都没有写");
    }

    @Test
    void picturesHaveALeastNumberBesideTheLargest() {
        assertThat(DirectionTexts.of(pictures("least: 3")))
                .contains("插图不少于 3 个")
                .doesNotContain("插图不超过");
        assertThat(DirectionTexts.of(pictures("least: 3, most: 3"))).contains("插图不少于 3 个，插图不超过 3 个");
        assertThatThrownBy(() -> pictures("least: 4, most: 3"))
                .hasMessageContaining("“4”，多于最多的 3 幅")
                .hasMessageContaining("images.least");
        assertThatThrownBy(() -> pictures("least: 0")).hasMessageContaining("应为大于零的整数");
    }

    private static PolicyPack pictures(String rules) {
        return SmallPack.empty()
                .direction("A", "texts: {case: {name: 正文, most: 100, images: {" + rules + "}, proposed: 例}}")
                .parameter("text.counting: {name: 字数, type: text, default: word, "
                        + "options: {word: 例一, character: 例二}, doubt: 例, proposed: 例}")
                .read();
    }
}
