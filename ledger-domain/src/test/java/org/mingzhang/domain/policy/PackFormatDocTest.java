package org.mingzhang.domain.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** docs/pack-format.md teaches what the reader accepts, no more and no less. */
class PackFormatDocTest {
    private static final String DOC = read("pack-format.md");
    private static final String GUIDE = read("guide/policy-pack.md");

    @Test
    void everyFactStandsInItsTable() {
        for (FactName fact : FactName.values()) {
            assertThat(DOC)
                    .contains("| `" + fact.id() + "` | " + fact.type().key() + " | "
                            + (fact.unit().isEmpty() ? "" : fact.unit() + " ") + "| " + fact.label() + " | "
                            + fact.meaning() + " |");
        }
        assertThat(DOC.lines()
                        .filter(
                                line -> line.matches(
                                        "\\| `\\w+\\.\\w+` \\| (number|amount|share|text|flag|date|points) \\| .*\\|.*\\|.*\\|"))
                        .count())
                .isEqualTo(FactName.values().length);
    }

    /** A clerk reads the guide alone. */
    @Test
    void everyFactStandsInTheGuideInItsOwnWords() {
        for (FactName fact : FactName.values()) {
            assertThat(GUIDE)
                    .contains("| `" + fact.id() + "` | " + fact.type().chinese() + " | " + fact.label() + "："
                            + fact.meaning() + " |");
        }
        for (ThingFact fact : ThingFact.values()) {
            assertThat(GUIDE).contains("| `" + fact.id() + "` | " + fact.type().chinese() + " | ");
        }
    }

    @Test
    void everyWordOfTheFormatIsTaught() {
        for (ValueType type : ValueType.values()) {
            assertThat(DOC).contains("| `" + type.key() + "` | " + type.chinese() + " |");
        }
        for (CoreParameter parameter : CoreParameter.values()) {
            assertThat(DOC).contains("`" + parameter.id() + "`");
            parameter.options().forEach(option -> assertThat(DOC).contains("`" + option + "`"));
        }
        Arrays.stream(Direction.Kind.values())
                .forEach(kind -> assertThat(DOC).contains("`" + kind.name().toLowerCase(Locale.ROOT) + "`"));
        Arrays.stream(Direction.Payee.values()).forEach(payee -> assertThat(DOC).contains("`" + payee.word() + "`"));
    }

    private static String read(String page) {
        try {
            return Files.readString(Path.of("..", "docs", page));
        } catch (IOException unreadable) {
            throw new java.io.UncheckedIOException(unreadable);
        }
    }
}
