package org.mingzhang.app.policy;

import java.time.LocalDate;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.award.CaseBook;
import org.mingzhang.domain.json.RecordMapper;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.view.budget.BudgetView.RatioRow;
import tools.jackson.databind.node.ObjectNode;

/**
 * What other parameter values would change, side by side. The names of the components are the names in its JSON.
 *
 * @param asOf the civil date of the last entry: awards to come are dated so
 * @param standing KEPT where approved awards stay as they are, COMPUTED_ANEW where they are computed under the new values
 * @param before as things stand: approved awards as approved, the others under the values in force
 * @param choices one after the other as they were asked for
 */
public record WhatIfView(
        String programme, long asOfPosition, LocalDate asOf, String standing, Scenario before, List<Choice> choices) {

    /**
     * One set of values.
     *
     * @param set the values that differ from those in force, as people write them
     */
    public record Choice(SortedMap<String, String> set, Scenario after, Changes changes) {}

    /**
     * What awards come to.
     *
     * @param runsOutOn the first day on which some line cannot pay an award in full; null where all lines last
     * @param ratios on commitments
     * @param undecided parameters without which some awards cannot be computed yet
     */
    public record Scenario(
            Fen costFen,
            Fen shortfallFen,
            @Nullable LocalDate runsOutOn,
            List<Line> lines,
            List<Direction> directions,
            List<RatioRow> ratios,
            List<Waiting> undecided) {}

    /**
     * One line.
     *
     * @param budgetFen what can be spent on it in all, including what is committed
     * @param costFen of awards that stand and awards that can be computed
     * @param leftFen zero or more
     * @param runsOutOn the day of the first award that it cannot pay in full; null where it lasts
     */
    public record Line(
            String line,
            Fen budgetFen,
            Fen costFen,
            Fen leftFen,
            Fen shortfallFen,
            @Nullable LocalDate runsOutOn,
            List<Source> sources,
            UnderWay underWay) {}

    /** What one source bears of a line. */
    public record Source(String source, Fen budgetFen, Fen costFen) {}

    /**
     * Cases of a line that cannot be computed yet, because they are still reviewed, carried out or assessed.
     *
     * @param estimated those of which something can be said
     * @param leastFen of these, on planned or contracted investment and the least of the levels that they may reach
     * @param mostFen the same with the most
     * @param shortfallFen what the line lacks if they come to the most; zero where it suffices
     */
    public record UnderWay(int cases, int estimated, Fen leastFen, Fen mostFen, Fen shortfallFen) {}

    /** One direction. */
    public record Direction(String direction, String line, int awards, Fen costFen) {}

    /** A parameter that awards wait for: how many that could be computed otherwise, and how many still under way. */
    public record Waiting(String parameter, long awards, long underWay) {}

    /**
     * What differs from before.
     *
     * @param standing how many of them are approved already: deciding a parameter changes none of these by itself
     */
    public record Changes(
            int awards,
            Fen raisedFen,
            Fen loweredFen,
            Fen netFen,
            int standing,
            Fen standingNetFen,
            List<Change> list) {}

    /** One award that differs. */
    public record Change(
            String application,
            String direction,
            String beneficiary,
            String name,
            CaseBook.Progress progress,
            Fen beforeFen,
            Fen afterFen,
            Fen changeFen,
            @Nullable String reason) {}

    /** The document that commands print. */
    public ObjectNode toJson() {
        return RecordMapper.toJson(this);
    }
}
