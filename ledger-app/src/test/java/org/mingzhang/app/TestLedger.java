package org.mingzhang.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mingzhang.app.access.Accounts;
import org.mingzhang.app.access.OneTimeCodes;
import org.mingzhang.app.access.SignIns;
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
import org.mingzhang.domain.actor.ActorCommand.GrantRole;
import org.mingzhang.domain.actor.ActorCommand.Post;
import org.mingzhang.domain.actor.ActorCommand.RegisterActor;
import org.mingzhang.domain.actor.Role;
import org.mingzhang.domain.command.LedgerCommand;
import org.mingzhang.domain.event.ActorRef;
import org.mingzhang.domain.ledger.LogEvent.Clock;
import org.mingzhang.domain.seal.crypto.Algorithm;
import org.mingzhang.domain.seal.crypto.SigningKey;

/** A real ledger in a home of its own, begun with its three administrators: one is given, the other two come with it. */
public final class TestLedger implements AutoCloseable {
    public static final String NAME = "test.example/ledger";

    /** The ids of the administrators who come with a ledger that names one. */
    public static final String SECURITY = "security-admin";

    public static final String AUDIT = "audit-admin";

    private static final Instant BEGUN = Instant.parse("2026-01-05T01:00:00Z");

    private final LedgerStore store;
    private final LedgerNode node;
    private final Founders founders;

    /** Who signs: id, organisation, post and key. */
    public record Signer(String actor, String org, Role role, SigningKey key) {
        public static Signer of(String actor, Role role) {
            return new Signer(actor, "city", role, SigningKey.generate(Algorithm.SM2));
        }
    }

    /** The three who are there from the beginning: who registers people, who gives them posts, who audits both. */
    public record Founders(Signer system, Signer security, Signer audit) {
        /** With an administrator and others whom nobody knows. */
        public static Founders with(Signer system) {
            return with(system, Signer.of(SECURITY, Role.SECURITY_ADMIN));
        }

        public static Founders with(Signer system, Signer security) {
            return new Founders(system, security, Signer.of(AUDIT, Role.AUDIT_ADMIN));
        }

        public Genesis.Founders inGenesis() {
            return new Genesis.Founders(
                    inGenesis(system, "管理员"), inGenesis(security, "安全管理员"), inGenesis(audit, "审计管理员"));
        }

        private static Genesis.Administrator inGenesis(Signer one, String name) {
            return new Genesis.Administrator(one.actor, name, one.org, "某市", one.key.verifyingKey());
        }
    }

    private TestLedger(LedgerStore store, Founders founders) {
        this.store = store;
        this.node = LedgerNode.open(store);
        this.founders = founders;
    }

    public static TestLedger begin(Path home, Signer administrator) {
        return begin(home, null, Founders.with(administrator));
    }

    public static TestLedger begin(Path home, Founders founders) {
        return begin(home, null, founders);
    }

    /** The same in a PostgreSQL that somebody else runs; null for the embedded one. */
    public static TestLedger begin(Path home, @Nullable JdbcTarget external, Founders founders) {
        LedgerStore store = LedgerStore.create(new LedgerHome(home), external);
        LedgerKeys keys = LedgerKeys.obtain(store.home(), NAME, BEGUN);
        try (SealedLog log = new SealedLog(store.database().writer(), keys.signers())) {
            Appended begun = Genesis.perform(
                    log, keys, NAME, "测试账本", "Asia/Shanghai", Clock.SIMULATED, BEGUN, founders.inGenesis());
            CheckpointFolder.keep(store.home().checkpoints(), begun.checkpoint());
        }
        return new TestLedger(store, founders);
    }

    public LedgerStore store() {
        return store;
    }

    public LedgerNode node() {
        return node;
    }

    /** Who gives people their posts. */
    public Signer security() {
        return founders.security;
    }

    public Signer audit() {
        return founders.audit;
    }

    /** What registers a signer; the post in which they sign is given by another, unless they only apply. */
    public static RegisterActor registration(Signer person) {
        return bare(inPost(person));
    }

    private static RegisterActor inPost(Signer person) {
        return new RegisterActor(
                person.actor,
                "某人" + person.actor,
                person.org,
                "某市",
                person.role,
                person.key.verifyingKey().keyId(),
                person.key.verifyingKey().base64(),
                List.of(new Post(person.role, null)));
    }

    /** As whoever registers people may sign it: with no posts but those of applicants. */
    public static RegisterActor bare(RegisterActor asked) {
        return new RegisterActor(
                asked.actor(),
                asked.name(),
                asked.org(),
                asked.orgName(),
                asked.intended(),
                asked.keyId(),
                asked.publicKey(),
                asked.posts().stream()
                        .filter(post -> post.role() == Role.APPLICANT)
                        .toList());
    }

    /** The other posts, as whoever gives posts signs them. */
    public static List<GrantRole> grants(RegisterActor asked) {
        return asked.posts().stream()
                .filter(post -> post.role() != Role.APPLICANT)
                .map(post -> new GrantRole(asked.actor(), post.role(), post.county()))
                .toList();
    }

    /** Has somebody registered and given the post in which they sign, by the two who must; answers the registration. */
    public Outcome.Accepted arrives(Signer person) {
        return arrives(inPost(person));
    }

    public Outcome.Accepted arrives(RegisterActor asked) {
        Outcome.Accepted registered = accepted(founders.system, bare(asked));
        grants(asked).forEach(post -> accepted(founders.security, post));
        return registered;
    }

    /** The same, the post of an applicant given by the second of the two as well: so a further signer of an enterprise comes. */
    public Outcome.Accepted arrivesByTwo(RegisterActor asked) {
        Outcome.Accepted registered = accepted(
                founders.system,
                new RegisterActor(
                        asked.actor(),
                        asked.name(),
                        asked.org(),
                        asked.orgName(),
                        asked.intended(),
                        asked.keyId(),
                        asked.publicKey(),
                        List.of()));
        asked.posts()
                .forEach(post -> accepted(founders.security, new GrantRole(asked.actor(), post.role(), post.county())));
        return registered;
    }

    private Outcome.Accepted accepted(Signer signer, LedgerCommand command) {
        Outcome outcome = submit(signer, command);
        assertThat(outcome).as("%s", command).isInstanceOf(Outcome.Accepted.class);
        return (Outcome.Accepted) outcome;
    }

    /** One-time codes, recorded by this ledger's own clock. */
    public OneTimeCodes codes(Accounts accounts) {
        return new OneTimeCodes(
                store,
                node.codes(),
                accounts,
                SignIns.of(store, node.clock()),
                node.clock(),
                store.requireIdentity().zone());
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
