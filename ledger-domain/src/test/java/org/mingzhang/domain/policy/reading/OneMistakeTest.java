package org.mingzhang.domain.policy.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** One mistake is one message, which names what there is instead. */
class OneMistakeTest {
    private static List<PackProblem> problems(String... replacements) throws IOException {
        String pack = Files.readString(Path.of("..", "docs", "guide", "example-pack", "pack.yaml"));
        for (int i = 0; i < replacements.length; i += 2) {
            assertThat(pack).contains(replacements[i]);
            pack = pack.replace(replacements[i], replacements[i + 1]);
        }
        return PackChecker.check(pack.getBytes(StandardCharsets.UTF_8)).problems();
    }

    private static String only(String... replacements) throws IOException {
        List<PackProblem> problems = problems(replacements);
        assertThat(problems).hasSize(1);
        return problems.getFirst().toString();
    }

    @Test
    void aListInThePlaceOfKeysIsNotAlsoALackOfEachKey() throws IOException {
        assertThat(only(
                        "quota: {most: 20, per: county, at: approval, clause: notice 六「每个县（区）推荐不超过20家」}",
                        "quota: [20]"))
                .contains("directions.WS-1.quota：一个列表");
    }

    @Test
    void whatIsReadTwiceIsMissingOnce() throws IOException {
        assertThat(problems("duties:\n", "similarities:\n  x: {text: 相似, directions: [WS-1], proposed: 例}\nduties:\n"))
                .extracting(PackProblem::path)
                .containsExactly("similarities.x.members", "similarities.x.texts");
    }

    @Test
    void ofAParameterOfNoKindNothingMoreIsSaid() throws IOException {
        assertThat(only("    name: 公示期\n    type: number", "    name: 公示期\n    type: rate"))
                .contains("parameters.notice.workingDays.type：“rate”", "是不是 share？");
    }

    @Test
    void allKeysOfADirectionAreListed() throws IOException {
        assertThat(only("    payee: applicant\n", "    payee: applicant\n    rank: 1\n"))
                .contains("不认识的键 rank")
                .contains("queue", "rubric", "beforePayment", "texts", "notes", "subject", "stages", "form")
                .doesNotContain("等 ");
    }

    @Test
    void aFactOfSomethingElseIsFoundByItsWord() throws IOException {
        assertThat(only("where: scene.level >= 2", "where: participant.level >= 2"))
                .contains("是不是 scene.level？");
        assertThat(only("where: scene.level >= 2", "where: scene.grade >= 2"))
                .contains("scene. 开头的只有 scene.level、scene.constrained");
        assertThat(only("where: scene.level >= 2", "where: factory.grade >= 2"))
                .contains("这里只有 scene.level、scene.constrained");
        assertThat(only("holds: enterprise.pilot,", "holds: enterprise.small,"))
                .contains("enterprise. 开头的只有 enterprise.pilot、")
                .doesNotContain("是不是");
        assertThat(only("holds: enterprise.pilot,", "holds: enterprise.plot,")).contains("是不是 enterprise.pilot？");
        assertThat(only("holds: acceptance.passed\n", "holds: acceptence.passed\n"))
                .contains("是不是 acceptance.passed？");
    }
}
