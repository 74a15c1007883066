package org.mingzhang.domain.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.mingzhang.domain.decision.Rejection;
import org.mingzhang.domain.decision.RejectionCode;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.domain.policy.BudgetFigures.SourceLine;
import org.mingzhang.domain.policy.reading.Packs;

class WhatIfTest {
    private final PolicyPack pack = Packs.builtIn("handan-2025");
    private final ParameterValues undecided = ParameterValues.defaults(pack);
    private final ParameterValues decided = undecided.with("HD-01.cap.L2.batch2", Value.of(Fen.ofWan(15)), null);
    private final List<WhatIf.Case> cases = List.of(
            renovation("A-3", 2, "2026-09-03"), renovation("A-1", 1, "2026-04-01"), renovation("A-2", 2, "2026-09-01"));
    private final WhatIf.Budget enough = budget(Fen.ofWan(100));

    @Test
    void anUndecidedParameterShowsHowManyCasesItHoldsUp() {
        WhatIf.Scenario scenario = WhatIf.scenario(pack, undecided, cases, enough);
        assertThat(scenario.cost()).isEqualTo(Fen.ofWan(20));
        assertThat(scenario.undecided()).containsExactly(Map.entry("HD-01.cap.L2.batch2", 2L));
    }

    @Test
    void aDecisionChangesWhatItTouchesAndNothingElse() {
        WhatIf.Scenario before = WhatIf.scenario(pack, undecided, cases, enough);
        WhatIf.Scenario after = WhatIf.scenario(pack, decided, cases, enough);
        assertThat(after.cost()).isEqualTo(Fen.ofWan(50));
        assertThat(after.paid()).containsOnly(Map.entry(new SourceLine("central", "renovation"), Fen.ofWan(50)));
        assertThat(after.shortfall()).isEqualTo(Fen.ZERO);
        assertThat(after.runsOut()).isEmpty();
        assertThat(WhatIf.differences(before, after))
                .containsExactly(
                        new WhatIf.Difference("A-2", "HD-01", Fen.ZERO, Fen.ofWan(15)),
                        new WhatIf.Difference("A-3", "HD-01", Fen.ZERO, Fen.ofWan(15)));
    }

    @Test
    void theMoneyRunsOutOnTheDateOfTheFirstAwardThatCannotBePaidInFull() {
        // Central 35万 less 1 fen: the third award in the order of date lacks 15万 and that fen.
        WhatIf.Scenario scenario =
                WhatIf.scenario(pack, decided, cases, budget(Fen.ofWan(35).minus(Fen.of(1))));
        assertThat(scenario.outcomes())
                .extracting(outcome -> outcome.award().id())
                .containsExactly("A-1", "A-2", "A-3");
        assertThat(scenario.runsOut()).containsExactly(Map.entry("renovation", LocalDate.of(2026, 9, 1)));
        assertThat(scenario.shortfall()).isEqualTo(Fen.ofWan(15).plus(Fen.of(1)));
        assertThat(scenario.cost()).isEqualTo(Fen.ofWan(50));
    }

    @Test
    void aSecondSourceStepsInWhereTheFirstEnds() {
        WhatIf.Budget budget = new WhatIf.Budget(
                Map.of("central", Fen.ofWan(10_000), "local", Fen.ofWan(10_000)),
                Map.of(
                        new SourceLine("central", "renovation"), Fen.ofWan(30),
                        new SourceLine("local", "renovation"), Fen.ofWan(30)));
        WhatIf.Scenario scenario = WhatIf.scenario(pack, decided, cases, budget);
        assertThat(scenario.paid())
                .containsEntry(new SourceLine("central", "renovation"), Fen.ofWan(30))
                .containsEntry(new SourceLine("local", "renovation"), Fen.ofWan(20));
        assertThat(scenario.usedUp())
                .as("the last award that central money pays a part of")
                .containsExactly(Map.entry(new SourceLine("central", "renovation"), LocalDate.of(2026, 9, 1)));
        assertThat(scenario.outcomes().get(1).split().bySource())
                .containsEntry("central", Fen.ofWan(10))
                .containsEntry("local", Fen.ofWan(5));
    }

