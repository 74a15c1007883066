package org.mingzhang.app.platform.verify;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.mingzhang.app.BankLines;
import org.mingzhang.app.platform.embedded.TestDatabase;
import org.mingzhang.app.platform.eventstore.LedgerDatabase;
import org.mingzhang.app.platform.eventstore.RoleNames;
import org.mingzhang.app.platform.eventstore.SealedCheckpoint;
import org.mingzhang.app.platform.eventstore.SealedLog;
import org.mingzhang.app.platform.files.StoredFiles;
import org.mingzhang.app.platform.ledger.LedgerHome;
import org.mingzhang.app.platform.ledger.LedgerKeys;
import org.mingzhang.app.platform.ledger.PublicKeys;
import org.mingzhang.domain.seal.Suite;
import org.mingzhang.domain.seal.log.LogProblem;
import org.mingzhang.domain.seal.log.LogProblem.Kind;
import org.mingzhang.domain.seal.log.LogStep;
import org.mingzhang.domain.seal.log.LogVerification;
import org.mingzhang.domain.seal.log.OutsideCheckpoint;
import org.mingzhang.domain.seal.log.OutsideCheckpoints;

class LiveVerificationIT {
    private static final String LEDGER = "test.example/ledger";
    private static final int LINES = StoreAttacks.SIZE - StoreAttacks.GENESIS;
    private static final BankLines BANK_LINES = new BankLines(LEDGER);

    private static TestDatabase yesterday;
    private static TestDatabase today;
    private static PublicKeys keys;
    private static SealedCheckpoint newest;

    @BeforeAll
    static void record(@TempDir Path folder) throws SQLException {
        LedgerHome home = new LedgerHome(folder);
        LedgerKeys ledgerKeys = LedgerKeys.obtain(home, LEDGER, BANK_LINES.begin());
        keys = PublicKeys.in(home.keys());
        today = new TestDatabase();
        LedgerDatabase database = LedgerDatabase.prepare(today, RoleNames.DEFAULT);
        try (SealedLog log = new SealedLog(database.writer(), ledgerKeys.signers())) {
            BANK_LINES.genesis(log, ledgerKeys);
            for (int line = 0; line < LINES - 1; line++) {
                BANK_LINES.record(log, line).join();
            }
        }
        try (Connection connection = database.writer().connect();
                Statement statement = connection.createStatement()) {
            statement.execute("INSERT INTO ledger.blob VALUES (decode('" + Suite.SM3.hash(StoreAttacks.CONTENT)
                    + "', 'hex'), 'example content')");
        }
        yesterday = today.copy();
        try (SealedLog log = new SealedLog(database.writer(), ledgerKeys.signers())) {
            newest = BANK_LINES.record(log, LINES - 1).join().checkpoint();
        }
    }

    @AfterAll
    static void drop() {
        yesterday.close();
        today.close();
    }

    @Test
    void anUntouchedLogHolds() {
        LogVerification verification = verify(today);
        assertThat(verification.problems()).isEmpty();
        assertThat(verification.holds()).isTrue();
        assertThat(verification.entries()).isEqualTo(StoreAttacks.SIZE);
        assertThat(verification.steps())
                .filteredOn(step -> step.checked() == 0)
                .extracting(LogVerification.Step::name)
                .containsOnly(LogStep.RECORDED_ROOTS, LogStep.PERIODS, LogStep.FILES, LogStep.DATA_KEYS);
    }

    @ParameterizedTest(name = "{3}")
    @MethodSource("org.mingzhang.app.platform.verify.StoreAttacks#nulls")
    void nullsAreNamedAndNothingWorse(String name, long position, Kind kind, List<String> statements)
            throws SQLException {
        whoeverOwnsTheDatabaseIsFoundOut(name, position, kind, statements);
    }

