package org.mingzhang.tools.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mingzhang.app.workbook.CheckedWorkbook;
import org.mingzhang.app.workbook.KnownReferences;
import org.mingzhang.app.workbook.Row;
import org.mingzhang.app.workbook.Sheet;
import org.mingzhang.app.workbook.Template;
import org.mingzhang.app.workbook.WorkbookCheck;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.domain.policy.PolicyPack;
import org.mingzhang.domain.policy.reading.Packs;

class SimulationTest {
    private static final PolicyPack PACK = Packs.builtIn("handan-2025");
    private static final LocalDate NOVEMBER = LocalDate.of(2026, 11, 20);
    private static final Set<String> STILL_TO_COME = Set.of("计划日期", "整改期限", "有效期至");

    @TempDir
    private Path folder;

    private static SortedMap<Fraud, Integer> none() {
        return new TreeMap<>();
    }

    private static SortedMap<Fraud, Integer> all() {
        SortedMap<Fraud, Integer> all = new TreeMap<>();
        Arrays.stream(Fraud.values()).forEach(fraud -> all.put(fraud, 2));
        return all;
    }

    private Simulation.Written write(
            String name, int enterprises, long seed, LocalDate asOf, SortedMap<Fraud, Integer> frauds)
            throws IOException {
        return new Simulation(new SimulationArguments(PACK, enterprises, seed, asOf, frauds))
                .write(folder.resolve(name), done -> {});
    }

    private List<Row> rows(String name) throws IOException {
        try (CheckedWorkbook book =
                WorkbookCheck.check(folder.resolve(name), PACK, null, KnownReferences.NONE, done -> {})) {
            List<String> problems = new ArrayList<>();
            book.problems().forEach(problem -> problems.add(problem.toString()));
            assertThat(problems).isEmpty();
            assertThat(book.duplicates()).isZero();
            assertThat(book.clean()).isTrue();
            List<Row> rows = new ArrayList<>();
            book.accepted().forEach(id -> rows.add(book.row(id)));
            return rows;
        }
    }

    @Test
    void everySheetHasRowsAndNothingIsWrongWithThem() throws IOException {
        Simulation.Written written = write("a.xlsx", 60, 1, NOVEMBER, none());
        assertThat(Template.sheets(PACK)).extracting(Sheet::name).allMatch(written.rows()::containsKey);
        assertThat(rows("a.xlsx"))
                .hasSize(written.rows().values().stream()
                        .mapToInt(Integer::intValue)
                        .sum());
        assertThat(written.labels()).isEmpty();
    }

    @Test
    void theOlderSystemKeptTheTimeOfSomeRowsAndNotOfOthers() throws IOException {
        write("a.xlsx", 60, 1, NOVEMBER, none());
        List<Row> rows = rows("a.xlsx");
        for (String sheet : List.of("评分", "进度", "检查", "国库支付", "名录外部数据")) {
            List<Row> all = rows.stream()
                    .filter(row -> row.sheet().name().equals(sheet))
                    .toList();
            long timed = all.stream().filter(row -> row.registeredAt() != null).count();
            assertThat(100 * timed / all.size()).as(sheet).isBetween(15L, 55L);
        }
        assertThat(rows)
                .filteredOn(
                        row -> row.registeredAt() != null && row.sheet().name().equals("评分"))
                .allSatisfy(row -> assertThat(
                                Objects.requireNonNull(row.registeredAt()).toLocalDate())
                        .isEqualTo(row.requiredDate("日期")));
    }

    @Test
    void theSameArgumentsWriteTheSameBytesAndAnotherSeedDoesNot() throws IOException {
        write("a.xlsx", 30, 7, NOVEMBER, all());
        write("b.xlsx", 30, 7, NOVEMBER, all());
        write("c.xlsx", 30, 8, NOVEMBER, all());
        assertThat(folder.resolve("a.xlsx")).hasSameBinaryContentAs(folder.resolve("b.xlsx"));
        assertThat(Files.mismatch(folder.resolve("a.xlsx"), folder.resolve("c.xlsx")))
                .isNotNegative();
    }

    @ParameterizedTest
    @CsvSource({"2025-09-01,5", "2025-12-31,60", "2026-07-31,40", "2026-11-20,1", "2027-06-30,40"})
    void nothingHappensAfterTheLastDay(LocalDate asOf, int enterprises) throws IOException {
        write("a.xlsx", enterprises, 3, asOf, all());
        for (Row row : rows("a.xlsx")) {
            row.sheet().columns().forEach(column -> {
                String text = row.text(column.name());
                boolean dated = column.kind().word().equals("date") && !STILL_TO_COME.contains(column.name());
                if (dated && text != null) {
                    assertThat(LocalDate.parse(text))
                            .as(row + " " + column.name())
                            .isBeforeOrEqualTo(asOf);
                }
            });
        }
    }

