package org.mingzhang.tools;

import java.nio.file.Files;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.mingzhang.app.LedgerNode;
import org.mingzhang.app.platform.embedded.JdbcTarget;
import org.mingzhang.app.platform.ledger.LedgerHome;
import org.mingzhang.app.platform.ledger.LedgerIdentity;
import org.mingzhang.app.platform.ledger.LedgerStore;
import org.mingzhang.app.view.LedgerViews;

/** An initialised ledger, opened for one command. Parts that a command does not use are never made. */
final class OpenLedger implements AutoCloseable {
    private final LedgerStore store;
    private final @Nullable LedgerIdentity identity;
    private @Nullable LedgerNode node;
    private @Nullable LedgerViews views;

    private OpenLedger(LedgerStore store, @Nullable LedgerIdentity identity) {
        this.store = store;
        this.identity = identity;
    }

    /**
     * The ledger that the options name.
     *
     * @throws EnvironmentLack when there is none yet
     */
    static OpenLedger open(LedgerOptions options) {
        if (options.database().isEmpty() && !Files.isDirectory(options.home())) {
            throw new EnvironmentLack("there is no ledger in " + options.home()
                    + "; begin one by `ledger init` or `ledger demo`, or name another by --home");
        }
        LedgerStore store = LedgerStore.open(new LedgerHome(options.home()), external(options));
        LedgerIdentity identity = store.identity().orElse(null);
        if (identity == null) {
            store.close();
            throw new EnvironmentLack("the ledger in " + options.home() + " has no entries; begin it by `ledger init`");
        }
        return new OpenLedger(store, identity);
    }

    /**
     * The ledger that the options name, as it is: what is to be verified is neither trusted to be sound nor mended first.
     *
     * @throws EnvironmentLack when there is none
     */
    static OpenLedger forVerification(LedgerOptions options) {
        if (options.database().isEmpty() && !Files.isDirectory(options.home())) {
            throw new EnvironmentLack("there is no ledger in " + options.home());
        }
        return new OpenLedger(LedgerStore.openAsItIs(new LedgerHome(options.home()), external(options)), null);
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

    /** What writes; opened at the first call. */
    LedgerNode node() {
        LedgerNode opened = node;
        if (opened == null) {
            opened = LedgerNode.open(store);
            node = opened;
        }
        return opened;
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
