package org.mingzhang.view;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.mingzhang.domain.event.Envelope;
import org.mingzhang.domain.event.EventCodec;
import org.mingzhang.domain.seal.Suite;
import org.mingzhang.view.projection.ViewSchema;

/**
 * A database on a server that all tests share, with what of the log's tables read models read, and with their own schema as
 * the migrations leave it; both are empty.
 */
public final class TestDatabase implements AutoCloseable {
    private static final EmbeddedPostgres SERVER = start();
    private static final String EMPTY = empty();

    private final String name;
    private final HikariDataSource source;
    private long size;

    public TestDatabase() {
        this(EMPTY, 0);
    }

    private TestDatabase(String template, long size) {
        this.name = copied(template);
        this.size = size;
        HikariConfig pool = new HikariConfig();
        pool.setDataSource(SERVER.getDatabase("postgres", name));
        pool.setMaximumPoolSize(12);
        // Most tests need two; each of the server's processes costs as much as many queries.
        pool.setMinimumIdle(1);
        source = new HikariDataSource(pool);
    }

    /** A copy of this one as it is. This one is for nothing but copies from now on. */
    public TestDatabase copy() {
        source.close();
        return new TestDatabase(name, size);
    }

    private static String copied(String template) {
        String name = "test_" + UUID.randomUUID().toString().replace("-", "");
        execute(SERVER.getPostgresDatabase(), "CREATE DATABASE " + name + " TEMPLATE " + template);
        return name;
    }

    private static String empty() {
        String name = copied("template1");
        DataSource source = SERVER.getDatabase("postgres", name);
        execute(
                source,
                "CREATE SCHEMA ledger",
                "CREATE TABLE ledger.entry (position bigint PRIMARY KEY, bytes bytea NOT NULL,"
                        + " leaf_sha256 bytea NOT NULL, stream_type text, stream_id text)",
                "CREATE TABLE ledger.head (size bigint NOT NULL)",
                "INSERT INTO ledger.head VALUES (0)",
                "CREATE TABLE ledger.checkpoint (size bigint PRIMARY KEY)");
        ViewSchema.LIVE.migrate(source);
        return name;
    }

    private static EmbeddedPostgres start() {
        try {
            // Nothing here outlives a test, so the server may lose all of it; it neither flushes nor tidies up.
            return EmbeddedPostgres.builder()
                    .setServerConfig("full_page_writes", "off")
                    .setServerConfig("wal_level", "minimal")
                    .setServerConfig("max_wal_senders", "0")
                    .setServerConfig("autovacuum", "off")
                    .setServerConfig("jit", "off")
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public DataSource source() {
        return source;
    }

    /** Appends to the log. */
    public void append(List<Envelope> envelopes) {
        try (Connection connection = source.getConnection();
                PreparedStatement insert =
                        connection.prepareStatement("INSERT INTO ledger.entry VALUES (?, ?, ?, ?, ?)")) {
            connection.setAutoCommit(false);
            for (Envelope envelope : envelopes) {
                insert.setLong(1, size++);
                byte[] bytes = EventCodec.encode(envelope);
                insert.setBytes(2, bytes);
                insert.setBytes(3, Suite.SHA256.leafHash(bytes).bytes());
                insert.setString(4, envelope.stream().type().code());
                insert.setString(5, envelope.stream().id());
                insert.addBatch();
            }
            insert.executeBatch();
            try (Statement seal = connection.createStatement()) {
                seal.execute("UPDATE ledger.head SET size = " + size);
                seal.execute("INSERT INTO ledger.checkpoint VALUES (" + size + ") ON CONFLICT DO NOTHING");
            }
            connection.commit();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    public void execute(String... statements) {
        execute(source, statements);
    }

    private static void execute(DataSource on, String... statements) {
        try (Connection connection = on.getConnection();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Every row of a query, its columns as text parted by bars. */
    public List<String> rows(String sql) {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            List<String> out = new ArrayList<>();
            while (row.next()) {
                List<String> columns = new ArrayList<>();
                for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                    columns.add(String.valueOf(row.getString(i)));
                }
                out.add(String.join("|", columns));
            }
            return out;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        source.close();
        execute(SERVER.getPostgresDatabase(), "DROP DATABASE " + name + " WITH (FORCE)");
    }
}
