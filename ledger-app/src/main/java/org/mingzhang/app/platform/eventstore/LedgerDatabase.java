package org.mingzhang.app.platform.eventstore;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.flywaydb.core.api.FlywayException;
import org.mingzhang.app.platform.embedded.DatabaseServer;
import org.mingzhang.app.platform.embedded.DatabaseUnavailable;
import org.mingzhang.app.platform.embedded.JdbcTarget;
import org.mingzhang.app.platform.embedded.Secrets;

/**
 * A database with the ledger's schema in it, seen through its three roles.
 *
 * @param owner may change the schema; used for migrations only
 * @param writer may append; also creates the schemas of read models, which the reader can read
 * @param reader may read
 */
public record LedgerDatabase(JdbcTarget owner, JdbcTarget writer, JdbcTarget reader) {
    static final String SCHEMA = "ledger";

    /** Where the read models are that people read. */
    private static final String VIEWS = "view";

    /** Where event processors keep their tokens: outside the ledger's schema, since they may be lost and read anew. */
    public static final String TOKEN_TABLE = "processing.token_entry";

    // Of each append-only table both triggers, of the head one more; every one fires always.
    private static final int TRIGGERS = 5 * 2 + 3;

    private static final String TOKENS = """
            CREATE SCHEMA IF NOT EXISTS processing;
            CREATE TABLE IF NOT EXISTS processing.token_entry (
                processorName text NOT NULL,
                segment       integer NOT NULL,
                token         bytea,
                tokenType     text,
                timestamp     text,
                owner         text,
                PRIMARY KEY (processorName, segment)
            )
            """;
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
            AuditorRole.create(admin, roles.auditor());
            grantDatabase(admin, roles);
            database.migrate(roles);
            database.letTheReaderReadWhatTheWriterCreates(roles);
        } catch (SQLException e) {
            throw new DatabaseUnavailable("建不了账本的数据库角色和库结构：" + e.getMessage(), e);
        }
        return database;
    }

    /**
     * A database for a ledger that is about to begin. One that holds a ledger already is left at its version.
     *
     * @throws DatabaseUnavailable when it holds a ledger of another home, or of another version than this program's
     */
    public static LedgerDatabase create(DatabaseServer server, RoleNames roles) {
        if (hasSchema(server)) {
            if (!roles.all().stream().allMatch(role -> server.secrets().has(secretOf(role)))) {
                throw new DatabaseUnavailable("this database holds a ledger that another home began: copy that home's"
                        + " secrets, or name another database");
            }
            // Not as the administrator, who need not be a superuser and then may not look into it.
            SchemaState state = of(server, roles).schemaState();
            if (!state.isEmpty()) {
                state.requireCurrent();
            }
        }
        return prepare(server, roles);
    }

    private static boolean hasSchema(DatabaseServer server) {
        try (Connection admin = server.administrator().connect();
                PreparedStatement query = admin.prepareStatement("SELECT 1 FROM pg_namespace WHERE nspname = ?")) {
            query.setString(1, SCHEMA);
            try (ResultSet row = query.executeQuery()) {
                return row.next();
            }
        } catch (SQLException e) {
            throw new DatabaseUnavailable("cannot see whether there is a ledger: " + e.getMessage(), e);
        }
    }

    /**
     * A database that was prepared before, by a program with the same migrations as this one. Changes nothing.
     *
     * @throws DatabaseUnavailable when there is no ledger in it, or its schema is older or newer than this program's
     */
    public static LedgerDatabase current(DatabaseServer server, RoleNames roles) {
        LedgerDatabase database = asItIs(server, roles);
        SchemaState.of(database.reader).requireCurrent();
        return database;
    }

    /**
     * A database that was prepared before, by whatever program. Changes nothing.
     *
     * @throws DatabaseUnavailable when this home has no passwords for it
     */
    public static LedgerDatabase asItIs(DatabaseServer server, RoleNames roles) {
        for (String role : roles.all()) {
            if (!server.secrets().has(secretOf(role))) {
                throw new DatabaseUnavailable("这里没有账本：账本文件夹中没有数据库角色 " + role
                        + " 的口令；请先用 ledger init 建立，或从建立它的账本文件夹复制 secrets/" + secretOf(role));
            }
        }
        return of(server, roles);
    }

    /** Which of this program's migrations the database has, as the role sees it that applies them. */
    public SchemaState schemaState() {
        return SchemaState.of(owner);
    }

    /** The roles of a database that was prepared before. */
    public static LedgerDatabase of(DatabaseServer server, RoleNames roles) {
        return new LedgerDatabase(
                role(server, roles.owner()), role(server, roles.writer()), role(server, roles.reader()));
    }

    private static JdbcTarget role(DatabaseServer server, String name) {
        return server.administrator().as(name, server.secrets().obtain(secretOf(name)));
    }

    private static String secretOf(String role) {
        return "role-" + role;
    }

    // The password goes to the server as a SCRAM verifier, so that no statement log can leak it.
    private static void create(Connection admin, JdbcTarget role) throws SQLException {
        if (AuditorRole.exists(admin, role.user())) {
            try (Connection works = role.connect()) {
                works.isValid(5);
                return;
            } catch (SQLException e) {
                throw new DatabaseUnavailable(
                        "数据库中已有角色 " + role.user() + "，但口令与本账本文件夹所存的不同：请从建立它的账本文件夹复制 secrets/role-" + role.user()
                                + "，或换一台没有其他账本的数据库服务器",
                        e);
            }
        }
        String verifier = Secrets.verifier(role.password());
        try (Statement statement = admin.createStatement()) {
            statement.execute("CREATE ROLE " + role.user()
                    + " LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION PASSWORD '" + verifier + "'");
        }
    }

    private static void grantDatabase(Connection admin, RoleNames roles) throws SQLException {
        try (Statement statement = admin.createStatement()) {
            String database = statement.enquoteIdentifier(admin.getCatalog(), true);
            statement.execute("REVOKE ALL ON DATABASE " + database + " FROM PUBLIC");
            statement.execute("GRANT CONNECT ON DATABASE " + database + " TO " + String.join(", ", roles.all()) + ", "
                    + roles.auditor());
            statement.execute(
                    "GRANT CREATE, TEMPORARY ON DATABASE " + database + " TO " + roles.owner() + ", " + roles.writer());
        }
    }

    private void migrate(RoleNames roles) throws SQLException {
        try {
            SchemaState.migrations(owner)
                    .placeholders(Map.of("writer", roles.writer(), "reader", roles.reader()))
                    .load()
                    .migrate();
        } catch (FlywayException e) {
            throw new DatabaseUnavailable(
                    "a migration failed and was undone: " + firstCause(e) + "; the ledger's schema is at version "
                            + SchemaState.of(owner).version(),
                    e);
        }
        try (Connection connection = owner.connect();
                Statement statement = connection.createStatement()) {
            // So that every command sees by itself whether the schema is the one it was written for.
            statement.execute("GRANT SELECT ON " + SCHEMA + "." + SchemaState.HISTORY + " TO " + roles.reader());
            AuditorRole.openLog(connection, roles.auditor());
        }
    }

    private static String firstCause(Throwable fault) {
        Throwable cause = fault;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return String.valueOf(cause.getMessage()).lines().findFirst().orElse("");
    }

    private void letTheReaderReadWhatTheWriterCreates(RoleNames roles) throws SQLException {
        try (Connection connection = writer.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("ALTER DEFAULT PRIVILEGES GRANT USAGE ON SCHEMAS TO " + roles.reader());
            statement.execute("ALTER DEFAULT PRIVILEGES GRANT SELECT ON TABLES TO " + roles.reader());
            AuditorRole.openViews(connection, roles.auditor(), VIEWS);
            statement.execute(TOKENS);
        }
    }

    /**
     * What keeps this database from protecting the log against its own application: rights that the writer should not
     * have, triggers that are missing or switched off. Empty when all is well.
     */
    public List<String> unprotected() {
        List<String> problems = new ArrayList<>();
        try (Connection connection = writer.connect();
                Statement statement = connection.createStatement()) {
            try (ResultSet row = statement.executeQuery(
                    "SELECT rolsuper OR rolbypassrls OR rolcreaterole FROM pg_roles WHERE rolname = current_user")) {
                row.next();
                if (row.getBoolean(1)) {
                    problems.add("记账用的数据库角色 " + writer.user() + " 权限过大：是超级用户，或能绕过行级权限、另建角色");
                }
            }
            try (ResultSet rows = statement.executeQuery("SELECT c.relname FROM pg_class c"
                    + " WHERE c.relnamespace = 'ledger'::regnamespace AND c.relkind IN ('r', 'p')"
                    + " AND c.relname NOT IN ('data_key', 'schema_history') AND (has_table_privilege(c.oid, 'DELETE, TRUNCATE')"
                    + " OR (c.relname <> 'head' AND has_table_privilege(c.oid, 'UPDATE')))")) {
                while (rows.next()) {
                    problems.add("记账用的数据库角色可以改动或删除 ledger." + rows.getString(1) + " 中已有的行");
                }
            }
            try (ResultSet row =
                    statement.executeQuery("SELECT count(*) FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid"
                            + " WHERE c.relnamespace = 'ledger'::regnamespace AND t.tgenabled = 'A'"
                            + " AND t.tgname IN ('append_only', 'append_only_row', 'only_grows')")) {
                row.next();
                if (row.getInt(1) < TRIGGERS) {
                    problems.add("禁止改动账目的触发器应有 " + TRIGGERS + " 个，在用的只有 " + row.getInt(1) + " 个");
                }
            }
        } catch (SQLException e) {
            throw new DatabaseUnavailable("查不了账本的权限和触发器：" + e.getMessage(), e);
        }
        return problems;
    }
}
