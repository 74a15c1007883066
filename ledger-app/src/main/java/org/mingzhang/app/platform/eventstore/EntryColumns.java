package org.mingzhang.app.platform.eventstore;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import org.mingzhang.domain.seal.Hash;

/** The columns of table {@code entry} in the order in which they are read. */
final class EntryColumns {
    static final String SELECT = "SELECT position, stream_type, stream_id, stream_seq, command_id, type,"
            + " revision, recorded_at, business_date, bytes, leaf_sm3, leaf_sha256 FROM ledger.entry ";

    private EntryColumns() {}

    static StoredEntry read(ResultSet row) throws SQLException {
        return new StoredEntry(
                row.getLong(1),
                new StreamRef(row.getString(2), row.getString(3)),
                row.getLong(4),
                row.getString(5),
                row.getString(6),
                row.getInt(7),
                FactQueries.time(row, 8, () -> "序号 " + row.getLong(1) + " 的账目"),
                row.getObject(9, LocalDate.class),
                row.getBytes(10),
                Hash.of(row.getBytes(11)),
                Hash.of(row.getBytes(12)));
    }
}
