package org.mingzhang.tools.repository;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * docs/clauses.csv: every operative clause of a notice, and where it is. An auditor reads it from the notice to the pack;
 * these tests read it back.
 */
class ClausesTest {
    private static final Set<String> KINDS = Set.of("rule", "parameter", "ambiguity", "fact", "paper", "target", "out");
    private static final List<Map<String, String>> ROWS = Csv.rows(Path.of("docs/clauses.csv"));
    private static final Map<String, PackFile> PACKS = ROWS.stream()
            .map(row -> get(row, "document").split("/", 2)[0])
            .distinct()
            .collect(Collectors.toMap(pack -> pack, PackFile::of));
    private static final SortedMap<String, SortedSet<String>> EVENTS = EventFields.byRecordName();

    @Test
    void everyRowIsWhole() {
        List<String> faults = new ArrayList<>();
        Set<String> ids = new TreeSet<>();
        for (Map<String, String> row : ROWS) {
            boolean out = get(row, "kind").equals("out");
            if (!ids.add(get(row, "id"))) {
                faults.add(get(row, "id") + ": twice");
            }
            if (!KINDS.contains(get(row, "kind"))) {
                faults.add(get(row, "id") + ": kind " + get(row, "kind"));
            }
            if (get(row, "place").isBlank() || get(row, "quote").isBlank()) {
                faults.add(get(row, "id") + ": place or quote missing");
            }
            if (out
                    ? get(row, "reason").isBlank() || !get(row, "where").isBlank()
                    : get(row, "where").isBlank()) {
                faults.add(get(row, "id") + ": out needs a reason and no place in the pack, all else a place");
            }
        }
        assertThat(ids).isNotEmpty();
        assertThat(faults).isEmpty();
    }

    @Test
    void everyClauseThatIsInLeadsToThePackOrToAFact() {
        List<String> orphans = new ArrayList<>();
        for (Map<String, String> row : ROWS) {
            String where = get(row, "where");
            if (!where.isBlank() && !isEventField(where) && !pack(row).has(where)) {
                orphans.add(get(row, "id") + ": " + where);
            }
        }
        assertThat(orphans).isEmpty();
    }

    @Test
    void everythingInThePackRestsOnAClause() {
        List<String> orphans = new ArrayList<>();
        PACKS.forEach((id, pack) -> {
            for (String section :
                    List.of("sources", "ratioRules", "directions", "targets", "phases", "funds", "forms")) {
                for (String entry : pack.has(section) ? pack.ids(section) : Set.<String>of()) {
                    String path = section + "." + entry;
                    if (ROWS.stream()
                            .noneMatch(row -> get(row, "document").startsWith(id + "/")
                                    && (get(row, "where").equals(path)
                                            || get(row, "where").startsWith(path + ".")))) {
                        orphans.add(id + ": " + path);
                    }
                }
            }
        });
        assertThat(orphans).isEmpty();
    }

    private static boolean isEventField(String where) {
        int dot = where.indexOf('.');
        return dot > 0
                && EVENTS.getOrDefault(where.substring(0, dot), new TreeSet<>()).contains(where.substring(dot + 1));
    }

    private static PackFile pack(Map<String, String> row) {
        return Objects.requireNonNull(PACKS.get(get(row, "document").split("/", 2)[0]));
    }

    private static String get(Map<String, String> row, String column) {
        return Objects.requireNonNull(row.get(column), column);
    }
}
