package org.mingzhang.view.budget;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.domain.policy.reading.Packs;
import org.mingzhang.view.ReadModels;
import org.mingzhang.view.TestDatabase;
import org.mingzhang.view.budget.BudgetView.BatchRow;
import org.mingzhang.view.budget.BudgetView.CountyRow;
import org.mingzhang.view.budget.BudgetView.LineRow;
import org.mingzhang.view.budget.MoneyRows.Question;
import org.mingzhang.view.budget.MoneyRows.Row;
import org.mingzhang.view.projection.JdbcEntrySource;
import org.mingzhang.view.projection.Progress;
import org.mingzhang.view.projection.ProjectionRunner;
import org.mingzhang.view.projection.ViewSchema;
import org.mingzhang.view.scope.Scope;

/** Behind each figure of the budget lie rows that add up to it, and nobody is shown others' rows. */
class MoneyQueriesIT {
    private static final int EVENTS = 400;
    private static final String PROGRAMME = SeededMoney.PROGRAMME.id();
    private static final LocalDate DATE = LocalDate.of(2026, 3, 1);

    private static TestDatabase database;
    private static BudgetQueries budget;
    private static MoneyQueries money;

    @BeforeAll
    static void project() {
        database = new TestDatabase();
        budget = new BudgetQueries(database.source(), ViewSchema.LIVE, sm3 -> Packs.builtIn("handan-2025"));
        money = new MoneyQueries(database.source(), ViewSchema.LIVE);
        database.append(SeededMoney.events(11, EVENTS));
        new ProjectionRunner(
                        database.source(),
                        ViewSchema.LIVE,
                        new JdbcEntrySource(database.source()),
                        ReadModels.projectors())
                .catchUp(Progress.SILENT);
    }

    @AfterAll
    static void drop() {
        database.close();
    }

    private static BudgetView view(@Nullable LocalDate asOf, KnownAt knownAt) {
        return budget.budget(PROGRAMME, asOf, knownAt).orElseThrow();
    }

    private static Question question(
            Figure figure, @Nullable String source, @Nullable String line, @Nullable LocalDate asOf, KnownAt knownAt) {
        return new Question(PROGRAMME, figure, source, line, null, null, null, asOf, knownAt);
    }

    private static List<Row> all(Scope scope, Question question) {
        List<Row> rows = new ArrayList<>();
        MoneyRows page = money.rows(scope, question, null, 7);
        rows.addAll(page.rows());
        while (page.next() != null) {
            assertThat(page.rows()).hasSize(7);
            page = money.rows(scope, question, page.next(), 7);
            rows.addAll(page.rows());
        }
        assertThat(rows).hasSize((int) page.count());
        return rows;
    }

    private static Fen sum(List<Row> rows) {
        return rows.stream().map(Row::amountFen).reduce(Fen.ZERO, Fen::plus);
    }

    private record Column(Figure figure, Function<LineRow, Fen> of) {}

    @Test
    void theRowsBehindEveryFigureOfALineAddUpToIt() {
        List<Column> columns = List.of(
                new Column(Figure.ALLOCATED, LineRow::allocatedFen),
                new Column(Figure.COMMITTED, LineRow::committedFen),
                new Column(Figure.PAID, LineRow::paidFen),
                new Column(Figure.RECOVERED, LineRow::recoveredFen),
                new Column(Figure.AVAILABLE, LineRow::availableFen),
                new Column(Figure.LINE_HANDED_BACK, LineRow::handedBackFen),
                new Column(Figure.PUT_BACK, LineRow::putBackFen),
                new Column(Figure.RECOVERED_HANDED_BACK, LineRow::recoveredHandedBackFen),
                new Column(Figure.RECOVERED_AT_HAND, LineRow::recoveredAtHandFen));
        for (KnownAt knownAt : List.of(new KnownAt.Now(), new KnownAt.Position(EVENTS / 2))) {
            for (LocalDate asOf : new LocalDate[] {null, DATE}) {
                for (LineRow row : view(asOf, knownAt).lines()) {
                    for (Column column : columns) {
                        Question question = question(column.figure, row.source(), row.line(), asOf, knownAt);
                        assertThat(sum(all(Scope.city(), question)))
                                .as("%s of %s", column.figure, row)
                                .isEqualTo(column.of.apply(row))
                                .isEqualTo(money.rows(Scope.city(), question, null, 1)
                                        .totalFen());
                    }
                }
            }
        }
    }

