package org.mingzhang.app.backup;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/** Rows of tables in PostgreSQL's binary COPY format, out of one database and into another, in the transaction of a connection. */
final class TableCopies {
    private static final int BUFFER = 1 << 16;

    private final Connection connection;

    TableCopies(Connection connection) {
        this.connection = connection;
    }

    private CopyManager copies() throws SQLException {
        return connection.unwrap(PGConnection.class).getCopyAPI();
    }

    /** The columns that a table has, in order; empty where there is no such table. */
    List<String> columns(BackedUpTable table) throws SQLException {
        List<String> columns = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement("SELECT a.attname FROM pg_attribute a"
                + " JOIN pg_class c ON c.oid = a.attrelid JOIN pg_namespace n ON n.oid = c.relnamespace"
                + " WHERE n.nspname = ? AND c.relname = ? AND a.attnum > 0 AND NOT a.attisdropped ORDER BY a.attnum")) {
            query.setString(1, table.schema());
            query.setString(2, table.name());
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    columns.add(row.getString(1));
                }
            }
        }
        return columns;
    }

    /** A table's file, with the number of its rows. */
    record Out(CopiedFile file, Manifest.Table table) {}

    Out out(BackedUpTable table, Path folder, LongConsumer more) throws SQLException, IOException {
        List<String> columns = columns(table);
        long[] rows = new long[1];
        CopiedFile file = CopiedFile.write(
                folder,
                table.file(),
                out -> {
                    BufferedOutputStream buffered = new BufferedOutputStream(out, BUFFER);
                    try {
                        rows[0] = copies().copyOut(
                                        "COPY " + table.qualified() + " (" + quoted(columns)
                                                + ") TO STDOUT (FORMAT binary)",
                                        buffered);
                    } catch (SQLException e) {
                        throw new IOException(e);
                    }
                    buffered.flush();
                },
                more);
        return new Out(file, new Manifest.Table(table.qualified(), table.file(), columns, rows[0]));
    }

    /**
     * Puts a file's rows into a table that has none.
     *
     * @param columns which the table has all of; whoever calls made sure
     */
    void in(BackedUpTable table, List<String> columns, Path file, LongConsumer more) throws SQLException, IOException {
        if (table.qualified().equals("ledger.head")) {
            head(columns, file);
            return;
        }
        fill(table.qualified(), columns, file, more);
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT a.attname FROM pg_attribute a WHERE a.attrelid = '"
                        + table.qualified() + "'::regclass AND a.attidentity <> ''")) {
            if (row.next()) {
                continueAfter(table, row.getString(1));
            }
        }
    }

    /** The row is there from the beginning, and only ever grows: no trigger has to be put out of force for it. */
    private void head(List<String> columns, Path file) throws SQLException, IOException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE TEMPORARY TABLE restored_head (LIKE ledger.head) ON COMMIT DROP");
            fill("restored_head", columns, file, bytes -> {});
            int rows = statement.executeUpdate(
                    "UPDATE ledger.head SET size = r.size, sm3_frontier = r.sm3_frontier, sha256_frontier = r.sha256_frontier,"
                            + " max_recorded_at = r.max_recorded_at FROM restored_head r");
            if (rows != 1) {
                throw new SQLException("ledger.head should have one row");
            }
        }
    }

    private void fill(String table, List<String> columns, Path file, LongConsumer more)
            throws SQLException, IOException {
        try (InputStream in = Files.newInputStream(file)) {
            copies().copyIn(
                            "COPY " + table + " (" + quoted(columns) + ") FROM STDIN (FORMAT binary)",
                            new CountedInput(in, more),
                            BUFFER);
        }
    }

    private void continueAfter(BackedUpTable table, String column) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("SELECT setval(pg_get_serial_sequence('" + table.qualified() + "', '" + column
                    + "'), greatest((SELECT max(" + column + ") FROM " + table.qualified() + "), 1))");
        }
    }

    private static String quoted(List<String> columns) {
        return columns.stream()
                .map(column -> '"' + column.replace("\"", "\"\"") + '"')
                .collect(Collectors.joining(", "));
    }

    /** Tells how much was read. */
    private static final class CountedInput extends java.io.FilterInputStream {
        private final LongConsumer more;

        CountedInput(InputStream in, LongConsumer more) {
            super(in);
            this.more = more;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int n = super.read(bytes, offset, length);
            if (n > 0) {
                more.accept(n);
            }
            return n;
        }
    }
}
