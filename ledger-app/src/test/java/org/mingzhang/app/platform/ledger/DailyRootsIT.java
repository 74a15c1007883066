package org.mingzhang.app.platform.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.mingzhang.app.LedgerNode;
import org.mingzhang.app.TestLedger.Founders;
import org.mingzhang.app.TestLedger.Signer;
import org.mingzhang.app.platform.command.Outcome;
import org.mingzhang.app.platform.command.SignedCommand;
import org.mingzhang.app.platform.eventstore.Appended;
import org.mingzhang.app.platform.eventstore.CheckpointFolder;
import org.mingzhang.app.platform.eventstore.SealedLog;
import org.mingzhang.app.platform.eventstore.StoredEntry;
import org.mingzhang.app.platform.verify.LiveVerification;
import org.mingzhang.domain.actor.ActorCommand.RegisterActor;
import org.mingzhang.domain.actor.Role;
import org.mingzhang.domain.command.CommandCodec;
import org.mingzhang.domain.command.CommandDocument;
import org.mingzhang.domain.event.ActorRef;
import org.mingzhang.domain.event.EventCodec;
import org.mingzhang.domain.json.RecordMapper;
import org.mingzhang.domain.ledger.LogEvent.Clock;
import org.mingzhang.domain.ledger.LogEvent.RootsRecorded;
import org.mingzhang.domain.seal.CommandSignature;
import org.mingzhang.domain.seal.EntryHeader;
import org.mingzhang.domain.seal.Suite;
import org.mingzhang.domain.seal.TiledTree;
import org.mingzhang.domain.seal.crypto.Algorithm;
import org.mingzhang.domain.seal.crypto.SigningKey;
import org.mingzhang.domain.seal.log.LogStep;
import org.mingzhang.domain.seal.log.LogVerification;
import tools.jackson.databind.node.ObjectNode;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DailyRootsIT {
    private static final String LEDGER = "test.example/ledger";
    private final SigningKey adminKey = SigningKey.generate(Algorithm.SM2);
    private LedgerStore store;

    @BeforeAll
    void begin(@TempDir Path home) {
        store = LedgerStore.create(new LedgerHome(home), null);
        // 23:00 in the ledger's zone.
        Instant at = Instant.parse("2026-01-05T15:00:00Z");
        LedgerKeys keys = LedgerKeys.obtain(store.home(), LEDGER, at);
        try (SealedLog log = new SealedLog(store.database().writer(), keys.signers())) {
            Appended begun = Genesis.perform(
                    log,
                    keys,
                    LEDGER,
                    "测试账本",
                    "Asia/Shanghai",
                    Clock.SIMULATED,
                    at,
                    Founders.with(new Signer("admin", "city", Role.SYSTEM_ADMIN, adminKey))
                            .inGenesis());
            CheckpointFolder.keep(store.home().checkpoints(), begun.checkpoint());
        }
    }

    @AfterAll
    void end() {
        store.close();
    }

    private Outcome decide(LedgerNode node, String newcomer) {
        SigningKey key = SigningKey.generate(Algorithm.SM2);
        RegisterActor command = new RegisterActor(
                newcomer,
                newcomer,
                "finance",
                "某市财政局",
                Role.FINANCE,
                key.verifyingKey().keyId(),
                key.verifyingKey().base64(),
                List.of());
        ObjectNode tree = RecordMapper.toJson(new CommandDocument(
                CommandDocument.SCHEMA,
                LEDGER,
                "register-" + newcomer,
                node.clock().now().plusSeconds(3600),
                new ActorRef(
                        "admin",
                        "city",
                        Role.SYSTEM_ADMIN.name(),
                        adminKey.verifyingKey().keyId()),
                null,
                CommandCodec.type(command),
                CommandCodec.payload(command)));
        return node.desk()
                .submit(new SignedCommand(
                        tree, CommandCodec.document(tree), command, CommandSignature.sign(tree, adminKey), Map.of()));
    }

    private List<StoredEntry> recorded() {
        return store.log().page(0, 10_000).stream()
                .filter(entry -> entry.type().equals("ledger.roots-recorded"))
                .toList();
    }

    @Test
    void onceADayBeforeTheFirstDecisionHoweverManyNodesWrite() {
        try (LedgerNode one = LedgerNode.open(store);
                LedgerNode other = LedgerNode.open(store)) {
            assertThat(decide(one, "first-day")).isInstanceOf(Outcome.Accepted.class);
            assertThat(recorded()).as("genesis is of the same day").isEmpty();

            long before = store.log().size();
            String root = new TiledTree(Suite.SM3, before, store.log().tiles(Suite.SM3))
                    .root()
                    .toString();
            // 00:30 of the next day in the ledger's zone, the same day in UTC.
            Stream.of(one, other)
                    .forEach(node -> ((LedgerTime) node.clock()).advanceTo(Instant.parse("2026-01-05T16:30:00Z")));
            List<CompletableFuture<Outcome>> outcomes = IntStream.range(0, 16)
                    .mapToObj(
                            i -> CompletableFuture.supplyAsync(() -> decide(i % 2 == 0 ? one : other, "next-day-" + i)))
                    .toList();
            assertThat(outcomes)
                    .allSatisfy(outcome -> assertThat(outcome.join()).isInstanceOf(Outcome.Accepted.class));

            assertThat(recorded()).singleElement().satisfies(entry -> {
                assertThat(entry.position()).isEqualTo(before);
                assertThat(EventCodec.decode(entry.bytes()).event())
                        .isInstanceOfSatisfying(RootsRecorded.class, roots -> {
                            assertThat(roots.size()).isEqualTo(before);
                            assertThat(roots.sm3Root()).isEqualTo(root);
                        });
                EntryHeader header = EntryHeader.read(entry.bytes());
                assertThat(header.actorId()).isEqualTo("ledger");
                assertThat(header.commandSig()).isNotNull();
            });

            Stream.of(one, other)
                    .forEach(node -> ((LedgerTime) node.clock()).advanceTo(Instant.parse("2026-01-09T02:00:00Z")));
            decide(other, "after-silence");
            decide(one, "after-silence-too");
            assertThat(recorded())
                    .as("none for days on which nothing was decided")
                    .hasSize(2);
        }
        try (LedgerNode restarted = LedgerNode.open(store)) {
            decide(restarted, "after-restart");
            assertThat(recorded()).hasSize(2);
        }
        LogVerification verification = LiveVerification.verify(
                store.database().reader(),
                store.files(),
                true,
                LEDGER,
                PublicKeys.in(store.home().keys()),
                LiveVerification.newestIn(store.home().checkpoints()),
                entries -> {});
        assertThat(verification.problems()).isEmpty();
        assertThat(verification.steps())
                .filteredOn(step -> step.name() == LogStep.RECORDED_ROOTS)
                .extracting(LogVerification.Step::checked)
                .containsExactly(2L);
    }
}