    @Test
    void theRowsBehindEveryFigureOfASourceAddUpToIt() {
        view(null, new KnownAt.Now()).sources().forEach(row -> {
            assertThat(rows(Figure.APPROPRIATED, row.source())).isEqualTo(row.appropriatedFen());
            assertThat(rows(Figure.UNALLOCATED, row.source())).isEqualTo(row.availableFen());
            assertThat(rows(Figure.UNALLOCATED_HANDED_BACK, row.source())).isEqualTo(row.handedBackFen());
            assertThat(rows(Figure.RETURNED_TO_TREASURY, row.source())).isEqualTo(row.returnedToTreasuryFen());
        });
    }

    private static Fen rows(Figure figure, String source) {
        return sum(all(Scope.city(), question(figure, source, null, null, new KnownAt.Now())));
    }

    @Test
    void whereMoneyFlowsComesToWhatCountiesGot() {
        List<MoneyFlow> flows = money.flows(Scope.city(), PROGRAMME, DATE, new KnownAt.Now());
        List<CountyRow> counties = view(DATE, new KnownAt.Now()).counties();
        assertThat(counties).hasSizeGreaterThan(2);
        for (CountyRow county : counties) {
            List<MoneyFlow> ofCounty = flows.stream()
                    .filter(flow -> Objects.equals(flow.county(), county.county())
                            && flow.line().equals(county.line())
                            && flow.source().equals(county.source()))
                    .toList();
            assertThat(ofCounty.stream().map(MoneyFlow::committedFen).reduce(Fen.ZERO, Fen::plus))
                    .isEqualTo(county.committedFen());
            assertThat(ofCounty.stream().map(MoneyFlow::paidFen).reduce(Fen.ZERO, Fen::plus))
                    .isEqualTo(county.paidFen());
            assertThat(ofCounty.stream().map(MoneyFlow::recoveredFen).reduce(Fen.ZERO, Fen::plus))
                    .isEqualTo(county.recoveredFen());
        }
    }

    /** Counted once more from the rows that each figure opens, one award at a time. */
    @Test
    void awardsAreCountedAsTheirRowsAddUp() {
        for (LocalDate asOf : new LocalDate[] {DATE, null}) {
            List<AwardCount> counts = money.awards(Scope.city(), PROGRAMME, asOf, new KnownAt.Now());
            assertThat(counts).hasSizeGreaterThan(2);
            assertThat(counts.stream().mapToInt(AwardCount::committed).sum())
                    .isEqualTo(awards(Figure.COMMITTED, asOf))
                    .isPositive();
            assertThat(counts.stream().mapToInt(AwardCount::paid).sum()).isEqualTo(awards(Figure.PAID, asOf));
        }
        String own = money.awards(Scope.city(), PROGRAMME, null, new KnownAt.Now()).stream()
                .map(AwardCount::county)
                .filter(Objects::nonNull)
                .findFirst()
                .orElseThrow();
        assertThat(money.awards(new Scope.County(own), PROGRAMME, null, new KnownAt.Now()))
                .isNotEmpty()
                .allSatisfy(count -> assertThat(count.county()).isEqualTo(own));
    }

    private static int awards(Figure figure, @Nullable LocalDate asOf) {
        Map<String, Fen> sums = new HashMap<>();
        all(Scope.city(), question(figure, null, null, asOf, new KnownAt.Now()))
                .forEach(row -> sums.merge(row.direction() + row.county() + row.award(), row.amountFen(), Fen::plus));
        return (int) sums.values().stream().filter(Fen::isPositive).count();
    }

    @Test
    void aCountyIsShownItsOwnRowsWhateverItAsksFor() {
        String own = money.flows(Scope.city(), PROGRAMME, null, new KnownAt.Now()).stream()
                .map(MoneyFlow::county)
                .filter(Objects::nonNull)
                .findFirst()
                .orElseThrow();
        Scope scope = new Scope.County(own);
        assertThat(money.flows(scope, PROGRAMME, null, new KnownAt.Now()))
                .isNotEmpty()
                .allSatisfy(flow -> assertThat(flow.county()).isEqualTo(own));
        assertThat(all(scope, question(Figure.COMMITTED, null, null, null, new KnownAt.Now())))
                .isNotEmpty()
                .allSatisfy(row -> assertThat(row.county()).isEqualTo(own));
        assertThat(all(scope, question(Figure.APPROPRIATED, null, null, null, new KnownAt.Now())))
                .as("money of no county")
                .isEmpty();
        String other = money.flows(Scope.city(), PROGRAMME, null, new KnownAt.Now()).stream()
                .map(MoneyFlow::county)
                .filter(county -> county != null && !county.equals(own))
                .findFirst()
                .orElseThrow();
        MoneyRows foreign = money.rows(
                scope,
                new Question(PROGRAMME, Figure.COMMITTED, null, null, null, null, other, null, new KnownAt.Now()),
                null,
                100);
        assertThat(foreign).isEqualTo(new MoneyRows(Fen.ZERO, 0, List.of(), null));
    }

