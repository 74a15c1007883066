package org.mingzhang.app.policy;

import java.time.LocalDate;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.award.CaseBook;
import org.mingzhang.domain.json.RecordMapper;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.domain.policy.Moment;
import org.mingzhang.domain.policy.ParameterUses;
import org.mingzhang.view.budget.BudgetView.LineRow;
import org.mingzhang.view.budget.BudgetView.RatioRow;
import org.mingzhang.view.budget.BudgetView.SourceRow;
import tools.jackson.databind.node.ObjectNode;

/**
 * What other parameter values would change, side by side. The names of the components are the names in its JSON.
 *
 * @param asOf the civil date of the last entry: awards that can be computed are dated so
 * @param now today's money, the same figures as in the budget
 * @param assumptions what the figures of cases under way rest on, one sentence each
 * @param standing KEPT where approved awards stay as they are, COMPUTED_ANEW where they are computed under the new values
 * @param before as things stand: approved awards as approved, the others under the values in force
 * @param choices one after the other as they were asked for
 */
public record WhatIfView(
        String programme,
        long asOfPosition,
        LocalDate asOf,
        Now now,
        List<String> assumptions,
        String standing,
        Scenario before,
        List<Choice> choices) {

    /** Today's money by source and by line, as the budget shows it. */
    public record Now(List<SourceRow> sources, List<LineRow> lines) {}

    /**
     * One set of values.
     *
     * @param set the values that differ from those in force, as people write them
     * @param unmet cases that came in or were approved and would not have been; those with an award are among the changes, too
     * @param beyond parameters of the set that act where no figure shows it
     */
    public record Choice(
            SortedMap<String, String> set, Scenario after, Changes changes, List<Unmet> unmet, List<Beyond> beyond) {}

    /**
     * A case that would not have passed a moment that it passed.
     *
     * @param at SUBMISSION or APPROVAL
     */
    public record Unmet(
            String application, String direction, String applicant, String name, Moment at, String reason) {}

    /**
     * A parameter that acts also, or only, where no figure shows what another value would do.
     *
     * @param figures whether it acts on figures that are shown as well
     * @param places on what it acts, as far as the figures do not show it whole
     * @param text the same as a sentence
     */
    public record Beyond(String parameter, String name, boolean figures, List<Place> places, String text) {}

    /**
     * On what a parameter acts.
     *
     * @param on its name
     * @param name in Chinese
     * @param directions by id; empty where it acts on the programme as a whole
     * @param inPart whether the answer shows what it does to cases that came through, and not to those that did not
     */
    public record Place(ParameterUses.On on, String name, List<String> directions, boolean inPart) {}

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
     * @param bridge from today's figures of the line to these, its sources together
     */
    public record Line(
            String line,
            Fen budgetFen,
            Fen costFen,
            Fen leftFen,
            Fen shortfallFen,
            @Nullable LocalDate runsOutOn,
            Bridge bridge,
            List<Source> sources,
            UnderWay underWay) {}

    /**
     * What one source bears of a line.
     *
     * @param usedUpOn the day on which its money on the line is used up, so that the next source pays; cases under way
     *     count with the most they may come to; null where it lasts
     */
    public record Source(
            String source,
            Fen budgetFen,
            Fen costFen,
            Bridge bridge,
            @Nullable LocalDate usedUpOn) {}

    /**
     * From what the budget shows today to what it would show: committed + change = then committed, and available +
     * reusable − change = then available.
     *
     * @param reusableFen recovered money that these values let be used again
     * @param changeFen awards that can be computed and are not approved yet, and approved ones where they are computed anew
     * @param thenAvailableFen negative where awards come to more than there is
     */
    public record Bridge(
            Fen committedFen,
            Fen paidFen,
            Fen availableFen,
            Fen reusableFen,
            Fen changeFen,
            Fen thenCommittedFen,
            Fen thenAvailableFen) {}

    /**
     * Cases of a line that cannot be computed yet, because they are still reviewed, carried out or assessed. They come on
     * top of the line's figures.
     *
     * @param estimated those of which something can be said
     * @param leastFen of these, on planned or contracted investment and the least of the levels that they may reach
     * @param mostFen the same with the most
     * @param shortfallFen what the line lacks if they come to the most; zero where it suffices
     * @param thenCommittedFen the line's, then, if they come to the most
     * @param thenAvailableFen the same; negative where there is too little
     * @param runsOutOn the day on which the line lacks money, if they come to the most, on the dates assumed; null where it
     *     lasts
     * @param runsOutAtLeastOn the same if they come to the least
     * @param due by the day on which they are taken to be granted, in its order
     */
    public record UnderWay(
            int cases,
            int estimated,
            Fen leastFen,
            Fen mostFen,
            Fen shortfallFen,
            Fen thenCommittedFen,
            Fen thenAvailableFen,
            @Nullable LocalDate runsOutOn,
            @Nullable LocalDate runsOutAtLeastOn,
            List<Due> due) {}

    /**
     * Cases under way that are taken to be granted on one day.
     *
     * @param batch null for directions without batches
     * @param phase of the pack's timetable, at whose end that is; null where the pack has none
     * @param late whether the phase has ended, so that today stands for it
     * @param thenAvailableFen what the line has left after them, if all up to then come to the most
     */
    public record Due(
            LocalDate on,
            @Nullable String batch,
            @Nullable String phase,
            boolean late,
            int cases,
            int estimated,
            Fen leastFen,
            Fen mostFen,
            Fen thenAvailableFen) {}

    /**
     * One direction.
     *
     * @param line that its next award comes from; null while a parameter that says which is undecided
     */
    public record Direction(String direction, @Nullable String line, int awards, Fen costFen) {}

    /** A parameter that awards wait for: how many that could be computed otherwise, and how many still under way. */
    public record Waiting(String parameter, long awards, long underWay) {}

    /**
     * What differs from before.
     *
     * @param standing how many of them are approved already: deciding a parameter changes none of these by itself
     * @param split where the net falls: money that is paid is not saved by another value
     */
    public record Changes(
            int awards,
            Fen raisedFen,
            Fen loweredFen,
            Fen netFen,
            int standing,
            Fen standingNetFen,
            Split split,
            List<Change> list) {}

    /**
     * Where changes fall: open + unpaid − overpaid = net.
     *
     * @param openNetFen on awards that are not approved yet
     * @param unpaidNetFen on what is approved and not paid
     * @param overpaidFen what was paid beyond the new amounts: only recovery brings it back
     * @param overpaidRecoveredFen of that, what has come back already
     */
    public record Split(Fen openNetFen, Fen unpaidNetFen, Fen overpaidFen, Fen overpaidRecoveredFen) {}

    /**
     * One award that differs.
     *
     * @param paidFen what banks have paid of it; before recoveries
     * @param overpaidFen what of that is beyond the new amount
     */
    public record Change(
            String application,
            String direction,
            String beneficiary,
            String name,
            CaseBook.Progress progress,
            Fen beforeFen,
            Fen afterFen,
            Fen changeFen,
            Fen paidFen,
            Fen overpaidFen,
            @Nullable String reason) {}

    /** The document that commands print. */
    public ObjectNode toJson() {
        return RecordMapper.toJson(this);
    }
}
