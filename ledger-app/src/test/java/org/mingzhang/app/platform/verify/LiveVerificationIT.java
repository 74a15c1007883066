package org.mingzhang.app.platform.verify;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.mingzhang.app.platform.embedded.TestDatabase;
import org.mingzhang.app.platform.eventstore.Append;
import org.mingzhang.app.platform.eventstore.Appended;
import org.mingzhang.app.platform.eventstore.ClaimUse;
import org.mingzhang.app.platform.eventstore.LedgerDatabase;
import org.mingzhang.app.platform.eventstore.PreparedEntry;
import org.mingzhang.app.platform.eventstore.RoleNames;
import org.mingzhang.app.platform.eventstore.SealedCheckpoint;
import org.mingzhang.app.platform.eventstore.SealedLog;
import org.mingzhang.app.platform.eventstore.StreamRef;
import org.mingzhang.app.platform.ledger.Genesis;
import org.mingzhang.app.platform.ledger.LedgerHome;
import org.mingzhang.app.platform.ledger.LedgerKeys;
import org.mingzhang.app.platform.ledger.PublicKeys;
import org.mingzhang.domain.actor.Role;
import org.mingzhang.domain.bank.BankEvent.BankLineRecorded;
import org.mingzhang.domain.command.CommandDocument;
import org.mingzhang.domain.event.ActorRef;
import org.mingzhang.domain.event.Claim;
import org.mingzhang.domain.event.Envelope;
import org.mingzhang.domain.event.EventCodec;
import org.mingzhang.domain.event.StreamId;
import org.mingzhang.domain.json.RecordMapper;
import org.mingzhang.domain.ledger.LogEvent.Clock;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.domain.seal.CommandSignature;
import org.mingzhang.domain.seal.Suite;
import org.mingzhang.domain.seal.crypto.Algorithm;
import org.mingzhang.domain.seal.crypto.SigningKey;
import org.mingzhang.domain.seal.log.LogProblem;
import org.mingzhang.domain.seal.log.LogProblem.Kind;
import org.mingzhang.domain.seal.log.LogStep;
import org.mingzhang.domain.seal.log.LogVerification;
import org.mingzhang.domain.seal.log.OutsideCheckpoint;
import tools.jackson.databind.node.ObjectNode;

class LiveVerificationIT {
    private static final String LEDGER = "test.example/ledger";
    private static final Instant BEGIN = Instant.parse("2026-01-05T01:00:00Z");
    private static final int GENESIS = 4;
    private static final int LINES = 300;
    private static final int SIZE = GENESIS + LINES;
    private static final byte[] CONTENT = "example content".getBytes(UTF_8);
    private static final SigningKey CLERK = SigningKey.generate(Algorithm.SM2);

    private static TestDatabase yesterday;
    private static TestDatabase today;
    private static PublicKeys keys;
    private static SealedCheckpoint newest;

    @BeforeAll
    static void record(@TempDir Path folder) throws SQLException {
        LedgerHome home = new LedgerHome(folder);
        LedgerKeys ledgerKeys = LedgerKeys.obtain(home, LEDGER, BEGIN);
        keys = PublicKeys.in(home.keys());
        today = new TestDatabase();
        LedgerDatabase database = LedgerDatabase.prepare(today, RoleNames.DEFAULT);
        try (SealedLog log = new SealedLog(database.writer(), ledgerKeys.signers())) {
            Genesis.perform(
                    log,
                    ledgerKeys,
                    LEDGER,
                    "测试账本",
                    "Asia/Shanghai",
                    Clock.SIMULATED,
                    BEGIN,
                    new Genesis.Administrator("clerk", "某甲", "city", "某市", CLERK.verifyingKey()));
            for (int line = 0; line < LINES - 1; line++) {
                record(log, line);
            }
        }
        try (Connection connection = database.writer().connect();
                Statement statement = connection.createStatement()) {
            statement.execute("INSERT INTO ledger.blob VALUES (decode('" + Suite.SM3.hash(CONTENT)
                    + "', 'hex'), 'text/plain', 'example content')");
        }
        yesterday = today.copy();
        try (SealedLog log = new SealedLog(database.writer(), ledgerKeys.signers())) {
            newest = record(log, LINES - 1).checkpoint();
        }
    }

