package org.mingzhang.view.trail;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.mingzhang.view.projection.Entry;
import org.mingzhang.view.projection.EntrySource;
import org.mingzhang.view.projection.ViewFault;

/**
 * Entries at some positions, as far as what is stored is what was sealed: one that somebody changed takes nothing from the
 * others.
 *
 * @param entries in the order of the log
 * @param altered positions of those that are not what was sealed, or cannot be read
 */
record ReadEntries(List<Entry> entries, List<Long> altered) {
    static ReadEntries at(EntrySource log, Collection<Long> positions) {
        try {
            return new ReadEntries(log.at(positions), List.of());
        } catch (ViewFault unreachable) {
            throw unreachable;
        } catch (RuntimeException altered) {
            return positions.size() == 1
                    ? new ReadEntries(List.of(), List.copyOf(positions))
                    : halved(log, positions.stream().sorted().toList());
        }
    }

    /** Finds the altered ones without reading all of them one by one. */
    private static ReadEntries halved(EntrySource log, List<Long> positions) {
        int middle = positions.size() / 2;
        ReadEntries first = at(log, positions.subList(0, middle));
        ReadEntries second = at(log, positions.subList(middle, positions.size()));
        List<Entry> entries = new ArrayList<>(first.entries);
        entries.addAll(second.entries);
        List<Long> altered = new ArrayList<>(first.altered);
        altered.addAll(second.altered);
        return new ReadEntries(entries, altered);
    }
}
