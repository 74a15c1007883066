package org.mingzhang.view.budget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mingzhang.domain.event.Envelope;
import org.mingzhang.domain.event.Recorded;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.domain.policy.reading.Packs;
import org.mingzhang.domain.programme.LineBalance;
import org.mingzhang.domain.programme.Programme;
import org.mingzhang.domain.programme.ProgrammeEvent.FundsReturnedToTreasury;
import org.mingzhang.domain.programme.ProgrammeEvent.ReturnedFrom;
import org.mingzhang.view.TestDatabase;
import org.mingzhang.view.budget.BudgetView.LineRow;
import org.mingzhang.view.budget.BudgetView.SourceRow;
import org.mingzhang.view.projection.JdbcEntrySource;
import org.mingzhang.view.projection.Progress;
import org.mingzhang.view.projection.ProjectionRunner;
import org.mingzhang.view.projection.ViewFault;
import org.mingzhang.view.projection.ViewSchema;

/** The view equals the programme's own state at every position, on every date. */
class BudgetQueriesIT {
    private static final int EVENTS = 180;
    private static final long SEED = Long.getLong("seed", 20260723L);

    private static TestDatabase database;
    private static BudgetQueries queries;
    private static List<Envelope> events;

    @BeforeAll
    static void project() {
        database = new TestDatabase();
        queries = new BudgetQueries(database.source(), ViewSchema.LIVE, sm3 -> Packs.builtIn("handan-2025"));
        events = SeededMoney.events(SEED, EVENTS);
        ProjectionRunner runner = new ProjectionRunner(
                database.source(),
                ViewSchema.LIVE,
                new JdbcEntrySource(database.source()),
                List.of(new BudgetProjector(), new RecordTimeProjector()));
        // Half in one go, half entry by entry as they come.
        database.append(events.subList(0, EVENTS / 2));
        runner.catchUp(Progress.SILENT);
        for (Envelope event : events.subList(EVENTS / 2, EVENTS)) {
            database.append(List.of(event));
            runner.catchUp(Progress.SILENT);
        }
    }

    @AfterAll
    static void drop() {
        database.close();
    }

    @Test
    void fundsByYearComeToTheBudgetAndEveryMovementHasItsDocument() {
        FundsView funds = new FundsQueries(database.source(), ViewSchema.LIVE, position -> events.get((int) position)
                        .event())
                .funds(SeededMoney.PROGRAMME.id(), null)
                .orElseThrow();
        for (SourceRow source : view(null, new KnownAt.Now()).sources()) {
            assertThat(funds.years().stream()
                            .filter(year -> year.source().equals(source.source()))
                            .map(FundsView.YearRow::unallocatedFen)
                            .reduce(Fen.ZERO, Fen::plus))
                    .isEqualTo(source.availableFen());
            assertThat(funds.years().stream()
                            .filter(year -> year.source().equals(source.source()))
                            .map(FundsView.YearRow::appropriatedFen)
                            .reduce(Fen.ZERO, Fen::plus))
                    .isEqualTo(source.appropriatedFen());
        }
        assertThat(funds.years()).allSatisfy(year -> assertThat(year.appropriatedFen()
                        .plus(year.carriedInFen())
                        .minus(year.allocatedFen())
                        .minus(year.carriedOutFen())
                        .minus(year.returnedFen()))
                .isEqualTo(year.unallocatedFen()));
        assertThat(funds.movements())
                .filteredOn(movement -> movement.from() != null)
                .extracting(FundsView.Movement::from)
                .as("where each 上缴 is taken from")
                .containsExactlyInAnyOrderElementsOf(events.stream()
                        .filter(one -> one.stream().equals(SeededMoney.PROGRAMME))
                        .map(Envelope::event)
                        .filter(FundsReturnedToTreasury.class::isInstance)
                        .map(event -> ((FundsReturnedToTreasury) event).from())
                        .toList())
                .contains(ReturnedFrom.LINE_RECOVERED, ReturnedFrom.LINE_AVAILABLE, ReturnedFrom.UNALLOCATED);
        assertThat(funds.movements()).isNotEmpty().allSatisfy(movement -> assertThat(movement.documentNo())
                .isNotBlank());
    }

