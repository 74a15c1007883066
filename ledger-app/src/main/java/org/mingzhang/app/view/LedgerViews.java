package org.mingzhang.app.view;

import java.util.List;
import org.mingzhang.app.platform.ledger.LedgerStore;
import org.mingzhang.app.platform.ledger.StoredPacks;
import org.mingzhang.view.budget.BudgetProjector;
import org.mingzhang.view.budget.BudgetQueries;
import org.mingzhang.view.budget.RecordTimeProjector;
import org.mingzhang.view.projection.JdbcEntrySource;
import org.mingzhang.view.projection.Progress;
import org.mingzhang.view.projection.ProjectionRunner;
import org.mingzhang.view.projection.Projector;
import org.mingzhang.view.projection.ViewSchema;

/**
 * The read models of one ledger: their schema, what keeps them up, and the questions that they answer. May be opened by
 * several processes at once, since each batch holds the projection's own position row.
 */
public final class LedgerViews {
    private final ProjectionRunner runner;
    private final BudgetQueries budget;

    private LedgerViews(ProjectionRunner runner, BudgetQueries budget) {
        this.runner = runner;
        this.budget = budget;
    }

    /** Every projector, in the order in which they are told of entries. */
    public static List<Projector> projectors() {
        return List.of(new RecordTimeProjector(), new BudgetProjector());
    }

    /** The read models of a store, with their schema up to date but their rows where they were left. */
    public static LedgerViews open(LedgerStore store) {
        ViewSchema.LIVE.migrate(store.writer());
        StoredPacks packs = new StoredPacks(store.blobs());
        return new LedgerViews(
                new ProjectionRunner(
                        store.writer(), ViewSchema.LIVE, new JdbcEntrySource(store.reader()), projectors()),
                new BudgetQueries(store.reader(), ViewSchema.LIVE, packs::pack));
    }

    /** Brings every read model up to the end of the log. */
    public long catchUp(Progress progress) {
        return runner.catchUp(progress);
    }

    public BudgetQueries budget() {
        return budget;
    }
}
