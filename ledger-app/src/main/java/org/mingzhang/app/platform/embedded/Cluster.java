package org.mingzhang.app.platform.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/**
 * One data directory and the server on it: made, found, started, stopped. Whoever calls holds the home's start lock, so
 * nothing here races with another command.
 */
final class Cluster {
    static final String SUPERUSER = "postgres";
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final int START_ATTEMPTS = 20;

    private final Path base;
    private final Path data;
    private final Secrets secrets;

    Cluster(Path base, Secrets secrets) {
        this.base = base;
        this.data = base.resolve("data");
        this.secrets = secrets;
    }

    /** Whether a data directory was made here; it is put in place whole. */
    static boolean exists(Path base) {
        return Files.exists(base.resolve("data").resolve("PG_VERSION"));
    }

    /** The running server's port: of one that lives already, or of one started now. */
    int ensureRunning() {
        Instant until = Instant.now().plus(PATIENCE);
        try {
            Optional<PostmasterFile> found = PostmasterFile.in(data);
            while (found.isPresent() && found.get().alive()) {
                if (found.get().ready() && answers(found.get().port())) {
                    return found.get().port();
                }
                if (Instant.now().isAfter(until)) {
                    throw new DatabaseUnavailable("进程 " + found.get().pid() + " 占用 " + data
                            + " 而不让连接：它没有响应，或 "
                            + secrets.file(SUPERUSER_SECRET) + " 中不是它的口令");
                }
                pause();
                found = PostmasterFile.in(data);
            }
            if (found.isPresent() && found.get().numberInUse()) {
                // PostgreSQL would take the process that now has this number for a living server.
                Files.deleteIfExists(PostmasterFile.path(data));
            }
            create();
            return start();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot run PostgreSQL in " + base, e);
        }
    }

    static final String SUPERUSER_SECRET = "postgres-superuser";

    /** Waits for open transactions no longer than it takes to break them off, then writes everything and ends. */
    void stop() {
        if (PostmasterFile.in(data).filter(PostmasterFile::alive).isEmpty()) {
            return;
        }
        try {
            Launcher.Outcome stopped = Launcher.forThisUser()
                    .run(
                            base.resolve("stop.log"),
                            List.of(
                                    program().executable("pg_ctl"),
                                    "stop",
                                    "-D",
                                    data.toString(),
                                    "-m",
                                    "fast",
                                    "-w",
                                    "-t",
                                    "120"));
            if (!stopped.succeeded()
                    && PostmasterFile.in(data).filter(PostmasterFile::alive).isPresent()) {
                throw new DatabaseUnavailable("PostgreSQL 停不下来：" + stopped.output());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    JdbcTarget target(int port, String database) {
        return new JdbcTarget(
                "jdbc:postgresql://127.0.0.1:" + port + "/" + database, SUPERUSER, secrets.obtain(SUPERUSER_SECRET));
    }

    // Another server may have got the port of a dead one: only the right password and the right directory count.
    private boolean answers(int port) {
        try (Connection connection = target(port, "postgres").connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SHOW data_directory")) {
            return row.next() && Files.isSameFile(Path.of(row.getString(1)), data);
        } catch (SQLException | IOException notYet) {
            return false;
        }
    }

    private PostgresProgram program() {
        return PostgresProgram.unpackedBelow(base);
    }

    private void create() throws IOException {
        if (exists(base)) {
            return;
        }
        Files.createDirectories(base);
        Path aside = base.resolve("data.new");
        PostgresProgram.deleteRecursively(aside);
        secrets.obtain(SUPERUSER_SECRET);
        Launcher.Outcome made = Launcher.forThisUser()
                .run(
                        base.resolve("initdb.log"),
                        List.of(
                                program().executable("initdb"),
                                "--pgdata=" + aside,
                                "--username=" + SUPERUSER,
                                "--pwfile=" + secrets.file(SUPERUSER_SECRET),
                                "--auth=scram-sha-256",
                                "--set=scram_iterations=" + Secrets.SCRAM_ITERATIONS,
                                "--encoding=UTF8",
                                "--locale=C",
                                "--locale-provider=builtin",
                                "--builtin-locale=C.UTF-8",
                                "--data-checksums",
                                "--no-instructions"));
        if (!made.succeeded()) {
            throw new DatabaseUnavailable("建不了数据库（initdb）：" + made.output());
        }
        // Only a complete cluster gets the name under which it is used.
        Files.move(aside, data, StandardCopyOption.ATOMIC_MOVE);
    }

    private int start() throws IOException {
        ServerSettings.writeInto(data);
        String said = "";
        for (int attempt = 0; attempt < START_ATTEMPTS; attempt++) {
            int port = freePort();
            Launcher.Outcome started = Launcher.forThisUser()
                    .run(
                            base.resolve("start.log"),
                            List.of(
                                    program().executable("pg_ctl"),
                                    "start",
                                    "-D",
                                    data.toString(),
                                    "-l",
                                    base.resolve("server.log").toString(),
                                    "-w",
                                    "-t",
                                    "120",
                                    "-o",
                                    "-p " + port));
            if (started.succeeded() && answers(port)) {
                return port;
            }
            // The port may be taken by now, or children of a killed server may still be leaving: both pass.
            said = started.output();
            pause();
        }
        throw new DatabaseUnavailable("PostgreSQL 在 " + data + " 启动不了，详情见 " + base.resolve("server.log") + "：" + said);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static void pause() {
        LockSupport.parkNanos(Duration.ofMillis(250).toNanos());
    }
}
