package org.mingzhang.app.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mingzhang.app.platform.embedded.Secrets;
import org.mingzhang.app.trail.TwoCounties;
import org.mingzhang.app.view.LedgerViews;
import org.mingzhang.view.projection.Progress;

/** What the audit office can read in the database by a role of its own, and what it cannot, whatever it tries. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AuditorRoleIT {
    private static final String ROLE = "ledger_auditor";
    private static final String PASSWORD = "0123456789abcdef0123456789abcdef";

    private TwoCounties ledger;

    @BeforeAll
    void begin(@TempDir Path home) throws SQLException {
        ledger = new TwoCounties(home);
        LedgerViews.open(ledger.ledger().store()).catchUp(Progress.SILENT);
        Accounts.open(ledger.ledger().store(), () -> Instant.parse("2026-03-02T01:00:00Z"))
                .invite("somebody");
        assertThatThrownBy(this::auditor)
                .as("nobody comes in by a role that has no password")
                .isInstanceOf(SQLException.class);
        admin("ALTER ROLE " + ROLE + " PASSWORD '" + Secrets.verifier(PASSWORD) + "'");
    }

    @AfterAll
    void end() throws SQLException {
        admin("ALTER ROLE " + ROLE + " PASSWORD NULL");
        ledger.close();
    }

    private void admin(String sql) throws SQLException {
        try (Connection connection = ledger.ledger().store().administrator().connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private Connection auditor() throws SQLException {
        return DriverManager.getConnection(
                ledger.ledger().store().administrator().url(), ROLE, PASSWORD);
    }

    private List<String> tables(String schema) throws SQLException {
        List<String> tables = new ArrayList<>();
        try (Connection connection = ledger.ledger().store().administrator().connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "SELECT tablename FROM pg_tables WHERE schemaname = '" + schema + "' ORDER BY 1")) {
            while (rows.next()) {
                tables.add(schema + "." + rows.getString(1));
            }
        }
        return tables;
    }

    @Test
    void readsTheWholeLogAndEveryReadModel() throws SQLException {
        List<String> readable = tables("ledger");
        readable.remove("ledger.data_key");
        readable.addAll(tables("view"));
        assertThat(readable).hasSizeGreaterThan(30).contains("ledger.entry", "ledger.tile", "view.payment");
        try (Connection connection = auditor();
                Statement statement = connection.createStatement()) {
            for (String table : readable) {
                try (ResultSet row = statement.executeQuery("SELECT count(*) FROM " + table)) {
                    assertThat(row.next()).as(table).isTrue();
                }
            }
            try (ResultSet row = statement.executeQuery("SELECT count(*) FROM ledger.entry")) {
                row.next();
                assertThat(row.getLong(1))
                        .isEqualTo(ledger.ledger().store().log().size());
            }
            statement.executeQuery("SELECT key_id, subject, destroyed_at FROM ledger.data_key");
        }
    }

    @Test
    void seesNoSecretOfAnybody() throws SQLException {
        List<String> shut = tables("access");
        assertThat(shut).contains("access.account", "access.token", "access.draft", "access.guess");
        shut.add("ledger.data_key");
        try (Connection connection = auditor();
                Statement statement = connection.createStatement()) {
            for (String table : shut) {
                assertThatThrownBy(() -> statement.executeQuery("SELECT * FROM " + table))
                        .as(table)
                        .isInstanceOf(SQLException.class)
                        .hasMessageContaining("permission denied");
            }
            assertThatThrownBy(() -> statement.executeQuery("SELECT wrapped FROM ledger.data_key"))
                    .hasMessageContaining("permission denied");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "INSERT INTO ledger.blob SELECT * FROM ledger.blob",
                "UPDATE ledger.entry SET position = 0",
                "DELETE FROM view.payment",
                "TRUNCATE view.payment",
                "UPDATE ledger.head SET singleton = true",
                "CREATE TABLE view.mine (n int)",
                "CREATE TABLE public.mine (n int)",
                "CREATE SCHEMA mine",
                "CREATE TEMPORARY TABLE mine (n int)",
                "CREATE ROLE mine",
                "SET ROLE ledger_writer",
                "SET ROLE ledger_reader",
                "COPY ledger.blob TO PROGRAM 'cat'",
                "SELECT pg_read_file('postgresql.conf')",
                "GRANT SELECT ON ledger.entry TO PUBLIC; SELECT 1 / (CASE WHEN has_table_privilege('public', 'ledger.entry', 'SELECT') THEN 1 ELSE 0 END)"
            })
    void changesNothingAlsoOnceItHasGivenUpReadingOnly(String sql) throws SQLException {
        try (Connection connection = auditor();
                Statement statement = connection.createStatement()) {
            try (ResultSet row = statement.executeQuery("SHOW default_transaction_read_only")) {
                row.next();
                assertThat(row.getString(1)).isEqualTo("on");
            }
            statement.execute("SET default_transaction_read_only = off");
            assertThatThrownBy(() -> statement.execute(sql)).as(sql).isInstanceOf(SQLException.class);
        }
    }

    @Test
    void hasNoMoreConnectionsThanItNeedsSoThatTheLedgerIsNotShutOut() throws SQLException {
        List<Connection> all = new ArrayList<>();
        try {
            assertThatThrownBy(() -> {
                        for (int i = 0; i < 20; i++) {
                            all.add(auditor());
                        }
                    })
                    .hasMessageContaining("too many connections for role");
            assertThat(all).hasSize(5);
        } finally {
            for (Connection one : all) {
                one.close();
            }
        }
    }

    /** Rebuilding fills new tables beside the old ones. */
    @Test
    void readsTheReadModelsAlsoOnceTheyWereBuiltAnew() throws SQLException {
        LedgerViews.open(ledger.ledger().store()).rebuild().run(List.of(), Progress.SILENT);
        readsTheWholeLogAndEveryReadModel();
    }
}
