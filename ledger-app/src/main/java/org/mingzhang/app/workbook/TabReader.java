package org.mingzhang.app.workbook;

import java.math.BigInteger;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads one sheet of a file: its header, then row by row, telling every mistake of a row at once. */
final class TabReader {
    /** Takes what was read. */
    interface Sink {
        /** How the file calls its columns. */
        void layout(Layout layout);

        /** A mistake. */
        void problem(int row, @Nullable String column, String value, RowRule rule, String message);

        /** A row that is not blank; {@link Draft#bad} when something in it was refused. */
        void row(int number, Draft draft);
    }

    private final CellReader cells;
    private final SheetMap map;
    private final boolean mapped;
    private final Sink sink;
    private final @Nullable LocalDate today;
    private final Map<String, RunningSum> sums = new HashMap<>();
    /** The last cell that was not empty, by place, in the columns that are filled down. */
    private final Map<Integer, Cell> above = new HashMap<>();

    private Layout layout =
            Layout.read(SheetMap.contract(Sheets.all().getFirst()), List.of(), null, (c, v, r, m) -> {});
    private @Nullable StatementRows statement;

    /**
     * Reads a sheet.
     *
     * @param today the day after which nothing has happened yet; null where nobody knows
     */
    TabReader(CellReader cells, SheetMap map, boolean mapped, @Nullable LocalDate today, Sink sink) {
        this.cells = cells;
        this.map = map;
        this.mapped = mapped;
        this.today = today;
        this.sink = sink;
    }

    void read(Iterator<SourceRow> source) {
        StatementForm form = map.statement();
        StatementRows made = form == null ? null : form.read(map, source);
        statement = made;
        Iterator<SourceRow> rows = made == null ? source : made;
        List<SourceRow> header = new ArrayList<>();
        int first = map.titleRows() + 1;
        int last = map.titleRows() + map.headerRows();
        SourceRow held = null;
        while (rows.hasNext() && held == null) {
            SourceRow row = rows.next();
            if (row.number() > last) {
                // Rows that are only formatted are none.
                held = row.isBlank() ? null : row;
            } else if (row.number() >= first) {
                header.add(row);
            }
        }
        if (held == null && header.stream().allMatch(SourceRow::isBlank)) {
            return;
        }
        if (header.stream().allMatch(SourceRow::isBlank)) {
            sink.problem(
                    first, null, "", RowRule.SHEET_WITHOUT_HEADER, "这一行应是列名，却是空的；请把列名放在这一行，或用 --map 写明 title-rows");
            return;
        }
        layout = Layout.read(
                map, header, made, (column, value, rule, message) -> sink.problem(first, column, value, rule, message));
        sink.layout(layout);
        if (layout.places().values().stream().allMatch(place -> place.columns().isEmpty())) {
            return;
        }
        long records = 0;
        long before = 0;
        for (SourceRow row = held; row != null; row = rows.hasNext() ? rows.next() : null) {
            if (row.isBlank()) {
                continue;
            }
            switch (map.use(row)) {
                case RECORD -> {
                    records++;
                    sink.row(row.number(), draft(filled(row)));
                }
                case TOTAL -> {
                    count(row, SheetMap.Use.TOTAL, records);
                    compare(row, SheetMap.Use.TOTAL);
                }
                case SUBTOTAL -> {
                    count(row, SheetMap.Use.SUBTOTAL, records - before);
                    before = records;
                    compare(row, SheetMap.Use.SUBTOTAL);
                    sums.values().forEach(RunningSum::closeBlock);
                }
                case IGNORED -> {
                    // Holds no record.
                }
            }
        }
    }

    /** Holds the number of rows that the file states, where it does, against ours. */
    private void count(SourceRow row, SheetMap.Use use, long read) {
        StatedCount stated = StatedCount.of(row);
        String message = stated == null ? null : stated.refuse(use, read);
        if (stated != null && message != null) {
            sink.problem(row.number(), null, stated.text(), RowRule.FOOTER, message);
        }
    }

    /** Holds the totals that the file states against ours. */
    private void compare(SourceRow row, SheetMap.Use use) {
        StatementRows sides = statement;
        if (sides != null) {
            sides.compare(
                    row,
                    use,
                    (column, value, rule, message) -> sink.problem(row.number(), column, value, rule, message));
            if (use == SheetMap.Use.SUBTOTAL) {
                sides.closeBlock();
            }
            return;
        }
        layout.places().forEach((index, place) -> place.columns().forEach(column -> {
            Cell cell = row.cell(index);
            BigInteger ours = column.kind().isMoney() ? sum(column.name()).of(use) : null;
            if (ours == null || cell.isBlank()) {
                return;
            }
            try {
                BigInteger stated =
                        new BigInteger(CellReader.money(cell, ColumnKind.SIGNED_AMOUNT, map.habits(column)));
                if (!stated.equals(ours)) {
                    sink.problem(row.number(), place.header(), cell.text(), RowRule.FOOTER, different(use, "各行", ours));
                }
            } catch (RefusedCell refused) {
                sink.problem(row.number(), place.header(), cell.text(), RowRule.FOOTER, refused.message());
            }
        }));
    }

