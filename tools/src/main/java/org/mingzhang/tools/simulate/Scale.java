package org.mingzhang.tools.simulate;

/** How many rows of a kind an enterprise has: a sheet holds 500,000 at most, so of very many enterprises each has fewer. */
record Scale(int enterprises) {
    private static final int ROWS = 420_000;

    int most(int wanted) {
        return Math.max(1, Math.min(wanted, ROWS / enterprises));
    }
}
