package org.mingzhang.tools.demo;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.domain.money.Ratio;
import org.mingzhang.domain.money.Rounding;
import org.mingzhang.tools.story.Story;

/**
 * A pilot enterprise with all that the plan lays down about it.
 *
 * @param number of its renovation application
 * @param days when its wave does what
 * @param level digital level that it reaches: 2, 3 or 4
 * @param investment what it contracts, invoices and pays
 * @param integrator who carries the renovation
 * @param vendor who delivers a product beside; null for none
 * @param replaces the enterprise whose place it takes
 */
record Pilot(
        int n,
        Firm firm,
        String number,
        Wave wave,
        Story.Wave days,
        Fate fate,
        Aftermath aftermath,
        Set<Attempt> attempts,
        int level,
        Fen investment,
        Firm integrator,
        @Nullable Firm vendor,
        boolean brisk,
        @Nullable Pilot replaces) {
    Pilot {
        attempts = Set.copyOf(attempts);
    }

    /** Its papers are complete only after a supplement. */
    boolean sentBack() {
        return fate == Fate.SENT_BACK;
    }

    /** What the integrator gets; the rest is the vendor's. */
    Fen integratorsPart() {
        return vendor == null ? investment : investment.times(Ratio.of(7, 10), Rounding.DOWN);
    }

    /** The integrator's first invoice; the second is for the rest. */
    Fen firstInvoice() {
        return integratorsPart().times(Ratio.of(6, 10), Rounding.DOWN);
    }
}
