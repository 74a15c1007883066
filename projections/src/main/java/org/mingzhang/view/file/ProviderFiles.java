package org.mingzhang.view.file;

import java.math.BigInteger;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.event.StreamId;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.domain.money.Rounding;
import org.mingzhang.domain.provider.Satisfaction;
import org.mingzhang.view.file.FileRows.CaseRow;
import org.mingzhang.view.file.FileRows.ContractRow;
import org.mingzhang.view.file.FileRows.Found;
import org.mingzhang.view.file.FileRows.RefusalRow;
import org.mingzhang.view.file.ProviderFile.Sum;
import org.mingzhang.view.projection.Entry;
import org.mingzhang.view.projection.EntrySource;
import org.mingzhang.view.projection.ViewSchema;
import org.mingzhang.view.scope.Scope;
import org.mingzhang.view.scope.Scope.Condition;
import org.mingzhang.view.scope.Visible;

/** Answers what there is about one provider. Whose file somebody may not open is not there for them. */
public final class ProviderFiles {
    private static final String OF_SELLER = "c.seller = ? AND a.programme = ? AND ";
    private static final int WHOLE = 1000;

    private static final String SUMS = "SELECT count(*) AS contracts, count(DISTINCT c.buyer) AS buyers,"
            + " coalesce(sum(c.amount_fen), 0)::bigint AS amount, coalesce(sum(c.paid_fen), 0)::bigint AS paid FROM contract c"
            + " JOIN application a ON a.application = c.project LEFT JOIN enterprise e ON e.enterprise = a.applicant"
            + " LEFT JOIN project p ON p.project = c.project WHERE ";

    private static final String RESULTS = """
            SELECT a.application, a.programme, a.direction, a.title, a.batch, coalesce(a.county, e.county) AS county,
                   a.level_before, p.status, p.level_after, p.score_tenths, p.recognised_investment_fen
              FROM project p JOIN application a ON a.application = p.project LEFT JOIN enterprise e ON e.enterprise = a.applicant
             WHERE EXISTS (SELECT 1 FROM contract c WHERE c.project = p.project AND c.seller = ?) AND a.programme = ? AND (%s)
             ORDER BY a.application LIMIT 100""";

    private final DataSource views;
    private final ViewSchema schema;
    private final EntrySource log;

    public ProviderFiles(DataSource views, ViewSchema schema, EntrySource log) {
        this.views = views;
        this.schema = schema;
        this.log = log;
    }

    /** Providers whose name or code has these words in it, at most {@link EnterpriseFiles#MOST_FOUND}. */
    public List<Found> search(Scope scope, String programme, String words) {
        Condition mine = Visible.provider(scope);
        List<Object> values = new ArrayList<>(List.of(programme));
        values.addAll(mine.values());
        values.add(words);
        values.add(words.toUpperCase(Locale.ROOT));
        return schema.read(
                views,
                connection -> Reader.rows(
                        connection,
                        "SELECT v.provider, coalesce(v.name, e.name) AS name, e.county, e.industry, v.kind, v.status"
                                + " FROM provider v LEFT JOIN enterprise e ON e.enterprise = v.provider"
                                + " WHERE v.programme = ? AND (" + mine.sql()
                                + ") AND (strpos(coalesce(v.name, ''), ?) > 0"
                                + " OR strpos(v.provider, ?) > 0) ORDER BY v.status, name, v.provider LIMIT "
                                + EnterpriseFiles.MOST_FOUND,
                        values,
                        row -> new Found(
                                row.word("provider"),
                                row.text("name"),
                                row.text("county"),
                                row.text("industry"),
                                row.text("kind"),
                                row.text("status"))));
    }

    /** Of these providers: those whose files somebody may open. */
    public Set<String> opened(Scope scope, String programme, Collection<String> codes) {
        Condition mine = Visible.provider(scope);
        List<Object> values = new ArrayList<>(List.of(programme, codes.toArray(String[]::new)));
        values.addAll(mine.values());
        return Set.copyOf(schema.read(
                views,
                connection -> Reader.rows(
                        connection,
                        "SELECT DISTINCT v.provider FROM provider v WHERE v.programme = ? AND v.provider = ANY (?) AND ("
                                + mine.sql() + ")",
                        values,
                        row -> row.word("provider"))));
    }

    private record Standing(
            @Nullable String name,
            @Nullable String kind,
            @Nullable String status,
            @Nullable String documentNo,
            Satisfaction ratings,
            long openWarnings,
            long openAppeals) {}

    private record Rows(
            Standing standing,
            long position,
            List<ContractRow> contracts,
            Sum contracted,
            Fen market,
            List<CaseRow> results,
            List<RefusalRow> refusals,
            Map<String, String> visible) {}

