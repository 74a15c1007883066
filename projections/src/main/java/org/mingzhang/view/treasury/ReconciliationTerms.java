package org.mingzhang.view.treasury;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.decision.WorkingDays;

/**
 * By what the ledger is held against others.
 *
 * @param asOf the business date up to which either side is looked at
 * @param workingDays how many working days the two sides' days of one payment may lie apart; so long a payment of the ledger is
 *     not yet missing
 * @param calendar by which working days are counted; in a year without its notice Monday to Friday
 */
public record ReconciliationTerms(LocalDate asOf, int workingDays, WorkingDays calendar) {
    /** A voucher follows its payment within three working days, where nobody says otherwise. */
    public static final int USUAL_WORKING_DAYS = 3;

    /** No holiday, its weekends included, is longer: further apart, nothing need be counted. */
    private static final int LONGEST_REST = 30;

    boolean near(@Nullable LocalDate one, @Nullable LocalDate other) {
        return one != null
                && other != null
                && Math.abs(ChronoUnit.DAYS.between(one, other)) <= LONGEST_REST + 2L * workingDays
                && calendar.between(one, other) <= workingDays;
    }

    /** The last day on which what was paid on a day may arrive. */
    LocalDate dueOn(LocalDate paidOn) {
        return calendar.after(paidOn, workingDays);
    }

    boolean isDue(@Nullable LocalDate paidOn) {
        return paidOn == null || asOf.isAfter(dueOn(paidOn));
    }
}
