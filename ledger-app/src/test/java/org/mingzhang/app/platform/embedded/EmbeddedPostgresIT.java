package org.mingzhang.app.platform.embedded;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedPostgresIT {
    @TempDir
    Path home;

    private EmbeddedPostgres server;

    @BeforeEach
    void start() {
        server = EmbeddedPostgres.open(home);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void keepsWhatWasCommittedAcrossStopAndStart() throws SQLException {
        execute("CREATE TABLE kept (n int)", "INSERT INTO kept VALUES (7)");
        long first = postmaster().pid();

        server.close();
        assertThat(PostmasterFile.in(data())).isEmpty();
        server = EmbeddedPostgres.open(home);

        assertThat(postmaster().pid()).isNotEqualTo(first);
        assertThat(ask("SELECT n FROM kept")).isEqualTo("7");
    }

    @Test
    void stopsOnlyWhenTheLastLeaseIsClosed() throws SQLException {
        try (EmbeddedPostgres second = EmbeddedPostgres.open(home)) {
            assertThat(second.administrator()).isEqualTo(server.administrator());
            server.close();
            server = EmbeddedPostgres.open(home);
        }
        assertThat(ask("SELECT 1")).isEqualTo("1");
    }

    @Test
    void outlivesAKilledProcessAndIsTakenOverByTheNext() throws Exception {
        server.close();
        Process child = child();
        String pid = firstLine(child);
        child.destroyForcibly();
        assertThat(child.waitFor(30, SECONDS)).isTrue();

        server = EmbeddedPostgres.open(home);

        assertThat(postmaster().pid()).isEqualTo(Long.parseLong(pid));
    }

    @Test
    void isSharedByTwoProcesses() throws Exception {
        Process child = child();
        assertThat(firstLine(child)).isEqualTo(Long.toString(postmaster().pid()));

        server.close();
        assertThat(PostmasterFile.in(data()).orElseThrow().alive()).isTrue();
        child.getOutputStream().close();
        assertThat(child.waitFor(60, SECONDS)).isTrue();

        assertThat(PostmasterFile.in(data()))
                .as("the child held the last lease")
                .isEmpty();
    }

    @Test
    void recoversAfterThePostmasterWasKilled() throws SQLException {
        execute("CREATE TABLE kept (n int)", "INSERT INTO kept VALUES (7)");
        ProcessHandle.of(postmaster().pid()).orElseThrow().destroyForcibly();

        server.close();
        server = EmbeddedPostgres.open(home);

        assertThat(ask("SELECT n FROM kept")).isEqualTo("7");
    }

    @Test
    void isNotMisledByAPidFileThatNamesAnotherProgram() throws Exception {
        server.close();
        Files.writeString(
                PostmasterFile.path(data()),
                ProcessHandle.current().pid() + "\n" + data() + "\n1\n5432\n\n127.0.0.1\n1 1\nready   \n");

        server = EmbeddedPostgres.open(home);

        assertThat(ask("SELECT 1")).isEqualTo("1");
    }

    @Test
    void refusesAWrongPasswordAndListensOnLoopbackOnly() throws SQLException {
        JdbcTarget right = server.administrator();
        assertThatThrownBy(() -> right.as(right.user(), "wrong").connect())
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("password authentication failed");
        assertThat(ask("SHOW listen_addresses")).isEqualTo("127.0.0.1");
        assertThat(ask("SHOW unix_socket_directories")).isEmpty();
    }

    /** What is made of 256 random bits needs no rounds against guessing, and every command would pay for them. */
    @Test
    void hashesItsRandomPasswordsOnce() throws SQLException {
        assertThat(ask("SELECT rolpassword FROM pg_authid WHERE rolname = '" + Cluster.SUPERUSER + "'"))
                .startsWith("SCRAM-SHA-256$1:");
        String secret = server.secrets().obtain("role-some");
        assertThat(secret).hasSize(64);
        assertThat(Secrets.verifier(secret)).startsWith("SCRAM-SHA-256$1:").isNotEqualTo(Secrets.verifier(secret));
    }

    @Test
    void keepsTheSuperuserPasswordFromOthers() throws IOException {
        Path secret = server.secrets().file(Cluster.SUPERUSER_SECRET);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(secret)))
                .isEqualTo("rw-------");

        Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-r-----"));
        assertThatThrownBy(() -> server.administrator())
                .isInstanceOf(DatabaseUnavailable.class)
                .hasMessageContaining("0600");
        Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-------"));
    }

    @Test
    void doesNotServeALedgerWithoutFsync() throws Exception {
        weaken("postgresql.conf", "fsync = off");
        assertThatThrownBy(() -> EmbeddedPostgres.open(home))
                .isInstanceOf(DatabaseUnavailable.class)
                .hasMessageContaining("fsync 现为 off");
        assertThatThrownBy(() -> ExternalPostgres.open(home, server.administrator()))
                .hasMessageContaining("fsync 现为 off");
    }

    @Test
    void doesNotServeALedgerThatTrustsEveryone() throws Exception {
        weaken("pg_hba.conf", "local all all trust");
        assertThatThrownBy(() -> EmbeddedPostgres.open(home)).hasMessageContaining("行为 trust");

        Files.writeString(data().resolve("pg_hba.conf"), "host all all 127.0.0.1/32 trust\n");
        execute("SELECT pg_reload_conf()");
        assertThatThrownBy(() -> EmbeddedPostgres.open(home)).hasMessageContaining("错误的口令");
    }

    private void weaken(String file, String line) throws Exception {
        Files.writeString(data().resolve(file), "\n" + line + "\n", StandardOpenOption.APPEND);
        execute("SELECT pg_reload_conf()");
    }

    private Path data() {
        return home.resolve("postgres/data");
    }

    private PostmasterFile postmaster() {
        return PostmasterFile.in(data()).orElseThrow();
    }

    private void execute(String... statements) throws SQLException {
        try (Connection connection = server.administrator().connect();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private String ask(String sql) throws SQLException {
        try (Connection connection = server.administrator().connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }

    private Process child() throws IOException {
        return new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-D" + PostgresProgram.SHARED_FOLDER + "="
                                + System.getProperty(PostgresProgram.SHARED_FOLDER, "target"),
                        "-cp",
                        System.getProperty("java.class.path"),
                        HoldsALease.class.getName(),
                        home.toString()))
                .redirectError(home.resolve("child.log").toFile())
                .start();
    }

    private static String firstLine(Process child) throws IOException {
        BufferedReader reader = child.inputReader();
        for (String line = reader.readLine(); line != null; line = reader.readLine()) {
            if (line.startsWith("pid ")) {
                return line.substring("pid ".length());
            }
        }
        throw new IOException("the child ended early");
    }
}
