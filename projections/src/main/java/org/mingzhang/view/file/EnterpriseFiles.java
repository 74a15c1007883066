package org.mingzhang.view.file;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.duty.OpenDuty;
import org.mingzhang.domain.event.StreamId;
import org.mingzhang.view.file.EnterpriseFile.CaseFile;
import org.mingzhang.view.file.EnterpriseFile.Document;
import org.mingzhang.view.file.FileRows.Basics;
import org.mingzhang.view.file.FileRows.CaseRow;
import org.mingzhang.view.file.FileRows.ContractRow;
import org.mingzhang.view.file.FileRows.Found;
import org.mingzhang.view.file.FileRows.InspectionRow;
import org.mingzhang.view.file.FileRows.PaymentRow;
import org.mingzhang.view.file.FileRows.RecoveryRow;
import org.mingzhang.view.file.FileRows.RefusalRow;
import org.mingzhang.view.file.FileRows.RosterStep;
import org.mingzhang.view.file.FileRows.Split;
import org.mingzhang.view.oversight.DutyQueries;
import org.mingzhang.view.projection.EntrySource;
import org.mingzhang.view.projection.ViewSchema;
import org.mingzhang.view.scope.Scope;
import org.mingzhang.view.scope.Scope.Condition;
import org.mingzhang.view.scope.Visible;
import org.mingzhang.view.trail.Trace;
import org.mingzhang.view.trail.TraceQueries;

/** Answers what there is about one enterprise. Whose file somebody may not open is not there for them. */
public final class EnterpriseFiles {
    /** How many parties a search shows. */
    public static final int MOST_FOUND = 50;

    /** How many cases a file tells entry by entry; of the others it has the row. */
    private static final int MOST_CASES = 20;

    private static final String CASES = """
            SELECT a.application, a.programme, a.direction, a.title, a.batch, coalesce(a.county, e.county) AS county,
                   a.submitted_on, a.requested_fen, a.planned_investment_fen, a.status, a.stage, a.outcome, a.score_tenths,
                   a.level_before, p.status AS project, p.level_after, p.score_tenths AS acceptance, p.recognised_investment_fen,
                   w.status AS award, w.calculated_at, w.ceiling_fen, w.approved_fen + w.increased_fen - w.reduced_fen AS approved,
                   w.paid_fen, w.recovered_fen
              FROM application a LEFT JOIN enterprise e ON e.enterprise = a.applicant
              LEFT JOIN project p ON p.project = a.application LEFT JOIN award w ON w.award = a.application
             WHERE a.applicant = ? AND (%s) ORDER BY a.submitted_at DESC LIMIT 200""";

    private static final String PAYMENTS = """
            SELECT p.*, (SELECT min(m.receipt_no) FROM bank_movement m WHERE m.payment = p.payment AND m.struck_out IS NULL) AS receipt,
                   (SELECT string_agg(DISTINCT t.voucher_no, '、') FROM treasury_payment t WHERE t.payment = p.payment) AS voucher
              FROM payment p WHERE p.award = ANY (?) ORDER BY p.position""";

    private final DataSource views;
    private final ViewSchema schema;
    private final EntrySource log;
    private final TraceQueries traces;
    private final DutyQueries duties;

    public EnterpriseFiles(
            DataSource views, ViewSchema schema, EntrySource log, TraceQueries traces, DutyQueries duties) {
        this.views = views;
        this.schema = schema;
        this.log = log;
        this.traces = traces;
        this.duties = duties;
    }

    /** Enterprises whose name or code has these words in it, at most {@link #MOST_FOUND}; without words the first of all. */
    public List<Found> search(Scope scope, String programme, String words) {
        Condition mine = Visible.enterprise(scope);
        List<Object> values = new ArrayList<>(List.of(programme));
        values.addAll(mine.values());
        values.add(words);
        values.add(words.toUpperCase(Locale.ROOT));
        return schema.read(
                views,
                connection -> Reader.rows(
                        connection,
                        "SELECT e.enterprise, e.name, e.county, e.industry, e.kind, r.status FROM enterprise e"
                                + " LEFT JOIN roster r ON r.enterprise = e.enterprise AND r.programme = ?"
                                + " WHERE (" + mine.sql() + ") AND (strpos(coalesce(e.name, ''), ?) > 0"
                                + " OR strpos(e.enterprise, ?) > 0) ORDER BY r.status NULLS LAST, e.name, e.enterprise LIMIT "
                                + MOST_FOUND,
                        values,
                        row -> new Found(
                                row.word("enterprise"),
                                row.text("name"),
                                row.text("county"),
                                row.text("industry"),
                                row.text("kind"),
                                row.text("status"))));
    }

