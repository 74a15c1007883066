package org.mingzhang.tools.bench;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.mingzhang.app.platform.embedded.DatabaseServer;
import org.mingzhang.app.platform.embedded.EmbeddedPostgres;
import org.mingzhang.app.platform.embedded.JdbcTarget;
import org.mingzhang.app.platform.embedded.Secrets;

/** The durable embedded server of a home, with an empty database for each store under test. */
final class BenchServer implements AutoCloseable {
    private final EmbeddedPostgres server;

    BenchServer(Path home) {
        server = EmbeddedPostgres.open(home);
    }

    DatabaseServer emptyDatabase(String name) {
        try (Connection connection = server.administrator().connect();
                Statement statement = connection.createStatement()) {
            statement.execute("DROP DATABASE IF EXISTS " + name + " WITH (FORCE)");
            statement.execute("CREATE DATABASE " + name);
        } catch (SQLException e) {
            throw new IllegalStateException("cannot make an empty database for the bench", e);
        }
        return new Database(name);
    }

    private final class Database implements DatabaseServer {
        private final String name;

        Database(String name) {
            this.name = name;
        }

        @Override
        public JdbcTarget administrator() {
            JdbcTarget target = server.administrator();
            String url = target.url().substring(0, target.url().lastIndexOf('/') + 1) + name;
            return new JdbcTarget(url, target.user(), target.password());
        }

        @Override
        public Secrets secrets() {
            return server.secrets();
        }

        @Override
        public void close() {
            // Goes with the next run, so that a log that did not verify can be looked at.
        }
    }

    @Override
    public void close() {
        server.close();
    }
}
