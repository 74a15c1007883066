package org.mingzhang.domain.seal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mingzhang.domain.seal.log.LogProblem;

/** The page that strangers write verifiers from: its commands run, and its examples are the golden files. */
class LedgerFormatDocTest {
    private static final Path PAGE = Path.of("../docs/ledger-format.md");

    @Test
    void everyCommandOnThePageRuns(@TempDir Path folder) throws Exception {
        try (Stream<Path> files = Files.list(GoldenFiles.FOLDER)) {
            for (Path file : files.toList()) {
                Files.copy(file, folder.resolve(file.getFileName()));
            }
        }
        String script = Pattern.compile("(?ms)^```bash\n(.*?)^```$")
                .matcher(page())
                .results()
                .map(block -> block.group(1))
                .collect(Collectors.joining("\n"));
        assertThat(script).contains("openssl dgst", "openssl pkeyutl", "openssl kdf", "openssl mac", "openssl enc");
        Files.writeString(folder.resolve("page.sh"), "set -euo pipefail\n" + script);
        Process bash = start(folder, "bash", "-x", "page.sh");
        bash.getOutputStream().close();
        String output = new String(bash.getInputStream().readAllBytes(), UTF_8);
        assertThat(bash.waitFor()).as(output).isZero();
    }

    private static Process start(Path folder, String... command) {
        try {
            ProcessBuilder builder =
                    new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
            builder.environment().put("LC_ALL", "C.UTF-8");
            return builder.start();
        } catch (IOException missing) {
            throw new AssertionError(
                    "this test needs bash, coreutils and openssl 3 on the PATH: " + missing.getMessage(), missing);
        }
    }

    @Test
    void examplesAreTheGoldenFiles() throws IOException {
        String page = page();
        GoldenFiles.text("hashes.txt").lines().forEach(line -> assertThat(page)
                .contains(line.substring(line.lastIndexOf(' ') + 1)));
        assertThat(page)
                .contains(GoldenFiles.text("checkpoint.sm3"))
                .contains(GoldenFiles.text("checkpoint.sha256"))
                .contains(GoldenFiles.text("entries.jsonl").lines().toList().get(3));
        GoldenFiles.text("entry-3.tlog-proof").lines().skip(2).limit(3).forEach(hash -> assertThat(page)
                .contains("sha256 " + hash));
    }

    @Test
    void everyKindOfProblemIsExplained() throws IOException {
        String page = page();
        for (LogProblem.Kind kind : LogProblem.Kind.values()) {
            assertThat(page).contains("`" + kind.label() + "`");
        }
    }

    private static String page() throws IOException {
        return Files.readString(PAGE);
    }
}
