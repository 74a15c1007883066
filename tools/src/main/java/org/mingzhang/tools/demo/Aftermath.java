package org.mingzhang.tools.demo;

import java.util.List;

/** What becomes of an award's money once it is approved. */
enum Aftermath {
    PAID,
    /** The bank sends the payment back; it is paid again to a new account. */
    RETURNED,
    /** A hold is placed before payment and released later. */
    HELD,
    /** Part of it is recovered, in two instalments. */
    PARTLY_RECOVERED,
    /** All of it is recovered and the enterprise leaves the pilot. */
    WHOLLY_RECOVERED,
    /** Part of it is given up before payment. */
    REDUCED;

    /** What befalls the first few of a wave, in this order; after these everything is simply paid. */
    static final List<Aftermath> INCIDENTS = List.of(
            RETURNED, PARTLY_RECOVERED, HELD, WHOLLY_RECOVERED, REDUCED, RETURNED, RETURNED, PARTLY_RECOVERED, HELD);

    /** How many of a wave of that size something befalls. */
    static int incidents(int size) {
        return Math.min(INCIDENTS.size(), Math.max(5, size / 20));
    }
}