    @AfterAll
    static void drop() {
        yesterday.close();
        today.close();
    }

    private static Appended record(SealedLog log, int line) {
        ActorRef actor = new ActorRef(
                "clerk", "city", Role.SYSTEM_ADMIN.name(), CLERK.verifyingKey().keyId());
        BankLineRecorded event = new BankLineRecorded(
                "6222", "serial-" + line, "市财政局", "1001", "示例企业", "2002", Fen.ofYuan(line + 1), null);
        String commandId = "bank-line-" + line;
        ObjectNode command = RecordMapper.toJson(new CommandDocument(
                CommandDocument.SCHEMA,
                LEDGER,
                commandId,
                BEGIN.plusSeconds(60),
                actor,
                LocalDate.of(2026, 1, 5),
                "bank.record-line",
                EventCodec.payload(event)));
        byte[] bytes = EventCodec.encode(new Envelope(
                LEDGER,
                Envelope.eventId(commandId, 0),
                StreamId.bank("6222"),
                line,
                BEGIN.plusSeconds(line),
                LocalDate.of(2026, 1, 5),
                actor,
                command,
                null,
                CommandSignature.sign(command, CLERK),
                event));
        Claim claim = Claim.of(event).getFirst();
        PreparedEntry entry = new PreparedEntry(
                new StreamRef("bank", "6222"),
                line,
                Envelope.eventId(commandId, 0),
                EventCodec.type(event),
                EventCodec.revision(event),
                BEGIN.plusSeconds(line),
                LocalDate.of(2026, 1, 5),
                bytes,
                Suite.SM3.leafHash(bytes),
                Suite.SHA256.leafHash(bytes),
                List.of(new ClaimUse(claim.kind().code(), claim.key(), claim.amount(), claim.limit())));
        return log.append(new Append(commandId, CommandSignature.digest(command), List.of(entry), List.of()))
                .join();
    }

    @Test
    void anUntouchedLogHolds() {
        LogVerification verification = verify(today);
        assertThat(verification.problems()).isEmpty();
        assertThat(verification.holds()).isTrue();
        assertThat(verification.entries()).isEqualTo(SIZE);
        assertThat(verification.steps())
                .filteredOn(step -> step.checked() == 0)
                .extracting(LogVerification.Step::name)
                .containsOnly(LogStep.RECORDED_ROOTS);
    }

