package org.mingzhang.view.budget;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.json.RecordMapper;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.domain.money.Ratio;
import tools.jackson.databind.node.ObjectNode;

/**
 * A programme's money at one moment. The names of the components are the names in its JSON, which scripts rely on.
 *
 * @param asOfPosition the last entry that it rests on
 * @param asOf business date up to which it counts; null for all
 * @param lines by line and source; what is appropriated of a line is what of the appropriation was allocated to it
 * @param directions money with a purpose, by direction; budget is not allocated to directions
 * @param batches the same, by batch
 * @param counties the same, by county
 * @param levels the same, by level or rank that decided the amount
 */
public record BudgetView(
        String programme,
        long asOfPosition,
        @Nullable LocalDate asOf,
        List<SourceRow> sources,
        List<LineRow> lines,
        List<DirectionRow> directions,
        List<BatchRow> batches,
        List<CountyRow> counties,
        List<LevelRow> levels,
        List<RatioRow> ratios,
        TrialBalance trialBalance) {

    /**
     * One funding source.
     *
     * @param committedFen net of releases, including what was paid
     * @param paidFen net of bank returns, before recoveries
     * @param availableFen appropriated − allocated − handed back from it
     * @param handedBackFen of what was never allocated: returned to the treasury
     * @param putBackFen of what was recovered: put back on its lines to be used again
     * @param recoveredHandedBackFen of what was recovered: returned to the treasury
     * @param recoveredAtHandFen recovered − put back − handed back of it
     * @param returnedToTreasuryFen all that the source returned: unallocated, from lines and recovered money
     */
    public record SourceRow(
            String source,
            Fen appropriatedFen,
            Fen allocatedFen,
            Fen committedFen,
            Fen paidFen,
            Fen recoveredFen,
            Fen availableFen,
            Fen handedBackFen,
            Fen putBackFen,
            Fen recoveredHandedBackFen,
            Fen recoveredAtHandFen,
            Fen returnedToTreasuryFen) {}

    /**
     * One line's money from one source.
     *
     * @param availableFen allocated − committed + recovered put back − handed back from it
     * @param handedBackFen of what is available on the line: returned to the treasury
     * @param putBackFen of what was recovered: put back to be used again
     * @param recoveredHandedBackFen of what was recovered: returned to the treasury
     * @param recoveredAtHandFen recovered − put back − handed back of it
     */
    public record LineRow(
            String line,
            String source,
            Fen appropriatedFen,
            Fen allocatedFen,
            Fen committedFen,
            Fen paidFen,
            Fen recoveredFen,
            Fen availableFen,
            Fen handedBackFen,
            Fen putBackFen,
            Fen recoveredHandedBackFen,
            Fen recoveredAtHandFen) {}

    /** One direction's money from one source. */
    public record DirectionRow(
            String direction, String line, String source, Fen committedFen, Fen paidFen, Fen recoveredFen) {}

    /** One batch's; without batch, money of directions that have none. */
    public record BatchRow(
            @Nullable String batch, String line, String source, Fen committedFen, Fen paidFen, Fen recoveredFen) {}

    /** One county's; without county, money of beneficiaries of the whole city. */
    public record CountyRow(
            @Nullable String county, String line, String source, Fen committedFen, Fen paidFen, Fen recoveredFen) {}

    /** One level's; without level, money whose amount no level decided. */
    public record LevelRow(
            @Nullable String level, String line, String source, Fen committedFen, Fen paidFen, Fen recoveredFen) {}

    /**
     * One ratio rule on one basis.
     *
     * @param basis allocated, committed or paid
     * @param value with six decimals, rounded against the rule; null while the denominator is zero
     * @param state HOLDS, BREACHED or NOT_YET_DUE
     * @param headroomFen how far the numerator is on the right side of the limit; negative when on the wrong side
     */
    public record RatioRow(
            String rule,
            String basis,
            Ratio limit,
            Fen numeratorFen,
            Fen denominatorFen,
            @Nullable String value,
            String state,
            Fen headroomFen) {}

    /** The sums of all accounts with a debit balance, and of all with a credit balance; equal, or rows were touched. */
    public record TrialBalance(Fen debitFen, Fen creditFen) {
        public boolean holds() {
            return debitFen.equals(creditFen);
        }
    }

    /** The document that commands and the API print. */
    public ObjectNode toJson() {
        return RecordMapper.toJson(this);
    }
}
