package org.mingzhang.view.budget;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.json.RecordMapper;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.domain.programme.ProgrammeEvent.ReturnedFrom;
import tools.jackson.databind.node.ObjectNode;

/**
 * How a programme's money came in and was given to lines, by source and budget year, and by which documents. The names of the
 * components are the names in its JSON.
 *
 * @param asOfPosition the last entry that it rests on
 * @param asOf business date up to which it counts; null for all
 * @param years by source and budget year
 * @param movements each 下达, 到位, 分配, 调剂, 结转 and 上缴, in the order of their days
 */
public record FundsView(
        String programme, long asOfPosition, @Nullable LocalDate asOf, List<YearRow> years, List<Movement> movements) {
    public FundsView {
        years = List.copyOf(years);
        movements = List.copyOf(movements);
    }

    /**
     * One source in one budget year.
     *
     * @param receivedFen 到位; a memo beside the budget
     * @param carriedInFen from the year before
     * @param carriedOutFen into the next year
     * @param returnedFen handed back to the treasury before it was allocated
     * @param unallocatedFen appropriated + carried in − allocated − carried out − returned
     */
    public record YearRow(
            String source,
            int year,
            Fen appropriatedFen,
            Fen receivedFen,
            Fen allocatedFen,
            Fen carriedInFen,
            Fen carriedOutFen,
            Fen returnedFen,
            Fen unallocatedFen) {}

    /**
     * One movement.
     *
     * @param type the event's stored name
     * @param year its budget year, of 结转 the one it leaves; null where it has none
     * @param toYear of 结转 the one it goes to
     * @param line where a line gives or gets it
     * @param toLine of 调剂 the line that gets it
     * @param from of 上缴 where it is taken from: UNALLOCATED, LINE_AVAILABLE or LINE_RECOVERED; null of all else
     * @param documentNo 文号 of the movement: as corrected where it stands so, as it was where it is taken back
     * @param corrects whether a correction took an earlier movement back or put it right here
     * @param correctedBy 文号 of that correction; null of all else
     */
    public record Movement(
            long position,
            LocalDate on,
            String type,
            String source,
            @Nullable Integer year,
            @Nullable Integer toYear,
            @Nullable String line,
            @Nullable String toLine,
            Fen amountFen,
            @Nullable ReturnedFrom from,
            @Nullable String documentNo,
            boolean corrects,
            @Nullable String correctedBy) {}

    public ObjectNode toJson() {
        return RecordMapper.toJson(this);
    }
}
