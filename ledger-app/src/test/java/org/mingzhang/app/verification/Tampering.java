package org.mingzhang.app.verification;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.mingzhang.app.platform.ledger.LedgerStore;

/** What a database's owner does; undone when closed. */
final class Tampering implements AutoCloseable {
    private final LedgerStore store;
    private final long victim;
    private final byte[] bytes;
    private final byte[] sm3;
    private final byte[] sha256;

    /** @param victim the position of the entry whose row is put back in the end */
    Tampering(LedgerStore store, long victim) throws SQLException {
        this.store = store;
        this.victim = victim;
        try (Connection connection = store.administrator().connect();
                PreparedStatement query = connection.prepareStatement(
                        "SELECT bytes, leaf_sm3, leaf_sha256 FROM ledger.entry WHERE position = ?")) {
            query.setLong(1, victim);
            try (ResultSet row = query.executeQuery()) {
                assertThat(row.next()).isTrue();
                bytes = row.getBytes(1);
                sm3 = row.getBytes(2);
                sha256 = row.getBytes(3);
            }
        }
    }

    void change(String sql) throws SQLException {
        triggers("DISABLE TRIGGER ALL");
        try (Connection connection = store.administrator().connect();
                Statement statement = connection.createStatement()) {
            assertThat(statement.executeUpdate(sql)).isPositive();
        }
    }

    private void triggers(String what) throws SQLException {
        try (Connection connection = store.administrator().connect();
                Statement statement = connection.createStatement()) {
            statement.execute("ALTER TABLE ledger.entry " + what);
        }
    }

    @Override
    public void close() throws SQLException {
        try (Connection connection = store.administrator().connect();
                PreparedStatement update = connection.prepareStatement(
                        "UPDATE ledger.entry SET bytes = ?, leaf_sm3 = ?, leaf_sha256 = ? WHERE position = ?")) {
            update.setBytes(1, bytes);
            update.setBytes(2, sm3);
            update.setBytes(3, sha256);
            update.setLong(4, victim);
            update.executeUpdate();
        }
        triggers("ENABLE ALWAYS TRIGGER append_only");
        triggers("ENABLE ALWAYS TRIGGER append_only_row");
    }
}
