package org.mingzhang.tools.repository;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.mingzhang.domain.event.Claim;

/**
 * docs/facts.csv: each fact that the ledger records, from its event field to the workbook column that it is imported from
 * (— where it is not) and to what uses it. A field that nothing uses should not be recorded; a row without a field is a
 * promise that nobody keeps.
 *
 * <p>Uses are {@code rule:} with a path in the pack, {@code control:} with what is refused otherwise, {@code claim:} with
 * the kind of claim, {@code figure:} with the view that shows it, {@code proof:} with what is verified by it.
 */
class FactsTest {
    private static final List<Map<String, String>> ROWS = Csv.rows(Path.of("docs/facts.csv"));
    private static final PackFile PACK = PackFile.of("handan-2025");
    private static final Set<String> FIGURES = Set.of(
            "budget",
            "dossier",
            "every view",
            "lists",
            "queue",
            "ranking",
            "recompute",
            "refusals",
            "rosters",
            "supervision",
            "targets",
            "trail",
            "treasury");
    private static final Set<String> PROOFS = Set.of("blobs", "checkpoints", "files", "signatures", "trees agree");
    private static final Set<String> CONTROLS = Set.of(
            "appropriation",
            "business date",
            "closed period",
            "commitment",
            "computed amount",
            "conflict of interest",
            "adjustment within difference",
            "cumulative caps",
            "quota",
            "documents",
            "exclusions",
            "hold",
            "idempotency",
            "identity",
            "list row",
            "one use",
            "open objection",
            "open rectification",
            "payee",
            "payment condition",
            "pinned pack",
            "queue order",
            "recovered within paid",
            "requirements",
            "roles",
            "segregation",
            "stage order",
            "state",
            "working days");
    private static final Set<String> CLAIMS =
            Arrays.stream(Claim.Kind.values()).map(Claim.Kind::code).collect(Collectors.toSet());

    @Test
    void everyEventFieldHasItsRowAndEveryRowItsField() {
        Set<String> fields = new TreeSet<>();
        EventFields.byEventName().forEach((event, names) -> names.forEach(name -> fields.add(event + " " + name)));
        List<String> rows = ROWS.stream()
                .map(row -> get(row, "event") + " " + get(row, "field"))
                .toList();
        assertThat(rows).doesNotHaveDuplicates();
        assertThat(new TreeSet<>(rows)).isEqualTo(fields);
    }

    @Test
    void everyFactIsUsedBySomethingThatExists() {
        assertThat(orphans(ROWS)).isEmpty();
    }

    @Test
    void aFactThatNothingUsesIsNoticed() {
        for (String use : List.of(
                "", "trail", "figure:", "figure:nowhere", "rule:R-Z99", "claim:nothing", "trail;figure:trail")) {
            List<Map<String, String>> rows = new ArrayList<>(ROWS);
            Map<String, String> orphan = new HashMap<>(ROWS.getFirst());
            orphan.put("usedBy", use);
            rows.set(0, orphan);
            assertThat(orphans(rows)).as(use).hasSize(1);
        }
    }

    private static List<String> orphans(List<Map<String, String>> rows) {
        List<String> orphans = new ArrayList<>();
        for (Map<String, String> row : rows) {
            for (String use : get(row, "usedBy").split(";", -1)) {
                if (!exists(use)) {
                    orphans.add(get(row, "event") + " " + get(row, "field") + ": " + use);
                }
            }
        }
        return orphans;
    }

    @Test
    void everyFactHasANameAndSaysWhetherItIsImported() {
        assertThat(ROWS).allSatisfy(row -> {
            assertThat(get(row, "fact")).isNotBlank();
            assertThat(get(row, "workbook")).matches("—|[^.]+\\.[^.]+");
        });
    }

    private static boolean exists(String use) {
        String[] parts = use.split(":", 2);
        if (parts.length < 2) {
            return false;
        }
        return switch (parts[0]) {
            case "rule" -> PACK.has(parts[1]);
            case "control" -> CONTROLS.contains(parts[1]);
            case "claim" -> CLAIMS.contains(parts[1]);
            case "figure" -> FIGURES.contains(parts[1]);
            case "proof" -> PROOFS.contains(parts[1]);
            default -> false;
        };
    }

    private static String get(Map<String, String> row, String column) {
        return Objects.requireNonNull(row.get(column), column);
    }
}
