package org.mingzhang.view.roster;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A programme's roster as of a day, as far as was known at a position.
 *
 * @param asOf the last business date that counts; null for all
 * @param asOfPosition the last entry that counts
 * @param reserved in the reserve, admitted to no batch
 * @param inPilot in a batch
 * @param left left, replaced or not
 * @param replaced of those that left, for whom another came in
 * @param batches how many are in each batch, by its number
 * @param counties how many are in the pilot from each county, by its id; "" for those without
 */
public record RosterView(
        String programme,
        @Nullable LocalDate asOf,
        long asOfPosition,
        int reserved,
        int inPilot,
        int left,
        int replaced,
        Map<String, Integer> batches,
        Map<String, Integer> counties,
        List<Place> places) {

    /** Where one stands. */
    public enum Status {
        RESERVED,
        IN_PILOT,
        LEFT,
        REPLACED
    }

    /**
     * One organisation's place.
     *
     * @param since the business date since which it stands so: of the admission for one in the pilot, whatever batch it moved to
     * @param documentNo of the change that made it so; null where that was by a list that has none
     * @param list the list and row by which that was done
     * @param reservedOn when it came into the reserve; null where it was never there
     * @param batch of one that left, the batch that it was in; null of one in the reserve
     * @param replaces credit code of the one for whom it came in, also when that one has come back
     * @param replacedBy credit code of the one that came in for it when it last left the pilot, also when it has come back
     * @param reason why it left, or moved
     */
    public record Place(
            String enterprise,
            @Nullable String name,
            @Nullable String county,
            Status status,
            @Nullable String batch,
            @Nullable LocalDate since,
            @Nullable String documentNo,
            @Nullable String list,
            @Nullable Integer row,
            @Nullable LocalDate reservedOn,
            @Nullable String replaces,
            @Nullable String replacedBy,
            @Nullable String reason,
            long position) {}
}
