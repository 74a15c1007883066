package org.mingzhang.tools.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mingzhang.tools.Ledger;

/** The walk in docs/api.md, typed line by line as it stands there by the one login that it names, on a fresh demo. */
class ApiWalkIT {
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```bash\n(.*?)^```");

    @TempDir
    private Path folder;

    private DemoConsole demo;
    private String walk;

    @BeforeEach
    void begin() throws IOException {
        walk = BLOCK.matcher(Files.readString(Path.of("../docs/api.md")))
                .results()
                .map(block -> block.group(1))
                .collect(Collectors.joining("\n"));
        demo = DemoConsole.begin(folder.resolve("ledger-data"));
        // Stands for the script beside the data: the program out of this test's class path.
        Path script = folder.resolve("ledger");
        Files.writeString(
                script,
                "#!/bin/bash\nexec '%s' -Dstdout.encoding=UTF-8 -Dfile.encoding=UTF-8 -cp '%s' %s \"$@\"\n"
                        .formatted(
                                Path.of(System.getProperty("java.home"), "bin", "java"),
                                System.getProperty("java.class.path"),
                                Ledger.class.getName()));
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
    }

    @AfterEach
    void end() {
        demo.close();
    }

    private int type(String recipe) throws IOException, InterruptedException {
        ProcessBuilder shell = new ProcessBuilder("bash", "-c", recipe)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("output").toFile());
        shell.environment().put("B", demo.address() + "/api/v1");
        shell.environment().put("LC_ALL", "C.UTF-8");
        return shell.start().waitFor();
    }

    private String output() throws IOException {
        return Files.readString(folder.resolve("output"));
    }

    @Test
    void oneLoginReadsSignsFollowsAndProves() throws Exception {
        long size = demo.store().log().size();
        assertThat(type(walk)).as(output()).isZero();
        assertThat(output())
                .containsPattern("(\\d+) of \\1 rows")
                .contains("Verified OK", "entry " + size + " is in the sm3 tree");
        assertThat(demo.store().log().size()).as("recorded once").isEqualTo(size + 1);
        assertThat(new String(
                        demo.store().log().page(size, 1).getFirst().bytes(), java.nio.charset.StandardCharsets.UTF_8))
                .contains("programme.target-fact-recorded", "\"id\":\"city-policy-01\"");
    }

    @Test
    void itEndsWhereTheCheckpointIsOfAnotherKeyOrTheDigestOfAnotherCommand() throws Exception {
        assertThat(type(walk.replace(
                        "cd walk\n", "cd walk\nopenssl pkey -in key.pem -pubout -out keys/ledger-sm2.pem\n")))
                .isNotZero();
        assertThat(output()).doesNotContain("is in the sm3 tree");
        assertThat(type("rm -r walk")).isZero();
        long size = demo.store().log().size();
        assertThat(type(walk.replace("mingzhang.org/command@v1\\n", "mingzhang.org/command@v1\\n ")))
                .isNotZero();
        assertThat(demo.store().log().size())
                .as("nothing was signed, nothing sent")
                .isEqualTo(size);
    }
}
