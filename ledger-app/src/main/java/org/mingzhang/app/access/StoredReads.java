package org.mingzhang.app.access;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.mingzhang.app.platform.embedded.DatabaseUnavailable;
import org.mingzhang.app.platform.ledger.LedgerStore;

/** The list of who took data away, kept with the accounts; no evidence, since whoever runs the database can change it. */
public final class StoredReads implements ReadsLog {
    private final DataSource database;

    private StoredReads(DataSource database) {
        this.database = database;
    }

    /** That of a ledger whose {@link Accounts} were opened. */
    public static StoredReads of(LedgerStore store) {
        return new StoredReads(store.writer());
    }

    @Override
    public void taken(Taken taken) {
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(
                        "INSERT INTO access.taken (at, actor, name, org_name, what, rows, sm3) VALUES (?, ?, ?, ?, ?, ?, ?)")) {
            insert.setTimestamp(1, Timestamp.from(taken.at()));
            insert.setString(2, taken.actor());
            insert.setString(3, taken.name());
            insert.setString(4, taken.orgName());
            insert.setString(5, taken.what());
            insert.setLong(6, taken.rows());
            insert.setString(7, taken.sm3());
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new DatabaseUnavailable("导出记录写不进去，文件没有交出：" + e.getMessage(), e);
        }
    }

    /** The latest ones, newest first. */
    public List<Taken> latest(int many) {
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement(
                        "SELECT at, actor, name, org_name, what, rows, sm3 FROM access.taken ORDER BY id DESC LIMIT ?")) {
            query.setInt(1, many);
            List<Taken> found = new ArrayList<>();
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    found.add(new Taken(
                            row.getTimestamp(1).toInstant(),
                            row.getString(2),
                            row.getString(3),
                            row.getString(4),
                            row.getString(5),
                            row.getLong(6),
                            row.getString(7)));
                }
            }
            return found;
        } catch (SQLException e) {
            throw new DatabaseUnavailable("导出记录查不了：" + e.getMessage(), e);
        }
    }
}
