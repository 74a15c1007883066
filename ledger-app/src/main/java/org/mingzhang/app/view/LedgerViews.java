package org.mingzhang.app.view;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDate;
import java.util.function.Function;
import java.util.function.Supplier;
import org.mingzhang.app.platform.ledger.LedgerStore;
import org.mingzhang.app.platform.ledger.StoredPacks;
import org.mingzhang.app.platform.web.NotFound;
import org.mingzhang.domain.decision.WorkingDays;
import org.mingzhang.view.ReadModels;
import org.mingzhang.view.budget.BudgetQueries;
import org.mingzhang.view.budget.FundsQueries;
import org.mingzhang.view.budget.MoneyQueries;
import org.mingzhang.view.dossier.CaseQueries;
import org.mingzhang.view.dossier.ImportQueries;
import org.mingzhang.view.dossier.RosterQueries;
import org.mingzhang.view.file.EnterpriseFiles;
import org.mingzhang.view.file.PartyNames;
import org.mingzhang.view.file.ProviderFiles;
import org.mingzhang.view.officiallist.ListQueries;
import org.mingzhang.view.oversight.DutyQueries;
import org.mingzhang.view.oversight.ParameterQueries;
import org.mingzhang.view.oversight.ProviderQueries;
import org.mingzhang.view.oversight.SupervisionQueries;
import org.mingzhang.view.panel.PanelQueries;
import org.mingzhang.view.projection.JdbcEntrySource;
import org.mingzhang.view.projection.Progress;
import org.mingzhang.view.projection.ProjectionQueries;
import org.mingzhang.view.projection.ProjectionRunner;
import org.mingzhang.view.projection.Rebuild;
import org.mingzhang.view.projection.Reconcile;
import org.mingzhang.view.projection.ViewSchema;
import org.mingzhang.view.register.RegisterQueries;
import org.mingzhang.view.roster.RosterHistory;
import org.mingzhang.view.scope.Owners;
import org.mingzhang.view.trail.TraceQueries;
import org.mingzhang.view.trail.TrailQueries;
import org.mingzhang.view.treasury.ReconciliationTerms;
import org.mingzhang.view.treasury.TreasuryQueries;
import org.mingzhang.view.workbench.WorkbenchQueries;

/**
 * The read models of one ledger: their schema, what keeps them up, and the questions that they answer. May be opened by
 * several processes at once, since each batch holds the projection's own position row.
 */
public final class LedgerViews {
    private final Function<String, WorkingDays> calendar;
    private final LedgerStore store;
    private final ProjectionRunner runner;
    private final BudgetQueries budget;
    private final FundsQueries funds;
    private final MoneyQueries money;
    private final RosterQueries rosters;
    private final RosterHistory rosterHistory;
    private final ListQueries lists;
    private final CaseQueries cases;
    private final ImportQueries imports;
    private final TreasuryQueries treasury;
    private final DutyQueries duties;
    private final ParameterQueries parameters;
    private final ProviderQueries providers;
    private final SupervisionQueries supervision;
    private final TraceQueries traces;
    private final ProjectionQueries projections;
    private final TrailQueries trails;
    private final Owners owners;
    private final PanelQueries panels;
    private final WorkbenchQueries workbench;
    private final EnterpriseFiles enterpriseFiles;
    private final ProviderFiles providerFiles;
    private final PartyNames partyNames;
    private final Rebuild rebuild;
    private final Reconcile reconcile;

