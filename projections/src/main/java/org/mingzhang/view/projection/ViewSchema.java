package org.mingzhang.view.projection;

import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/**
 * A schema that holds read models: the live one, or one that is built beside it. Every statement of a projector or a
 * query names tables without schema; the search path says which schema is meant.
 */
public record ViewSchema(String name) {
    /** The one that queries read. */
    public static final ViewSchema LIVE = new ViewSchema("view");

    private static final int LETTERS = 12;

    public ViewSchema {
        if (!name.matches("[a-z_]{1,40}")) {
            throw new IllegalArgumentException("no name of a schema: " + name);
        }
    }

    /** Work within one transaction. */
    public interface Work<T> {
        T in(Connection connection) throws SQLException;
    }

    /**
     * Creates what is missing, all of it or nothing. Harmless when nothing is.
     *
     * @throws ViewFault when what is there is not what earlier migrations left
     */
    public void migrate(DataSource views) {
        try {
            Flyway.configure()
                    .dataSource(views)
                    .schemas(name)
                    .table("schema_history")
                    .locations("classpath:db/view")
                    // One transaction, which waits for the disk once.
                    .group(true)
                    .load()
                    .migrate();
        } catch (FlywayException e) {
            throw new ViewFault("模式 " + name + " 的结构或迁移记录被改动过，无法更新", e);
        }
    }

    /** This schema's name with letters behind that nobody guesses, for where the name is taken by someone else. */
    ViewSchema elsewhere() {
        SecureRandom random = new SecureRandom();
        StringBuilder letters = new StringBuilder(name).append('_');
        for (int i = 0; i < LETTERS; i++) {
            letters.append((char) ('a' + random.nextInt('z' - 'a' + 1)));
        }
        return new ViewSchema(letters.toString());
    }

    /** Drops it with everything in it. */
    public void drop(DataSource views) {
        try (Connection connection = views.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("DROP SCHEMA IF EXISTS " + name + " CASCADE");
        } catch (SQLException e) {
            throw new ViewFault("删不去模式 " + name, e);
        }
    }

    /**
     * Runs a transaction that writes. It does not wait for the disk: what a crash takes away is applied again, since
     * the position goes with it.
     */
    public <T> T write(DataSource views, Work<T> work) {
        return transaction(views, "SET LOCAL synchronous_commit TO off", work);
    }

    /**
     * Runs queries on one state of the read models. The lock comes before the snapshot, so that a switch to a rebuilt
     * schema happens before or after all of them.
     */
    public <T> T read(DataSource views, Work<T> work) {
        return transaction(
                views,
                "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY; LOCK TABLE " + name
                        + ".projection IN ACCESS SHARE MODE",
                work);
    }

    private <T> T transaction(DataSource views, String begin, Work<T> work) {
        try (Connection connection = views.getConnection()) {
            connection.setAutoCommit(false);
            try {
                try (Statement statement = connection.createStatement()) {
                    statement.execute(begin);
                }
                enter(connection);
                T result = work.in(connection);
                connection.commit();
                return result;
            } catch (SQLException | RuntimeException e) {
                connection.rollback();
                throw e;
            } finally {
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            throw new ViewFault("模式 " + name + " 中的视图读写不了：" + said(e), e);
        }
    }

    /** What the database says of a fault, in one line. */
    static String said(SQLException e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    }

    /** Makes the rest of the connection's transaction mean this schema. */
    void enter(Connection connection) throws SQLException {
        try (PreparedStatement set = connection.prepareStatement("SELECT set_config('search_path', ?, true)")) {
            set.setString(1, name);
            set.execute();
        }
    }
}