    /** What was recorded since the first page was read, newer than all on it, pushes none of its rows onto the next. */
    @Test
    void whatIsRecordedBetweenTwoPagesMovesNoRow() {
        Question then = question(Figure.COMMITTED, null, null, null, new KnownAt.Position(EVENTS / 2));
        Question now = question(Figure.COMMITTED, null, null, null, new KnownAt.Now());
        MoneyRows first = money.rows(Scope.city(), then, null, 5);
        MoneyRows.After end = Objects.requireNonNull(first.next());
        List<Row> whole = all(Scope.city(), now);
        List<Row> further = money.rows(Scope.city(), now, end, 1_000).rows();
        assertThat(whole.size()).isGreaterThan((int) first.count());
        assertThat(further).isNotEmpty().doesNotContainAnyElementsOf(first.rows());
        assertThat(whole.subList(whole.size() - further.size(), whole.size())).isEqualTo(further);
        assertThat(MoneyRows.After.read(end.text())).contains(end);
        for (String none : List.of("", "7", "2026-02-30.1.0", "2026-01-01.1.0'", "2026-01-01.-1.0")) {
            assertThat(MoneyRows.After.read(none)).as(none).isEmpty();
        }
    }

    private static List<BatchMoney> batches(Scope scope, @Nullable LocalDate asOf) {
        return money.batches(
                scope, PROGRAMME, asOf, new KnownAt.Now(), new BatchMoney.Part("central", Set.of("renovation")));
    }

    @Test
    void whatBatchesGotComesToTheBudgetsOwnSums() {
        for (LocalDate asOf : new LocalDate[] {null, DATE}) {
            List<BatchMoney> batches = batches(Scope.city(), asOf);
            assertThat(batches).extracting(BatchMoney::batch).containsExactly("1", "2", "3", null);
            for (BatchMoney batch : batches) {
                List<BatchRow> rows = view(asOf, new KnownAt.Now()).batches().stream()
                        .filter(row -> Objects.equals(row.batch(), batch.batch()))
                        .toList();
                List<BatchRow> part = rows.stream()
                        .filter(row ->
                                row.source().equals("central") && row.line().equals("renovation"))
                        .toList();
                assertThat(batch.committedFen()).isEqualTo(sum(rows, BatchRow::committedFen));
                assertThat(batch.paidFen()).isEqualTo(sum(rows, BatchRow::paidFen));
                assertThat(batch.partCommittedFen()).isEqualTo(sum(part, BatchRow::committedFen));
                assertThat(batch.partPaidFen())
                        .isEqualTo(sum(part, BatchRow::paidFen))
                        .isNotEqualTo(batch.paidFen());
                Question question = new Question(
                        PROGRAMME,
                        Figure.COMMITTED,
                        null,
                        null,
                        null,
                        Objects.requireNonNullElse(batch.batch(), ""),
                        null,
                        asOf,
                        new KnownAt.Now());
                assertThat(sum(all(Scope.city(), question))).isEqualTo(batch.committedFen());
            }
        }
    }

    private static Fen sum(List<BatchRow> rows, Function<BatchRow, Fen> amount) {
        return rows.stream().map(amount).reduce(Fen.ZERO, Fen::plus);
    }

    @Test
    void aCountyIsToldItsOwnPartOfABatch() {
        Scope scope = new Scope.County("130401");
        Fen own = money.flows(scope, PROGRAMME, null, new KnownAt.Now()).stream()
                .map(MoneyFlow::committedFen)
                .reduce(Fen.ZERO, Fen::plus);
        assertThat(batches(scope, null).stream().map(BatchMoney::committedFen).reduce(Fen.ZERO, Fen::plus))
                .isEqualTo(own)
                .isNotEqualTo(Fen.ZERO);
        assertThat(batches(Scope.nothing(), null)).isEmpty();
    }

    @Test
    void whoIsToSeeNoCasesSeesNone() {
        assertThat(money.flows(Scope.nothing(), PROGRAMME, null, new KnownAt.Now()))
                .isEmpty();
        assertThat(money.flows(new Scope.Cases(List.of("x")), PROGRAMME, null, new KnownAt.Now()))
                .isEmpty();
        assertThat(all(Scope.nothing(), question(Figure.PAID, null, null, null, new KnownAt.Now())))
                .isEmpty();
    }

    @Test
    void whatIsTypedIsAValueAndNoSql() {
        Question attack = new Question(
                PROGRAMME, Figure.COMMITTED, "x' OR '1'='1", null, null, null, null, null, new KnownAt.Now());
        assertThat(money.rows(Scope.city(), attack, null, 100).count()).isZero();
    }
}
