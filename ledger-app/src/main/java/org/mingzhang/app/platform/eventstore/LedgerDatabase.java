package org.mingzhang.app.platform.eventstore;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.mingzhang.app.platform.embedded.DatabaseServer;
import org.mingzhang.app.platform.embedded.DatabaseUnavailable;
import org.mingzhang.app.platform.embedded.JdbcTarget;
import org.postgresql.util.PasswordUtil;

/**
 * A database with the ledger's schema in it, seen through its three roles.
 *
 * @param owner may change the schema; used for migrations only
 * @param writer may append; also creates the schemas of read models, which the reader can read
 * @param reader may read
 */
public record LedgerDatabase(JdbcTarget owner, JdbcTarget writer, JdbcTarget reader) {
    static final String SCHEMA = "ledger";
    // Any number that no other program takes: two commands that prepare the same database wait for each other.
    private static final long PREPARING = 0x6d696e677a68616eL;

    /**
     * Creates the roles that are missing and brings the schema up to date. Harmless when nothing is to do.
     *
     * @throws DatabaseUnavailable when a role exists whose password this home does not have
     */
    public static LedgerDatabase prepare(DatabaseServer server, RoleNames roles) {
        LedgerDatabase database = of(server, roles);
        try (Connection admin = server.administrator().connect();
                Statement statement = admin.createStatement()) {
            statement.execute("SELECT pg_advisory_lock(" + PREPARING + ")");
            for (JdbcTarget role : new JdbcTarget[] {database.owner, database.writer, database.reader}) {
                create(admin, role);
            }
            grantDatabase(admin, roles);
            database.migrate(roles);
            database.letTheReaderReadWhatTheWriterCreates(roles);
        } catch (SQLException e) {
            throw new DatabaseUnavailable("cannot prepare the ledger's roles and schema: " + e.getMessage(), e);
        }
        return database;
    }

    /** The roles of a database that was prepared before. */
    public static LedgerDatabase of(DatabaseServer server, RoleNames roles) {
        return new LedgerDatabase(
                role(server, roles.owner()), role(server, roles.writer()), role(server, roles.reader()));
    }

    private static JdbcTarget role(DatabaseServer server, String name) {
        return server.administrator().as(name, server.secrets().obtain("role-" + name));
    }

    // The password goes to the server as a SCRAM verifier, so that no statement log can leak it.
    private static void create(Connection admin, JdbcTarget role) throws SQLException {
        if (exists(admin, role.user())) {
            try (Connection works = role.connect()) {
                works.isValid(5);
                return;
            } catch (SQLException e) {
                throw new DatabaseUnavailable(
                        "the database has a role " + role.user() + ", but not with the password kept in this home: copy"
                                + " secrets/role-" + role.user()
                                + " from the home that created it, or name other roles",
                        e);
            }
        }
        String verifier =
                PasswordUtil.encodePassword(role.user(), role.password().toCharArray(), "scram-sha-256");
        try (Statement statement = admin.createStatement()) {
            statement.execute("CREATE ROLE " + role.user()
                    + " LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION PASSWORD '" + verifier + "'");
        }
    }

    private static boolean exists(Connection admin, String role) throws SQLException {
        try (PreparedStatement query = admin.prepareStatement("SELECT 1 FROM pg_roles WHERE rolname = ?")) {
            query.setString(1, role);
            try (ResultSet row = query.executeQuery()) {
                return row.next();
            }
        }
    }

    private static void grantDatabase(Connection admin, RoleNames roles) throws SQLException {
        try (Statement statement = admin.createStatement()) {
            String database = statement.enquoteIdentifier(admin.getCatalog(), true);
            statement.execute("REVOKE ALL ON DATABASE " + database + " FROM PUBLIC");
            statement.execute("GRANT CONNECT ON DATABASE " + database + " TO " + String.join(", ", roles.all()));
            statement.execute(
                    "GRANT CREATE, TEMPORARY ON DATABASE " + database + " TO " + roles.owner() + ", " + roles.writer());
        }
    }

    private void migrate(RoleNames roles) {
        Flyway.configure()
                .dataSource(owner.url(), owner.user(), owner.password())
                .schemas(SCHEMA)
                .table("schema_history")
                .locations("classpath:db/ledger")
                .placeholders(Map.of("writer", roles.writer(), "reader", roles.reader()))
                .cleanDisabled(true)
                .load()
                .migrate();
    }

    private void letTheReaderReadWhatTheWriterCreates(RoleNames roles) throws SQLException {
        try (Connection connection = writer.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("ALTER DEFAULT PRIVILEGES GRANT USAGE ON SCHEMAS TO " + roles.reader());
            statement.execute("ALTER DEFAULT PRIVILEGES GRANT SELECT ON TABLES TO " + roles.reader());
        }
    }
}
