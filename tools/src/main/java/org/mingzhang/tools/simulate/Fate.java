package org.mingzhang.tools.simulate;

/** How it goes with an enterprise. By its number, so that a small workbook has some of each too. */
enum Fate {
    SMOOTH,
    /** Stays in the reserve. */
    RESERVE,
    SENT_BACK,
    REJECTED,
    WITHDRAWN,
    /** Comes to a standstill and leaves the pilot. */
    LEAVES,
    /** Takes the place of the one before it. */
    REPLACES,
    /** Fails the first assessment. */
    ASSESSED_TWICE;

    static Fate of(int n) {
        if (n % 50 == 7) {
            return LEAVES;
        }
        if (n % 50 == 8) {
            return REPLACES;
        }
        if (n % 25 == 24) {
            return RESERVE;
        }
        if (n % 25 == 11) {
            return SENT_BACK;
        }
        if (n % 50 == 16 || n % 50 == 22) {
            return REJECTED;
        }
        if (n % 50 == 33) {
            return WITHDRAWN;
        }
        return n % 40 == 4 || n % 40 == 12 ? ASSESSED_TWICE : SMOOTH;
    }
}
