package org.mingzhang.tools.repository;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.mingzhang.domain.policy.Region;
import org.mingzhang.domain.policy.reading.Packs;

/** A city is data: no name of one stands in the program, neither in Chinese nor as the id of its pack. */
class CitiesTest {
    private static final List<String> MODULES = List.of("ledger-domain", "projections", "ledger-app", "tools");

    @Test
    void noCitysNameStandsInTheProgram() throws IOException {
        Pattern names = Pattern.compile(String.join("|", names()), Pattern.CASE_INSENSITIVE);
        assertThat(names.pattern()).as("there are names to look for").hasSizeGreaterThan(4);
        List<String> found = new ArrayList<>();
        for (Path file : program()) {
            int number = 0;
            for (String line : Files.readAllLines(file)) {
                number++;
                if (names.matcher(line).find()) {
                    found.add(file + ":" + number + ": " + line.strip());
                }
            }
        }
        assertThat(found).isEmpty();
    }

    /** The place of a pack's id, and its region without its rank; a ministry's programme has neither. */
    private static List<String> names() {
        return Packs.builtIn().stream()
                .flatMap(id -> {
                    Region region = Packs.builtIn(id).region();
                    return region == null
                            ? Stream.of()
                            : Stream.concat(
                                    Stream.of(id.substring(0, id.indexOf('-')).toLowerCase(Locale.ROOT)),
                                    Stream.of(region.name())
                                            .filter(name -> name.length() > 2)
                                            .map(name -> name.substring(0, name.length() > 3 ? 2 : name.length() - 1)));
                })
                .distinct()
                .toList();
    }

    private static List<Path> program() throws IOException {
        List<Path> files = new ArrayList<>();
        for (String module : MODULES) {
            try (Stream<Path> all = Files.walk(Repository.ROOT.resolve(Path.of(module, "src", "main", "java")))) {
                all.filter(path -> path.toString().endsWith(".java")).forEach(files::add);
            }
        }
        return files;
    }
}
