package org.mingzhang.tools;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.mingzhang.app.platform.ledger.KeyStoreFolder;
import org.mingzhang.app.platform.ledger.LedgerHome;
import org.mingzhang.app.platform.ledger.LedgerStore;
import org.mingzhang.domain.seal.crypto.Algorithm;
import org.mingzhang.domain.seal.crypto.SigningKey;
import tools.jackson.databind.JsonNode;

/** The commands on one real ledger, as its users type them: from the ceremony to a database that someone touched. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class LedgerCommandsIT {
    private Path temp;
    private Path home;
    private String admin;
    private String security;
    /** Keeps the embedded server up between commands. */
    private LedgerStore held;

    private Ran ledger(String... args) {
        return Ran.of(home, args);
    }

    private Ran done(String... args) {
        return Ran.ended(ExitCode.DONE, home, args);
    }

    /** A key with its passphrase beside it, so that nobody is asked. */
    private String key(String folder, String actor) throws IOException {
        Path file = temp.resolve(folder).resolve(actor + ".p12");
        SigningKey key = KeyStoreFolder.create(
                file, Algorithm.SM2, actor, "passphrase".toCharArray(), 1_000, Instant.parse("2026-01-05T01:00:00Z"));
        Files.writeString(
                file.resolveSibling(actor + ".pem"), key.verifyingKey().pem());
        Path pass = file.resolveSibling(actor + ".pass");
        Files.writeString(pass, "passphrase");
        Files.setPosixFilePermissions(pass, PosixFilePermissions.fromString("rw-------"));
        return file.toString();
    }

    private String pem(String folder, String actor) {
        return temp.resolve(folder).resolve(actor + ".pem").toString();
    }

    @BeforeAll
    void begin(@TempDir Path folder) throws IOException {
        temp = folder;
        home = temp.resolve("home");
        admin = key("keys", "z-admin");
        security = key("keys", Founding.SECURITY);
        key("keys", Founding.AUDIT);
        done(Founding.words("test.example/commands", "z-admin", id -> Path.of(pem("keys", id))));
        held = LedgerStore.open(new LedgerHome(home), null);
    }

    @AfterAll
    void end() {
        held.close();
        LogFile.close();
    }

    @Test
    @Order(1)
    void peopleAreRegisteredGivenPostsAndListed() throws IOException {
        key("keys", "a-clerk");
        done(
                "actors",
                "register",
                "a-clerk",
                "--name",
                "经办甲",
                "--org",
                "finance",
                "--org-name",
                "某市财政局",
                "--for",
                "CITY_INDUSTRY",
                "--public-key",
                pem("keys", "a-clerk"),
                "--key",
                admin);
        done("actors", "grant", "a-clerk", "CITY_INDUSTRY", "--key", security);
        Path receipt = temp.resolve("grant.txt");
        JsonNode granted = done(
                        "actors",
                        "grant",
                        "a-clerk",
                        "COUNTY_INDUSTRY",
                        "--county",
                        "武安市",
                        "--key",
                        security,
                        "-o",
                        receipt.toString(),
                        "--json")
                .json();
        assertThat(receipt).content().isEqualTo(granted.get("receipt").asString());
        assertThat(done("verify", receipt.toString()).out()).startsWith("核验通过");
        done("actors", "revoke", "a-clerk", "CITY_INDUSTRY", "--reason", "调岗", "--key", admin);

        assertThat(done("actors").out()).contains("a-clerk", "县级工信·武安市", "共 4 人");
        JsonNode all = done("actors", "--json").json();
        assertThat(all).hasSize(4);
        assertThat(all.get(0).get("actor").asString()).isEqualTo("a-clerk");
        assertThat(all.get(0).get("posts")).hasSize(1);
        assertThat(done("actors", "a-clerk", "--json").json()).isEqualTo(all.get(0));
        assertThat(ledger("actors", "nobody").code()).isEqualTo(ExitCode.NO);
    }

    @Test
    @Order(2)
    void aRefusalIsExitCodeOneWithItsDocument() {
        Ran refused = ledger("actors", "grant", Founding.SECURITY, "FINANCE", "--key", security, "--json");
        assertThat(refused.code()).isEqualTo(ExitCode.NO);
        assertThat(refused.json().get("code").asString()).isEqualTo("SAME_PERSON");
        assertThat(refused.json().get("facts")).isNotEmpty().allMatch(JsonNode::isValueNode);
        assertThat(refused.json().get("answer").asString()).isEqualTo("no");
        assertThat(refused.json().at("/problems/0/code").asString()).isEqualTo("SAME_PERSON");
        assertThat(refused.json().at("/problems/0/clause").asString()).isNotEmpty();
        assertThat(refused.err()).contains("不予办理");
        assertThat(refused.json().get("receipt").asString()).startsWith("mingzhang.org/receipt@v1\n");

        Path opened = temp.resolve("programme.txt");
        JsonNode no = ledger("programme", "open", "handan-2025", "--key", admin, "-o", opened.toString(), "--json")
                .json();
        assertThat(no.get("answer").asString()).isEqualTo("no");
        assertThat(opened).content().isEqualTo(no.get("receipt").asString());
    }

    @Test
    @Order(3)
    void keysAreRotatedEnrolledDepositedAndRevoked() throws IOException {
        String next = key("next", "a-clerk");
        key("third", "a-clerk");
        done(
                "keys",
                "rotate",
                "--public-key",
                pem("next", "a-clerk"),
                "--key",
                temp.resolve("keys/a-clerk.p12").toString());
        String third = pem("third", "a-clerk");
        assertThat(ledger("keys", "enrol", "a-clerk", "--public-key", third, "--key", security)
                        .err())
                .as("nobody has proposed it")
                .contains("对象不存在");
        done("keys", "propose", "a-clerk", "--public-key", third, "--key", admin);
        assertThat(done("actors", "a-clerk").out()).contains("待核定的密钥", "由 z-admin");
        assertThat(ledger("keys", "enrol", "a-clerk", "--public-key", third, "--key", admin)
                        .err())
                .contains("经办人没有办理此事的岗位");
        done("keys", "enrol", "a-clerk", "--public-key", third, "--key", security);
        JsonNode keys = done("keys", "list", "a-clerk", "--json").json();
        assertThat(keys).hasSize(3);
        assertThat(keys.get(0).get("state").asString()).isEqualTo("REVOKED");
        assertThat(keys.get(1).get("state").asString()).isEqualTo("ACTIVE");

        done("keys", "deposit", next);
        Path deposited = home.resolve("keys/actors/a-clerk.p12");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(deposited)))
                .isEqualTo("rw-------");
        assertThat(ledger("keys", "deposit", temp.resolve("keys/a-clerk.p12").toString())
                        .code())
                .as("a key that no longer signs")
                .isEqualTo(ExitCode.NO);

        String thirdId = keys.get(2).get("keyId").asString();
        assertThat(done("keys", "export", "a-clerk").out())
                .isEqualTo(Files.readString(Path.of(pem("third", "a-clerk"))));
        done("keys", "revoke", "a-clerk", thirdId, "--reason", "遗失", "--key", admin);
        assertThat(done("keys", "export", "a-clerk", "--json").json().get("keyId"))
                .isEqualTo(keys.get(1).get("keyId"));
    }

    @Test
    @Order(4)
    void rejectedInputNamesEveryProblemAndIsExitCodeOne() throws IOException {
        Path file = temp.resolve("command.json");
        Files.writeString(file, "{\"command\": \"actor.grant-role\", \"payload\": {\"actor\": \" \", \"role\": 1}}");
        Ran rejected = ledger("do", file.toString(), "--key", admin);
        assertThat(rejected.code()).isEqualTo(ExitCode.NO);
        assertThat(rejected.err()).contains(file.toString(), "/payload/actor", "/payload/role");
        JsonNode problems =
                ledger("do", file.toString(), "--key", admin, "--json").json().get("problems");
        assertThat(problems.valueStream().map(problem -> problem.get("place").asString()))
                .containsExactlyInAnyOrder("/payload/actor", "/payload/role");
        String stranger = key("keys", "stranger");
        assertThat(ledger("do", file.toString(), "--key", stranger).err())
                .as("who signs is looked at together with what is signed")
                .contains("stranger", "/payload/actor", "/payload/role");
        assertThat(ledger("do").code()).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(ledger("keys", "revoke", "a-clerk", "x", "--reason", "y").code())
                .as("no key to sign with")
                .isEqualTo(ExitCode.WRONG_USAGE);
    }

    @Test
    @Order(5)
    void whatNoLedgerCanKnowIsWrongUsage() {
        for (List<String> line : List.of(
                List.of("rebuild", "--projection", "none", "--json"),
                List.of("reconcile", "--projection", "none", "--json"),
                List.of("do", "--explain", "none", "--json"),
                List.of("whatif", "--programme", "none", "--set", "X", "--json"),
                List.of("whatif", "--programme", "none", "--set", "X=", "--json"))) {
            Ran ran = ledger(line.toArray(String[]::new));
            assertThat(ran.code()).as("%s %s", line, ran.err()).isEqualTo(ExitCode.WRONG_USAGE);
            assertThat(ran.json().get("answer").asString()).as("%s", line).isEqualTo("wrong-usage");
            assertThat(ran.json().at("/problems/0/message").asString())
                    .as("%s", line)
                    .containsPattern("没有视图|没有命令|应写作 参数=取值");
        }
    }

    @Test
    @Order(5)
    void whatALedgerDoesNotKnowIsOneDocumentWithJson() {
        for (List<String> line : List.of(
                List.of("budget", "--programme", "none"),
                List.of("whatif", "--programme", "none"),
                List.of("recompute", "--programme", "none"),
                List.of("schemes", "show", "--programme", "none"),
                List.of("trace", "none"),
                List.of("trace", "nothing/none"),
                List.of("receipt", "none-such-1", "-o", temp.resolve("r").toString()),
                List.of("keys", "list", "nobody"),
                List.of("keys", "export", "nobody"),
                List.of("actors", "nobody"),
                List.of(Founding.words("a/b", "z-admin", id -> Path.of(pem("keys", id)))))) {
            List<String> asked = new ArrayList<>(line);
            asked.add("--json");
            Ran ran = ledger(asked.toArray(String[]::new));
            assertThat(ran.code()).as("%s %s", line, ran.err()).isEqualTo(ExitCode.NO);
            assertThat(ran.json().get("answer").asString()).as("%s", line).isEqualTo("no");
            assertThat(ran.json().at("/problems/0/message").asString())
                    .as("%s", line)
                    .containsPattern("\\p{IsHan}");
        }
    }

    @Test
    @Order(5)
    void everyCommandOfTheLedgerIsExplained() {
        JsonNode all = done("do", "--explain", "all", "--json").json();
        assertThat(all.size()).isGreaterThan(40);
        all.propertyNames().forEach(name -> assertThat(
                        done("do", "--explain", name, "--json").json().size())
                .as(name)
                .isPositive());
    }

    @Test
    @Order(6)
    void theSheetAndTheCheckpointAreWritten() throws IOException {
        Path sheet = temp.resolve("sheet.html");
        JsonNode written =
                done("checkpoint", "--sheet", sheet.toString(), "--json").json();
        assertThat(written.get("sheet").asString()).isEqualTo(sheet.toString());
        assertThat(sheet).content().contains("测试账本", "test.example/commands");
    }

    @Test
    @Order(7)
    void aSchemaThatIsCurrentNeedsNoMigration() {
        JsonNode report = done("migrate", "--json").json();
        assertThat(report.get("applied")).isEmpty();
        assertThat(report.get("verification").get("holds").asBoolean()).isTrue();
    }

    @Test
    @Order(8)
    void whereThereIsNoLedgerInitIsNamedAndNothingIsMade() throws IOException {
        Path empty = Files.createDirectory(temp.resolve("empty"));
        for (String command : List.of("migrate", "actors", "checkpoint")) {
            Ran ran = ledger(command, "--home", empty.toString());
            assertThat(ran.code()).as(command).isEqualTo(ExitCode.LACK);
            assertThat(ran.err()).contains("ledger init");
        }
        assertThat(empty.resolve("postgres")).doesNotExist();
    }

    @Test
    @Order(9)
    void aLedgerThatDoesNotVerifyIsNotMigrated() throws Exception {
        try (Connection superuser = held.administrator().connect();
                Statement statement = superuser.createStatement()) {
            statement.execute("ALTER TABLE ledger.entry DISABLE TRIGGER ALL");
            statement.execute("UPDATE ledger.entry SET business_date = '2020-01-01' WHERE position = 5");
            statement.execute("ALTER TABLE ledger.entry ENABLE ALWAYS TRIGGER append_only_row");
            statement.execute("ALTER TABLE ledger.entry ENABLE ALWAYS TRIGGER append_only");
        }
        Ran refused = ledger("migrate");
        assertThat(refused.code()).isEqualTo(ExitCode.NO);
        assertThat(refused.err()).contains("不予迁移", "序号 5");
        JsonNode document = ledger("migrate", "--json").json();
        assertThat(document.get("answer").asString()).isEqualTo("no");
        assertThat(document.at("/problems/0/place").asString()).isEqualTo("序号 5");
    }
}
