package org.mingzhang.domain.seal.log;

import java.util.ArrayList;
import java.util.List;

/** Positions whose entries are missing or unreadable, so that rows that follow from them are not called wrong as well. */
final class Gaps {
    private static final int REMEMBERED = 10_000;

    private final List<Range> ranges = new ArrayList<>();

    private record Range(long from, long to) {}

    /** Remembers [from, to); what comes in order grows the last range. */
    void add(long from, long to) {
        if (!ranges.isEmpty() && ranges.getLast().to == from) {
            ranges.set(ranges.size() - 1, new Range(ranges.getLast().from, to));
        } else if (ranges.size() < REMEMBERED) {
            ranges.add(new Range(from, to));
        }
    }

    /** Whether any of the positions first to last, inclusive, is in a gap. */
    boolean touch(long first, long last) {
        for (int i = ranges.size() - 1; i >= 0; i--) {
            Range range = ranges.get(i);
            if (first >= range.to) {
                return false;
            }
            if (last >= range.from) {
                return true;
            }
        }
        return false;
    }
}