    static LongStream positions() {
        return LongStream.range(0, EVENTS);
    }

    @ParameterizedTest
    @MethodSource("positions")
    void atEveryPositionTheViewIsTheProgrammesOwnState(long position) {
        BudgetView view = view(null, new KnownAt.Position(position));
        assertThat(view.asOfPosition()).isEqualTo(position);
        assertSame(view, state(null, position));
    }

    @ParameterizedTest
    @MethodSource("positions")
    void aDateAndAPositionTogetherGiveAFrozenView(long position) {
        LocalDate date = LocalDate.of(2026, 1, 1).plusDays(new Random(position).nextInt(120));
        assertSame(view(date, new KnownAt.Position(position)), state(date, position));
    }

    @Test
    void onEveryDateTheViewCountsWhatHappenedUntilThenWithTodaysKnowledge() {
        for (int day = 0; day < 130; day++) {
            LocalDate date = LocalDate.of(2025, 12, 20).plusDays(day);
            assertSame(view(date, new KnownAt.Now()), state(date, EVENTS));
        }
    }

    @Test
    void aTimeMeansTheLongestPrefixThatWasRecordedByThen() {
        for (int i = 0; i < EVENTS; i += 7) {
            Instant time = events.get(i).recordedAt();
            int prefix = 0;
            while (prefix < EVENTS && !events.get(prefix).recordedAt().isAfter(time)) {
                prefix++;
            }
            assertThat(view(null, new KnownAt.Time(time)).asOfPosition()).isEqualTo(prefix - 1L);
        }
    }

    @Test
    void aDayEndsWithItsLastMoment() {
        ZoneId zone = ZoneId.of("Asia/Shanghai");
        LocalDate day = events.get(EVENTS / 2).recordedAt().atZone(zone).toLocalDate();
        Instant end = day.plusDays(1).atStartOfDay(zone).toInstant().minusMillis(1);
        assertThat(view(null, KnownAt.parse(day.toString(), zone)))
                .isEqualTo(view(null, KnownAt.parse(end.toString(), zone)));
    }

    @Test
    void aProgrammesOpeningIsFound() {
        assertThat(queries.opening("HD"))
                .contains(new BudgetQueries.Opening(
                        0, Objects.requireNonNull(events.getFirst().businessDate())));
        assertThat(queries.opening("NONE")).isEmpty();
    }

    @Test
    void theShareOfEachDirectionBatchCountyAndLevelAddsUpToTheLine() {
        BudgetView view = view(null, new KnownAt.Now());
        Fen committed = sum(view.lines().stream().map(LineRow::committedFen).toList());
        Fen paid = sum(view.lines().stream().map(LineRow::paidFen).toList());
        assertThat(sum(view.directions().stream()
                        .map(BudgetView.DirectionRow::committedFen)
                        .toList()))
                .isEqualTo(committed);
        assertThat(sum(view.batches().stream()
                        .map(BudgetView.BatchRow::committedFen)
                        .toList()))
                .isEqualTo(committed);
        assertThat(sum(view.counties().stream()
                        .map(BudgetView.CountyRow::paidFen)
                        .toList()))
                .isEqualTo(paid);
        assertThat(sum(view.levels().stream().map(BudgetView.LevelRow::paidFen).toList()))
                .isEqualTo(paid);
    }

    @Test
    void whatWasNotKnownYetIsNotThere() {
        assertThat(queries.budget("HD", null, new KnownAt.Time(Instant.EPOCH))).isEmpty();
        assertThat(queries.budget("NONE", null, new KnownAt.Now())).isEmpty();
    }