    @Test
    void whatWasGrantedBelowTheCeilingStaysWhereThePolicyLeavesItToADecision() {
        WhatIf.Case lower = selected("B-1", Fen.ofWan(25));
        WhatIf.Case higher = selected("B-2", Fen.ofWan(45));
        WhatIf.Scenario scenario = WhatIf.scenario(pack, undecided, List.of(lower, higher), enough);
        assertThat(scenario.outcomes())
                .extracting(WhatIf.Outcome::amount)
                .containsExactly(Fen.ofWan(25), Fen.ofWan(30));
        assertThat(scenario.costByLine()).containsExactly(Map.entry("service", Fen.ofWan(55)));
    }

    @Test
    void theRatiosShowWhatTheScenarioWouldCommit() {
        WhatIf.Budget budget = new WhatIf.Budget(
                Map.of("central", Fen.ofWan(100)), Map.of(new SourceLine("central", "service"), Fen.ofWan(100)));
        WhatIf.Scenario scenario = WhatIf.scenario(pack, undecided, List.of(selected("B-1", null)), budget);
        assertThat(scenario.ratios())
                .extracting(RatioState::state)
                .containsExactly(RatioState.State.NOT_YET_DUE, RatioState.State.BREACHED);
    }

    @Test
    void anAwardThatStandsIsComputedAnewUnlessItIsKept() {
        for (boolean kept : new boolean[] {true, false}) {
            WhatIf.Granted granted = new WhatIf.Granted(
                    Fen.ofWan(18), Fen.ofWan(18), "renovation", new TreeMap<>(Map.of("local", Fen.ofWan(18))), kept);
            WhatIf.Scenario scenario = WhatIf.scenario(pack, decided, List.of(standing("A-2", granted)), enough);
            assertThat(scenario.cost()).isEqualTo(Fen.ofWan(kept ? 18 : 15));
            assertThat(scenario.paid().keySet())
                    .as("kept where the approver put it, else split anew")
                    .containsExactly(new SourceLine(kept ? "local" : "central", "renovation"));
        }
    }

    /** Awards to enterprises are decided to be of the other line: whoever has one keeps its own. */
    @Test
    void anAwardThatIsKeptStaysOnItsLineAndAllOthersGoWhereTheValuesSay() {
        ParameterValues enterprise = decided.with("ratio.scope", Value.of("enterprise"), 3L);
        WhatIf.Case next = selected("B-1", null);
        for (boolean kept : new boolean[] {true, false}) {
            WhatIf.Granted granted = new WhatIf.Granted(
                    Fen.ofWan(30), Fen.ofWan(30), "service", new TreeMap<>(Map.of("local", Fen.ofWan(30))), kept);
            WhatIf.Case first =
                    new WhatIf.Case("A-1", next.direction(), "first", next.date(), next.facts(), null, granted);
            WhatIf.Scenario scenario = WhatIf.scenario(pack, enterprise, List.of(first, next), enough);
            assertThat(scenario.outcomes())
                    .extracting(WhatIf.Outcome::line)
                    .containsExactly(kept ? "service" : "renovation", "renovation");
            assertThat(scenario.costByLine().getOrDefault("renovation", Fen.ZERO))
                    .isEqualTo(Fen.ofWan(kept ? 30 : 60));
        }
    }

    @Test
    void anAwardOfWhichAFactIsTriedStaysOnItsLine() {
        WhatIf.Granted granted = new WhatIf.Granted(
                Fen.ofWan(30), Fen.ofWan(30), "service", new TreeMap<>(Map.of("local", Fen.ofWan(30))), false, false);
        WhatIf.Case of = selected("B-1", null);
        WhatIf.Case tried = new WhatIf.Case("A-1", of.direction(), "first", of.date(), of.facts(), null, granted);
        ParameterValues enterprise = decided.with("ratio.scope", Value.of("enterprise"), 3L);
        assertThat(WhatIf.scenario(pack, enterprise, List.of(tried), enough).costByLine())
                .containsExactly(Map.entry("service", Fen.ofWan(30)));
    }

