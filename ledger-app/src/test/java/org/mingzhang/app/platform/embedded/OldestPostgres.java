package org.mingzhang.app.platform.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * A PostgreSQL 15 with its own settings, nearly as {@code initdb} leaves them. The build puts its programs where
 * {@link #PROGRAMS} says; where they are missing, tests fail.
 */
public final class OldestPostgres implements DatabaseServer {
    private static final Path PROGRAMS = Path.of("target", "postgres-oldest", "programs.jar");

    private final Path base;
    private final Secrets secrets;
    private final PostgresProgram program;
    private final int port;

    private OldestPostgres(Path base, int port) {
        this.base = base;
        this.port = port;
        this.secrets = new Secrets(base.resolve("secrets"));
        this.program = PostgresProgram.unpacked(OldestPostgres::archive, base);
    }

    /** In a folder that is whoever's who asks; it can go once this is closed. */
    public static OldestPostgres start(Path base) {
        try {
            OldestPostgres server = new OldestPostgres(base, freePort());
            server.create();
            server.run(
                    "pg_ctl",
                    "start",
                    "-D",
                    server.data(),
                    "-l",
                    server.file("server.log"),
                    "-w",
                    "-o",
                    server.settings());
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        }
    }

    private static byte[] archive() throws IOException {
        try (ZipFile jar = new ZipFile(PROGRAMS.toFile())) {
            ZipEntry archive = jar.stream()
                    .filter(entry -> entry.getName().endsWith(".txz"))
                    .findFirst()
                    .orElseThrow();
            try (InputStream in = jar.getInputStream(archive)) {
                return in.readAllBytes();
            }
        }
    }

    private void create() throws IOException {
        secrets.obtain(Cluster.SUPERUSER_SECRET);
        run(
                "initdb",
                "--pgdata=" + data(),
                "--username=" + Cluster.SUPERUSER,
                "--pwfile=" + secrets.file(Cluster.SUPERUSER_SECRET),
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--locale=C");
    }

    private String settings() {
        return "-p " + port + " -c listen_addresses=127.0.0.1 -c unix_socket_directories=";
    }

    private String data() {
        return file("data");
    }

    private String file(String name) {
        return base.resolve(name).toString();
    }

    private void run(String name, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(program.executable(name)));
        command.addAll(List.of(arguments));
        Launcher.Outcome outcome = Launcher.forThisUser().run(base.resolve(name + ".log"), command);
        if (!outcome.succeeded()) {
            throw new IllegalStateException(name + ": " + outcome.output());
        }
    }

    @Override
    public JdbcTarget administrator() {
        return new JdbcTarget(
                "jdbc:postgresql://127.0.0.1:" + port + "/postgres",
                Cluster.SUPERUSER,
                secrets.obtain(Cluster.SUPERUSER_SECRET));
    }

    @Override
    public Secrets secrets() {
        return secrets;
    }

    @Override
    public void close() {
        try {
            run("pg_ctl", "stop", "-D", data(), "-m", "immediate", "-w");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
