package org.mingzhang.view.projection;

import java.io.IOException;
import java.io.StringReader;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/** New rows of one table, collected and written by COPY: the fastest way in. */
public final class CopyRows {
    private final String table;
    private final String[] columns;
    private final StringBuilder text = new StringBuilder();

    public CopyRows(String table, String... columns) {
        this.table = table;
        this.columns = columns.clone();
    }

    /** One row; values are written as their text. */
    public void add(@Nullable Object... values) {
        if (values.length != columns.length) {
            throw new IllegalArgumentException(table + " takes " + columns.length + " values");
        }
        for (int i = 0; i < values.length; i++) {
            if (i > 0) {
                text.append('\t');
            }
            Object value = values[i];
            if (value == null) {
                text.append("\\N");
            } else {
                escape(value.toString());
            }
        }
        text.append('\n');
    }

    private void escape(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '\\' -> text.append("\\\\");
                case '\t' -> text.append("\\t");
                case '\n' -> text.append("\\n");
                case '\r' -> text.append("\\r");
                default -> text.append(c);
            }
        }
    }

    /** Sends the rows. */
    public void write(Connection connection) throws SQLException {
        if (text.isEmpty()) {
            return;
        }
        try {
            connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn(
                            "COPY " + table + " (" + String.join(", ", columns) + ") FROM STDIN",
                            new StringReader(text.toString()));
        } catch (IOException e) {
            throw new SQLException("COPY " + table, e);
        }
    }
}
