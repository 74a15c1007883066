package org.mingzhang.app.imports;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.mingzhang.app.platform.eventstore.LogUnavailable;

/**
 * What one process at a time may do to a ledger's imports. PostgreSQL keeps it for a connection, and gives it up when the
 * process dies.
 */
public final class ImportLock implements AutoCloseable {
    private final Connection connection;
    private final String name;

    private ImportLock(Connection connection, String name) {
        this.connection = connection;
        this.name = name;
    }

    /**
     * Takes it.
     *
     * @return null where another process has it
     */
    static @Nullable ImportLock take(DataSource database, String name) {
        try {
            Connection connection = database.getConnection();
            if (ask(connection, "SELECT pg_try_advisory_lock(hashtextextended(?, 0))", name)) {
                return new ImportLock(connection, name);
            }
            connection.close();
            return null;
        } catch (SQLException e) {
            throw new LogUnavailable(e);
        }
    }

    @Override
    public void close() {
        try (connection) {
            // Connections are pooled: closed alone, this one would keep the lock.
            ask(connection, "SELECT pg_advisory_unlock(hashtextextended(?, 0))", name);
        } catch (SQLException e) {
            throw new LogUnavailable(e);
        }
    }

    private static boolean ask(Connection connection, String sql, String name) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, name);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }
}
