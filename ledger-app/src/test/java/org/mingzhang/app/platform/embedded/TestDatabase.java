package org.mingzhang.app.platform.embedded;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;

/** An empty database on a server that all tests of this module share, dropped on closing. */
public final class TestDatabase implements DatabaseServer {
    private final String name = "test_" + UUID.randomUUID().toString().replace("-", "");
    private final DatabaseServer server;

    public TestDatabase() {
        this(TestServer.EMBEDDED);
    }

    public TestDatabase(TestServer on) {
        server = on.running();
        execute("CREATE DATABASE " + name);
    }

    private TestDatabase(TestDatabase template) {
        server = template.server;
        execute("CREATE DATABASE " + name + " TEMPLATE " + template.name);
    }

    /** A copy of this database as it is; nobody may be connected to it. */
    public TestDatabase copy() {
        return new TestDatabase(this);
    }

    @Override
    public JdbcTarget administrator() {
        JdbcTarget superuser = server.administrator();
        String url = superuser.url().substring(0, superuser.url().lastIndexOf('/') + 1) + name;
        return new JdbcTarget(url, superuser.user(), superuser.password());
    }

    @Override
    public Secrets secrets() {
        return server.secrets();
    }

    @Override
    public void close() {
        execute("DROP DATABASE " + name + " WITH (FORCE)");
    }

    private void execute(String sql) {
        try (Connection connection = server.administrator().connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
