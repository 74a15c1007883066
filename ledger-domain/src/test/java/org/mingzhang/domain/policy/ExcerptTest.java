package org.mingzhang.domain.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.mingzhang.domain.policy.reading.PackChecker;
import org.mingzhang.domain.policy.reading.PackProblem;
import org.mingzhang.domain.policy.reading.Packs;

/** A message quotes the place of a mistake, however long the rule is. */
class ExcerptTest {
    private static final String LONG = "acceptance.levelAfter >= 2 && ".repeat(40);

    @Test
    void aShortTextStandsWhole() {
        assertThat(Excerpt.of("二".repeat(60))).isEqualTo("二".repeat(60));
    }

    @Test
    void aLongTextIsCutOnBothSidesOfItsPlace() {
        String text = "甲".repeat(100) + "此" + "乙".repeat(100);
        assertThat(Excerpt.around(text, 100)).startsWith("…甲").contains("此乙").endsWith("乙…");
        assertThat(Excerpt.around(text, 100)).hasSize(Excerpt.MOST + 2);
        assertThat(Excerpt.around(text, 0)).startsWith("甲").endsWith("…");
        assertThat(Excerpt.around(text, 200)).startsWith("…").endsWith("乙");
        assertThat(Excerpt.around(text, 5_000)).endsWith("乙");
    }

    @Test
    void aCharacterBeyondTheBasicPlaneIsNotTorn() {
        assertThat(Excerpt.of("𠮷".repeat(61))).isEqualTo("𠮷".repeat(60) + "…");
    }

    @Test
    void aMistakeInALongRuleIsShownAtItsPlace() {
        String text = new String(Packs.builtIn("handan-2025").bytes().toArray(), StandardCharsets.UTF_8)
                .replaceFirst("holds: acceptance.levelAfter >= 2", "holds: '" + LONG + "acceptance.levelAftr >= 2'");
        PackProblem problem = PackChecker.check(text.getBytes(StandardCharsets.UTF_8))
                .problems()
                .getFirst();
        assertThat(problem.found())
                .startsWith("“…")
                .contains("acceptance.levelAftr")
                .hasSizeLessThan(70);
        assertThat(problem.expected())
                .contains("第 " + (LONG.length() + "acceptance.".length()) + " 个字符处")
                .hasSizeLessThan(200);
    }
}
