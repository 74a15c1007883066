package org.mingzhang.tools;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.mingzhang.app.workbook.CheckedWorkbook;
import org.mingzhang.app.workbook.Column;
import org.mingzhang.app.workbook.ColumnKind;
import org.mingzhang.app.workbook.Row;
import org.mingzhang.app.workbook.Sheet;
import org.mingzhang.app.workbook.Sheets;
import tools.jackson.databind.JsonNode;

/** Whichever row is bad: the good rows go in without it, it comes in mended, and nobody is marked with what never was. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WaitingRowsIT {
    /** What no column takes: no number, no date, and longer than a text may be. */
    private static final String SPOILT = "待核".repeat(300);

    private Path temp;
    private Path book;
    private JsonNode budget;
    /** Tells the ledgers of several attempts with one row apart. */
    private int tried;

    private final List<Row> rows = new ArrayList<>();

    @BeforeAll
    void open(@TempDir Path folder) throws Exception {
        temp = folder;
        book = Books.simulated(temp.resolve("台账.xlsx"), 7);
        try (CheckedWorkbook checked = Books.check(book)) {
            checked.accepted().forEach(id -> rows.add(checked.row(id)));
        }
        Office undisturbed = Office.opened(temp.resolve("undisturbed"));
        assertThat(undisturbed
                        .done(undisturbed.importing(book, "--json"))
                        .json()
                        .at("/breaches"))
                .isEmpty();
        budget = undisturbed.budget();
    }

    @AfterAll
    void end() {
        LogFile.close();
    }

    @Test
    void contractsWaitForTheirSeller() throws Exception {
        spoilt(any("服务商", row -> rows.stream()
                .anyMatch(other -> other.sheet().name().equals("合同")
                        && Objects.equals(
                                other.cells().get("服务商统一社会信用代码"), row.cells().get("统一社会信用代码")))));
    }

    @Test
    void whatFollowsTheEntryIntoTheReserveWaitsForIt() throws Exception {
        spoilt(any("试点名单", row -> "入库".equals(row.cells().get("变动"))));
    }

    @Test
    void aContractWaitsForItsSupplements() throws Exception {
        spoilt(any("补充协议", row -> true));
    }

    @Test
    void moneyWaitsForTheAccountAndTheRecordsOfWhoGetsIt() throws Exception {
        Row account = any("账户变更", row -> true);
        Row honour = any("荣誉资质", row -> true);
        spoilt(account, honour);
    }

    /** One bad row in each of four sheets, and whoever has nothing to do with them goes in. */
    @Test
    void aBadRowHoldsUpItsOwnCasesAndNotTheWholeBook() throws Exception {
        Row effect = any("成效", row -> true);
        Row enterprise = any("企业", row -> row.cells().containsKey("邮箱"));
        spoilt(Map.of(enterprise, "邮箱"), effect, enterprise, any("关联企业", row -> true), any("名录外部数据", row -> true));
    }

    @Test
    void aFigureOfOneCaseHoldsUpNoCaseOfOthers() throws Exception {
        Row effect = any("成效", row -> true);
        JsonNode good = spoilt(effect);
        String own = Objects.requireNonNull(effect.cells().get("申报编号"));
        String applicant = rows.stream()
                .filter(row -> row.sheet().name().equals("申报")
                        && own.equals(row.cells().get("申报编号")))
                .map(row -> row.required("统一社会信用代码"))
                .findFirst()
                .orElseThrow();
        Set<String> cases = rows.stream()
                .filter(row -> row.sheet().name().equals("申报")
                        && applicant.equals(row.cells().get("统一社会信用代码")))
                .map(row -> row.required("申报编号"))
                .collect(Collectors.toSet());
        good.at("/rejected").forEach(problem -> {
            Row row = rows.stream()
                    .filter(one ->
                            one.sheet().name().equals(problem.at("/sheet").asString())
                                    && one.number() == problem.at("/row").asInt())
                    .findFirst()
                    .orElseThrow();
            String number = row.cells().get("申报编号");
            assertThat(number == null || cases.contains(number))
                    .as(problem.toString())
                    .isTrue();
        });
    }

    @Test
    @Tag("soak")
    void inEverySheetTheFirstAndTheLastRowMayBeBad() throws Exception {
        List<String> failed = new ArrayList<>();
        for (Sheet sheet : Sheets.all()) {
            List<Row> own = rows.stream()
                    .filter(row -> row.sheet().name().equals(sheet.name()))
                    .toList();
            for (Row row : own.size() < 2 ? own : List.of(own.getFirst(), own.getLast())) {
                try {
                    spoilt(row);
                } catch (AssertionError wrong) {
                    failed.add(sheet.name() + " " + row.number() + ": " + wrong.getMessage());
                }
            }
        }
        assertThat(failed).isEmpty();
    }

    private Row any(String sheet, Predicate<Row> wanted) {
        return rows.stream()
                .filter(row -> row.sheet().name().equals(sheet) && wanted.test(row))
                .findFirst()
                .orElseThrow(() -> new AssertionError(sheet));
    }

    private JsonNode spoilt(Row... spoilt) throws Exception {
        return spoilt(Map.of(), spoilt);
    }

    /** Spoils rows, in the columns that are named or where it is known what the row is about; answers the first import. */
    private JsonNode spoilt(Map<Row, String> columns, Row... spoilt) throws Exception {
        String name = spoilt[0].sheet().name() + spoilt[0].number() + "-" + ++tried;
        Map<String, String> right = new TreeMap<>();
        Path broken = Books.edited(book, temp.resolve(name + ".xlsx"), (row, cells) -> {
            for (Row bad : spoilt) {
                if (bad.sheet().equals(row.sheet()) && bad.number() == row.number()) {
                    String column = columns.getOrDefault(bad, column(row));
                    String text = SPOILT + row.sheet().name();
                    right.put(text, Objects.requireNonNull(cells.put(column, text)));
                }
            }
            return true;
        });
        Office office = Office.opened(temp.resolve(name));
        JsonNode good =
                office.no(office.importing(broken, "--accept-valid", "--json")).json();
        assertThat(good.at("/breaches")).as(name).isEmpty();
        assertThat(good.at("/accepted").asLong()).as(name).isPositive();
        Path mended = temp.resolve(name + "-mended.xlsx");
        Books.texts(Path.of(good.at("/mending").asString()), mended, text -> right.getOrDefault(text, text));
        JsonNode rest = office.done(office.importing(mended, "--json")).json();
        assertThat(rest.at("/breaches")).as(name).isEmpty();
        assertThat(office.budget()).as(name).isEqualTo(budget);
        return good;
    }

    /** A column whose cell can be spoilt, so that it is still known what the row is about. */
    private static String column(Row row) {
        return row.sheet().columns().stream()
                .filter(column -> row.cells().containsKey(column.name())
                        && column.kind() != ColumnKind.LONG_TEXT
                        && column.kind() != ColumnKind.CREDIT_CODE
                        && column.refers() == null)
                .min(Comparator.comparing(Column::key))
                .map(Column::name)
                .orElseThrow();
    }
}