    /** A is raised from 10万 to 15万 and B stands at 15万: of 28万, 2万 are missing, and they are A's. */
    @Test
    void anAwardThatStandsKeepsItsMoneyWhileAnEarlierOneIsRaised() {
        WhatIf.Case raised = standing("A", granted(10));
        WhatIf.Case stands = standing("B", granted(15));
        WhatIf.Scenario scenario = WhatIf.scenario(pack, decided, List.of(raised, stands), budget(Fen.ofWan(28)));
        assertThat(scenario.cost()).isEqualTo(Fen.ofWan(30));
        assertThat(scenario.paid()).containsOnly(Map.entry(new SourceLine("central", "renovation"), Fen.ofWan(28)));
        assertThat(scenario.shortfall()).isEqualTo(Fen.ofWan(2));
        assertThat(scenario.runsOut()).containsExactly(Map.entry("renovation", raised.date()));
    }

    private static WhatIf.Granted granted(long wan) {
        return new WhatIf.Granted(
                Fen.ofWan(wan), Fen.ofWan(wan), "renovation", new TreeMap<>(Map.of("central", Fen.ofWan(wan))), false);
    }

    @Test
    void anAwardThatWasSetLowerOnPurposeIsNotRaised() {
        WhatIf.Granted lower = new WhatIf.Granted(
                Fen.ofWan(12), Fen.ofWan(10), "renovation", new TreeMap<>(Map.of("central", Fen.ofWan(10))), false);
        assertThat(WhatIf.scenario(pack, decided, List.of(standing("A-2", lower)), enough)
                        .cost())
                .isEqualTo(Fen.ofWan(10));
    }

    @Test
    void aLadderCountsWhatTheScenarioGrantsOnItsLowerStep() {
        ParameterValues sum = undecided.with("HD-02.ladder", Value.of("sum"), null);
        List<WhatIf.Case> ladder = List.of(
                title("B-1", "provincial-smart-factory", "2026-04-01"),
                title("B-2", "miit-smart-factory", "2026-05-01"));
        assertThat(WhatIf.scenario(pack, undecided, ladder, enough).costByLine())
                .containsEntry("service", Fen.ofWan(50));
        assertThat(WhatIf.scenario(pack, sum, ladder, enough).costByLine()).containsEntry("service", Fen.ofWan(70));
    }

    /** The later one of the same applicant would not have been granted, unless it stays as it is. */
    @Test
    void whatIsGrantedOnceIsGrantedToTheFirst() {
        ParameterValues once = undecided.with("HD-06.once", Value.of("applicant"), null);
        ParameterValues each = undecided.with("HD-06.once", Value.of("application"), null);
        List<WhatIf.Case> two = List.of(
                digital("C-1", "E-1", "2026-05-02", false),
                digital("C-2", "E-1", "2026-05-01", false),
                digital("C-3", "E-2", "2026-05-03", false));
        assertThat(WhatIf.scenario(pack, each, two, enough).cost()).isEqualTo(Fen.ofWan(90));
        WhatIf.Scenario scenario = WhatIf.scenario(pack, once, two, enough);
        assertThat(scenario.outcomes())
                .extracting(outcome -> outcome.award().id(), WhatIf.Outcome::amount)
                .containsExactly(tuple("C-2", Fen.ofWan(30)), tuple("C-1", Fen.ZERO), tuple("C-3", Fen.ofWan(30)));
        assertThat(scenario.outcomes().get(1).computation().refusal())
                .get()
                .extracting(Rejection::code)
                .isEqualTo(RejectionCode.EXCLUDED);
        List<WhatIf.Case> kept = List.of(two.getFirst(), digital("C-4", "E-1", "2026-05-09", true));
        assertThat(WhatIf.scenario(pack, once, kept, enough).cost()).isEqualTo(Fen.ofWan(60));
    }

