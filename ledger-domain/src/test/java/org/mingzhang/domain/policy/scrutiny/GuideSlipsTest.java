package org.mingzhang.domain.policy.scrutiny;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.mingzhang.domain.policy.reading.PackChecker;
import org.mingzhang.domain.policy.reading.PackProblem;

/** The packs of the guide with one slip of the pen each: whoever copies one and changes a word hears of it. */
class GuideSlipsTest {
    /** Each pack with its slips. */
    static Stream<Arguments> slips() {
        return Stream.of(
                        slips("example-pack", "guide.tsv"),
                        slips("second-pack", "second.tsv"),
                        slips("full-pack", "full.tsv"))
                .flatMap(slips -> slips);
    }

    private static Stream<Arguments> slips(String pack, String file) {
        return text(Path.of("src", "test", "resources", "scrutiny", file))
                .lines()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.replace("\\n", "\n").split("\t", -1))
                .map(words -> Arguments.of(pack, words));
    }

    private static String text(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @ParameterizedTest
    @MethodSource("slips")
    void aSlipThatReadsWellIsPointedOutAtItsPlace(String pack, String[] words) {
        String slipped = text(Path.of("..", "docs", "guide", pack, "pack.yaml"));
        for (int i = 2; i < words.length; i += 2) {
            assertThat(slipped).contains(words[i]);
            slipped = slipped.replaceFirst(Pattern.quote(words[i]), Matcher.quoteReplacement(words[i + 1]));
        }
        PackChecker.Result read = PackChecker.check(slipped.getBytes(StandardCharsets.UTF_8));
        List<PackProblem> found = new ArrayList<>(read.problems());
        read.pack().map(broken -> Scrutiny.of(broken, Set.of())).ifPresent(findings -> {
            found.addAll(findings.contradictions());
            found.addAll(findings.doubts());
        });
        assertThat(found).anySatisfy(problem -> {
            assertThat(problem.path()).isEqualTo(words[0]);
            assertThat(problem.found()).contains(words[1]);
            assertThat(problem.line()).isGreaterThan(1);
            assertThat(problem.expected()).containsPattern("\\p{IsHan}");
        });
    }
}
