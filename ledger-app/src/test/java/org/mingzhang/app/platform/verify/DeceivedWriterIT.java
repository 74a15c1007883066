package org.mingzhang.app.platform.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mingzhang.app.BankLines;
import org.mingzhang.app.platform.embedded.TestDatabase;
import org.mingzhang.app.platform.eventstore.LedgerDatabase;
import org.mingzhang.app.platform.eventstore.RoleNames;
import org.mingzhang.app.platform.eventstore.SealedLog;
import org.mingzhang.app.platform.files.StoredFiles;
import org.mingzhang.app.platform.ledger.LedgerHome;
import org.mingzhang.app.platform.ledger.LedgerKeys;
import org.mingzhang.app.platform.ledger.PublicKeys;
import org.mingzhang.domain.seal.log.LogProblem;
import org.mingzhang.domain.seal.log.LogProblem.Kind;
import org.mingzhang.domain.seal.log.LogVerification;
import org.mingzhang.domain.seal.log.OutsideCheckpoints;

/**
 * Whoever owns the database hides rows for a moment, lets the ledger record the same business again, which it seals in good
 * faith, and puts everything back.
 */
class DeceivedWriterIT {
    private static final String LEDGER = "test.example/deceived";
    private static final int GENESIS = 10;
    private static final int LINES = 12;
    private static final int SIZE = GENESIS + LINES;

    private final BankLines lines = new BankLines(LEDGER);

    @Test
    void whatWasRecordedTwiceIsNamedWithBothPlaces(@TempDir Path folder) throws SQLException {
        LedgerHome home = new LedgerHome(folder);
        LedgerKeys keys = LedgerKeys.obtain(home, LEDGER, lines.begin());
        try (TestDatabase server = new TestDatabase()) {
            LedgerDatabase database = LedgerDatabase.prepare(server, RoleNames.DEFAULT);
            record(database, keys, true, 0);
            asSuperuser(
                    server,
                    "ALTER TABLE ledger.entry DISABLE TRIGGER ALL",
                    "ALTER TABLE ledger.claim DISABLE TRIGGER ALL",
                    "CREATE TABLE public.kept AS SELECT * FROM ledger.claim WHERE position >= " + (SIZE - 2),
                    "CREATE TABLE public.digests AS SELECT position, command_digest FROM ledger.entry",
                    "UPDATE ledger.entry SET stream_id = 'hidden', command_digest = NULL WHERE position >= "
                            + (SIZE - 2),
                    "DELETE FROM ledger.claim WHERE position >= " + (SIZE - 2));

            record(database, keys, false, LINES - 2);

            asSuperuser(
                    server,
                    "DROP INDEX ledger.entry_command",
                    "ALTER TABLE ledger.entry DROP CONSTRAINT entry_stream",
                    "UPDATE ledger.entry e SET stream_id = l.stream_id, command_digest = d.command_digest"
                            + " FROM ledger.entry l, public.digests d"
                            + " WHERE e.stream_id = 'hidden' AND l.position = " + SIZE + " AND d.position = e.position",
                    "UPDATE ledger.claim c SET n = 1, total = 2, breaches = k.position"
                            + " FROM public.kept k WHERE k.kind = c.kind AND k.key = c.key",
                    "INSERT INTO ledger.claim SELECT * FROM public.kept");

            LogVerification found = LiveVerification.verify(
                    database.reader(),
                    new StoredFiles(home.files()),
                    true,
                    LEDGER,
                    PublicKeys.in(home.keys()),
                    OutsideCheckpoints.given(List.of()),
                    entries -> {});

            assertThat(found.problems())
                    .filteredOn(problem -> problem.kind() != Kind.STORE_ALTERED)
                    .extracting(LogProblem::position, LogProblem::kind)
                    .containsExactlyInAnyOrder(
                            Tuple.tuple((long) SIZE, Kind.COMMAND_REPEATED),
                            Tuple.tuple((long) SIZE, Kind.STREAM_SEQ_MISMATCH),
                            // A line claims itself, and what its serial number may pay.
                            Tuple.tuple((long) SIZE, Kind.CLAIM_ALTERED),
                            Tuple.tuple((long) SIZE, Kind.CLAIM_ALTERED),
                            Tuple.tuple(SIZE + 1L, Kind.COMMAND_REPEATED),
                            Tuple.tuple(SIZE + 1L, Kind.STREAM_SEQ_MISMATCH),
                            Tuple.tuple(SIZE + 1L, Kind.CLAIM_ALTERED),
                            Tuple.tuple(SIZE + 1L, Kind.CLAIM_ALTERED));
            assertThat(found.problems())
                    .filteredOn(problem -> problem.kind() == Kind.COMMAND_REPEATED)
                    .extracting(LogProblem::detail)
                    .containsExactly(
                            "命令 bank-line-10 在序号 " + (SIZE - 2) + " 已经记过",
                            "命令 bank-line-11 在序号 " + (SIZE - 1) + " 已经记过");
        }
    }

    private void record(LedgerDatabase database, LedgerKeys keys, boolean begin, int from) {
        try (SealedLog log = new SealedLog(database.writer(), keys.signers())) {
            if (begin) {
                lines.genesis(log, keys);
            }
            for (int line = from; line < LINES; line++) {
                lines.record(log, line).join();
            }
        }
    }

    private static void asSuperuser(TestDatabase server, String... statements) throws SQLException {
        try (Connection connection = server.administrator().connect();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }
}
