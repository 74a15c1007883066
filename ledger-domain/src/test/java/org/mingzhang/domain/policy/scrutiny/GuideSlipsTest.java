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

/** The example pack of the guide with one slip of the pen: whoever copies it and changes a word hears of it. */
class GuideSlipsTest {
    private static final String GUIDE = text(Path.of("..", "docs", "guide", "example-pack", "pack.yaml"));

    static Stream<Arguments> slips() {
        return text(Path.of("src", "test", "resources", "scrutiny", "guide.tsv"))
                .lines()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.replace("\\n", "\n").split("\t", -1))
                .map(words -> Arguments.of((Object) words));
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
    void aSlipThatReadsWellIsPointedOutAtItsPlace(String[] words) {
        String slipped = GUIDE;
        for (int i = 2; i < words.length; i += 2) {
            assertThat(slipped).contains(words[i]);
            slipped = slipped.replaceFirst(Pattern.quote(words[i]), Matcher.quoteReplacement(words[i + 1]));
        }
        PackChecker.Result read = PackChecker.check(slipped.getBytes(StandardCharsets.UTF_8));
        List<PackProblem> found = new ArrayList<>(read.problems());
        read.pack().map(pack -> Scrutiny.of(pack, Set.of())).ifPresent(findings -> {
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
