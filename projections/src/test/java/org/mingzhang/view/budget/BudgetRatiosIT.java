package org.mingzhang.view.budget;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mingzhang.domain.event.Purpose;
import org.mingzhang.domain.event.Share;
import org.mingzhang.domain.event.StreamId;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.domain.policy.reading.Packs;
import org.mingzhang.domain.programme.ProgrammeEvent.BudgetAllocated;
import org.mingzhang.domain.programme.ProgrammeEvent.FundsAppropriated;
import org.mingzhang.domain.programme.ProgrammeEvent.FundsCommitted;
import org.mingzhang.domain.programme.ProgrammeEvent.FundsDisbursed;
import org.mingzhang.domain.programme.ProgrammeEvent.FundsRecovered;
import org.mingzhang.domain.programme.ProgrammeEvent.ProgrammeClosed;
import org.mingzhang.domain.programme.ProgrammeEvent.ProgrammeOpened;
import org.mingzhang.view.ReadModels;
import org.mingzhang.view.Story;
import org.mingzhang.view.TestDatabase;
import org.mingzhang.view.projection.JdbcEntrySource;
import org.mingzhang.view.projection.Progress;
import org.mingzhang.view.projection.ProjectionRunner;
import org.mingzhang.view.projection.ViewSchema;

/** The ratio rules of the notice, on what is allocated, committed and paid. */
class BudgetRatiosIT {
    private static final StreamId PROGRAMME = StreamId.programme("HD");
    private static final LocalDate DAY = LocalDate.of(2026, 3, 2);

    private final Story story = new Story();
    private TestDatabase database;

    @BeforeEach
    void prepare() {
        database = new TestDatabase();
        story.on(DAY, PROGRAMME, new ProgrammeOpened("试点", "handan-2025", 1, "0".repeat(64), DAY, DAY.plusYears(1)));
        story.on(DAY, PROGRAMME, new FundsAppropriated("central", Fen.ofWan(10_000), "文号", 2026));
    }

    @AfterEach
    void drop() {
        database.close();
    }

    private void allocate(String line, long wan) {
        story.on(DAY, PROGRAMME, new BudgetAllocated("central", line, Fen.ofWan(wan), "文号", 2026));
    }

    private void pay(LocalDate date, String line, long wan) {
        Purpose purpose = new Purpose(line, line.equals("renovation") ? "HD-01" : "HD-03", "1", "130403", null);
        List<Share> shares = List.of(new Share("central", Fen.ofWan(wan)));
        String award = "A-" + story.position();
        story.on(date, PROGRAMME, new FundsCommitted(award, "E", purpose, shares));
        story.on(date, PROGRAMME, new FundsDisbursed(award, "P-" + award, "E", purpose, shares));
    }

    private BudgetQueries project() {
        database.append(story.envelopes());
        new ProjectionRunner(
                        database.source(),
                        ViewSchema.LIVE,
                        new JdbcEntrySource(database.source()),
                        ReadModels.projectors())
                .catchUp(Progress.SILENT);
        return new BudgetQueries(database.source(), ViewSchema.LIVE, sm3 -> Packs.builtIn("handan-2025"));
    }

    private static List<String> ratios(BudgetView view) {
        return view.ratios().stream()
                .map(row -> String.join(
                        " ",
                        row.rule(),
                        row.basis(),
                        row.numeratorFen().toWan() + "/" + row.denominatorFen().toWan(),
                        String.valueOf(row.value()),
                        row.state(),
                        row.headroomFen().toWan()))
                .toList();
    }

