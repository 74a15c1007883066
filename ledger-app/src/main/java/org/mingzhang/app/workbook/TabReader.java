package org.mingzhang.app.workbook;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
    private final Map<String, BigInteger> sums = new HashMap<>();
    private final Set<String> doubtful = new HashSet<>();
    private Layout layout = Layout.read(SheetMap.contract(Sheets.all().getFirst()), List.of(), (c, v, r, m) -> {});

    TabReader(CellReader cells, SheetMap map, boolean mapped, Sink sink) {
        this.cells = cells;
        this.map = map;
        this.mapped = mapped;
        this.sink = sink;
    }

    void read(Iterator<SourceRow> source) {
        StatementForm statement = map.statement();
        Iterator<SourceRow> rows = statement == null ? source : statement.read(map, source);
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
                map, header, (column, value, rule, message) -> sink.problem(first, column, value, rule, message));
        sink.layout(layout);
        if (layout.places().values().stream().allMatch(place -> place.columns().isEmpty())) {
            return;
        }
        for (SourceRow row = held; row != null; row = rows.hasNext() ? rows.next() : null) {
            if (!row.isBlank() && !isFooter(row)) {
                Draft draft = draft(row);
                sink.row(row.number(), draft);
            }
        }
    }

    private boolean isFooter(SourceRow row) {
        if (map.footers().isEmpty() && map.ignoredRows().isEmpty()) {
            return false;
        }
        String first = row.cells().stream()
                .filter(cell -> !cell.isBlank())
                .findFirst()
                .map(cell -> Spelling.header(cell.text()))
                .orElse("");
        if (map.footers().contains(first)) {
            compare(row);
            return true;
        }
        return map.ignoredRows().stream().anyMatch(first::startsWith);
    }

    /** Holds the totals that the file states against ours. */
    private void compare(SourceRow row) {
        layout.places().forEach((index, place) -> place.columns().forEach(column -> {
            Cell cell = row.cell(index);
            if (!column.kind().isMoney() || cell.isBlank() || doubtful.contains(column.name())) {
                return;
            }
            try {
                BigInteger stated = new BigInteger(AmountText.fen(
                        Spelling.trim(cell.text()),
                        ColumnKind.SIGNED_AMOUNT,
                        map.habits(column).unitDecimals()));
                BigInteger ours = sums.getOrDefault(column.name(), BigInteger.ZERO);
                if (!stated.equals(ours)) {
                    sink.problem(
                            row.number(),
                            place.header(),
                            cell.text(),
                            RowRule.FOOTER,
                            "合计与各行之和不等：各行之和为 " + Totals.yuan(ours) + " 元；请核对是否缺行、多行或写错金额");
                }
            } catch (RefusedCell refused) {
                sink.problem(row.number(), place.header(), cell.text(), RowRule.FOOTER, refused.message());
            }
        }));
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
        return draft;
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
            boolean inWan = column.kind().isMoney() && habits.unitDecimals() > 0;
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
            sums.merge(column.name(), new BigInteger(canonical), BigInteger::add);
        }
    }

    private void refuse(
            SourceRow row, String header, String column, String value, RowRule rule, String message, Draft draft) {
        draft.bad = true;
        draft.refused.add(column);
        doubtful.add(column);
        sink.problem(row.number(), header, value, rule, message);
    }
}