    @Test
    void guardsSwitchedOffAreNamedEvenWhenNothingElseWasTouched() throws SQLException {
        try (TestDatabase copy = today.copy()) {
            switchGuardsOff(copy);
            LogVerification verification = verify(copy);
            assertThat(verification.holds()).isFalse();
            assertThat(verification.problems()).hasSize(13).allSatisfy(problem -> {
                assertThat(problem.kind()).isEqualTo(Kind.STORE_ALTERED);
                assertThat(problem.position()).isEqualTo(StoreAttacks.SIZE);
                assertThat(problem.detail()).contains("触发器").contains("已停用");
            });
        }
    }

    private static void switchGuardsOff(TestDatabase database) throws SQLException {
        try (Connection connection = database.administrator().connect();
                Statement statement = connection.createStatement()) {
            for (String table : List.of("entry", "claim", "tile", "checkpoint", "blob", "head")) {
                statement.execute("ALTER TABLE ledger." + table + " DISABLE TRIGGER ALL");
            }
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("org.mingzhang.app.platform.verify.StoreAttacks#attacks")
    void whoeverOwnsTheDatabaseIsFoundOut(String name, long position, Kind kind, List<String> statements)
            throws SQLException {
        try (TestDatabase copy = today.copy()) {
            switchGuardsOff(copy);
            try (Connection connection = copy.administrator().connect();
                    Statement statement = connection.createStatement()) {
                for (String sql : statements) {
                    statement.execute(sql);
                    if (sql.matches("(UPDATE|INSERT|DELETE).*")) {
                        assertThat(statement.getUpdateCount()).as(sql).isPositive();
                    }
                }
            }
            LogVerification verification = verify(copy);
            assertThat(verification.holds()).as(name).isFalse();
            assertThat(verification.problems()).as(name).anySatisfy(problem -> {
                assertThat(problem.kind()).isEqualTo(kind);
                assertThat(problem.position()).isEqualTo(position);
            });
        }
    }

    /** Roles belong to the whole server, so that each of these is taken back again. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            ALTER ROLE ledger_writer SUPERUSER | ALTER ROLE ledger_writer NOSUPERUSER
            ALTER ROLE ledger_writer BYPASSRLS | ALTER ROLE ledger_writer NOBYPASSRLS
            GRANT ledger_owner TO ledger_writer | REVOKE ledger_owner FROM ledger_writer
            GRANT pg_write_all_data TO ledger_writer | REVOKE pg_write_all_data FROM ledger_writer
            ALTER ROLE ledger_writer SET search_path = evil | ALTER ROLE ledger_writer RESET search_path
            """)
    void aRoleThatWasGivenMoreIsNamed(String given, String taken) throws SQLException {
        try (Connection connection = today.administrator().connect();
                Statement statement = connection.createStatement()) {
            statement.execute(given);
            try {
                assertThat(verify(today).problems()).singleElement().satisfies(problem -> {
                    assertThat(problem.kind()).isEqualTo(Kind.STORE_ALTERED);
                    assertThat(problem.detail()).contains("writer");
                });
            } finally {
                statement.execute(taken);
            }
        }
    }

    @Test
    void theWholeDatabaseSetBackToYesterdayIsFoundOutByACheckpointHeldElsewhere() {
        assertThat(verify(yesterday).problems()).extracting(LogProblem::kind).contains(Kind.LOG_REWOUND);
        assertThat(LiveVerification.verify(
                                yesterday.administrator(),
                                new StoredFiles(Path.of("no-files")),
                                true,
                                LEDGER,
                                keys,
                                OutsideCheckpoints.given(List.of()),
                                entries -> {})
                        .holds())
                .as("without one, nothing shows")
                .isTrue();
    }

    private static LogVerification verify(TestDatabase database) {
        return LiveVerification.verify(
                LedgerDatabase.of(database, RoleNames.DEFAULT).reader(),
                new StoredFiles(Path.of("no-files")),
                true,
                LEDGER,
                keys,
                OutsideCheckpoints.given(List.of(
                        new OutsideCheckpoint("latest.sm3", newest.sm3Note().getBytes(UTF_8)),
                        new OutsideCheckpoint(
                                "latest.sha256", newest.sha256Note().getBytes(UTF_8)))),
                entries -> {});
    }
}
