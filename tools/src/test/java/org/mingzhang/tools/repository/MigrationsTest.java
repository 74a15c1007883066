package org.mingzhang.tools.repository;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * A migration of the ledger's schema, once others may have run it, never changes: a new one is added. The list of
 * digests is checked in; {@code -Drewrite=true} adds new files to it, but never changes a line. The schema of the read
 * models is rebuilt from events and is not bound.
 */
class MigrationsTest {
    private static final Path LIST = Path.of("tools/src/test/resources/migrations.sha256");

    @Test
    void migrationsOfTheLedgerAreAppendOnly() throws Exception {
        Map<String, String> recorded = recorded();
        Map<String, String> present = new TreeMap<>();
        for (Path file : Repository.files(path -> path.contains("/src/main/resources/db/ledger/"))) {
            byte[] bytes = Files.readAllBytes(Repository.ROOT.resolve(file));
            present.put(
                    file.toString(),
                    HexFormat.of()
                            .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes)));
        }
        if (Repository.rewrites()) {
            present.forEach(recorded::putIfAbsent);
            Files.writeString(
                    Repository.ROOT.resolve(LIST),
                    recorded.entrySet().stream()
                            .map(line -> line.getValue() + "  " + line.getKey() + "\n")
                            .collect(Collectors.joining()),
                    UTF_8);
        }
        assertThat(present)
                .as(
                        "a changed or lost migration, or a new one that -Drewrite=true has not listed; one that no ledger has run"
                                + " yet may be listed anew by deleting its line")
                .isEqualTo(recorded);
    }

    /** In the form of {@code sha256sum}, so that {@code sha256sum -c} checks it too. */
    private static Map<String, String> recorded() {
        return Repository.text(LIST)
                .lines()
                .map(line -> line.split(" {2}", 2))
                .collect(Collectors.toMap(line -> line[1], line -> line[0], (a, b) -> a, TreeMap::new));
    }
}
