package org.mingzhang.app.platform.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mingzhang.app.platform.embedded.TestDatabase;
import org.mingzhang.domain.seal.Checkpoint;
import org.mingzhang.domain.seal.SignedNote;
import org.mingzhang.domain.seal.Suite;
import org.mingzhang.domain.seal.crypto.Algorithm;
import org.mingzhang.domain.seal.crypto.SigningKey;

class CheckpointFolderIT {
    private static final CheckpointSigners SIGNERS =
            CheckpointSigners.of("test", SigningKey.generate(Algorithm.SM2), SigningKey.generate(Algorithm.ED25519));

    @TempDir
    Path folder;

    private final TestDatabase server = new TestDatabase();
    private final HikariDataSource source = new HikariDataSource();
    private LedgerDatabase ledger;
    private LogReader reader;

    @BeforeEach
    void open() {
        ledger = LedgerDatabase.prepare(server, RoleNames.DEFAULT);
        source.setJdbcUrl(ledger.reader().url());
        source.setUsername(ledger.reader().user());
        source.setPassword(ledger.reader().password());
        source.setMaximumPoolSize(2);
        reader = new LogReader(source);
    }

    @AfterEach
    void close() {
        source.close();
        server.close();
    }

    @Test
    void keepsTheNewestCheckpointOfBothTreesAndTheFirstOfEachHour() throws IOException {
        record(0, 30);
        assertThat(latest(Suite.SM3)).isEqualTo(latest(Suite.SHA256)).isEqualTo(30);
        assertThat(files()).contains("latest.sm3", "latest.sha256").allMatch(name -> !name.startsWith("."));
        SignedNote kept = CheckpointFolder.latest(folder, Suite.SM3).orElseThrow();
        assertThat(kept.verify(List.of(SIGNERS.sm3().verifier()))).isEqualTo(SignedNote.Verdict.VALID);
        assertThat(kept.format()).isEqualTo(reader.checkpoint().orElseThrow().sm3Note());

        record(30, 40);
        assertThat(files())
                .as("the last before each closing stays")
                .contains("000000000030-20260302T04Z.sm3", "000000000040-20260302T04Z.sha256");
    }

    @Test
    void aLogThatContinuesItsCheckpointsIsAccepted() {
        assertThatCode(() -> KeptCheckpoints.requireContinued(folder, reader)).doesNotThrowAnyException();
        record(0, 300);
        assertThatCode(() -> KeptCheckpoints.requireContinued(folder, reader)).doesNotThrowAnyException();
    }

    @Test
    void aDatabaseSetBackToAnOlderStateIsFoundOut() throws SQLException {
        record(0, 20);
        asSuperuser("DELETE FROM ledger.entry WHERE position >= 15", "UPDATE ledger.head SET size = 15");
        assertThatThrownBy(() -> KeptCheckpoints.requireContinued(folder, reader))
                .isInstanceOf(BrokenSeal.class)
                .hasMessageContaining("只有 15 条账目")
                .hasMessageContaining("20 条时的校验点");
    }

    @Test
    void anotherHistoryOfTheSameLengthIsFoundOut() throws SQLException {
        record(0, 20);
        asSuperuser("UPDATE ledger.entry SET leaf_sm3 = leaf_sha256 WHERE position = 3");
        assertThatThrownBy(() -> KeptCheckpoints.requireContinued(folder, reader))
                .isInstanceOf(BrokenSeal.class)
                .hasMessageContaining("历史账目被改动");
    }

    @Test
    void aLogWithEntriesAndNoCheckpointOutsideIsNotGoneOnWith() throws IOException {
        record(0, 20);
        delete("sha256");
        assertThatThrownBy(() -> KeptCheckpoints.requireContinued(folder, reader))
                .as("one tree's are gone")
                .isInstanceOf(CheckpointsMissing.class)
                .hasMessageContaining("没有 sha256 校验点");
        delete("sm3");
        assertThatThrownBy(() -> KeptCheckpoints.requireContinued(folder, reader))
                .isInstanceOf(CheckpointsMissing.class)
                .hasMessageContaining("--from-checkpoint");
        assertThatThrownBy(() -> KeptCheckpoints.requireContinued(folder.resolve("gone"), reader))
                .isInstanceOf(CheckpointsMissing.class);
    }

