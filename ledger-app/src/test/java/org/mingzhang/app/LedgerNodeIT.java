package org.mingzhang.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.mingzhang.app.TestLedger.Founders;
import org.mingzhang.app.TestLedger.Signer;
import org.mingzhang.app.platform.command.Outcome;
import org.mingzhang.app.platform.command.PackShelf;
import org.mingzhang.app.platform.command.SignedCommand;
import org.mingzhang.app.platform.eventstore.Appended;
import org.mingzhang.app.platform.eventstore.CheckpointFolder;
import org.mingzhang.app.platform.eventstore.SealedLog;
import org.mingzhang.app.platform.ledger.Genesis;
import org.mingzhang.app.platform.ledger.LedgerHome;
import org.mingzhang.app.platform.ledger.LedgerKeys;
import org.mingzhang.app.platform.ledger.LedgerStore;
import org.mingzhang.domain.actor.ActorCommand.GrantRole;
import org.mingzhang.domain.actor.ActorCommand.RegisterActor;
import org.mingzhang.domain.actor.ActorCommand.RevokeKey;
import org.mingzhang.domain.actor.Role;
import org.mingzhang.domain.command.CommandCodec;
import org.mingzhang.domain.command.CommandDocument;
import org.mingzhang.domain.command.LedgerCommand;
import org.mingzhang.domain.decision.RejectionCode;
import org.mingzhang.domain.event.ActorRef;
import org.mingzhang.domain.event.EventCodec;
import org.mingzhang.domain.json.RecordMapper;
import org.mingzhang.domain.ledger.LogEvent.Clock;
import org.mingzhang.domain.ledger.LogEvent.CommandRefused;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.domain.policy.PolicyPack;
import org.mingzhang.domain.policy.reading.Packs;
import org.mingzhang.domain.programme.ProgrammeCommand.AllocateBudget;
import org.mingzhang.domain.programme.ProgrammeCommand.AppropriateFunds;
import org.mingzhang.domain.programme.ProgrammeCommand.OpenProgramme;
import org.mingzhang.domain.seal.CommandSignature;
import org.mingzhang.domain.seal.crypto.Algorithm;
import org.mingzhang.domain.seal.crypto.SigningKey;
import tools.jackson.databind.node.ObjectNode;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LedgerNodeIT {
    private static final String LEDGER = "test.example/ledger";
    private final SigningKey adminKey = SigningKey.generate(Algorithm.SM2);
    private final SigningKey financeKey = SigningKey.generate(Algorithm.SM2);
    private final Founders founders = Founders.with(new Signer("admin", "city", Role.SYSTEM_ADMIN, adminKey));
    private LedgerStore store;
    private LedgerNode node;

    @BeforeAll
    void begin(@TempDir Path home) {
        store = LedgerStore.create(new LedgerHome(home), null);
        Instant at = Instant.parse("2026-01-05T01:00:00Z");
        LedgerKeys keys = LedgerKeys.obtain(store.home(), LEDGER, at);
        try (SealedLog log = new SealedLog(store.database().writer(), keys.signers())) {
            Appended begun = Genesis.perform(
                    log, keys, LEDGER, "测试账本", "Asia/Shanghai", Clock.SIMULATED, at, founders.inGenesis());
            CheckpointFolder.keep(store.home().checkpoints(), begun.checkpoint());
        }
        node = LedgerNode.open(store);
        accepted(submit(
                "admin",
                "city",
                Role.SYSTEM_ADMIN,
                adminKey,
                new RegisterActor(
                        "finance-1",
                        "财政甲",
                        "finance",
                        "某市财政局",
                        Role.FINANCE,
                        financeKey.verifyingKey().keyId(),
                        financeKey.verifyingKey().base64(),
                        List.of())));
        Signer security = founders.security();
        accepted(submit(
                security.actor(),
                security.org(),
                security.role(),
                security.key(),
                new GrantRole("finance-1", Role.FINANCE, null)));
    }

    @AfterAll
    void end() {
        node.close();
        store.close();
    }

    private Outcome submit(String actor, String org, Role role, SigningKey key, LedgerCommand command) {
        return node.desk()
                .submit(sign(actor, org, role, key, command, UUID.randomUUID().toString()));
    }

    private SignedCommand sign(
            String actor, String org, Role role, SigningKey key, LedgerCommand command, String commandId) {
        ObjectNode tree = RecordMapper.toJson(new CommandDocument(
                CommandDocument.SCHEMA,
                LEDGER,
                commandId,
                node.clock().now().plusSeconds(3600),
                new ActorRef(actor, org, role.name(), key.verifyingKey().keyId()),
                LocalDate.parse("2026-01-05"),
                CommandCodec.type(command),
                CommandCodec.payload(command)));
        return new SignedCommand(
                tree, CommandCodec.document(tree), command, CommandSignature.sign(tree, key), Map.of());
    }

    private static Outcome.Accepted accepted(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Accepted.class);
        return (Outcome.Accepted) outcome;
    }

    private static Outcome.Refused refused(Outcome outcome, RejectionCode code) {
        assertThat(outcome).isInstanceOf(Outcome.Refused.class);
        Outcome.Refused refused = (Outcome.Refused) outcome;
        assertThat(refused.rejection().code()).isEqualTo(code);
        return refused;
    }

    @Test
    void moneyGoesFromTheNoticeToALineAndNoFurther() {
        PolicyPack pack = Packs.builtIn("handan-2025");
        accepted(node.desk()
                .submit(
                        sign(
                                "finance-1",
                                "finance",
                                Role.FINANCE,
                                financeKey,
                                new OpenProgramme(
                                        "handan",
                                        "试点",
                                        PackShelf.digest(pack),
                                        LocalDate.parse("2025-09-01"),
                                        LocalDate.parse("2027-06-30")),
                                "open-0001"),
                        pack));
        AppropriateFunds appropriate = new AppropriateFunds("handan", "central", Fen.ofWan(10_000), "文号〔2026〕1号", 2026);
        SignedCommand signed = sign("finance-1", "finance", Role.FINANCE, financeKey, appropriate, "appropriate-1");
        Outcome.Accepted first = accepted(node.desk().submit(signed));
        Outcome.Accepted again = accepted(node.desk().submit(signed));
        assertThat(again.repeated()).isTrue();
        assertThat(again.firstPosition()).isEqualTo(first.firstPosition());

        refused(
                node.desk()
                        .submit(sign(
                                "finance-1",
                                "finance",
                                Role.FINANCE,
                                financeKey,
                                new AppropriateFunds("handan", "local", Fen.ofWan(1), "文号〔2026〕2号", 2026),
                                "appropriate-1")),
                RejectionCode.COMMAND_ID_REUSED);

        Outcome.Refused breach = refused(
                submit(
                        "finance-1",
                        "finance",
                        Role.FINANCE,
                        financeKey,
                        new AllocateBudget("handan", "central", "service", Fen.ofWan(2_001), "文号〔2026〕3号", 2026)),
                RejectionCode.RATIO_BREACHED);
        assertThat(breach.rejection().clause().quote()).contains("不高于20%");
        accepted(submit(
                "finance-1",
                "finance",
                Role.FINANCE,
                financeKey,
                new AllocateBudget("handan", "central", "service", Fen.ofWan(2_000), "文号〔2026〕3号", 2026)));
    }

    @Test
    void aSignatureThatIsNotTheActorsIsRefusedOnRecord() {
        SigningKey stranger = SigningKey.generate(Algorithm.SM2);
        AppropriateFunds command = new AppropriateFunds("x", "central", Fen.ofWan(1), "文号", 2026);
        refused(submit("finance-1", "finance", Role.FINANCE, stranger, command), RejectionCode.KEY_UNKNOWN);
        SignedCommand good = sign("finance-1", "finance", Role.FINANCE, financeKey, command, "stolen-signature");
        SignedCommand other = sign(
                "finance-1",
                "finance",
                Role.FINANCE,
                financeKey,
                new AppropriateFunds("x", "central", Fen.ofWan(2), "文号", 2026),
                "stolen-signature");
        Outcome.Refused refused = refused(
                node.desk()
                        .submit(new SignedCommand(
                                other.tree(), other.document(), other.command(), good.signature(), Map.of())),
                RejectionCode.SIGNATURE_INVALID);
        assertThat(store.log().entry(refused.firstPosition()).orElseThrow().type())
                .isEqualTo("ledger.command-refused");
        // The id is still free for whoever owns it.
        refused(node.desk().submit(good), RejectionCode.NOT_FOUND);
    }

    @Test
    void aRevokedKeySignsNothingMore() {
        SigningKey key = SigningKey.generate(Algorithm.SM2);
        accepted(submit(
                "admin",
                "city",
                Role.SYSTEM_ADMIN,
                adminKey,
                new RegisterActor(
                        "leaver",
                        "离任者",
                        "finance",
                        "某市财政局",
                        Role.FINANCE,
                        key.verifyingKey().keyId(),
                        key.verifyingKey().base64(),
                        List.of())));
        accepted(submit(
                "admin",
                "city",
                Role.SYSTEM_ADMIN,
                adminKey,
                new RevokeKey("leaver", key.verifyingKey().keyId(), "离任")));
        refused(
                submit(
                        "leaver",
                        "finance",
                        Role.FINANCE,
                        key,
                        new AppropriateFunds("x", "central", Fen.ofWan(1), "文号", 2026)),
                RejectionCode.KEY_REVOKED);
    }

    /** An attack: one clerk asks for a second id, under a bureau of another id, to sign the second half of a matter too. */
    @Test
    void nobodyIsTwoPersonsUnderTwoIds() {
        for (String org : List.of("finance", "finance-two")) {
            for (String name : List.of("财政甲", "财政 甲")) {
                SigningKey key = SigningKey.generate(Algorithm.SM2);
                Outcome outcome = submit(
                        "admin",
                        "city",
                        Role.SYSTEM_ADMIN,
                        adminKey,
                        new RegisterActor(
                                "second-id",
                                name,
                                org,
                                "某市财政局",
                                Role.FINANCE,
                                key.verifyingKey().keyId(),
                                key.verifyingKey().base64(),
                                List.of()));
                refused(outcome, RejectionCode.ALREADY_EXISTS);
                assertThat(outcome.toString()).contains("确系同名两人的，姓名后加注区别");
            }
        }
    }

    @Test
    void commandsUnderOneIdAtOnceEachGetTheAnswerToTheirOwnContent() throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            for (int round = 0; round < 15; round++) {
                String id = "one-id-for-all-" + round;
                List<Callable<Outcome>> all = new ArrayList<>();
                for (int wan = 1; wan <= 4; wan++) {
                    SignedCommand signed = sign(
                            "finance-1",
                            "finance",
                            Role.FINANCE,
                            financeKey,
                            new AppropriateFunds("no-such-" + wan, "central", Fen.ofWan(wan), "文号", 2026),
                            id);
                    all.add(() -> node.desk().submit(signed));
                    all.add(() -> node.desk().submit(signed));
                }
                Map<String, RejectionCode> answers = new HashMap<>();
                List<Future<Outcome>> outcomes = threads.invokeAll(all);
                for (int i = 0; i < outcomes.size(); i++) {
                    Outcome.Refused refused = (Outcome.Refused) outcomes.get(i).get();
                    String about = "programme/no-such-" + (i / 2 + 1);
                    CommandRefused recorded = (CommandRefused) EventCodec.decode(store.log()
                                    .entry(refused.firstPosition())
                                    .orElseThrow()
                                    .bytes())
                            .event();
                    assertThat(recorded.subject()).isEqualTo(about);
                    assertThat(recorded.code())
                            .isEqualTo(refused.rejection().code().name());
                    assertThat(answers.merge(about, refused.rejection().code(), (a, b) -> a))
                            .isEqualTo(refused.rejection().code());
                }
                assertThat(answers.values())
                        .containsOnlyOnce(RejectionCode.NOT_FOUND)
                        .containsOnly(RejectionCode.NOT_FOUND, RejectionCode.COMMAND_ID_REUSED);
            }
        }
    }
}
