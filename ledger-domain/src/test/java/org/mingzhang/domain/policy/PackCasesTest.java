package org.mingzhang.domain.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.mingzhang.domain.policy.examples.Example;
import org.mingzhang.domain.policy.examples.ExampleRun;
import org.mingzhang.domain.policy.examples.WorkedExamples;
import org.mingzhang.domain.policy.reading.PackReader;
import org.mingzhang.domain.policy.reading.Packs;
import org.mingzhang.domain.policy.reading.Quotes;

/** Runs the worked examples of every built-in pack, {@code packs/<id>/cases.yaml}, and of those that the guide shows. */
class PackCasesTest {
    /** The example of the guide, which clerks copy, and the pack of an invented city that uses the whole language. */
    private static final List<Folder> EXAMPLES = List.of(
            new Folder(Path.of("..", "docs", "guide", "example-pack")),
            new Folder(Path.of("..", "docs", "guide", "second-pack")),
            new Folder(Path.of("..", "docs", "guide", "full-pack")));

    private record Folder(Path path) {
        byte[] bytes(String file) {
            try {
                return Files.readAllBytes(path.resolve(file));
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        }
    }

    @Test
    void theExamplesOfTheGuideQuoteTheirNoticesToTheLetter() {
        for (Folder example : EXAMPLES) {
            assertThat(Quotes.differing(
                            PackReader.read(example.bytes("pack.yaml")),
                            "notice",
                            new String(example.bytes("notice.md"), StandardCharsets.UTF_8)))
                    .isEmpty();
        }
    }

    @TestFactory
    Stream<DynamicTest> everyExampleOfEveryPackHolds() {
        return Stream.concat(
                Packs.builtIn().stream().flatMap(id -> tests(Packs.builtIn(id), Packs.bytes(id, "cases.yaml"))),
                EXAMPLES.stream()
                        .flatMap(example ->
                                tests(PackReader.read(example.bytes("pack.yaml")), example.bytes("cases.yaml"))));
    }

    private static Stream<DynamicTest> tests(PolicyPack pack, byte[] cases) {
        ExampleRun run = WorkedExamples.run(pack, cases);
        return Stream.concat(
                Stream.of(DynamicTest.dynamicTest(pack.id() + " reads without a mistake", () -> {
                    assertThat(run.mistakes()).isEmpty();
                    assertThat(run.examples()).isNotEmpty();
                })),
                run.examples().stream()
                        .map(example ->
                                DynamicTest.dynamicTest(pack.id() + "：" + example.name(), () -> assertHolds(example))));
    }

    private static void assertHolds(Example example) {
        assertThat(example.differences()).as("line %s", example.line()).isEmpty();
        assertThat(example.calculation()).allSatisfy(sentence -> assertThat(sentence)
                .as("an official reads it: no ids, no expressions")
                .doesNotContainPattern("[a-z]{2,}|&&|=="));
    }
}
