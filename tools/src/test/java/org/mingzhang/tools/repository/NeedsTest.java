package org.mingzhang.tools.repository;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * docs/needs.csv: each fact that a notice, a risk rule, a figure of the evaluation or the acceptance file needs, with the
 * event field that has it and the workbook column that it is imported from (— where there is none), or why there is none.
 */
class NeedsTest {
    private static final List<Map<String, String>> ROWS = Csv.rows(Path.of("docs/needs.csv"));
    private static final Map<String, List<String>> LANDINGS = Landings.byColumn(Csv.rows(Path.of("docs/columns.csv")));
    private static final List<String> NOTICES = List.of("石家庄申报通知", "邯郸推进方案", "昌吉申报要求", "工业企业函〔2021〕255号", "青岛评选工作方案");
    private static final List<String> RULES = Stream.of(
                    "A01 A02 B01 B02 B03 B05 B06 C01 C02 C03 C07 D01 D02 D04 E01 F02 F03 G01 G02 G03 G04 H01 H02 H04 H05"
                            .split(" ", -1))
            .map(rule -> "R-" + rule)
            .toList();

    @Test
    void everyNeedHasASourceOrAReason() {
        assertThat(problems(ROWS)).isEmpty();
    }

    @Test
    void aMissingNoticeRuleOrFigureIsNoticed() {
        List<Map<String, String>> rows = new ArrayList<>(ROWS);
        rows.removeIf(row -> Landings.get(row, "from").startsWith("F17 "));
        assertThat(problems(rows)).containsExactly("nothing from F17");
        rows.removeIf(row -> Landings.get(row, "from").equals("昌吉申报要求"));
        rows.removeIf(row -> Landings.get(row, "from").startsWith("R-C02 "));
        assertThat(problems(rows)).containsExactly("nothing from 昌吉申报要求", "nothing from R-C02", "nothing from F17");
    }

    @Test
    void wrongNamesAreNoticed() {
        assertThat(problems(of("award.approved", "amount", "奖补.核定金额", "")))
                .contains("需要: no field award.approved amount");
        assertThat(problems(of("award.approved", "amountFen", "奖补.核定", ""))).contains("需要: 奖补.核定 does not land there");
        assertThat(problems(of("award.approved", "amountFen", "奖补.理由", ""))).contains("需要: 奖补.理由 does not land there");
        assertThat(problems(of("award.approved", "amountFen", "—", ""))).contains("需要: no column and no reason");
        assertThat(problems(of("—", "—", "—", " "))).contains("需要: no column and no reason");
        assertThat(problems(of("—", "—", "奖补.理由", "why"))).contains("需要: a column without a field");
        assertThat(problems(of("award.approved", "amountFen", "奖补.核定金额", "")))
                .noneMatch(problem -> problem.startsWith("需要"));
    }

    @Test
    void aNeedToldTwiceIsNoticed() {
        List<Map<String, String>> rows = new ArrayList<>(ROWS);
        rows.add(ROWS.getFirst());
        assertThat(problems(rows)).containsExactly(Landings.get(ROWS.getFirst(), "need") + ": told twice");
    }

    @Test
    void theFileStandsOnItsOwn() {
        assertThat(ROWS).allSatisfy(row -> assertThat(String.join(" ", row.values()))
                .doesNotContain(".md", "AMB-")
                .doesNotContainPattern("(^|\\s)/\\w"));
    }

    private static List<Map<String, String>> of(String event, String field, String workbook, String reason) {
        Map<String, String> row = new HashMap<>();
        row.put("need", "需要");
        row.put("from", "邯郸推进方案");
        row.put("event", event);
        row.put("field", field);
        row.put("workbook", workbook);
        row.put("reason", reason);
        List<Map<String, String>> rows = new ArrayList<>(ROWS);
        rows.add(row);
        return rows;
    }

    private static List<String> problems(List<Map<String, String>> rows) {
        List<String> problems = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (Map<String, String> row : rows) {
            String need = Landings.get(row, "need");
            String workbook = Landings.get(row, "workbook");
            boolean fieldless = Landings.get(row, "event").equals("—");
            String field = Landings.get(row, "event") + " " + Landings.get(row, "field");
            if (!seen.add(need + "\n" + Landings.get(row, "from"))) {
                problems.add(need + ": told twice");
            }
            if (!fieldless && !Landings.isField(field)) {
                problems.add(need + ": no field " + field);
            }
            if (workbook.equals("—")) {
                if (Landings.get(row, "reason").isBlank()) {
                    problems.add(need + ": no column and no reason");
                }
            } else if (fieldless) {
                problems.add(need + ": a column without a field");
            } else if (!LANDINGS.getOrDefault(workbook, List.of()).contains(field)) {
                problems.add(need + ": " + workbook + " does not land there");
            }
        }
        Set<String> origins = rows.stream()
                .map(row -> Landings.get(row, "from").split(" ", 2)[0])
                .collect(Collectors.toSet());
        required()
                .filter(origin -> !origins.contains(origin))
                .forEach(origin -> problems.add("nothing from " + origin));
        new TreeSet<>(origins)
                .stream()
                        .filter(origin -> required().noneMatch(origin::equals))
                        .forEach(origin -> problems.add("unknown: " + origin));
        return problems;
    }

    private static Stream<String> required() {
        Stream<String> figures = IntStream.rangeClosed(1, 40).mapToObj("F%02d"::formatted);
        return Stream.of(NOTICES.stream(), RULES.stream(), figures, Stream.of("企业验收档案"))
                .flatMap(origins -> origins);
    }
}
