package org.mingzhang.view.oversight;

import java.time.LocalDate;
import java.util.List;
import org.mingzhang.domain.duty.OpenDuty;
import org.mingzhang.domain.json.RecordMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The duties of a programme's cases as of a day.
 *
 * @param open not met, and not due yet
 * @param overdue not met, and due before that day
 * @param standing lasting: nothing meets them once and for all
 * @param duties all of them, those that are owed first, the longest overdue at the top
 * @param recoveries what was ordered back and has not come in, whatever was asked for of the duties
 */
public record DutyReport(
        String programme,
        long asOfPosition,
        LocalDate asOf,
        int open,
        int overdue,
        int met,
        int metLate,
        int standing,
        List<OpenDuty> duties,
        List<OwedRecovery> recoveries) {
    public DutyReport {
        duties = List.copyOf(duties);
        recoveries = List.copyOf(recoveries);
    }

    /** The same with the recoveries that concern an application, or a party by its credit code. */
    public DutyReport about(String subject) {
        return new DutyReport(
                programme,
                asOfPosition,
                asOf,
                open,
                overdue,
                met,
                metLate,
                standing,
                duties,
                recoveries.stream().filter(one -> one.concerns(subject)).toList());
    }

    /** The document that commands print. */
    public ObjectNode toJson() {
        return RecordMapper.toJson(this);
    }
}