    private LedgerViews(LedgerStore store) {
        calendar = new Calendars(store.log())::of;
        this.store = store;
        StoredPacks packs = new StoredPacks(store.blobs());
        JdbcEntrySource entries = new JdbcEntrySource(store.entries());
        runner = new ProjectionRunner(store.writer(), ViewSchema.LIVE, entries, ReadModels.projectors());
        budget = new BudgetQueries(store.reader(), ViewSchema.LIVE, packs::pack);
        funds = new FundsQueries(store.reader(), ViewSchema.LIVE, position -> store.log()
                .requireEntry(position)
                .requireSealed()
                .envelope()
                .event());
        money = new MoneyQueries(store.reader(), ViewSchema.LIVE);
        rosters = new RosterQueries(store.reader(), ViewSchema.LIVE);
        rosterHistory = new RosterHistory(store.reader(), ViewSchema.LIVE);
        lists = new ListQueries(store.reader(), ViewSchema.LIVE);
        cases = new CaseQueries(store.reader(), ViewSchema.LIVE);
        imports = new ImportQueries(store.reader(), ViewSchema.LIVE);
        treasury = new TreasuryQueries(store.reader(), ViewSchema.LIVE);
        duties = new DutyQueries(store.reader(), ViewSchema.LIVE, packs::pack, calendar);
        parameters = new ParameterQueries(store.reader(), ViewSchema.LIVE);
        providers = new ProviderQueries(store.reader(), ViewSchema.LIVE, packs::pack);
        supervision = new SupervisionQueries(store.reader(), ViewSchema.LIVE);
        traces = new TraceQueries(store.reader(), ViewSchema.LIVE, entries, packs::pack);
        projections = new ProjectionQueries(store.reader(), ViewSchema.LIVE);
        trails = new TrailQueries(store.reader(), ViewSchema.LIVE, entries, packs::pack);
        owners = new Owners(store.reader(), ViewSchema.LIVE);
        panels = new PanelQueries(store.reader(), ViewSchema.LIVE);
        workbench = new WorkbenchQueries(store.reader(), ViewSchema.LIVE, packs::pack, duties, calendar);
        enterpriseFiles = new EnterpriseFiles(store.reader(), ViewSchema.LIVE, entries, traces, duties);
        providerFiles = new ProviderFiles(store.reader(), ViewSchema.LIVE, entries);
        partyNames = new PartyNames(store.reader(), ViewSchema.LIVE);
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

    /** The last position that every read model has taken in; -1 before there is any. */
    public long reached() {
        return projections.reached().stream()
                .mapToLong(one -> one.position())
                .min()
                .orElse(-1);
    }

    /** Waits, but not longer than this, until every read model has taken in what the log has now. */
    public void awaitNewest(Duration patience) {
        ReachedPosition.await(this::reached, store.log().size() - 1, patience);
    }

    /**
     * Refuses read models that have taken in what the log does not have.
     *
     * @throws org.mingzhang.view.projection.ViewFault when one stands beyond the entries that are sealed now
     */
    public void requireSealed() {
        runner.requireSealed();
    }

    /**
     * Lets only who asks for a known programme go on.
     *
     * @throws NotFound when there is none of this id
     */
    public void requireProgramme(String programme) {
        if (budget.pack(programme).isEmpty()) {
            throw new NotFound("账本中没有试点专项 " + programme);
        }
    }

    public BudgetQueries budget() {
        return budget;
    }

    /** How money came in, by source, budget year and document. */
    public FundsQueries funds() {
        return funds;
    }

    /** Where money went, and the postings behind each figure. */
    public MoneyQueries money() {
        return money;
    }

    /** Who is, or was, in a programme's roster. */
    public RosterQueries rosters() {
        return rosters;
    }

    /** Who was in a programme's roster on any day. */
    public RosterHistory rosterHistory() {
        return rosterHistory;
    }

    /**
     * What a programme has of each kind, row by row.
     *
     * @param today up to when the ledger is held against the treasury, where a register says how they agree
     */
    public RegisterQueries registers(Supplier<LocalDate> today) {
        return new RegisterQueries(
                store.reader(),
                ViewSchema.LIVE,
                programme -> new ReconciliationTerms(
                        today.get(), ReconciliationTerms.USUAL_WORKING_DAYS, calendar.apply(programme)));
    }

    /** What lists say, what was done by them, and what they differ in. */
    public ListQueries lists() {
        return lists;
    }

    /** Which cases a programme has. */
    public CaseQueries cases() {
        return cases;
    }

    /** What imports of old records brought in, and who stands for it. */
    public ImportQueries imports() {
        return imports;
    }

    /** Whether the treasury paid what the ledger says was paid. */
    public TreasuryQueries treasury() {
        return treasury;
    }

    /** A programme's calendar, with the years that were entered. */
    public WorkingDays calendar(String programme) {
        return calendar.apply(programme);
    }

    /** What is still owed after approval and payment. */
    public DutyQueries duties() {
        return duties;
    }

    /** Which values a programme's parameters have. */
    public ParameterQueries parameters() {
        return parameters;
    }

    /** How the providers in the pool stand. */
    public ProviderQueries providers() {
        return providers;
    }

    /** How far supervision has come against its plan. */
    public SupervisionQueries supervision() {
        return supervision;
    }

    /** Everything about one subject, in order. */
    public TraceQueries traces() {
        return traces;
    }

    /** How far each read model has come. */
    public ProjectionQueries projections() {
        return projections;
    }

    /** The same page by page, for whoever may see only a part. */
    public TrailQueries trails() {
        return trails;
    }

    /** Which cases and organisations are within a scope. */
    public Owners owners() {
        return owners;
    }

    /** For which cases somebody sits on a panel of experts. */
    public PanelQueries panels() {
        return panels;
    }

    /** What waits for somebody. */
    public WorkbenchQueries workbench() {
        return workbench;
    }

    /** Everything about one enterprise. */
    public EnterpriseFiles enterpriseFiles() {
        return enterpriseFiles;
    }

    /** Whose files may be opened, and what they are called. */
    public PartyNames partyNames() {
        return partyNames;
    }

    /** Everything about one provider. */
    public ProviderFiles providerFiles() {
        return providerFiles;
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
