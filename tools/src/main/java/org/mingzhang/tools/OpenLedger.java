package org.mingzhang.tools;

import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.mingzhang.app.LedgerNode;
import org.mingzhang.app.actor.ActorDirectory;
import org.mingzhang.app.actor.ActorDirectory.Person;
import org.mingzhang.app.imports.UnfinishedImport;
import org.mingzhang.app.platform.command.CommandDesk;
import org.mingzhang.app.platform.command.SignedCommand;
import org.mingzhang.app.platform.embedded.DatabaseUnavailable;
import org.mingzhang.app.platform.embedded.JdbcTarget;
import org.mingzhang.app.platform.eventstore.StreamRef;
import org.mingzhang.app.platform.ledger.LedgerHome;
import org.mingzhang.app.platform.ledger.LedgerIdentity;
import org.mingzhang.app.platform.ledger.LedgerStore;
import org.mingzhang.app.platform.ledger.LedgerTime;
import org.mingzhang.app.platform.ledger.StoredPacks;
import org.mingzhang.app.view.LedgerViews;
import org.mingzhang.domain.event.Recorded;
import org.mingzhang.domain.event.StreamFold;
import org.mingzhang.domain.event.StreamType;
import org.mingzhang.domain.policy.PolicyPack;
import org.mingzhang.domain.programme.Programme;

/** An initialised ledger, opened for one command. Parts that a command does not use are never made. */
final class OpenLedger implements AutoCloseable {
    private static final Set<String> TAKING = Set.of("actor.revoke-key", "actor.revoke-role", "actor.end-stand-in");

    private final LedgerStore store;
    private final @Nullable LedgerIdentity identity;
    private @Nullable LedgerNode node;
    private @Nullable LedgerViews views;

    private OpenLedger(LedgerStore store, @Nullable LedgerIdentity identity) {
        this.store = store;
        this.identity = identity;
    }

    /**
     * The ledger that the options name; its schema is left as it is.
     *
     * @param output what answers of this ledger: it learns here whether all of it is invented
     * @throws DatabaseUnavailable when there is none yet, or it has to be migrated first
     */
    static OpenLedger open(LedgerOptions options, Output output) {
        LedgerStore store = LedgerStore.open(new LedgerHome(options.home()), external(options));
        try {
            LedgerIdentity identity = store.requireIdentity();
            output.about(identity);
            output.about(UnfinishedImport.of(store.log()));
            return new OpenLedger(store, identity);
        } catch (RuntimeException e) {
            store.close();
            throw e;
        }
    }

    /**
     * The ledger that the options name, as it is: what is to be verified is neither trusted to be sound nor mended first.
     *
     * <p>Nor is its schema held to this program's version, which only {@code migrate} changes, after verification.
     *
     * @param output what answers of this ledger: it learns here whether all of it is invented, if its first entry can be
     *     read
     * @throws DatabaseUnavailable when there is none
     */
    static OpenLedger forVerification(LedgerOptions options, Output output) {
        LedgerStore store = LedgerStore.asItIs(new LedgerHome(options.home()), external(options));
        output.aboutAsItIs(store);
        return new OpenLedger(store, null);
    }

    /** How to reach the PostgreSQL that the options name; null for the embedded one. */
    static @Nullable JdbcTarget external(LedgerOptions options) {
        return options.database()
                .map(database -> new JdbcTarget(
                        database.url(),
                        database.user() == null ? "" : database.user(),
                        database.password() == null ? "" : database.password()))
                .orElse(null);
    }

    LedgerStore store() {
        return store;
    }

    LedgerIdentity identity() {
        return Objects.requireNonNull(identity);
    }

    /** The first line of whatever is told of this ledger: a demo's says there that all of it is invented. */
    String heading() {
        return "账本：" + identity().title();
    }

    /** Who people are. */
    ActorDirectory actors() {
        return new ActorDirectory(store.log());
    }

    /** A person, or a no that says that there is none. */
    Person person(String actor) {
        return actors().find(actor).orElseThrow(() -> No.unknown("ACTOR", actor, "账本中没有经办人 " + actor));
    }

    /** The same with the posts in which they stand in for others today. */
    Person acting(String actor) {
        return person(actor).on(today());
    }

    /** A programme as its stream says, or a no that says that there is none. */
    Programme programme(String id) {
        StreamFold stream = StreamFold.of(StreamType.PROGRAMME);
        store.log().stream(new StreamRef(StreamType.PROGRAMME.code(), id), 0)
                .forEach(
                        entry -> stream.evolve(Recorded.of(entry.requireSealed().envelope(), entry.position())));
        Programme programme = (Programme) stream.state();
        if (!programme.exists()) {
            throw ProgrammeOption.unknown(id);
        }
        return programme;
    }

    /** The version of a programme's policy that is in force today. */
    PolicyPack packOf(Programme programme) {
        return pack(programme.packSm3(today()));
    }

    /** The last version of a programme's policy of which something is so; nothing where it is so of none. */
    Optional<PolicyPack> lastPack(Programme programme, Predicate<PolicyPack> so) {
        return programme.versions().all().reversed().stream()
                .map(version -> pack(version.packSm3()))
                .filter(so)
                .findFirst();
    }

    /** The day by the ledger's own clock. */
    LocalDate today() {
        return LedgerTime.of(store, identity()).now().atZone(identity().zone()).toLocalDate();
    }

    /** The pack whose bytes have this digest. */
    PolicyPack pack(String packSm3) {
        return new StoredPacks(store.blobs()).pack(packSm3);
    }

    /** What writes; opened at the first call. */
    LedgerNode node() {
        LedgerNode opened = node;
        if (opened == null) {
            opened = LedgerNode.open(store);
            node = opened;
        }
        return opened;
    }

    /**
     * Where a command is handed in. Imports that were broken off are finished first, unless it takes something from somebody:
     * whose key was stolen may have begun one.
     */
    CommandDesk desk(Output output, SignedCommand command) {
        return TAKING.contains(command.document().type()) ? node().desk() : desk(output);
    }

    /** Where commands are handed in; imports that were broken off are finished first. */
    CommandDesk desk(Output output) {
        UnfinishedImports.finishIfPossible(node().imports(), output);
        return node().desk();
    }

    /** Read models as they were left or made: for what finds out about them, and makes them anew. */
    LedgerViews viewsAsTheyAre() {
        return LedgerViews.asTheyAre(store);
    }

    /** Read models that have taken in the whole log. */
    LedgerViews views(Output output) {
        LedgerViews opened = views;
        if (opened == null) {
            opened = LedgerViews.open(store);
            views = opened;
        }
        long behind = store.log().size();
        try (Progress progress = output.progress("正在更新视图", "条", behind)) {
            opened.catchUp((done, total, left) -> progress.to(done));
        }
        return opened;
    }

    @Override
    public void close() {
        if (node != null) {
            node.close();
        }
        store.close();
    }
}
