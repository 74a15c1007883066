package org.mingzhang.domain.seal.log;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.mingzhang.domain.seal.Hash;
import org.mingzhang.domain.seal.Suite;
import org.mingzhang.domain.seal.log.LogProblem.Kind;

/** Entries whose bytes are not what was sealed; tells at the end which of them only changed places. */
final class AlteredEntries {
    private static final int REMEMBERED = 100_000;

    private final Findings findings;
    private final Map<Long, Altered> altered = new TreeMap<>();

    private record Altered(Suite suite, Hash found, Hash sealed) {}

    AlteredEntries(Findings findings) {
        this.findings = findings;
    }

    void add(long position, Suite suite, Hash found, Hash sealed) {
        if (altered.size() < REMEMBERED) {
            altered.putIfAbsent(position, new Altered(suite, found, sealed));
        } else if (!altered.containsKey(position)) {
            findings.add(position, Kind.ENTRY_ALTERED, "the bytes are not those that were sealed");
        }
    }

    void finish() {
        Map<Hash, Long> sealedAt = new HashMap<>();
        altered.forEach((position, entry) -> sealedAt.put(entry.sealed, position));
        altered.forEach((position, entry) -> {
            Long origin = sealedAt.get(entry.found);
            Altered other = origin == null ? null : altered.get(origin);
            if (origin == null || other == null) {
                findings.add(
                        position,
                        Kind.ENTRY_ALTERED,
                        "the bytes hash to " + entry.found + ", sealed was " + entry.sealed + " (" + entry.suite.label()
                                + ")");
            } else if (!entry.sealed.equals(other.found)) {
                findings.add(position, Kind.ENTRY_ALTERED, "the bytes are those of entry " + origin);
            } else if (position < origin) {
                findings.add(
                        position,
                        Kind.ENTRIES_SWAPPED,
                        "entries " + position + " and " + origin + " stand in each other's place");
            }
        });
    }
}
