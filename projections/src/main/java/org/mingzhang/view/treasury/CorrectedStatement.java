package org.mingzhang.view.treasury;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A voucher or a bank's line that two persons corrected or undid (更正、冲正), and what it said before. The names of the components are
 * the names in its JSON.
 *
 * @param number of the voucher, or the line's serial number, as it stood before
 * @param position of the entry that is corrected
 * @param correctedAt position of the entry that corrects it
 * @param correction number of the correction
 * @param undone whether it is gone (冲正); then the changes are all that it said
 * @param on the day on which another person agreed to it
 */
public record CorrectedStatement(
        Kind kind,
        String number,
        long position,
        long correctedAt,
        String correction,
        boolean undone,
        List<StatementChange> changes,
        SaidBy.Person proposedBy,
        SaidBy.Person approvedBy,
        @Nullable LocalDate on,
        String reason,
        String documentNo) {
    public CorrectedStatement {
        changes = List.copyOf(changes);
    }

    /** What it is. */
    public enum Kind {
        VOUCHER,
        LINE
    }
}