    /**
     * The file, as to one programme.
     *
     * @return nothing where there is no such provider in it, or it is not for who asks to see
     */
    public Optional<ProviderFile> file(Scope scope, String programme, String code) {
        return schema.read(views, connection -> Optional.ofNullable(read(connection, scope, programme, code)))
                .map(rows -> told(rows, scope, code));
    }

    private ProviderFile told(Rows rows, Scope scope, String code) {
        List<Entry> stream = log.stream(StreamId.provider(code), rows.position);
        ProviderPapers papers = ProviderPapers.of(stream, rows.visible);
        Standing standing = rows.standing;
        return new ProviderFile(
                code,
                rows.position,
                standing.name,
                standing.kind,
                standing.status,
                standing.documentNo,
                standing.ratings.ratings(),
                standing.ratings.meanTenths(),
                standing.openWarnings,
                standing.openAppeals,
                papers.steps(),
                papers.products(),
                papers.ratings(),
                rows.contracts,
                rows.contracted,
                scope instanceof Scope.City && rows.market.isPositive()
                        ? share(rows.contracted.amountFen(), rows.market)
                        : null,
                rows.results,
                rows.refusals);
    }

    private static int share(Fen part, Fen whole) {
        return Math.toIntExact(Rounding.HALF_UP.divide(
                BigInteger.valueOf(part.value()).multiply(BigInteger.valueOf(WHOLE)),
                BigInteger.valueOf(whole.value())));
    }

    private static Sum sum(Reader row) throws SQLException {
        return new Sum(
                row.number("contracts"),
                row.number("buyers"),
                Objects.requireNonNull(row.fen("amount")),
                Objects.requireNonNull(row.fen("paid")));
    }

    private static @Nullable Rows read(Connection connection, Scope scope, String programme, String code)
            throws SQLException {
        Condition visible = Visible.provider(scope);
        List<Object> party = new ArrayList<>(List.of(code, programme));
        party.addAll(visible.values());
        Standing standing = Reader.rows(
                        connection,
                        "SELECT v.* FROM provider v WHERE v.provider = ? AND v.programme = ? AND (" + visible.sql()
                                + ")",
                        party,
                        row -> new Standing(
                                row.text("name"),
                                row.text("kind"),
                                row.text("status"),
                                row.text("document_no"),
                                new Satisfaction((int) row.number("ratings"), (int) row.number("score_tenths_sum")),
                                row.number("open_warnings"),
                                row.number("open_appeals")))
                .stream()
                .findFirst()
                .orElse(null);
        if (standing == null) {
            return null;
        }
        // A provider sees all that it did itself, whoever's case it is.
        Condition mine = scope instanceof Scope.Party ? Scope.city().on(Visible.CASE) : scope.on(Visible.CASE);
        List<Object> values = new ArrayList<>(List.of(code, programme));
        values.addAll(mine.values());
        String within = OF_SELLER + "(" + mine.sql() + ")";
        List<ContractRow> contracts = FileQuestions.contracts(connection, within, "buyer", values);
        Sum contracted = Reader.rows(connection, SUMS + within, values, ProviderFiles::sum)
                .getFirst();
        Fen market = Reader.rows(connection, SUMS + "a.programme = ?", List.of(programme), ProviderFiles::sum)
                .getFirst()
                .amountFen();
        long position = Reader.rows(
                        connection,
                        "SELECT coalesce(min(position), -1) AS position FROM projection",
                        List.of(),
                        row -> row.number("position"))
                .getFirst();
        List<CaseRow> results =
                Reader.rows(connection, RESULTS.replace("%s", mine.sql()), values, ProviderFiles::result);
        Map<String, String> names = new HashMap<>();
        Reader.rows(
                        connection,
                        "SELECT a.application, coalesce(e.name, a.applicant) AS name FROM application a"
                                + " LEFT JOIN enterprise e ON e.enterprise = a.applicant"
                                + " LEFT JOIN project p ON p.project = a.application"
                                + " WHERE EXISTS (SELECT 1 FROM contract c WHERE c.project = a.application AND c.seller = ?)"
                                + " AND a.programme = ? AND (" + mine.sql() + ")",
                        values,
                        row -> Map.entry(row.word("application"), row.word("name")))
                .forEach(each -> names.put(each.getKey(), each.getValue()));
        return new Rows(
                standing,
                position,
                contracts,
                contracted,
                market,
                results,
                scope instanceof Scope.County ? List.of() : FileQuestions.refusals(connection, code, new String[0]),
                names);
    }

    private static CaseRow result(Reader row) throws SQLException {
        return new CaseRow(
                row.word("application"),
                row.word("programme"),
                row.text("direction"),
                row.text("title"),
                row.text("batch"),
                row.text("county"),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                row.whole("level_before"),
                row.text("status"),
                row.whole("level_after"),
                row.whole("score_tenths"),
                row.fen("recognised_investment_fen"),
                null,
                null,
                null,
                null,
                null,
                null);
    }
}
