package org.mingzhang.app.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.mingzhang.app.ServedLedger;
import org.mingzhang.domain.actor.ActorCommand.Post;
import org.mingzhang.domain.actor.ActorCommand.RegisterActor;
import org.mingzhang.domain.actor.Role;
import org.mingzhang.domain.enterprise.EnterpriseCommand.AdmitEnterprise;
import org.mingzhang.domain.seal.crypto.VerifyingKey;

/** The client in docs/api.md, typed as it stands there, with a key that OpenSSL made. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ApiGuideIT {
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```bash\\n(.*?)^```");

    private ServedLedger ledger;
    private Path folder;
    private String client;

    @BeforeAll
    void begin(@TempDir Path home, @TempDir Path folder) throws Exception {
        this.folder = folder;
        client = BLOCK.matcher(Files.readString(Path.of("../docs/api.md")))
                .results()
                .map(block -> block.group(1))
                .collect(Collectors.joining("\n"));
        assertThat(type("openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:SM2 -out key.pem"
                        + " && openssl pkey -in key.pem -pubout -outform DER -out key.der"))
                .as(output())
                .isZero();
        String publicKey = Base64.getEncoder().encodeToString(Files.readAllBytes(folder.resolve("key.der")));
        ledger = ServedLedger.begin(home);
        ledger.arrives(new RegisterActor(
                "sender",
                "某人",
                "city",
                "某市", Role.SECURITY_ADMIN,
                VerifyingKey.ofBase64(publicKey).keyId(),
                publicKey,
                List.of(new Post(Role.SECURITY_ADMIN, null))));
        ledger.arrives("newcomer", "office", new Post(Role.AUDITOR, "130402"));
        ledger.arrives("city-clerk", "city", Role.CITY_INDUSTRY);
        ledger.opensProgramme("programme", "handan-2025", "city-clerk");
        for (int i = 1; i <= 3; i++) {
            ledger.submit(
                    "city-clerk",
                    new AdmitEnterprise(
                            ledger.registers("示例厂" + i, i, "130402", "city-clerk"), "programme", "1", "名单〔2026〕1号"));
        }
        ledger.serve();
        Files.copy(home.resolve("secrets/api-token"), folder.resolve("token"));
        Files.createDirectory(folder.resolve("keys"));
        for (String key : List.of("ledger-name", "ledger-sm2.pem")) {
            Files.copy(home.resolve("keys").resolve(key), folder.resolve("keys").resolve(key));
        }
    }

    @AfterAll
    void end() {
        ledger.close();
    }

    private int type(String recipe) throws IOException, InterruptedException {
        ProcessBuilder shell = new ProcessBuilder("bash", "-c", recipe)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("output").toFile());
        if (ledger != null) {
            shell.environment()
                    .putAll(Map.of(
                            "B",
                            ledger.address() + ApiAreas.ROOT,
                            "PROGRAMME",
                            "programme",
                            "ACTOR",
                            "sender",
                            "NEWCOMER",
                            "newcomer",
                            "LIMIT",
                            "2"));
        }
        return shell.start().waitFor();
    }

    private String output() throws IOException {
        return Files.readString(folder.resolve("output"));
    }

    @Test
    void theClientReadsSignsFollowsAndProves() throws Exception {
        long size = ledger.size();
        assertThat(type(client)).as(output()).isZero();
        assertThat(output()).contains("3 of 3 rows", "Verified OK", "entry " + size + " is in the sm3 tree");
        assertThat(ledger.size()).as("recorded once").isEqualTo(size + 1);
        assertThat(ledger.entriesFrom(size).getFirst()).contains("actor.role-granted", "newcomer", "\"id\":\"sender\"");
    }

    @Test
    void itEndsWhereTheCheckpointIsOfAnotherKeyOrTheDigestOfAnotherCommand() throws Exception {
        Files.copy(folder.resolve("keys/ledger-sm2.pem"), folder.resolve("kept.pem"));
        assertThat(type("openssl pkey -in key.pem -pubout -out keys/ledger-sm2.pem"))
                .isZero();
        assertThat(type(client.replace("\"AUDITOR\"", "\"AUDITOR\", \"county\": \"130403\"")))
                .isNotZero();
        assertThat(output()).doesNotContain("is in the sm3 tree");
        Files.move(
                folder.resolve("kept.pem"), folder.resolve("keys/ledger-sm2.pem"), StandardCopyOption.REPLACE_EXISTING);
        long size = ledger.size();
        assertThat(type(client.replace("mingzhang.org/command@v1\\n", "mingzhang.org/command@v1\\n ")))
                .isNotZero();
        assertThat(ledger.size()).as("nothing was signed, nothing sent").isEqualTo(size);
    }
}