    private static WhatIf.Case digital(String id, String beneficiary, String date, boolean kept) {
        Facts facts = Facts.NONE.with(FactName.APPLICATION_APPROVED, true, 1L);
        WhatIf.Granted granted = new WhatIf.Granted(
                Fen.ofWan(30), Fen.ofWan(30), "service", new TreeMap<>(Map.of("local", Fen.ofWan(30))), kept);
        return new WhatIf.Case(id, "HD-06", beneficiary, LocalDate.parse(date), facts, null, granted);
    }

    @Test
    void whoWouldNotHaveBeenSelectedGetsNothing() {
        Rejection why = Rejection.of(RejectionCode.NOT_ELIGIBLE, Map.of("requirement", "planned"));
        WhatIf.Case of = selected("B-1", null);
        for (boolean kept : new boolean[] {true, false}) {
            WhatIf.Granted granted = new WhatIf.Granted(
                    Fen.ofWan(30), Fen.ofWan(30), "service", new TreeMap<>(Map.of("local", Fen.ofWan(30))), kept);
            WhatIf.Case unmet = new WhatIf.Case(
                    "A-1",
                    of.direction(),
                    "first",
                    of.date(),
                    of.facts(),
                    null,
                    granted,
                    null,
                    of.subject(),
                    why,
                    Fen.ZERO);
            WhatIf.Scenario scenario = WhatIf.scenario(pack, undecided, List.of(unmet), enough);
            assertThat(scenario.cost()).isEqualTo(Fen.ofWan(kept ? 30 : 0));
            assertThat(scenario.outcomes().getFirst().computation().refusal()).contains(why);
        }
    }

    private static WhatIf.Case title(String id, String honour, String date) {
        Facts facts = Facts.NONE
                .with(FactName.HONOUR_ID, honour, 1L)
                .with(FactName.HONOUR_OBTAINED_ON, Value.of(LocalDate.of(2026, 3, 1)), 1L)
                .with(FactName.AWARDS_ALREADY_GRANTED, Fen.ZERO, null);
        WhatIf.Subject subject = new WhatIf.Subject(null, honour, null);
        return new WhatIf.Case(
                id, "HD-02", "E-1", LocalDate.parse(date), facts, null, null, null, subject, null, Fen.ZERO);
    }

    private static WhatIf.Case standing(String id, WhatIf.Granted granted) {
        WhatIf.Case open = renovation(id, 2, "2026-09-01");
        return new WhatIf.Case(id, "HD-01", "E-" + id, open.date(), open.facts(), null, granted);
    }

    private static WhatIf.Case selected(String id, @Nullable Fen asked) {
        Facts facts = Facts.NONE.with(FactName.APPLICATION_APPROVED, true, 1L);
        return new WhatIf.Case(id, "HD-03", "E-" + id, LocalDate.of(2026, 5, 1), facts, asked, null);
    }

    private static WhatIf.Case renovation(String id, int batch, String date) {
        Facts facts = Facts.NONE
                .with(FactName.ENTERPRISE_PILOT, true, 1L)
                .with(FactName.ENTERPRISE_HONOURED_IN_PILOT, false, null)
                .with(FactName.ACCEPTANCE_PASSED, true, 2L)
                .with(FactName.ACCEPTANCE_LEVEL_AFTER, 2, 2L)
                .with(FactName.ACCEPTANCE_RECOGNISED_INVESTMENT, Fen.ofWan(60), 2L)
                .with(FactName.APPLICATION_BATCH, batch, 1L);
        return new WhatIf.Case(id, "HD-01", "E-" + id, LocalDate.parse(date), facts, null, null);
    }

    private static WhatIf.Budget budget(Fen centralForRenovation) {
        return new WhatIf.Budget(
                Map.of("central", Fen.ofWan(10_000), "local", Fen.ofWan(10_000)),
                Map.of(
                        new SourceLine("central", "renovation"),
                        centralForRenovation,
                        new SourceLine("local", "service"),
                        Fen.ofWan(100)));
    }
}