    static Stream<Arguments> attacks() {
        return Stream.of(
                attack(
                        "a byte changed",
                        50,
                        Kind.ENTRY_ALTERED,
                        "UPDATE ledger.entry SET bytes = set_byte(bytes, octet_length(bytes) - 3, 48) WHERE position = 50"),
                attack(
                        "a byte changed, and the leaf hashes beside it",
                        50,
                        Kind.ENTRY_ALTERED,
                        "UPDATE ledger.entry a SET bytes = b.bytes, leaf_sm3 = b.leaf_sm3, leaf_sha256 = b.leaf_sha256"
                                + " FROM ledger.entry b WHERE a.position = 50 AND b.position = 60"),
                attack("a row deleted", 51, Kind.ENTRY_MISSING, "DELETE FROM ledger.entry WHERE position = 51"),
                attack(
                        "two rows swapped",
                        52,
                        Kind.ENTRIES_SWAPPED,
                        "UPDATE ledger.entry SET position = 100000 WHERE position = 52",
                        "UPDATE ledger.entry SET position = 52 WHERE position = 53",
                        "UPDATE ledger.entry SET position = 53 WHERE position = 100000"),
                attack("the tail cut off", 290, Kind.LOG_TRUNCATED, "DELETE FROM ledger.entry WHERE position >= 290"),
                attack(
                        "a checkpoint replaced by an older one",
                        200,
                        Kind.CHECKPOINT_MALFORMED,
                        "UPDATE ledger.checkpoint a SET sm3_note = b.sm3_note, sha256_note = b.sha256_note"
                                + " FROM ledger.checkpoint b WHERE a.size = 200 AND b.size = 100"),
                attack(
                        "a checkpoint's signature broken",
                        201,
                        Kind.CHECKPOINT_SIGNATURE_INVALID,
                        "UPDATE ledger.checkpoint a SET sm3_note = substring(a.sm3_note from 1 for position(E'\\\\x0a0a' in a.sm3_note) + 1)"
                                + " || substring(b.sm3_note from position(E'\\\\x0a0a' in b.sm3_note) + 2)"
                                + " FROM ledger.checkpoint b WHERE a.size = 201 AND b.size = 202"),
                attack(
                        "a checkpoint row removed",
                        201,
                        Kind.CHECKPOINT_MISSING,
                        "DELETE FROM ledger.checkpoint WHERE size = 201"),
                attack("a claim row removed", 54, Kind.CLAIM_MISSING, "DELETE FROM ledger.claim WHERE position = 54"),
                attack(
                        "a claim made to look smaller",
                        54,
                        Kind.CLAIM_ALTERED,
                        "UPDATE ledger.claim SET amount = 0, total = 0 WHERE position = 54"),
                attack(
                        "an extracted column changed",
                        55,
                        Kind.COLUMN_MISMATCH,
                        "UPDATE ledger.entry SET business_date = '2025-01-01' WHERE position = 55"),
                attack(
                        "a record time changed in its column",
                        55,
                        Kind.COLUMN_MISMATCH,
                        "UPDATE ledger.entry SET recorded_at = recorded_at + interval '1 ms' WHERE position = 55"),
                attack(
                        "a leaf hash changed",
                        56,
                        Kind.LEAF_HASH_MISMATCH,
                        "UPDATE ledger.entry SET leaf_sha256 = leaf_sm3 WHERE position = 56"),
                attack(
                        "a tile changed",
                        0,
                        Kind.TILE_MISMATCH,
                        "UPDATE ledger.tile SET hashes = set_byte(hashes, 10, 0) WHERE suite = 'sm3' AND level = 0 AND index = 0"),
                attack("a tile removed", 0, Kind.TILE_MISMATCH, "DELETE FROM ledger.tile WHERE suite = 'sha256'"),
                attack(
                        "a command's answer moved",
                        57,
                        Kind.COMMAND_ROW_MISMATCH,
                        "UPDATE ledger.command SET first_position = 58, last_position = 58 WHERE first_position = 57"),
                attack("the head set back", SIZE - 1, Kind.HEAD_MISMATCH, "UPDATE ledger.head SET size = size - 1"),
                attack("the head removed", 0, Kind.HEAD_MISMATCH, "DELETE FROM ledger.head"),
                attack(
                        "a second head",
                        SIZE,
                        Kind.HEAD_MISMATCH,
                        "ALTER TABLE ledger.head DROP CONSTRAINT head_pkey",
                        "INSERT INTO ledger.head SELECT * FROM ledger.head"),
                attack(
                        "the head's record time moved",
                        SIZE,
                        Kind.HEAD_MISMATCH,
                        "UPDATE ledger.head SET max_recorded_at = max_recorded_at - interval '1 hour'"),
                attack(
                        "an entry added behind the end",
                        SIZE,
                        Kind.ENTRY_EXTRA,
                        "INSERT INTO ledger.entry SELECT " + SIZE
                                + ", recorded_at, stream_seq + 1, business_date, revision,"
                                + " stream_type, stream_id, type, event_id, command_id, leaf_sm3, leaf_sha256, bytes"
                                + " FROM ledger.entry WHERE position = " + (SIZE - 1)),
                attack(
                        "an entry doubled",
                        70,
                        Kind.ENTRY_EXTRA,
                        "ALTER TABLE ledger.entry DROP CONSTRAINT entry_pkey, DROP CONSTRAINT entry_stream",
                        "INSERT INTO ledger.entry SELECT * FROM ledger.entry WHERE position = 70"),
                attack(
                        "a claim forged, which would refuse an honest one",
                        54,
                        Kind.CLAIM_EXTRA,
                        "INSERT INTO ledger.claim VALUES ('invoice', 'X|1', 0, 54, 100, 100, 100, NULL)"),
                attack(
                        "a claim forged behind the end",
                        100_000,
                        Kind.CLAIM_EXTRA,
                        "INSERT INTO ledger.claim VALUES ('payment', 'P-1', 0, 100000, 1, 1, 1, NULL)"),
                attack(
                        "a claim's limit raised",
                        54,
                        Kind.CLAIM_ALTERED,
                        "UPDATE ledger.claim SET upper_limit = 1000 WHERE position = 54"),
                attack(
                        "a claim renumbered",
                        54,
                        Kind.CLAIM_ALTERED,
                        "UPDATE ledger.claim SET n = 7 WHERE position = 54"),
                attack(
                        "a command forged, which would answer for one that was never taken",
                        58,
                        Kind.COMMAND_ROW_MISMATCH,
                        "INSERT INTO ledger.command VALUES ('never-taken', decode(repeat('ab', 32), 'hex'), 58, 58)"),
                attack(
                        "a command forged behind the end",
                        100_000,
                        Kind.COMMAND_ROW_MISMATCH,
                        "INSERT INTO ledger.command VALUES ('later', decode(repeat('ab', 32), 'hex'), 100000, 100000)"),
                attack(
                        "a command removed, so that it could be given again",
                        58,
                        Kind.COMMAND_ROW_MISMATCH,
                        "DELETE FROM ledger.command WHERE first_position = 58"),
                attack(
                        "a command's digest exchanged",
                        58,
                        Kind.COMMAND_ROW_MISMATCH,
                        "UPDATE ledger.command SET digest = decode(repeat('ab', 32), 'hex') WHERE first_position = 58"),
                attack(
                        "a tile forged beyond the tree",
                        7 * 256,
                        Kind.TILE_MISMATCH,
                        "INSERT INTO ledger.tile SELECT suite, level, 7, hashes FROM ledger.tile WHERE suite = 'sm3'"),
                attack(
                        "a tile forged above the tree",
                        0,
                        Kind.TILE_MISMATCH,
                        "INSERT INTO ledger.tile SELECT suite, 3, index, hashes FROM ledger.tile WHERE suite = 'sm3'"),
                attack(
                        "a tile of a level that no tree has",
                        0,
                        Kind.TILE_MISMATCH,
                        "INSERT INTO ledger.tile SELECT suite, 9, index, hashes FROM ledger.tile WHERE suite = 'sm3'"),
                attack(
                        "a tile of a third tree",
                        0,
                        Kind.TILE_MISMATCH,
                        "ALTER TABLE ledger.tile DROP CONSTRAINT tile_suite_check",
                        "INSERT INTO ledger.tile SELECT 'md5', level, index, hashes FROM ledger.tile WHERE suite = 'sm3'"),
                attack(
                        "a checkpoint forged in the middle of a command",
                        2,
                        Kind.CHECKPOINT_EXTRA,
                        "INSERT INTO ledger.checkpoint SELECT 2, 0, recorded_at, sm3_note, sha256_note"
                                + " FROM ledger.checkpoint WHERE size = " + GENESIS),
                attack(
                        "a checkpoint of a longer log forged",
                        SIZE,
                        Kind.LOG_TRUNCATED,
                        "INSERT INTO ledger.checkpoint SELECT size + 1, size, recorded_at, sm3_note, sha256_note"
                                + " FROM ledger.checkpoint WHERE size = " + SIZE),
                attack(
                        "several checkpoint rows removed",
                        203,
                        Kind.CHECKPOINT_MISSING,
                        "DELETE FROM ledger.checkpoint WHERE size BETWEEN 201 AND 203"),
                attack(
                        "the last checkpoint row removed",
                        SIZE,
                        Kind.CHECKPOINT_MISSING,
                        "DELETE FROM ledger.checkpoint WHERE size = " + SIZE),
                attack(
                        "what was known at a time moved",
                        201,
                        Kind.COLUMN_MISMATCH,
                        "UPDATE ledger.checkpoint SET recorded_at = recorded_at - interval '1 day' WHERE size = 201"),
                attack(
                        "a checkpoint made to follow another one",
                        201,
                        Kind.CHECKPOINT_MALFORMED,
                        "ALTER TABLE ledger.checkpoint DROP CONSTRAINT checkpoint_check",
                        "UPDATE ledger.checkpoint SET prior_size = 250 WHERE size = 201"),
                attack(
                        "a record time moved by less than is ever written",
                        55,
                        Kind.COLUMN_MISMATCH,
                        "UPDATE ledger.entry SET recorded_at = recorded_at + interval '1 microsecond' WHERE position = 55"),
                attack(
                        "a record time put beyond all time",
                        55,
                        Kind.COLUMN_MISMATCH,
                        "UPDATE ledger.entry SET recorded_at = 'infinity', business_date = '-infinity' WHERE position = 55"),
                attack("a content changed", SIZE, Kind.BLOB_ALTERED, "UPDATE ledger.blob SET bytes = 'another'::bytea"),
                attack(
                        "a content forged",
                        SIZE,
                        Kind.BLOB_ALTERED,
                        "INSERT INTO ledger.blob VALUES (decode(repeat('ab', 32), 'hex'), 'text/plain', 'forged')"),
                attack(
                        "a table exchanged for a view that shows everyone else less",
                        SIZE,
                        Kind.STORE_ALTERED,
                        "ALTER TABLE ledger.claim RENAME TO claim_kept",
                        "CREATE VIEW ledger.claim AS SELECT * FROM ledger.claim_kept"
                                + " WHERE current_user <> 'ledger_writer'",
                        "GRANT SELECT ON ledger.claim TO PUBLIC"),
                attack(
                        "a column of another type",
                        SIZE,
                        Kind.STORE_ALTERED,
                        "ALTER TABLE ledger.claim ALTER COLUMN amount TYPE numeric"),
                attack("a table dropped", GENESIS, Kind.CLAIM_MISSING, "DROP TABLE ledger.claim"),
                attack(
                        "rows hidden from readers",
                        60,
                        Kind.ENTRY_MISSING,
                        "ALTER TABLE ledger.entry ENABLE ROW LEVEL SECURITY",
                        "CREATE POLICY hide ON ledger.entry USING (position <> 60)"),
                attack(
                        "a column filled by default",
                        SIZE,
                        Kind.STORE_ALTERED,
                        "ALTER TABLE ledger.entry ALTER COLUMN business_date SET DEFAULT '2026-01-01'"));
    }

