package org.mingzhang.tools;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.mingzhang.app.platform.ledger.KeyStoreFolder;
import org.mingzhang.app.platform.ledger.LedgerHome;
import org.mingzhang.app.platform.ledger.LedgerStore;
import org.mingzhang.domain.seal.crypto.Algorithm;
import org.mingzhang.domain.seal.crypto.SigningKey;

/**
 * Somebody empties the folder of checkpoints, so that a database put back to an older state would agree with all that is
 * left. Nothing passes and nothing is written until a checkpoint kept elsewhere says how far the log must reach.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CheckpointsTakenAwayIT {
    private Path temp;
    private Path home;
    private Path checkpoints;
    private String admin;
    /** Keeps the embedded server up between commands. */
    private LedgerStore held;

    private int registered;
    private Path kept;

    private Ran ledger(String... args) {
        return Ran.of(home, args);
    }

    private String key(String actor) throws IOException {
        Path file = temp.resolve(actor + ".p12");
        SigningKey key = KeyStoreFolder.create(
                file, Algorithm.SM2, actor, "passphrase".toCharArray(), 1_000, Instant.parse("2026-01-05T01:00:00Z"));
        Files.writeString(temp.resolve(actor + ".pem"), key.verifyingKey().pem());
        Path pass = temp.resolve(actor + ".pass");
        Files.writeString(pass, "passphrase");
        Files.setPosixFilePermissions(pass, PosixFilePermissions.fromString("rw-------"));
        return file.toString();
    }

    /** One command that appends. */
    private Ran register() throws IOException {
        String actor = "clerk-" + ++registered;
        key(actor);
        return ledger(
                "actors",
                "register",
                actor,
                "--name",
                "某人" + actor,
                "--org",
                "finance",
                "--org-name",
                "财政局",
                "--for",
                "FINANCE",
                "--public-key",
                temp.resolve(actor + ".pem").toString(),
                "--key",
                admin);
    }

    @BeforeAll
    void begin(@TempDir Path folder) throws IOException {
        temp = folder;
        home = temp.resolve("home");
        checkpoints = new LedgerHome(home).checkpoints();
        admin = key("admin");
        key(Founding.SECURITY);
        key(Founding.AUDIT);
        Ran begun = ledger(Founding.words("test.example/taken-away", "admin", id -> temp.resolve(id + ".pem")));
        assertThat(begun.code()).as(begun.err()).isZero();
        held = LedgerStore.open(new LedgerHome(home), null);
    }

    @AfterAll
    void end() {
        held.close();
        LogFile.close();
    }

    /** A sound ledger, whose newest checkpoint lies elsewhere as well. */
    @BeforeEach
    void keepOneElsewhere() throws IOException {
        Ran appended = register();
        assertThat(appended.code()).as(appended.err()).isZero();
        kept = temp.resolve("kept-" + registered);
        assertThat(ledger("checkpoint", "-o", kept.toString()).code()).isZero();
        assertThat(ledger("verify", "--live").code()).isZero();
    }

    private void takeAway(String ending) throws IOException {
        try (Stream<Path> files = Files.list(checkpoints)) {
            for (Path file : files.toList()) {
                if (file.toString().endsWith(ending)) {
                    Files.delete(file);
                }
            }
        }
    }

    @Test
    void anEmptiedFolderIsNoPlainYesAndNothingIsWritten() throws IOException {
        long size = held.log().size();
        takeAway("");

        Ran verified = ledger("verify", "--live", "--json");
        assertThat(verified.code()).isEqualTo(ExitCode.NO);
        assertThat(kinds(verified)).containsExactly("checkpoint-outside-missing", "checkpoint-outside-missing");
        assertThat(verified.json().get("comparedWith").isNull()).isTrue();
        assertThat(ledger("verify", "--live").out())
                .contains("库外校验点缺失", "--from-checkpoint")
                .containsPattern("库外校验点 +未做");

        Path sheet = temp.resolve("sheet.html");
        Ran printed = ledger(
                "checkpoint",
                "--sheet",
                sheet.toString(),
                "-o",
                temp.resolve("new").toString());
        assertThat(printed.code()).isEqualTo(ExitCode.NO);
        assertThat(printed.out()).isEmpty();
        assertThat(printed.err()).contains("verify --live --from-checkpoint");
        assertThat(sheet).doesNotExist();
        assertThat(temp.resolve("new.sm3")).doesNotExist();

        Ran appended = register();
        assertThat(appended.code()).isEqualTo(ExitCode.NO);
        assertThat(appended.err()).contains("--from-checkpoint", "--keep");
        assertThat(ledger("migrate").code()).isEqualTo(ExitCode.NO);
        assertThat(ledger("serve", "--port", "0").code()).isEqualTo(ExitCode.NO);
        assertThat(held.log().size()).isEqualTo(size);
        assertThat(ledger("verify", "--live").code())
                .as("no command made the folder look whole again")
                .isEqualTo(ExitCode.NO);

        Ran restored = ledger("verify", "--live", "--from-checkpoint", kept + ".sm3", "--keep", "--json");
        assertThat(restored.code()).as(restored.err()).isZero();
        assertThat(restored.json().get("kept").asLong()).isEqualTo(size);
        assertThat(register().code()).isZero();
        assertThat(ledger("verify", "--live").code()).isZero();
    }

    @Test
    void theCheckpointsOfOneTreeAloneAreMissed() throws IOException {
        takeAway(".sm3");
        assertThat(kinds(ledger("verify", "--live", "--json"))).containsExactly("checkpoint-outside-missing");
        assertThat(register().code()).isEqualTo(ExitCode.NO);
        assertThat(ledger("verify", "--live", "--from-checkpoint", kept + ".sm3", "--keep")
                        .code())
                .isZero();
        assertThat(register().code()).isZero();
    }

    @Test
    void nothingIsPutBackThatContradictsWhatIsLeft() throws IOException {
        String later = Files.readString(checkpoints.resolve("latest.sm3"));
        takeAway(".sha256");
        Files.writeString(checkpoints.resolve("latest.sm3"), later.replaceFirst("\n[0-9]+\n", "\n999\n"));
        Ran refused = ledger("verify", "--live", "--from-checkpoint", kept + ".sm3", "--keep", "--json");
        assertThat(refused.code()).isEqualTo(ExitCode.NO);
        assertThat(refused.json().get("kept").isNull()).isTrue();
        assertThat(checkpoints.resolve("latest.sha256")).doesNotExist();

        takeAway("");
        assertThat(ledger("verify", "--live", "--from-checkpoint", kept + ".sm3", "--keep")
                        .out())
                .contains("已把", "放回")
                .doesNotContain("库外没有凭据");
    }

    @Test
    void whatWasRecordedAfterTheCheckpointThatWasKeptIsSaidToHaveNoWitness() throws IOException {
        assertThat(register().code()).isZero();
        takeAway("");
        assertThat(ledger("verify", "--live", "--from-checkpoint", kept + ".sha256", "--keep")
                        .out())
                .contains("最后 2 条记在所给校验点之后，库外没有凭据");
    }

    @Test
    void aFolderWithNothingInItIsNoCheckpointKeptElsewhere() throws IOException {
        Path empty = Files.createDirectories(temp.resolve("empty"));
        assertThat(ledger("verify", "--live", "--from-checkpoint", empty.toString())
                        .code())
                .isEqualTo(ExitCode.NO);
        assertThat(ledger("verify", "--live", "--keep").code()).as("by what?").isEqualTo(ExitCode.WRONG_USAGE);
    }

    private static List<String> kinds(Ran ran) {
        return ran.json()
                .get("problems")
                .valueStream()
                .map(problem -> problem.get("kind").asString())
                .toList();
    }
}
