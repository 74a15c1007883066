package org.mingzhang.app.workbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/**
 * {@code dirty.xlsx}, a workbook with more than forty different mistakes on many sheets: each is told at its place, at once, in the
 * words of {@code dirty.txt}. {@code -Drewrite=true} writes both anew.
 */
class FortyMistakesTest {
    private static final Path WRITTEN = Path.of("src/test/resources/workbooks");

    private static Path folder() throws URISyntaxException {
        return Boolean.getBoolean("rewrite")
                ? WRITTEN
                : Path.of(Objects.requireNonNull(FortyMistakesTest.class.getResource("/workbooks"))
                        .toURI());
    }

    @Test
    void everyMistakeIsToldAtItsPlaceAtOnce() throws IOException, URISyntaxException {
        Path file = folder().resolve("dirty.xlsx");
        Path golden = folder().resolve("dirty.txt");
        if (Boolean.getBoolean("rewrite")) {
            FortyMistakes.book().write(file);
        }
        try (CheckedWorkbook checked = Checking.check(file)) {
            List<String> report = checked.problems().stream()
                    .map(problem -> (Checking.text(problem) + " " + problem.message()).replace("\n", "\\n"))
                    .toList();
            if (Boolean.getBoolean("rewrite")) {
                Files.write(golden, report);
            }
            assertThat(report).isEqualTo(Files.readAllLines(golden)).hasSizeGreaterThanOrEqualTo(40);
            assertThat(checked.problems().stream().map(RowProblem::message))
                    .allSatisfy(message -> assertThat(message).containsPattern("\\p{IsHan}"));
            assertThat(checked.problems().stream().map(RowProblem::rule).distinct())
                    .hasSizeGreaterThanOrEqualTo(30);
            assertThat(checked.structureHolds()).isFalse();
            assertThat(checked.clean()).isFalse();
            assertThat(checked.duplicates()).isEqualTo(1);
        }
    }
}
