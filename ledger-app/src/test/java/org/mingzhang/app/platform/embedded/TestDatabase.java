package org.mingzhang.app.platform.embedded;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;

/**
 * An empty database on a server that all tests of this module share, dropped on closing. The server is the real embedded
 * one, durable as in use.
 */
public final class TestDatabase implements DatabaseServer {
    private static final EmbeddedPostgres SERVER = shared();

    private final String name = "test_" + UUID.randomUUID().toString().replace("-", "");

    public TestDatabase() {
        execute("CREATE DATABASE " + name);
    }

    private TestDatabase(String template) {
        execute("CREATE DATABASE " + name + " TEMPLATE " + template);
    }

    /** A copy of this database as it is; nobody may be connected to it. */
    public TestDatabase copy() {
        return new TestDatabase(name);
    }

    private static EmbeddedPostgres shared() {
        EmbeddedPostgres server = EmbeddedPostgres.open(Path.of("target", "test-home"));
        Runtime.getRuntime().addShutdownHook(new Thread(server::close, "stop-test-postgres"));
        return server;
    }

    @Override
    public JdbcTarget administrator() {
        JdbcTarget server = SERVER.administrator();
        String url = server.url().substring(0, server.url().lastIndexOf('/') + 1) + name;
        return new JdbcTarget(url, server.user(), server.password());
    }

    @Override
    public Secrets secrets() {
        return SERVER.secrets();
    }

    @Override
    public void close() {
        execute("DROP DATABASE " + name + " WITH (FORCE)");
    }

    private static void execute(String sql) {
        try (Connection connection = SERVER.administrator().connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
