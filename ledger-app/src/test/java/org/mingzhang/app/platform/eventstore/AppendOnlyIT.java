package org.mingzhang.app.platform.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mingzhang.app.platform.embedded.JdbcTarget;
import org.mingzhang.app.platform.embedded.TestDatabase;
import org.mingzhang.app.platform.embedded.TestServer;

/** What the database itself refuses, whoever asks. */
@ParameterizedClass
@EnumSource(TestServer.class)
class AppendOnlyIT {
    private static TestDatabase server;
    private static LedgerDatabase ledger;

    // What a class is run with is given to it, too.
    AppendOnlyIT(TestServer on) {}

    @BeforeParameterizedClassInvocation
    static void prepare(TestServer on) throws SQLException {
        server = new TestDatabase(on);
        ledger = LedgerDatabase.prepare(server, RoleNames.DEFAULT);
        run(
                server.administrator(),
                "INSERT INTO ledger.entry VALUES (0, now(), 0, current_date, 1, 'a', 'b', 'c', 'd',"
                        + " decode(repeat('00', 32), 'hex'), decode(repeat('00', 32), 'hex'), decode(repeat('00', 32), 'hex'), '{}')",
                "INSERT INTO ledger.claim VALUES ('k', 'key', 0, 0, 1, 1, 1, NULL)",
                "INSERT INTO ledger.tile VALUES ('sm3', 0, 0, decode(repeat('00', 8192), 'hex'))",
                "INSERT INTO ledger.checkpoint VALUES (1, 0, now(), 'x', 'x')",
                "INSERT INTO ledger.blob VALUES (decode(repeat('00', 32), 'hex'), 'x')",
                "UPDATE ledger.head SET size = 1, max_recorded_at = now()");
    }

    @AfterParameterizedClassInvocation
    static void drop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"entry", "claim", "tile", "checkpoint", "blob"})
    void noRowChangesEvenForASuperuserWhoPlaysReplica(String table) throws SQLException {
        String column = firstColumn(table);
        for (String attack : List.of(
                "UPDATE ledger.%s SET %s = %s".formatted(table, column, column),
                "UPDATE ledger.%s SET %s = %s WHERE false".formatted(table, column, column),
                "DELETE FROM ledger." + table,
                "DELETE FROM ledger.%s WHERE false".formatted(table),
                "TRUNCATE ledger." + table,
                "TRUNCATE ledger.%s CASCADE".formatted(table),
                "INSERT INTO ledger.%s SELECT * FROM ledger.%s ON CONFLICT %s DO UPDATE SET %s = excluded.%s"
                        .formatted(table, table, conflict(table), column, column))) {
            assertThatThrownBy(() -> run(server.administrator(), attack))
                    .as(attack)
                    .hasMessageContaining("append-only");
            assertThatThrownBy(() -> run(server.administrator(), "SET session_replication_role = replica", attack))
                    .as("as replica: " + attack)
                    .hasMessageContaining("append-only");
            assertThatThrownBy(() -> run(ledger.owner(), attack))
                    .as("as owner: " + attack)
                    .hasMessageContaining("append-only");
            assertThatThrownBy(() -> run(ledger.writer(), attack))
                    .as("as writer: " + attack)
                    .hasMessageContaining("permission denied");
            assertThatThrownBy(() -> run(ledger.reader(), attack))
                    .as("as reader: " + attack)
                    .hasMessageContaining("permission denied");
        }
        assertThat(ask(ledger.reader(), "SELECT count(*) FROM ledger." + table)).isEqualTo("1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE ledger.head SET size = 0",
                "UPDATE ledger.head SET size = size",
                "UPDATE ledger.head SET size = size + 1, max_recorded_at = max_recorded_at - interval '1 ms'",
                "DELETE FROM ledger.head",
                "TRUNCATE ledger.head"
            })
    void theHeadOnlyGrows(String attack) {
        for (String mode : List.of("origin", "replica")) {
            assertThatThrownBy(() -> run(server.administrator(), "SET session_replication_role = " + mode, attack))
                    .as(mode)
                    .hasMessageContaining("ledger.head");
        }
        assertThatThrownBy(() -> run(ledger.writer(), attack)).isInstanceOf(SQLException.class);
    }

    @Test
    void thereIsOnlyOneHead() {
        assertThatThrownBy(() -> run(server.administrator(), "INSERT INTO ledger.head VALUES (true, 0, '', '', now())"))
                .hasMessageContaining("head_pkey");
        assertThatThrownBy(
                        () -> run(server.administrator(), "INSERT INTO ledger.head VALUES (false, 0, '', '', now())"))
                .hasMessageContaining("head_singleton_check");
    }

    @Test
    void theReaderWritesNothingAndTheWriterChangesNoSchema() {
        for (String attack : List.of(
                "INSERT INTO ledger.checkpoint VALUES (2, 1, now(), 'x', 'x')",
                "UPDATE ledger.head SET size = size + 1",
                "INSERT INTO ledger.data_key VALUES ('k', 's', 'x', now(), NULL)",
                "SELECT wrapped FROM ledger.data_key",
                "CREATE TABLE ledger.own (n int)")) {
            assertThatThrownBy(() -> run(ledger.reader(), attack)).as(attack).hasMessageContaining("permission denied");
        }
        for (String attack : List.of(
                "ALTER TABLE ledger.entry DISABLE TRIGGER ALL",
                "DROP TABLE ledger.entry",
                "CREATE TABLE ledger.own (n int)",
                "INSERT INTO ledger.head VALUES (true, 0, '', '', now())",
                "DELETE FROM ledger.data_key",
                "SET ROLE " + RoleNames.DEFAULT.owner())) {
            assertThatThrownBy(() -> run(ledger.writer(), attack)).as(attack).isInstanceOf(SQLException.class);
        }
    }

    @Test
    void preparingAgainChangesNothingAndALostPasswordIsSaid() throws SQLException {
        assertThat(LedgerDatabase.prepare(server, RoleNames.DEFAULT)).isEqualTo(ledger);
        assertThat(ask(ledger.owner(), "SELECT count(*) FROM ledger.schema_history WHERE NOT success"))
                .isEqualTo("0");
    }

    @Test
    void whatTheWriterCreatesTheReaderReads() throws SQLException {
        run(
                ledger.writer(),
                "CREATE SCHEMA view_a",
                "CREATE TABLE view_a.t (n int)",
                "INSERT INTO view_a.t VALUES (3)");
        assertThat(ask(ledger.reader(), "SELECT n FROM view_a.t")).isEqualTo("3");
    }

    @Test
    void noLargeObjectsAreUsed() throws SQLException {
        assertThat(ask(server.administrator(), "SELECT count(*) FROM pg_largeobject_metadata"))
                .isEqualTo("0");
    }

    private static String conflict(String table) {
        return switch (table) {
            case "entry" -> "(position)";
            case "claim" -> "(kind, key, n)";
            case "tile" -> "(suite, level, index)";
            case "checkpoint" -> "(size)";
            default -> "(digest)";
        };
    }

    private static String firstColumn(String table) throws SQLException {
        return ask(
                server.administrator(),
                "SELECT attname FROM pg_attribute WHERE attrelid = 'ledger.%s'::regclass AND attnum = 1"
                        .formatted(table));
    }

    private static void run(JdbcTarget as, String... statements) throws SQLException {
        try (Connection connection = as.connect();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private static String ask(JdbcTarget as, String sql) throws SQLException {
        try (Connection connection = as.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }
}