    /** What of a file is read from the log itself, entry by entry, which takes its time. */
    public enum Told {
        CASES,
        DOCUMENTS
    }

    private record Rows(
            Basics basics,
            long position,
            List<RosterStep> roster,
            List<CaseRow> cases,
            List<ContractRow> contracts,
            List<InspectionRow> inspections,
            List<PaymentRow> payments,
            List<RecoveryRow> recoveries,
            List<OpenDuty> duties,
            List<RefusalRow> refusals) {}

    /**
     * The file.
     *
     * @param today as of which duties are told
     * @param wanted what is told entry by entry
     * @return nothing where there is no such enterprise, or it is not for who asks to see
     */
    public Optional<EnterpriseFile> file(Scope scope, String code, LocalDate today, Set<Told> wanted) {
        return schema.read(views, connection -> Optional.ofNullable(read(connection, scope, code, today)))
                .map(rows -> told(rows, scope, code, wanted));
    }

    private EnterpriseFile told(Rows rows, Scope scope, String code, Set<Told> wanted) {
        List<CaseFile> cases = new ArrayList<>();
        List<Document> documents = new ArrayList<>();
        for (CaseRow row : rows.cases) {
            boolean told = cases.size() < MOST_CASES;
            List<Trace.Line> lines = told && wanted.contains(Told.CASES) ? lines(row.application()) : List.of();
            cases.add(new CaseFile(
                    row,
                    of(lines, "application/"),
                    of(lines, "project/"),
                    of(lines, "award/"),
                    rows.contracts.stream()
                            .filter(contract -> contract.project().equals(row.application()))
                            .toList(),
                    told && wanted.contains(Told.CASES) && row.project() != null
                            ? ProjectPapers.invoices(
                                    row.application(),
                                    rows.contracts,
                                    log.stream(StreamId.project(row.application()), rows.position))
                            : List.of(),
                    rows.inspections.stream()
                            .filter(inspection -> inspection.project().equals(row.application()))
                            .toList()));
            if (told && wanted.contains(Told.DOCUMENTS)) {
                documents.addAll(PartyPapers.documents(
                        row.application(), log.stream(StreamId.application(row.application()), rows.position)));
            }
        }
        return new EnterpriseFile(
                rows.basics,
                rows.position,
                rows.roster,
                cases,
                rows.payments,
                rows.recoveries,
                rows.duties,
                documents,
                rows.refusals,
                Visible.wholeParty(scope)
                        ? PartyPapers.of(log.stream(StreamId.enterprise(code), rows.position))
                        : null);
    }

    private List<Trace.Line> lines(String application) {
        return traces.trace(StreamId.application(application).toString())
                .map(Trace::events)
                .orElse(List.of());
    }

    private static List<Trace.Line> of(List<Trace.Line> lines, String family) {
        return lines.stream().filter(line -> line.stream().startsWith(family)).toList();
    }

