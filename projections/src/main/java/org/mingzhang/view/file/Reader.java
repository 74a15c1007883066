package org.mingzhang.view.file;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.money.Fen;

/** Reading rows of a query by their names, whose placeholders take texts and arrays of texts. */
final class Reader {
    private final ResultSet row;

    private Reader(ResultSet row) {
        this.row = row;
    }

    /** What becomes of a row. */
    interface Reading<T> {
        T read(Reader row) throws SQLException;
    }

    static <T> List<T> rows(Connection connection, String sql, List<Object> values, Reading<T> reading)
            throws SQLException {
        List<T> rows = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.size(); i++) {
                if (values.get(i) instanceof String[] texts) {
                    query.setArray(i + 1, connection.createArrayOf("text", texts));
                } else {
                    query.setObject(i + 1, values.get(i));
                }
            }
            try (ResultSet result = query.executeQuery()) {
                Reader reader = new Reader(result);
                while (result.next()) {
                    rows.add(reading.read(reader));
                }
            }
        }
        return rows;
    }

    /** A text that is always there. */
    String word(String column) throws SQLException {
        return String.valueOf(row.getString(column));
    }

    @Nullable
    String text(String column) throws SQLException {
        return row.getString(column);
    }

    long number(String column) throws SQLException {
        return row.getLong(column);
    }

    @Nullable
    Integer whole(String column) throws SQLException {
        int value = row.getInt(column);
        return row.wasNull() ? null : value;
    }

    @Nullable
    Boolean flag(String column) throws SQLException {
        boolean value = row.getBoolean(column);
        return row.wasNull() ? null : value;
    }

    @Nullable
    Fen fen(String column) throws SQLException {
        long value = row.getLong(column);
        return row.wasNull() ? null : Fen.of(value);
    }

    /** A time that is always there. */
    Instant time(String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    @Nullable
    LocalDate day(String column) throws SQLException {
        return row.getObject(column, LocalDate.class);
    }
}