    static Stream<Arguments> nulls() {
        return Stream.of(
                attack("", -1, Kind.ENTRY_EXTRA, nullify("entry", "position", "position = 50")),
                attack("", 50, Kind.ENTRY_ALTERED, nullify("entry", "bytes", "position = 50")),
                attack("", 50, Kind.LEAF_HASH_MISMATCH, nullify("entry", "leaf_sm3", "position = 50")),
                attack("", 50, Kind.LEAF_HASH_MISMATCH, nullify("entry", "leaf_sha256", "position = 50")),
                attack("", 50, Kind.COLUMN_MISMATCH, nullify("entry", "recorded_at", "position = 50")),
                attack("", 50, Kind.COLUMN_MISMATCH, nullify("entry", "stream_seq", "position = 50")),
                attack("", 50, Kind.COLUMN_MISMATCH, nullify("entry", "business_date", "position = 50")),
                attack("", 50, Kind.COLUMN_MISMATCH, nullify("entry", "revision", "position = 50")),
                attack("", 50, Kind.COLUMN_MISMATCH, nullify("entry", "stream_id", "position = 50")),
                attack("", 50, Kind.COMMAND_ROW_MISMATCH, nullify("command", "command_id", "first_position = 50")),
                attack("", 50, Kind.COMMAND_ROW_MISMATCH, nullify("command", "digest", "first_position = 50")),
                attack("", 50, Kind.COMMAND_ROW_MISMATCH, nullify("command", "first_position", "first_position = 50")),
                attack("", 50, Kind.COMMAND_ROW_MISMATCH, nullify("command", "last_position", "first_position = 50")),
                attack("", 50, Kind.CLAIM_MISSING, nullify("claim", "kind", "position = 50")),
                attack("", 50, Kind.CLAIM_MISSING, nullify("claim", "key", "position = 50")),
                attack("", 50, Kind.CLAIM_MISSING, nullify("claim", "position", "position = 50")),
                attack("", 50, Kind.CLAIM_ALTERED, nullify("claim", "amount", "position = 50")),
                attack("", 50, Kind.CLAIM_ALTERED, nullify("claim", "total", "position = 50")),
                attack("", 0, Kind.TILE_MISMATCH, nullify("tile", "suite", "suite = 'sm3'")),
                attack("", 0, Kind.TILE_MISMATCH, nullify("tile", "index", "suite = 'sm3'")),
                attack("", 0, Kind.TILE_MISMATCH, nullify("tile", "hashes", "suite = 'sm3'")),
                attack("", 201, Kind.CHECKPOINT_MALFORMED, nullify("checkpoint", "prior_size", "size = 201")),
                attack("", 201, Kind.COLUMN_MISMATCH, nullify("checkpoint", "recorded_at", "size = 201")),
                attack("", 201, Kind.CHECKPOINT_MALFORMED, nullify("checkpoint", "sm3_note", "size = 201")),
                attack("", 0, Kind.HEAD_MISMATCH, nullify("head", "size", "true")),
                attack("", SIZE, Kind.HEAD_MISMATCH, nullify("head", "sm3_frontier", "true")),
                attack("", SIZE, Kind.HEAD_MISMATCH, nullify("head", "max_recorded_at", "true")),
                attack("", SIZE, Kind.BLOB_ALTERED, nullify("blob", "bytes", "true")));
    }