    /** That a stated total is another than ours. */
    static String different(SheetMap.Use use, String rows, BigInteger ours) {
        return use == SheetMap.Use.SUBTOTAL
                ? "小计与上一小计以来" + rows + "之和不等：" + rows + "之和为 " + Totals.yuan(ours) + " 元；请核对是否缺行、多行或写错金额"
                : "合计与" + rows + "之和不等：" + rows + "之和为 " + Totals.yuan(ours) + " 元；请核对是否缺行、多行或写错金额";
    }

    private RunningSum sum(String column) {
        return sums.computeIfAbsent(column, none -> new RunningSum());
    }

    /** The row with what stands above in the columns that the map has filled down. */
    private SourceRow filled(SourceRow row) {
        if (map.fillDown().isEmpty()) {
            return row;
        }
        List<Cell> filled = new ArrayList<>(row.cells());
        layout.places().forEach((index, place) -> {
            if (place.columns().stream().anyMatch(column -> map.fillDown().contains(column.name()))) {
                while (filled.size() <= index) {
                    filled.add(Cell.EMPTY);
                }
                if (filled.get(index).isBlank()) {
                    filled.set(index, above.getOrDefault(index, Cell.EMPTY));
                } else {
                    above.put(index, filled.get(index));
                }
            }
        });
        return new SourceRow(row.number(), filled);
    }

    private Draft draft(SourceRow row) {
        Draft draft = new Draft();
        for (int i = 0; i < row.cells().size(); i++) {
            Cell cell = row.cell(i);
            if (cell.isBlank()) {
                continue;
            }
            Layout.Place place = layout.places().get(i);
            if (place == null) {
                draft.bad = true;
                sink.problem(row.number(), null, cell.text(), RowRule.STRAY_CELL, "这一格上面没有列名；请删去，或给这一列写上列名");
            } else {
                place.columns().forEach(column -> cell(row, place, column, cell, draft));
            }
        }
        map.constants().forEach((name, constant) -> {
            if (!layout.has(name)) {
                map.as()
                        .column(name)
                        .ifPresent(column -> take(
                                column, cells.read(column, Cell.text(constant), CellHabits.CONTRACT), constant, draft));
            }
        });
        for (Column column : map.as().columns()) {
            if (column.required()
                    && !draft.cells.containsKey(column.name())
                    && !draft.refused.contains(column.name())
                    && layout.has(column.name())) {
                refuse(row, layout.headerOf(column.name()), column.name(), "", RowRule.REQUIRED, "必填，这里是空的；请补填", draft);
            }
        }
        RowRules.check(
                map.as(),
                draft.cells,
                draft.refused,
                (column, rule, message) -> refuse(
                        row,
                        layout.headerOf(column),
                        column,
                        draft.seen.getOrDefault(column, ""),
                        rule,
                        message,
                        draft));
        refuseWhatHasNotHappened(row, draft);
        return draft;
    }

    /** Whatever else is wrong with the row: the ledger takes no day that has not come. */
    private void refuseWhatHasNotHappened(SourceRow row, Draft draft) {
        LocalDate now = today;
        if (now == null) {
            return;
        }
        for (String column : EventDays.of(map.as(), draft.cells)) {
            String day = draft.cells.get(column);
            if (day != null
                    && !draft.refused.contains(column)
                    && LocalDate.parse(day).isAfter(now)) {
                refuse(
                        row,
                        layout.headerOf(column),
                        column,
                        draft.seen.getOrDefault(column, day),
                        RowRule.NOT_RECORDABLE,
                        "晚于今天（" + now.getYear() + "年" + now.getMonthValue() + "月" + now.getDayOfMonth()
                                + "日）；还没有发生的事不能入账，请核对日期",
                        draft);
            }
        }
    }

    private void cell(SourceRow row, Layout.Place place, Column column, Cell cell, Draft draft) {
        String meaning = map.meaning(column, cell);
        Cell meant = meaning == null ? cell : Cell.text(meaning);
        if (meant.isBlank()) {
            return;
        }
        // What was translated is in the contract's form.
        CellHabits habits = meaning == null ? map.habits(column) : CellHabits.CONTRACT;
        draft.seen.put(column.name(), cell.text());
        try {
            String canonical = cells.read(column, meant, habits);
            take(column, canonical, mapped ? Written.of(column, canonical) : cell.text(), draft);
        } catch (RefusedCell refused) {
            boolean inWan = column.kind().isMoney() && habits.unit() == MoneyUnit.WAN;
            draft.written.put(column.name(), inWan ? cell.text() + "（万元）" : cell.text());
            refuse(row, place.header(), column.name(), cell.text(), refused.rule(), refused.message(), draft);
        }
    }

    private void take(Column column, String canonical, String written, Draft draft) {
        draft.written.put(column.name(), written);
        if (canonical.isEmpty()) {
            return;
        }
        draft.cells.put(column.name(), canonical);
        if (column.kind().isMoney()) {
            sum(column.name()).add(new BigInteger(canonical));
        }
    }

    private void refuse(
            SourceRow row, String header, String column, String value, RowRule rule, String message, Draft draft) {
        draft.bad = true;
        draft.refused.add(column);
        sum(column).doubt();
        sink.problem(row.number(), header, value, rule, message);
    }
}