    @Test
    void awardsAndPaymentsKeepWithinTheMoneyOfEachSourceAndLine() throws IOException {
        write("a.xlsx", 200, 2, LocalDate.of(2027, 6, 30), none());
        Map<String, Long> allocated = new TreeMap<>();
        Map<String, Long> paid = new TreeMap<>();
        Map<String, Long> awarded = new TreeMap<>();
        for (Row row : rows("a.xlsx")) {
            switch (row.sheet().name()) {
                case "资金" -> {
                    String line = row.text("预算科目");
                    String source = row.required("资金来源");
                    long fen = row.requiredFen("金额").value();
                    if (row.required("类型").equals("分配")) {
                        allocated.merge(source + "/" + line, fen, Long::sum);
                    } else if (row.required("类型").equals("调剂")) {
                        allocated.merge(source + "/" + line, -fen, Long::sum);
                        allocated.merge(source + "/" + row.required("转入科目"), fen, Long::sum);
                    }
                }
                case "拨付" -> {
                    String line = row.required("申报编号").startsWith("HD-01") ? "renovation" : "service";
                    if (!row.required("状态").equals("退回")) {
                        paid.merge("central/" + line, row.requiredFen("中央资金").value(), Long::sum);
                        paid.merge("local/" + line, row.requiredFen("地方资金").value(), Long::sum);
                    }
                }
                case "奖补" ->
                    awarded.merge(
                            row.required("申报编号").startsWith("HD-01") ? "renovation" : "service",
                            row.requiredFen("核定金额").value(),
                            Long::sum);
                default -> {
                    // Says nothing of public money.
                }
            }
        }
        paid.forEach((share, fen) -> assertThat(fen).as(share).isLessThanOrEqualTo(allocated.get(share)));
        assertThat(awarded.get("renovation"))
                .isLessThanOrEqualTo(allocated.getOrDefault("central/renovation", 0L)
                        + allocated.getOrDefault("local/renovation", 0L));
        assertThat(awarded.get("service"))
                .isLessThanOrEqualTo(
                        allocated.getOrDefault("central/service", 0L) + allocated.getOrDefault("local/service", 0L));
        assertThat(paid.get("central/service"))
                .isLessThanOrEqualTo(Fen.ofWan(2_000).value());
    }

    @Test
    void whatWasRecoveredGoesBackToTheTreasuryFromTheLineThatPaidIt() throws IOException {
        write("a.xlsx", 200, 2, LocalDate.of(2027, 6, 30), none());
        long recovered = 0;
        long handedBack = 0;
        for (Row row : rows("a.xlsx")) {
            if (row.sheet().name().equals("追回") && row.required("类型").equals("已追")) {
                recovered += row.requiredFen("金额").value();
            }
            if (row.sheet().name().equals("资金") && row.required("类型").equals("上缴")) {
                assertThat(row.text("预算科目")).isNotNull();
                handedBack += row.requiredFen("金额").value();
            }
        }
        assertThat(handedBack).isPositive().isLessThanOrEqualTo(recovered);
    }

    @Test
    void labelsNameWhatIsThereAndTheRestStaysAsItWas() throws IOException {
        Simulation.Written written = write("a.xlsx", 200, 5, NOVEMBER, all());
        write("b.xlsx", 200, 5, NOVEMBER, none());
        List<Row> rows = rows("a.xlsx");
        Set<String> applications = rows.stream()
                .filter(row -> row.sheet().name().equals("申报"))
                .map(row -> row.required("申报编号"))
                .collect(Collectors.toSet());
        assertThat(applications)
                .containsAll(written.labels().stream().map(Label::subject).toList());
        assertThat(written.labels().stream().map(Label::rule).collect(Collectors.toSet()))
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(Fraud.values()).map(Fraud::rule).toList());
        Set<String> guilty = written.labels().stream().map(Label::subject).collect(Collectors.toSet());
        Set<String> planted =
                rows.stream().map(row -> row.sheet().name() + row.cells()).collect(Collectors.toSet());
        List<String> gone = rows("b.xlsx").stream()
                .filter(row -> row.sheet().column("申报编号").isPresent()
                        && row.text("申报编号") != null
                        && !guilty.contains(row.required("申报编号")))
                .map(row -> row.sheet().name() + row.cells())
                .filter(row -> !planted.contains(row))
                .toList();
        assertThat(gone).isEmpty();
    }

    @Test
    void refusesWhatCannotBeTold() {
        assertThatThrownBy(() -> new SimulationArguments(PACK, 0, 1, NOVEMBER, none()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("1–60000");
        assertThatThrownBy(() -> new SimulationArguments(PACK, 60_001, 1, NOVEMBER, none()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new SimulationArguments(PACK, 1, 1, LocalDate.of(2025, 8, 31), none()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("2025-09-01");
    }
}