    /** Statements that put null where no null can be. */
    private static String[] nullify(String table, String column, String where) {
        return new String[] {
            "ALTER TABLE ledger." + table + " DROP CONSTRAINT IF EXISTS " + table + "_pkey",
            "ALTER TABLE ledger." + table + " ALTER COLUMN " + column + " DROP NOT NULL",
            "UPDATE ledger." + table + " SET " + column + " = NULL WHERE " + where
        };
    }

    @ParameterizedTest(name = "{3}")
    @MethodSource("nulls")
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
            assertThat(verification.problems()).hasSize(15).allSatisfy(problem -> {
                assertThat(problem.kind()).isEqualTo(Kind.STORE_ALTERED);
                assertThat(problem.position()).isEqualTo(SIZE);
                assertThat(problem.detail()).contains("触发器").contains("已停用");
            });
        }
    }

    private static void switchGuardsOff(TestDatabase database) throws SQLException {
        try (Connection connection = database.administrator().connect();
                Statement statement = connection.createStatement()) {
            for (String table : List.of("entry", "command", "claim", "tile", "checkpoint", "blob", "head")) {
                statement.execute("ALTER TABLE ledger." + table + " DISABLE TRIGGER ALL");
            }
        }
    }

    private static Arguments attack(String name, long position, Kind kind, String... statements) {
        return Arguments.of(name, position, kind, List.of(statements));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("attacks")
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

    @Test
    void theWholeDatabaseSetBackToYesterdayIsFoundOutByACheckpointHeldElsewhere() {
        assertThat(verify(yesterday).problems()).extracting(LogProblem::kind).contains(Kind.LOG_REWOUND);
        assertThat(LiveVerification.verify(yesterday.administrator(), LEDGER, keys, List.of(), entries -> {})
                        .holds())
                .as("without one, nothing shows")
                .isTrue();
    }

    private static LogVerification verify(TestDatabase database) {
        return LiveVerification.verify(
                LedgerDatabase.of(database, RoleNames.DEFAULT).reader(),
                LEDGER,
                keys,
                List.of(
                        new OutsideCheckpoint("latest.sm3", newest.sm3Note().getBytes(UTF_8)),
                        new OutsideCheckpoint(
                                "latest.sha256", newest.sha256Note().getBytes(UTF_8))),
                entries -> {});
    }
}
