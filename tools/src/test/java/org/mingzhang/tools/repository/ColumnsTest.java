package org.mingzhang.tools.repository;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * docs/columns.csv: where each column of the import workbook lands when history is imported, and docs/facts.csv the other
 * way round. {@code lost} is said where a cell may be filled and nothing of it is recorded, with when in {@code how}: it is
 * found only by walking from an event back to the row of the workbook.
 */
class ColumnsTest {
    private static final List<Map<String, String>> ROWS = Csv.rows(Path.of("docs/columns.csv"));
    private static final List<Map<String, String>> FACTS = Csv.rows(Path.of("docs/facts.csv"));

    /** How many columns lose something, and how many everything. They may only become fewer. */
    private static final int LOSE_SOMETHING = 0;

    private static final int LOSE_EVERYTHING = 0;

    @Test
    void everyColumnHasOneRowAndLandsInWhatThereIs() {
        assertThat(problems(ROWS)).isEmpty();
    }

    @Test
    void factsAndColumnsSayTheSame() {
        assertThat(disagreements(ROWS, FACTS)).isEmpty();
    }

    @Test
    void noFurtherColumnIsLost() {
        List<List<String>> losing = Landings.byColumn(ROWS).values().stream()
                .filter(lands -> lands.contains(Landings.LOST))
                .toList();
        assertThat(losing).hasSize(LOSE_SOMETHING);
        assertThat(losing.stream().filter(lands -> lands.size() == 1)).hasSize(LOSE_EVERYTHING);
    }

    @Test
    void aMissingRowIsNoticed() {
        List<Map<String, String>> rows = new ArrayList<>(ROWS);
        Map<String, String> gone = rows.removeFirst();
        assertThat(problems(rows)).containsExactly("no row: " + gone.get("sheet") + "." + gone.get("column"));
    }

    @Test
    void aRowTooManyIsNoticed() {
        List<Map<String, String>> rows = new ArrayList<>(ROWS);
        rows.add(ROWS.getFirst());
        assertThat(problems(rows)).containsExactly("two rows: 资金.类型");
    }

    @Test
    void wrongNamesAreNoticed() {
        assertThat(problems(with("column", "类形"))).containsExactly("no column: 资金.类形", "no row: 资金.类型");
        assertThat(problems(with("lands", "award.approved amount")))
                .containsExactly("资金.类型 lands nowhere: award.approved amount");
        assertThat(problems(with("lands", ""))).containsExactly("资金.类型 lands nowhere: ");
        assertThat(problems(with("lands", Landings.LOST))).containsExactly("资金.类型 does not say when it is lost");
        assertThat(problems(with("how", ""))).containsExactly("资金.类型 does not say how");
    }

    @Test
    void aFactThatNamesAnotherColumnIsNoticed() {
        assertThat(disagreements(with("lands", "programme.closed documentNo"), FACTS))
                .containsExactly("programme.closed documentNo comes from a column");
        Map<String, String> fact = new HashMap<>(FACTS.getFirst());
        fact.put("workbook", "资金.类型");
        assertThat(disagreements(ROWS, List.of(fact))).containsExactly("actor.key-enrolled keyId is not 资金.类型");
    }

    private static List<Map<String, String>> with(String column, String value) {
        List<Map<String, String>> rows = new ArrayList<>(ROWS);
        Map<String, String> changed = new HashMap<>(rows.getFirst());
        changed.put(column, value);
        rows.set(0, changed);
        return rows;
    }

    private static List<String> problems(List<Map<String, String>> rows) {
        List<String> problems = new ArrayList<>();
        Set<String> seen = new TreeSet<>();
        for (Map<String, String> row : rows) {
            String column = Landings.get(row, "sheet") + "." + Landings.get(row, "column");
            String how = Landings.get(row, "how");
            if (!Landings.allColumns().contains(column)) {
                problems.add("no column: " + column);
            }
            if (!seen.add(column)) {
                problems.add("two rows: " + column);
            }
            List<String> lands = List.of(Landings.get(row, "lands").split(";", -1));
            lands.stream()
                    .filter(landing -> !Landings.isLanding(landing))
                    .forEach(landing -> problems.add(column + " lands nowhere: " + landing));
            if (lands.contains(Landings.LOST) != how.contains("lost: ")) {
                problems.add(column + " does not say when it is lost");
            }
            if (how.isBlank()) {
                problems.add(column + " does not say how");
            }
        }
        Landings.allColumns().stream()
                .filter(column -> !seen.contains(column))
                .forEach(column -> problems.add("no row: " + column));
        return problems;
    }

    private static List<String> disagreements(List<Map<String, String>> rows, List<Map<String, String>> facts) {
        Map<String, List<String>> landings = Landings.byColumn(rows);
        Set<String> landed = new TreeSet<>();
        landings.values().forEach(landed::addAll);
        List<String> problems = new ArrayList<>();
        for (Map<String, String> fact : facts) {
            String field = Landings.get(fact, "event") + " " + Landings.get(fact, "field");
            String column = Landings.get(fact, "workbook");
            if (column.equals("—")) {
                if (landed.contains(field)) {
                    problems.add(field + " comes from a column");
                }
            } else if (!landings.getOrDefault(column, List.of()).contains(field)) {
                problems.add(field + " is not " + column);
            }
        }
        return problems;
    }
}
