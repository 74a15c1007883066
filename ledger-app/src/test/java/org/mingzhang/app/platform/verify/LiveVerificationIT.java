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
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
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
    private static final int LINES = StoreAttacks.SIZE - StoreAttacks.GENESIS;
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
            statement.execute("INSERT INTO ledger.blob VALUES (decode('" + Suite.SM3.hash(StoreAttacks.CONTENT)
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
        assertThat(verification.entries()).isEqualTo(StoreAttacks.SIZE);
        assertThat(verification.steps())
                .filteredOn(step -> step.checked() == 0)
                .extracting(LogVerification.Step::name)
                .containsOnly(LogStep.RECORDED_ROOTS);
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
            assertThat(verification.problems()).hasSize(15).allSatisfy(problem -> {
                assertThat(problem.kind()).isEqualTo(Kind.STORE_ALTERED);
                assertThat(problem.position()).isEqualTo(StoreAttacks.SIZE);
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
