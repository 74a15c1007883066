package org.mingzhang.tools;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.RandomAccessFile;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Every command that takes a file says the same of one that is not there, is a folder, is too large or is no text. */
class FileArgumentsTest {
    private static final String DO = "do @";
    private static final String KEY = "programme open handan-2025 --key @";
    private static final String PEM = "keys public @";
    private static final String DEPOSIT = "keys deposit @";
    private static final String ENROL =
            "init --name a/b --title x --admin a --admin-name x --admin-org x --admin-org-name x"
                    + " --security-admin b --security-admin-name y --security-admin-public-key none.pem"
                    + " --audit-admin c --audit-admin-name z --audit-admin-public-key none.pem"
                    + " --admin-public-key @";
    private static final String CHECK = "schemes check @";
    private static final String CASES = "schemes check handan-2025 --cases @";
    private static final String SHOW = "schemes show @";
    private static final String OPEN = "programme open @";
    private static final String RECEIPT = "verify @";
    private static final String MAP = "import pom.xml --pack handan-2025 --dry-run --map @";
    private static final String IMPORT = "import @ --pack handan-2025 --dry-run";

    @TempDir
    private Path temp;

    private Path keys;

    private record Ran(int code, String out, String err) {}

    @BeforeEach
    void publicKeys() throws IOException {
        keys = Files.createDirectory(temp.resolve("public"));
    }

    private Ran ran(String line, Path file) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        List<String> args = new ArrayList<>(List.of(line.split(" ")));
        args.replaceAll(word -> word.equals("@") ? file.toString() : word);
        args.add("--json");
        if (!line.startsWith("keys public") && !line.startsWith("schemes check")) {
            args.addAll(List.of("--home", temp.resolve("home").toString()));
        }
        int code = Ledger.run(new PrintWriter(out, true), new PrintWriter(err, true), args.toArray(String[]::new));
        return new Ran(code, out.toString(), err.toString());
    }

    private static JsonNode told(Ran ran, int code) {
        assertThat(ran.code).as(ran.err).isEqualTo(code);
        assertThat(ran.err).startsWith("ledger: ").containsPattern("\\p{IsHan}").doesNotContain("Exception", "\tat ");
        return JsonMapper.shared().readTree(ran.out);
    }

    @ParameterizedTest
    @ValueSource(strings = {DO, KEY, PEM, DEPOSIT, ENROL, CHECK, CASES, SHOW, OPEN, RECEIPT, IMPORT, MAP})
    void aFileThatIsNotThereIsWrongUsage(String line) {
        JsonNode document = told(ran(line, temp.resolve("absent")), ExitCode.WRONG_USAGE);
        assertThat(document.at("/problems/0/value").asString())
                .isEqualTo(temp.resolve("absent").toString());
        assertThat(temp.resolve("home")).as("nothing is made").doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {DO, KEY, PEM, DEPOSIT, ENROL, CHECK, CASES, SHOW, OPEN, RECEIPT, IMPORT, MAP})
    void aFolderInPlaceOfAFileIsWrongUsage(String line) {
        assertThat(told(ran(line, keys), ExitCode.WRONG_USAGE).get("message").asString())
                .contains("文件夹");
    }

    @ParameterizedTest
    @ValueSource(strings = {PEM, ENROL, CHECK, CASES, SHOW, OPEN, IMPORT, MAP})
    void whatIsNoTextIsRejected(String line) throws IOException {
        Path file = temp.resolve("latin1");
        Files.writeString(file, "pack: für\n", StandardCharsets.ISO_8859_1);
        assertThat(told(ran(line, file), ExitCode.NO).get("answer").asString()).isEqualTo("no");
    }

    @ParameterizedTest
    @ValueSource(strings = {DO, PEM, ENROL, CHECK, CASES, SHOW, OPEN, RECEIPT, MAP})
    void aFileThatIsTooLargeIsRejectedUnread(String line) throws IOException {
        Path file = temp.resolve("large");
        try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
            sparse.setLength(1L << 32);
        }
        assertThat(told(ran(line, file), ExitCode.NO).at("/problems/0/rule").asString())
                .contains("最多");
    }

    @ParameterizedTest
    @ValueSource(strings = {KEY, DEPOSIT})
    void whatIsNoKeyFileIsRejected(String line) throws IOException {
        Path file = temp.resolve("a.p12");
        Files.writeString(file, "nothing");
        Files.setPosixFilePermissions(file, java.nio.file.attribute.PosixFilePermissions.fromString("rw-------"));
        Path pass = temp.resolve("a.pass");
        Files.writeString(pass, "passphrase");
        Files.setPosixFilePermissions(pass, java.nio.file.attribute.PosixFilePermissions.fromString("rw-------"));
        assertThat(told(ran(line, file), ExitCode.NO).at("/problems/0/rule").asString())
                .contains("ledger keys create");
    }

    @ParameterizedTest
    @ValueSource(strings = {"verify receipt --keys @"})
    void aFolderOfKeysThatIsNotThereOrHoldsNoneIsWrongUsage(String line) throws IOException {
        Path receipt = Files.writeString(temp.resolve("receipt"), "x");
        String named = line.replace("receipt", receipt.toString());
        told(ran(named, temp.resolve("absent")), ExitCode.WRONG_USAGE);
        assertThat(told(ran(named, keys), ExitCode.WRONG_USAGE).get("message").asString())
                .contains("ledger-name");
        Files.writeString(keys.resolve("ledger-name"), "x");
        Files.writeString(keys.resolve("ledger-sm2.pem"), "x");
        Files.writeString(keys.resolve("ledger-ed25519.pem"), "x");
        told(ran(named, keys), ExitCode.NO);
    }

    @ParameterizedTest
    @ValueSource(strings = {RECEIPT})
    void withoutKeysInTheHomeAVerificationLacksThem(String line) throws IOException {
        assertThat(told(ran(line, Files.writeString(temp.resolve("receipt"), "x")), ExitCode.LACK)
                        .get("message")
                        .asString())
                .contains("--keys");
    }
}