    @Test
    void aRewindIsFoundOutThoughTheNewestCheckpointsWereExchangedForOlderOnes() throws IOException, SQLException {
        record(0, 20);
        record(20, 30);
        for (Suite suite : Suite.values()) {
            Path older = folder.resolve("000000000020-20260302T04Z." + suite.label());
            Files.copy(older, folder.resolve("latest." + suite.label()), StandardCopyOption.REPLACE_EXISTING);
        }
        asSuperuser("DELETE FROM ledger.entry WHERE position >= 20", "UPDATE ledger.head SET size = 20");
        assertThatThrownBy(() -> KeptCheckpoints.requireContinued(folder, reader))
                .isInstanceOf(BrokenSeal.class)
                .hasMessageContaining("30 条时的校验点");
    }

    @Test
    void ofPastHoursTheLargestCountsAndOneThatWasExchangedDoesNotHideTheNext() throws IOException {
        record(0, 10);
        record(10, 11);
        record(11, 12);
        assertThat(newest()).containsExactly("latest.sm3", "000000000012-20260302T04Z.sm3");
        Files.copy(
                folder.resolve("000000000010-20260302T04Z.sm3"),
                folder.resolve("000000000012-20260302T04Z.sm3"),
                StandardCopyOption.REPLACE_EXISTING);
        Files.writeString(folder.resolve("from-the-auditor.sm3"), "not read here");
        assertThat(newest())
                .containsExactly(
                        "from-the-auditor.sm3",
                        "latest.sm3",
                        "000000000012-20260302T04Z.sm3",
                        "000000000011-20260302T04Z.sm3");
        assertThatThrownBy(() -> KeptCheckpoints.requireContinued(folder, reader))
                .isInstanceOf(BrokenSeal.class)
                .hasMessageContaining("from-the-auditor.sm3");
    }

    private List<String> newest() {
        return KeptCheckpoints.newest(folder, Suite.SM3).stream()
                .map(file -> String.valueOf(file.getFileName()))
                .toList();
    }

    private void delete(String suite) throws IOException {
        for (String name : files()) {
            if (name.endsWith("." + suite)) {
                Files.delete(folder.resolve(name));
            }
        }
    }

    @Test
    void anOlderCheckpointNeverReplacesANewerOne() {
        record(0, 5);
        SealedCheckpoint newest = reader.checkpoint().orElseThrow();
        try (CheckpointFolder checkpoints = new CheckpointFolder(folder, Duration.ZERO)) {
            checkpoints.accept(newest);
            checkpoints.accept(reader.checkpointCovering(0).orElseThrow());
        }
        assertThat(latest(Suite.SM3)).isEqualTo(5);
    }

    private void record(int from, int to) {
        try (CheckpointFolder checkpoints = new CheckpointFolder(folder, Duration.ofMillis(1));
                SealedLog log = new SealedLog(ledger.writer(), SIGNERS)) {
            log.onCommit(checkpoints);
            for (int i = from; i < to; i++) {
                log.append(Entries.one("c" + i, "s", i)).join();
            }
        }
    }

    private long latest(Suite suite) {
        return Checkpoint.parse(
                        CheckpointFolder.latest(folder, suite).orElseThrow().text())
                .size();
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> String.valueOf(file.getFileName())).toList();
        }
    }

    private void asSuperuser(String... statements) throws SQLException {
        try (Connection connection = server.administrator().connect();
                Statement statement = connection.createStatement()) {
            statement.execute("ALTER TABLE ledger.entry DISABLE TRIGGER ALL");
            statement.execute("ALTER TABLE ledger.head DISABLE TRIGGER ALL");
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }
}