    private @Nullable Rows read(Connection connection, Scope scope, String code, LocalDate today) throws SQLException {
        Condition visible = Visible.enterprise(scope);
        List<Object> party = new ArrayList<>(List.of(code));
        party.addAll(visible.values());
        Basics basics = Reader.rows(
                        connection,
                        "SELECT e.* FROM enterprise e WHERE e.enterprise = ? AND (" + visible.sql() + ")",
                        party,
                        row -> new Basics(
                                row.word("enterprise"),
                                row.text("name"),
                                row.text("kind"),
                                row.text("county"),
                                row.text("industry"),
                                row.text("size"),
                                row.flag("above_scale"),
                                row.text("ownership"),
                                row.whole("employees"),
                                row.number("details_at")))
                .stream()
                .findFirst()
                .orElse(null);
        if (basics == null) {
            return null;
        }
        boolean whole = Visible.wholeParty(scope);
        Condition mine = scope.on(Visible.CASE);
        List<Object> values = new ArrayList<>(List.of(code));
        values.addAll(mine.values());
        List<CaseRow> cases =
                Reader.rows(connection, CASES.replace("%s", mine.sql()), values, EnterpriseFiles::caseRow);
        String[] numbers = cases.stream().map(CaseRow::application).toArray(String[]::new);
        List<Object> mineAlone = List.of((Object) numbers);
        long position = Reader.rows(
                        connection,
                        "SELECT coalesce(min(position), -1) AS position FROM projection",
                        List.of(),
                        row -> row.number("position"))
                .getFirst();
        return new Rows(
                basics,
                position,
                roster(connection, code),
                cases,
                FileQuestions.contracts(connection, "c.project = ANY (?)", "seller", mineAlone),
                FileQuestions.inspections(connection, mineAlone),
                payments(connection, mineAlone),
                FileQuestions.recoveries(connection, mineAlone),
                duties(connection, cases, code, today, whole),
                FileQuestions.refusals(connection, whole ? code : "", numbers));
    }

    private static CaseRow caseRow(Reader row) throws SQLException {
        return new CaseRow(
                row.word("application"),
                row.word("programme"),
                row.text("direction"),
                row.text("title"),
                row.text("batch"),
                row.text("county"),
                row.day("submitted_on"),
                row.fen("requested_fen"),
                row.fen("planned_investment_fen"),
                row.text("status"),
                row.text("stage"),
                row.text("outcome"),
                row.whole("score_tenths"),
                row.whole("level_before"),
                row.text("project"),
                row.whole("level_after"),
                row.whole("acceptance"),
                row.fen("recognised_investment_fen"),
                row.text("award"),
                row.text("calculated_at") == null ? null : row.number("calculated_at"),
                row.fen("ceiling_fen"),
                row.fen("approved"),
                row.fen("paid_fen"),
                row.fen("recovered_fen"));
    }

    private static List<RosterStep> roster(Connection connection, String code) throws SQLException {
        return Reader.rows(
                connection,
                "SELECT * FROM roster_change WHERE enterprise = ? AND known_until IS NULL ORDER BY changed_on, position",
                List.of(code),
                row -> new RosterStep(
                        row.number("position"),
                        row.word("programme"),
                        row.text("change"),
                        row.text("batch"),
                        row.day("changed_on"),
                        row.text("document_no"),
                        row.text("replacement"),
                        row.text("reason")));
    }

    private static List<PaymentRow> payments(Connection connection, List<Object> awards) throws SQLException {
        Map<String, List<Split>> shares = new HashMap<>();
        Reader.rows(
                        connection,
                        "SELECT s.* FROM payment_share s JOIN payment p ON p.payment = s.payment WHERE p.award = ANY (?)"
                                + " AND s.amount_fen <> 0 ORDER BY s.payment, s.source",
                        awards,
                        row -> new Split(row.word("payment"), row.word("source"), row.fen("amount_fen")))
                .forEach(share -> shares.computeIfAbsent(share.payment(), none -> new ArrayList<>())
                        .add(share));
        return Reader.rows(
                connection,
                PAYMENTS,
                awards,
                row -> new PaymentRow(
                        row.word("payment"),
                        row.word("award"),
                        row.number("position"),
                        row.fen("amount_fen"),
                        row.text("status"),
                        row.day("ordered_on"),
                        row.day("approved_on"),
                        row.day("paid_on"),
                        row.text("receipt"),
                        row.text("voucher"),
                        shares.getOrDefault(row.word("payment"), List.of())));
    }

    /** Those of its cases, and those that it owes as a member of a consortium where it is looked at as a whole. */
    private List<OpenDuty> duties(
            Connection connection, List<CaseRow> cases, String code, LocalDate today, boolean whole)
            throws SQLException {
        Set<String> numbers = cases.stream().map(CaseRow::application).collect(Collectors.toSet());
        List<OpenDuty> found = new ArrayList<>();
        for (String programme :
                cases.stream().map(CaseRow::programme).distinct().toList()) {
            duties.within(connection, programme, today, new Scope.Cases(List.copyOf(numbers))).stream()
                    .filter(duty -> !whole || duty.party().equals(code))
                    .forEach(found::add);
        }
        return found;
    }
}