    @Test
    void figuresThatDoNotBalanceAreNotShown() {
        BudgetView before = view(null, new KnownAt.Now());
        assertThat(before.trialBalance().holds()).isTrue();
        database.execute("UPDATE view.bucket SET amount_fen = amount_fen + 1 WHERE programme = 'HD' AND dimension = ''"
                + " AND account = 'LINE_COMMITTED' AND source = 'central' AND line = 'service'"
                + " AND event_type = 'programme.funds-committed' AND month = '2026-02-01'");
        assertThatThrownBy(() -> view(null, new KnownAt.Now()))
                .isInstanceOf(ViewFault.class)
                .hasMessageContaining("试算不平衡");
        database.execute("UPDATE view.bucket SET amount_fen = amount_fen - 1 WHERE programme = 'HD' AND dimension = ''"
                + " AND account = 'LINE_COMMITTED' AND source = 'central' AND line = 'service'"
                + " AND event_type = 'programme.funds-committed' AND month = '2026-02-01'");
        assertThat(view(null, new KnownAt.Now())).isEqualTo(before);
    }

    private static Fen sum(List<Fen> amounts) {
        return amounts.stream().reduce(Fen.ZERO, Fen::plus);
    }

    private static BudgetView view(@Nullable LocalDate asOf, KnownAt knownAt) {
        return queries.budget("HD", asOf, knownAt).orElseThrow();
    }

    /** The programme's state from the events within the bounds, in the order of the log. */
    private static Programme state(@Nullable LocalDate asOf, long position) {
        Programme programme = new Programme();
        for (int i = 0; i < events.size() && i <= position; i++) {
            Envelope event = events.get(i);
            boolean counts = event.stream().equals(SeededMoney.PROGRAMME)
                    && (asOf == null
                            || !Objects.requireNonNull(event.businessDate()).isAfter(asOf));
            if (counts) {
                programme.evolve(Recorded.of(event, i));
            }
        }
        return programme;
    }

    private static void assertSame(BudgetView view, Programme programme) {
        assertThat(view.trialBalance().holds()).isTrue();
        for (SourceRow row : view.sources()) {
            assertThat(row.appropriatedFen()).isEqualTo(programme.appropriated(row.source()));
            assertThat(row.allocatedFen()).isEqualTo(programme.allocated(row.source()));
            assertThat(row.availableFen())
                    .isEqualTo(programme.available(row.source()))
                    .isEqualTo(row.appropriatedFen().minus(row.allocatedFen()).minus(row.handedBackFen()));
            assertThat(row.handedBackFen()).isEqualTo(programme.handedBack(row.source()));
            assertThat(row.recoveredAtHandFen())
                    .isEqualTo(row.recoveredFen().minus(row.putBackFen()).minus(row.recoveredHandedBackFen()));
            assertThat(row.returnedToTreasuryFen())
                    .isEqualTo(row.handedBackFen()
                            .plus(row.recoveredHandedBackFen())
                            .plus(sum(view.lines().stream()
                                    .filter(line -> line.source().equals(row.source()))
                                    .map(LineRow::handedBackFen)
                                    .toList())));
            assertThat(row.paidFen())
                    .isEqualTo(sum(view.lines().stream()
                            .filter(line -> line.source().equals(row.source()))
                            .map(LineRow::paidFen)
                            .toList()));
        }
        assertThat(view.lines()).hasSizeGreaterThanOrEqualTo(programme.lines().size());
        for (LineRow row : view.lines()) {
            LineBalance balance = programme.line(row.source(), row.line());
            assertThat(row)
                    .isEqualTo(new LineRow(
                            row.line(),
                            row.source(),
                            balance.allocated(),
                            balance.allocated(),
                            balance.committed(),
                            balance.paid(),
                            balance.recovered(),
                            balance.available(),
                            balance.handedBack(),
                            balance.reused(),
                            balance.recoveredHandedBack(),
                            balance.recoveredAtHand()));
            assertThat(row.availableFen())
                    .isEqualTo(row.allocatedFen()
                            .minus(row.committedFen())
                            .plus(row.putBackFen())
                            .minus(row.handedBackFen()));
        }
    }
}
