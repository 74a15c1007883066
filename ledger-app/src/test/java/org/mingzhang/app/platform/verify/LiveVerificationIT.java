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
import org.mingzhang.domain.seal.log.LogVerification;
import org.mingzhang.domain.seal.log.OutsideCheckpoint;
import tools.jackson.databind.node.ObjectNode;

class LiveVerificationIT {
    private static final String LEDGER = "test.example/ledger";
    private static final Instant BEGIN = Instant.parse("2026-01-05T01:00:00Z");
    private static final int GENESIS = 4;
    private static final int LINES = 300;
    private static final int SIZE = GENESIS + LINES;
    private static final SigningKey CLERK = SigningKey.generate(Algorithm.SM2);

    private static TestDatabase yesterday;
    private static TestDatabase today;
    private static PublicKeys keys;
    private static SealedCheckpoint newest;

    @BeforeAll
    static void record(@TempDir Path folder) {
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
        assertThat(verification.steps()).allMatch(step -> step.checked() > 0);
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
                attack("the head set back", SIZE - 1, Kind.HEAD_MISMATCH, "UPDATE ledger.head SET size = size - 1"));
    }

    private static Arguments attack(String name, long position, Kind kind, String... statements) {
        return Arguments.of(name, position, kind, List.of(statements));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("attacks")
    void whoeverOwnsTheDatabaseIsFoundOut(String name, long position, Kind kind, List<String> statements)
            throws SQLException {
        try (TestDatabase copy = today.copy()) {
            try (Connection connection = copy.administrator().connect();
                    Statement statement = connection.createStatement()) {
                for (String table : List.of("entry", "command", "claim", "tile", "checkpoint", "head")) {
                    statement.execute("ALTER TABLE ledger." + table + " DISABLE TRIGGER ALL");
                }
                for (String sql : statements) {
                    assertThat(statement.executeUpdate(sql)).as(sql).isPositive();
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
                database.administrator(),
                LEDGER,
                keys,
                List.of(
                        new OutsideCheckpoint("latest.sm3", newest.sm3Note().getBytes(UTF_8)),
                        new OutsideCheckpoint(
                                "latest.sha256", newest.sha256Note().getBytes(UTF_8))),
                entries -> {});
    }
}
