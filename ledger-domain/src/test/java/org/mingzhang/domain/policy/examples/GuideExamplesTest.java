package org.mingzhang.domain.policy.examples;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.mingzhang.domain.policy.reading.PackProblem;
import org.mingzhang.domain.policy.reading.PackReader;

/** The clerk's guide has a line of each kind of example, and each comes out as it says. */
class GuideExamplesTest {
    private static final Path GUIDE = Path.of("..", "docs", "guide");
    private static final Pattern SECTION = Pattern.compile("^(\\w+):$", Pattern.MULTILINE);
    private static final String BEGIN = "```yaml\npack: xinghe-2026\n";

    private static String text(String file) throws IOException {
        return Files.readString(GUIDE.resolve(file), UTF_8);
    }

    private static String lines() throws IOException {
        String guide = text("policy-pack.md");
        int from = guide.indexOf(BEGIN) + "```yaml\n".length();
        return guide.substring(from, guide.indexOf("```", from));
    }

    private static List<String> sections(String cases) {
        return SECTION.matcher(cases).results().map(section -> section.group(1)).toList();
    }

    @Test
    void everyLineComesOutAsItSays() throws IOException {
        ExampleRun run = WorkedExamples.run(
                PackReader.read(Files.readAllBytes(GUIDE.resolve(Path.of("full-pack", "pack.yaml")))),
                lines().getBytes(UTF_8));
        // One line of each kind is not all that a pack needs.
        assertThat(run.mistakes().stream()
                        .map(PackProblem::toString)
                        .filter(mistake -> !mistake.contains("没有算例") && !mistake.contains("计入的算例")))
                .isEmpty();
        assertThat(run.failing()).isEmpty();
    }

    @Test
    void everyKindOfExampleHasALine() throws IOException {
        assertThat(sections(lines())).containsExactlyInAnyOrderElementsOf(sections(text("full-pack/cases.yaml")));
    }
}
