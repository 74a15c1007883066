package org.mingzhang.app.console;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What was brought from elsewhere is what its authors published, to the byte, and comes with its licence. */
class BroughtFilesTest {
    private static final Path FOLDER = Path.of("src/main/resources/static/vendor");
    private static final Pattern ROW =
            Pattern.compile("(?m)^\\| (\\S+\\.js) \\| \\S+ \\| .*? \\| (\\S+) \\| ([0-9a-f]{64}) \\|$");

    @Test
    void everyScriptFromElsewhereIsListedWithTheDigestThatItHas() throws IOException {
        Map<String, String> listed = new TreeMap<>();
        for (MatchResult row : ROW.matcher(Files.readString(FOLDER.resolve("VENDOR.md"), UTF_8))
                .results()
                .toList()) {
            listed.put(row.group(1), row.group(3));
        }
        Map<String, String> found = new TreeMap<>();
        try (Stream<Path> files = Files.list(FOLDER)) {
            for (Path file :
                    files.filter(file -> file.toString().endsWith(".js")).toList()) {
                found.put(file.getFileName().toString(), digest(file));
            }
        }
        assertThat(found).isNotEmpty().isEqualTo(listed);
    }

    @Test
    void eachHasItsLicenceBesideIt() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            assertThat(files.map(file -> file.getFileName().toString()).collect(Collectors.toSet()))
                    .containsExactlyInAnyOrder(
                            "VENDOR.md", "echarts-6.1.0.min.js", "echarts-LICENSE.txt", "echarts-NOTICE.txt");
        }
    }

    private static String digest(Path file) throws IOException {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing);
        }
    }
}
