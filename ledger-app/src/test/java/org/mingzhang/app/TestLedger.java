package org.mingzhang.app;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mingzhang.app.platform.command.CommandDraft;
import org.mingzhang.app.platform.command.Outcome;
import org.mingzhang.app.platform.embedded.JdbcTarget;
import org.mingzhang.app.platform.eventstore.Appended;
import org.mingzhang.app.platform.eventstore.CheckpointFolder;
import org.mingzhang.app.platform.eventstore.SealedLog;
import org.mingzhang.app.platform.ledger.Genesis;
import org.mingzhang.app.platform.ledger.LedgerHome;
import org.mingzhang.app.platform.ledger.LedgerKeys;
import org.mingzhang.app.platform.ledger.LedgerStore;
import org.mingzhang.domain.actor.ActorCommand.Post;
import org.mingzhang.domain.actor.ActorCommand.RegisterActor;
import org.mingzhang.domain.actor.Role;
import org.mingzhang.domain.command.LedgerCommand;
import org.mingzhang.domain.event.ActorRef;
import org.mingzhang.domain.ledger.LogEvent.Clock;
import org.mingzhang.domain.seal.crypto.Algorithm;
import org.mingzhang.domain.seal.crypto.SigningKey;

/** A real ledger in a home of its own, begun with one administrator. */
public final class TestLedger implements AutoCloseable {
    public static final String NAME = "test.example/ledger";
    private static final Instant BEGUN = Instant.parse("2026-01-05T01:00:00Z");

    private final LedgerStore store;
    private final LedgerNode node;

    /** Who signs: id, organisation, post and key. */
    public record Signer(String actor, String org, Role role, SigningKey key) {
        public static Signer of(String actor, Role role) {
            return new Signer(actor, "city", role, SigningKey.generate(Algorithm.SM2));
        }
    }

    private TestLedger(LedgerStore store) {
        this.store = store;
        this.node = LedgerNode.open(store);
    }

    public static TestLedger begin(Path home, Signer administrator) {
        return begin(home, null, administrator);
    }

    /** The same in a PostgreSQL that somebody else runs; null for the embedded one. */
    public static TestLedger begin(Path home, @Nullable JdbcTarget external, Signer administrator) {
        LedgerStore store = LedgerStore.create(new LedgerHome(home), external);
        LedgerKeys keys = LedgerKeys.obtain(store.home(), NAME, BEGUN);
        try (SealedLog log = new SealedLog(store.database().writer(), keys.signers())) {
            Appended begun = Genesis.perform(
                    log,
                    keys,
                    NAME,
                    "测试账本",
                    "Asia/Shanghai",
                    Clock.SIMULATED,
                    BEGUN,
                    new Genesis.Administrator(
                            administrator.actor, "管理员", administrator.org, "某市", administrator.key.verifyingKey()));
            CheckpointFolder.keep(store.home().checkpoints(), begun.checkpoint());
        }
        return new TestLedger(store);
    }

    public LedgerStore store() {
        return store;
    }

    public LedgerNode node() {
        return node;
    }

    /** What registers a signer in the post in which they sign. */
    public static RegisterActor registration(Signer person) {
        return new RegisterActor(
                person.actor,
                "某人" + person.actor,
                person.org,
                "某市",
                person.key.verifyingKey().keyId(),
                person.key.verifyingKey().base64(),
                List.of(new Post(person.role, null)));
    }

    public Outcome submit(Signer signer, LedgerCommand command) {
        CommandDraft draft = CommandDraft.of(command, null, null);
        return node.desk()
                .submit(draft.sign(
                        NAME,
                        node.clock().now(),
                        new ActorRef(
                                signer.actor,
                                signer.org,
                                signer.role.name(),
                                signer.key.verifyingKey().keyId()),
                        signer.key));
    }

    @Override
    public void close() {
        node.close();
        store.close();
    }
}
