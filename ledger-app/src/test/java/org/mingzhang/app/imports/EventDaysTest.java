package org.mingzhang.app.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.mingzhang.app.workbook.Column;
import org.mingzhang.app.workbook.ColumnKind;
import org.mingzhang.app.workbook.EventDays;
import org.mingzhang.app.workbook.Row;
import org.mingzhang.app.workbook.Sheet;
import org.mingzhang.app.workbook.Sheets;

/** The days that a workbook is checked for are those on which its rows take effect, no more and no fewer. */
class EventDaysTest {
    private static final LocalDate PAST = LocalDate.of(2025, 1, 1);
    private static final LocalDate FUTURE = LocalDate.of(2099, 1, 1);

    @Test
    void theyAreTheDaysOfWhatARowSaysHasHappened() {
        for (Sheet sheet : Sheets.all()) {
            for (String state : List.of("已拨付", "待拨付", "退回", "履行", "终止", "下达", "应追")) {
                List<String> dates = sheet.columns().stream()
                        .filter(column -> column.kind() == ColumnKind.DATE)
                        .map(Column::name)
                        .toList();
                Row full = row(sheet, state, "");
                assertThat(EventDays.of(sheet, full.cells()))
                        .as(sheet.name() + " " + state)
                        .containsExactlyInAnyOrderElementsOf(dates.stream()
                                .filter(date -> takesEffect(row(sheet, state, date)))
                                .toList());
            }
        }
    }

    private static boolean takesEffect(Row row) {
        return Moments.of(row.sheet().name()).stream()
                .anyMatch(moment -> moment.happened().test(row)
                        && FUTURE.equals(moment.date().apply(row)));
    }

    private static String choice(Column column, String wanted) {
        return column.values().contains(wanted) ? wanted : column.values().getFirst();
    }

    private static Row row(Sheet sheet, String state, String future) {
        SortedMap<String, String> cells = new TreeMap<>();
        for (Column column : sheet.columns()) {
            cells.put(
                    column.name(),
                    column.kind() == ColumnKind.DATE
                            ? (column.name().equals(future) ? FUTURE : PAST).toString()
                            : column.kind() == ColumnKind.CHOICE ? choice(column, state) : "1");
        }
        return new Row(sheet, sheet.name(), 2, cells);
    }
}