    @Test
    void seventyAndNineteenMillionPaidAtCloseBreachTheFloorAndHoldTheCeiling() {
        allocate("renovation", 8_000);
        allocate("service", 2_000);
        pay(DAY.plusDays(1), "renovation", 7_000);
        pay(DAY.plusDays(1), "service", 1_900);
        story.on(DAY.plusDays(2), PROGRAMME, new ProgrammeClosed("文号"));
        BudgetQueries queries = project();
        assertThat(ratios(queries.budget("HD", null, new KnownAt.Now()).orElseThrow()))
                .containsExactly(
                        "R1 allocated 8,000.00/10,000.00 0.800000 HOLDS 0.00",
                        "R1 committed 7,000.00/8,900.00 0.786516 NOT_YET_DUE -120.00",
                        "R1 paid 7,000.00/8,900.00 0.786516 BREACHED -120.00",
                        "R2 allocated 2,000.00/10,000.00 0.200000 HOLDS 0.00",
                        "R2 committed 1,900.00/10,000.00 0.190000 HOLDS 100.00",
                        "R2 paid 1,900.00/10,000.00 0.190000 HOLDS 100.00");
        assertThat(ratios(
                        queries.budget("HD", DAY.plusDays(1), new KnownAt.Now()).orElseThrow()))
                .as("before the close")
                .contains("R1 paid 7,000.00/8,900.00 0.786516 NOT_YET_DUE -120.00");
        assertThat(ratios(queries.budget("HD", null, new KnownAt.Position(story.position() - 2))
                        .orElseThrow()))
                .as("before the close was known")
                .contains("R1 paid 7,000.00/8,900.00 0.786516 NOT_YET_DUE -120.00");
    }

    @Test
    void untilAllocationIsCompleteTheFloorIsAForecast() {
        allocate("service", 2_000);
        allocate("renovation", 7_999);
        assertThat(ratios(project().budget("HD", null, new KnownAt.Now()).orElseThrow()))
                .contains("R1 allocated 7,999.00/9,999.00 0.799979 NOT_YET_DUE -0.20");
    }

    @Test
    void paidIsNetOfRecoveriesInRatiosAndBeforeThemInTheRows() {
        allocate("renovation", 8_000);
        pay(DAY.plusDays(1), "renovation", 1_000);
        story.on(
                DAY.plusDays(3),
                PROGRAMME,
                new FundsRecovered(
                        "A-3",
                        "R-1",
                        "E",
                        new Purpose("renovation", "HD-01", "1", "130403", null),
                        List.of(new Share("central", Fen.ofWan(400)))));
        BudgetView view = project().budget("HD", null, new KnownAt.Now()).orElseThrow();
        assertThat(view.sources().getFirst().paidFen()).isEqualTo(Fen.ofWan(1_000));
        assertThat(view.sources().getFirst().recoveredFen()).isEqualTo(Fen.ofWan(400));
        assertThat(ratios(view)).contains("R1 paid 600.00/600.00 1.000000 NOT_YET_DUE 120.00");
    }

    @Test
    void inJsonTheBudgetHasTheNamesThatScriptsRelyOn() {
        allocate("renovation", 8_000);
        pay(DAY.plusDays(1), "renovation", 100);
        var json = project().budget("HD", null, new KnownAt.Now()).orElseThrow().toJson();
        assertThat(json.propertyNames())
                .containsExactly(
                        "programme",
                        "asOfPosition",
                        "sources",
                        "lines",
                        "directions",
                        "batches",
                        "counties",
                        "levels",
                        "ratios",
                        "trialBalance");
        assertThat(json.get("sources").get(0).toString())
                .isEqualTo("{\"source\":\"central\",\"appropriatedFen\":10000000000,\"allocatedFen\":8000000000,"
                        + "\"committedFen\":100000000,\"paidFen\":100000000,\"recoveredFen\":0,\"availableFen\":2000000000,"
                        + "\"handedBackFen\":0,\"putBackFen\":0,\"recoveredHandedBackFen\":0,"
                        + "\"recoveredAtHandFen\":0,\"returnedToTreasuryFen\":0}");
        assertThat(json.get("lines").get(0).propertyNames())
                .containsExactlyInAnyOrder(
                        "line",
                        "source",
                        "appropriatedFen",
                        "allocatedFen",
                        "committedFen",
                        "paidFen",
                        "recoveredFen",
                        "availableFen",
                        "handedBackFen",
                        "putBackFen",
                        "recoveredHandedBackFen",
                        "recoveredAtHandFen");
        assertThat(json.get("ratios").get(2).toString())
                .isEqualTo(
                        "{\"rule\":\"R1\",\"basis\":\"paid\",\"limit\":\"0.8\",\"numeratorFen\":100000000,"
                                + "\"denominatorFen\":100000000,\"value\":\"1.000000\",\"state\":\"NOT_YET_DUE\",\"headroomFen\":20000000}");
        assertThat(json.get("trialBalance").toString())
                .isEqualTo("{\"debitFen\":10000000000,\"creditFen\":10000000000}");
    }
}
