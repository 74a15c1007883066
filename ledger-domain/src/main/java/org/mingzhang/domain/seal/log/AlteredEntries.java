package org.mingzhang.domain.seal.log;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.mingzhang.domain.seal.Hash;
import org.mingzhang.domain.seal.Suite;
import org.mingzhang.domain.seal.log.LogProblem.Kind;

/** Entries whose bytes are not what was sealed; tells at the end which of them only changed places. */
final class AlteredEntries {
    private static final int REMEMBERED = 100_000;

    private final Findings findings;
    private final TreeMap<Long, Altered> altered = new TreeMap<>();

    private final List<Consequence> consequences = new ArrayList<>();

    /** @param from the first of the entries that the problem follows from; the last is its own */
    private record Consequence(long from, LogProblem problem) {}

    private record Altered(Suite suite, Hash found, Hash sealed) {}

    AlteredEntries(Findings findings) {
        this.findings = findings;
    }

    void add(long position, Suite suite, Hash found, Hash sealed) {
        if (altered.size() < REMEMBERED) {
            altered.putIfAbsent(position, new Altered(suite, found, sealed));
        } else if (!altered.containsKey(position)) {
            findings.add(position, Kind.ENTRY_ALTERED, "内容不是封存时的内容");
        }
    }

    /** Whether the entry is known by now not to be the sealed one. */
    boolean contains(long position) {
        return altered.containsKey(position);
    }

    /** A problem of what the entry at the position says; no problem of its own where the entry turns out to be altered. */
    void unlessAltered(long position, Kind kind, String detail) {
        unlessAltered(position, position, kind, detail);
    }

    /** A problem of what the entry at the position says beside those since another; none of its own where one is altered. */
    void unlessAltered(long from, long position, Kind kind, String detail) {
        if (consequences.size() < REMEMBERED) {
            consequences.add(new Consequence(from, new LogProblem(position, kind, detail)));
        } else {
            findings.add(position, kind, detail);
        }
    }

    void finish() {
        consequences.stream()
                .filter(of -> altered.subMap(of.from, true, of.problem.position(), true)
                        .isEmpty())
                .map(Consequence::problem)
                .forEach(problem -> findings.add(problem.position(), problem.kind(), problem.detail()));
        Map<Hash, Long> sealedAt = new HashMap<>();
        altered.forEach((position, entry) -> sealedAt.put(entry.sealed, position));
        altered.forEach((position, entry) -> {
            Long origin = sealedAt.get(entry.found);
            Altered other = origin == null ? null : altered.get(origin);
            if (origin == null || other == null) {
                findings.add(
                        position,
                        Kind.ENTRY_ALTERED,
                        "内容的叶摘要为 " + entry.found + "，封存时为 " + entry.sealed + "（" + entry.suite.label() + "）");
            } else if (!entry.sealed.equals(other.found)) {
                findings.add(position, Kind.ENTRY_ALTERED, "内容是序号 " + origin + " 的内容");
            } else if (position < origin) {
                findings.add(position, Kind.ENTRIES_SWAPPED, "序号 " + position + " 与序号 " + origin + " 的账目互换了位置");
            }
        });
    }
}
