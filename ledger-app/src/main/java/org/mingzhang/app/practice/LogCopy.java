package org.mingzhang.app.practice;

import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.mingzhang.app.platform.embedded.DatabaseServer;
import org.mingzhang.app.platform.embedded.DatabaseUnavailable;
import org.mingzhang.app.platform.embedded.JdbcTarget;
import org.mingzhang.app.platform.embedded.Secrets;
import org.mingzhang.app.platform.eventstore.LedgerDatabase;
import org.mingzhang.app.platform.eventstore.RoleNames;
import org.mingzhang.app.platform.ledger.LedgerStore;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.postgresql.copy.CopyOut;

/**
 * A copy of the log in a database of its own on the same server, with the same tables, triggers, roles and rights, so that the very
 * verification looks at it that looks at the log; dropped when it is closed. The log itself is read and nothing else.
 */
final class LogCopy implements AutoCloseable {
    /** How the names of such databases begin; one that a killed process left behind is known by it. */
    private static final String PREFIX = "tampered_";

    private static final List<String> TABLES =
            List.of("blob", "entry", "claim", "tile", "checkpoint", "head", "data_key");

    private final JdbcTarget server;
    private final String name;
    private final LedgerDatabase database;

    private LogCopy(JdbcTarget server, String name, LedgerDatabase database) {
        this.server = server;
        this.name = name;
        this.database = database;
    }

    /** Copies the log as it stands at one moment. */
    static LogCopy of(LedgerStore store) {
        JdbcTarget server = store.administrator();
        String name = PREFIX + UUID.randomUUID().toString().replace("-", "").substring(0, 12);
        JdbcTarget there = new JdbcTarget(
                server.url().replaceFirst("/[^/?]+(?=$|[?])", "/" + name), server.user(), server.password());
        try {
            execute(server, "CREATE DATABASE " + name);
            LedgerDatabase database = LedgerDatabase.create(
                    new There(there, new Secrets(store.home().secrets())), RoleNames.DEFAULT);
            LogCopy copy = new LogCopy(server, name, database);
            fill(server, there);
            return copy;
        } catch (SQLException | IOException | RuntimeException failed) {
            drop(server, name);
            throw new DatabaseUnavailable("建不了用来演示的副本：" + failed.getMessage(), failed);
        }
    }

    /** What a killed process left behind. */
    static void dropLeftovers(LedgerStore store) {
        JdbcTarget server = store.administrator();
        List<String> names = new ArrayList<>();
        try (Connection connection = server.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "SELECT datname FROM pg_database WHERE datname ~ '^" + PREFIX + "[0-9a-f]{12}$'")) {
            while (row.next()) {
                names.add(row.getString(1));
            }
        } catch (SQLException unknown) {
            throw new DatabaseUnavailable("查不了演示留下的副本：" + unknown.getMessage(), unknown);
        }
        names.forEach(name -> drop(server, name));
    }

    private record There(JdbcTarget administrator, Secrets secrets) implements DatabaseServer {
        @Override
        public void close() {
            // The server is the ledger's.
        }
    }

    private static void fill(JdbcTarget from, JdbcTarget to) throws SQLException, IOException {
        try (Connection source = from.connect();
                Connection target = to.connect()) {
            source.setAutoCommit(false);
            source.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            target.setAutoCommit(false);
            try (Statement statement = target.createStatement()) {
                statement.execute("ALTER TABLE ledger.head DISABLE TRIGGER ALL");
                statement.execute("DELETE FROM ledger.head");
                for (String table : TABLES) {
                    copy(source, target, "ledger." + table);
                }
                for (String sql : triggersOf("head")) {
                    statement.execute(sql);
                }
            }
            target.commit();
        }
    }

    private static void copy(Connection source, Connection target, String table) throws SQLException, IOException {
        CopyOut out =
                source.unwrap(PGConnection.class).getCopyAPI().copyOut("COPY " + table + " TO STDOUT (FORMAT binary)");
        CopyIn in =
                target.unwrap(PGConnection.class).getCopyAPI().copyIn("COPY " + table + " FROM STDIN (FORMAT binary)");
        for (byte[] bytes = out.readFromCopy(); bytes != null; bytes = out.readFromCopy()) {
            in.writeToCopy(bytes, 0, bytes.length);
        }
        in.endCopy();
    }

    /** Puts the triggers of a table in force again, as its owner would who wants nothing to be noticed. */
    static List<String> triggersOf(String table) {
        List<String> triggers = new ArrayList<>(List.of("append_only", "append_only_row"));
        if (table.equals("head")) {
            triggers.add("only_grows");
        }
        return triggers.stream()
                .map(trigger -> "ALTER TABLE ledger." + table + " ENABLE ALWAYS TRIGGER " + trigger)
                .toList();
    }

    /** As whom the verification reads it. */
    JdbcTarget reader() {
        return database.reader();
    }

    /** As who may do anything there. */
    JdbcTarget owner() {
        return new JdbcTarget(database.owner().url(), server.user(), server.password());
    }

    private static void execute(JdbcTarget target, String sql) throws SQLException {
        try (Connection connection = target.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static void drop(JdbcTarget server, String name) {
        try {
            execute(server, "DROP DATABASE IF EXISTS " + name + " WITH (FORCE)");
        } catch (SQLException left) {
            throw new DatabaseUnavailable("删不掉用来演示的副本 " + name + "：" + left.getMessage(), left);
        }
    }

    @Override
    public void close() {
        drop(server, name);
    }
}
