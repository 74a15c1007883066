package org.mingzhang.app.view;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.mingzhang.app.platform.ledger.LedgerStore;
import org.mingzhang.app.platform.ledger.StoredPacks;
import org.mingzhang.view.ReadModels;
import org.mingzhang.view.budget.BudgetQueries;
import org.mingzhang.view.dossier.RosterQueries;
import org.mingzhang.view.officiallist.ListQueries;
import org.mingzhang.view.projection.JdbcEntrySource;
import org.mingzhang.view.projection.Progress;
import org.mingzhang.view.projection.ProjectionRunner;
import org.mingzhang.view.projection.Rebuild;
import org.mingzhang.view.projection.Reconcile;
import org.mingzhang.view.projection.ViewSchema;
import org.mingzhang.view.roster.RosterHistory;
import org.mingzhang.view.trail.TraceQueries;
import org.mingzhang.view.treasury.TreasuryQueries;

/**
 * The read models of one ledger: their schema, what keeps them up, and the questions that they answer. May be opened by
 * several processes at once, since each batch holds the projection's own position row.
 */
public final class LedgerViews {
    private final ProjectionRunner runner;
    private final BudgetQueries budget;
    private final RosterQueries rosters;
    private final RosterHistory rosterHistory;
    private final ListQueries lists;
    private final TreasuryQueries treasury;
    private final TraceQueries traces;
    private final Rebuild rebuild;
    private final Reconcile reconcile;

    private LedgerViews(LedgerStore store) {
        StoredPacks packs = new StoredPacks(store.blobs());
        JdbcEntrySource entries = new JdbcEntrySource(store.reader());
        runner = new ProjectionRunner(store.writer(), ViewSchema.LIVE, entries, ReadModels.projectors());
        budget = new BudgetQueries(store.reader(), ViewSchema.LIVE, packs::pack);
        rosters = new RosterQueries(store.reader(), ViewSchema.LIVE);
        rosterHistory = new RosterHistory(store.reader(), ViewSchema.LIVE);
        lists = new ListQueries(store.reader(), ViewSchema.LIVE);
        treasury = new TreasuryQueries(store.reader(), ViewSchema.LIVE);
        traces = new TraceQueries(store.reader(), ViewSchema.LIVE, entries, packs::pack);
        rebuild = new Rebuild(store.writer(), entries, ReadModels.projectors(), schema -> reclaim(store, schema));
        reconcile = new Reconcile(store.writer(), entries, ReadModels.projectors());
    }

    private static void reclaim(LedgerStore store, String schema) throws SQLException {
        try (Connection connection = store.administrator().connect();
                Statement statement = connection.createStatement()) {
            statement.execute("ALTER SCHEMA " + schema + " OWNER TO "
                    + store.database().writer().user());
        }
    }

    /** The read models of a store, whatever their schema has become. */
    public static LedgerViews asTheyAre(LedgerStore store) {
        return new LedgerViews(store);
    }

    /** The read models of a store, with their schema up to date but their rows where they were left. */
    public static LedgerViews open(LedgerStore store) {
        ViewSchema.LIVE.migrate(store.writer());
        return new LedgerViews(store);
    }

    /** Brings every read model up to the end of the log. */
    public long catchUp(Progress progress) {
        return runner.catchUp(progress);
    }

    /**
     * Refuses read models that have taken in what the log does not have.
     *
     * @throws org.mingzhang.view.projection.ViewFault when one stands beyond the entries that are sealed now
     */
    public void requireSealed() {
        runner.requireSealed();
    }

    public BudgetQueries budget() {
        return budget;
    }

    /** Who is, or was, in a programme's roster. */
    public RosterQueries rosters() {
        return rosters;
    }

    /** Who was in a programme's roster on any day. */
    public RosterHistory rosterHistory() {
        return rosterHistory;
    }

    /** What lists say, what was done by them, and what they differ in. */
    public ListQueries lists() {
        return lists;
    }

    /** Whether the treasury paid what the ledger says was paid. */
    public TreasuryQueries treasury() {
        return treasury;
    }

    /** Everything about one subject, in order. */
    public TraceQueries traces() {
        return traces;
    }

    /** Builds read models anew beside the live ones, and switches. */
    public Rebuild rebuild() {
        return rebuild;
    }

    /** The same without the switch: what differs was touched by someone. */
    public Reconcile reconcile() {
        return reconcile;
    }
}
