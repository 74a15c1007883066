package org.mingzhang.app.platform.eventstore;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * 审计专用角色: the audit office's own way into the database, apart from the application's. It may read the log and the read models and
 * nothing else: no data key, no account, no token, no draft. It is made without a password, so that nobody comes in by it before the office
 * has set one; a ledger from before it gets it with {@code migrate}, and goes on without until then.
 */
public final class AuditorRole {
    /** What it may read of the log: all of it, and of data keys which there are. {@code db/shape/facts.sql} has the same list. */
    private static final List<String> TABLES =
            List.of("entry", "claim", "tile", "checkpoint", "blob", "head", SchemaState.HISTORY);

    /** A pair of hands and their tools; who needs more asks for it. */
    private static final int CONNECTIONS = 5;

    private static final String NOT_ALLOWED = "42501";

    private AuditorRole() {}

    /** Whether a role is there. */
    static boolean exists(Connection connection, String role) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("SELECT 1 FROM pg_roles WHERE rolname = ?")) {
            query.setString(1, role);
            try (ResultSet row = query.executeQuery()) {
                return row.next();
            }
        }
    }

    /** Makes the role where it is missing. What its office has set since, its password above all, stays. */
    static void create(Connection admin, String role) throws SQLException {
        if (exists(admin, role)) {
            return;
        }
        try (Statement statement = admin.createStatement()) {
            statement.execute("CREATE ROLE " + role
                    + " LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION CONNECTION LIMIT " + CONNECTIONS);
            statement.execute("ALTER ROLE " + role + " SET default_transaction_read_only = on");
            logWhatItAsks(statement, role);
        }
    }

    /** Only a superuser may have statements logged; elsewhere the server's operator sets it. */
    private static void logWhatItAsks(Statement statement, String role) throws SQLException {
        try {
            statement.execute("ALTER ROLE " + role + " SET log_statement = 'all'");
        } catch (SQLException e) {
            if (!NOT_ALLOWED.equals(e.getSQLState())) {
                throw e;
            }
        }
    }

    /** Lets it read the log; said by the owner. */
    static void openLog(Connection owner, String role) throws SQLException {
        try (Statement statement = owner.createStatement()) {
            statement.execute("GRANT USAGE ON SCHEMA " + LedgerDatabase.SCHEMA + " TO " + role);
            for (String table : TABLES) {
                statement.execute("GRANT SELECT ON " + LedgerDatabase.SCHEMA + "." + table + " TO " + role);
            }
            statement.execute("GRANT SELECT (key_id, subject, destroyed_at) ON " + LedgerDatabase.SCHEMA
                    + ".data_key TO " + role);
        }
    }

    /** Lets it read the read models, those that are there and those that will be; said by the writer, who makes them. */
    static void openViews(Connection writer, String role, String schema) throws SQLException {
        try (Statement statement = writer.createStatement()) {
            statement.execute("ALTER DEFAULT PRIVILEGES GRANT USAGE ON SCHEMAS TO " + role);
            statement.execute("ALTER DEFAULT PRIVILEGES GRANT SELECT ON TABLES TO " + role);
            try (ResultSet there =
                    statement.executeQuery("SELECT 1 FROM pg_namespace WHERE nspname = '" + schema + "'")) {
                if (!there.next()) {
                    return;
                }
            }
            statement.execute("GRANT USAGE ON SCHEMA " + schema + " TO " + role);
            statement.execute("GRANT SELECT ON ALL TABLES IN SCHEMA " + schema + " TO " + role);
        }
    }

    /** Shuts a schema of the writer's to it, tables and all; harmless where the role is not there. */
    public static void shutOut(Connection writer, String role, String schema) throws SQLException {
        if (!exists(writer, role)) {
            return;
        }
        try (Statement statement = writer.createStatement()) {
            statement.execute("REVOKE ALL ON SCHEMA " + schema + " FROM " + role);
            statement.execute("REVOKE ALL ON ALL TABLES IN SCHEMA " + schema + " FROM " + role);
        }
    }
}
