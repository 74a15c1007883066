package org.mingzhang.app.workbook;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A statement as banks print it: of one account, with what went out and what came in, and who is on the other side. Read as a
 * line that says who paid and who was paid.
 *
 * @param account the account whose statement it is
 * @param holder in whose name it is held
 * @param out header of what went out (借方); the same as {@code in} where one column holds both
 * @param in header of what came in (贷方)
 * @param direction header of what says which of the two it is; null where the columns do
 * @param otherName header of the other side's name
 * @param otherAccount header of the other side's account
 */
record StatementForm(
        String account,
        String holder,
        String out,
        String in,
        @Nullable String direction,
        String otherName,
        String otherAccount) {
    /** The contract's columns that it makes. */
    static final List<String> MADE = List.of("付款户名", "付款账号", "收款户名", "收款账号", "金额");

    private static final Set<String> OUT = Set.of("借", "借方", "支出", "支", "付", "往账", "D", "DR", "-");
    private static final Set<String> IN = Set.of("贷", "贷方", "收入", "收", "来账", "C", "CR", "+");

    /** The headers that it is made of, as {@link Spelling#header} writes them. */
    Set<String> headers() {
        List<String> all = new ArrayList<>(List.of(out, in, otherName, otherAccount));
        if (direction != null) {
            all.add(direction);
        }
        return Set.copyOf(all.stream().map(Spelling::header).distinct().toList());
    }

    /** The rows with the contract's columns behind those that they have. */
    Iterator<SourceRow> read(SheetMap map, Iterator<SourceRow> rows) {
        return new Rows(map, rows);
    }

    private final class Rows implements Iterator<SourceRow> {
        private final SheetMap map;
        private final Iterator<SourceRow> rows;
        private final List<SourceRow> header = new ArrayList<>();
        private Map<String, Integer> places = Map.of();
        private int width;

        Rows(SheetMap map, Iterator<SourceRow> rows) {
            this.map = map;
            this.rows = rows;
        }

        @Override
        public boolean hasNext() {
            return rows.hasNext();
        }

        @Override
        public SourceRow next() {
            SourceRow row = rows.next();
            int last = map.titleRows() + map.headerRows();
            if (row.number() <= map.titleRows()) {
                return row;
            }
            if (row.number() < last) {
                header.add(row);
                return row;
            }
            if (row.number() == last) {
                header.add(row);
                List<String> headers =
                        Layout.joined(header).stream().map(Spelling::header).toList();
                width = headers.size();
                places = new HashMap<>();
                for (int i = 0; i < headers.size(); i++) {
                    places.putIfAbsent(headers.get(i), i);
                }
                return wider(row, MADE.stream().map(Cell::text).toList());
            }
            return row.isBlank() || isTotal(row) ? row : wider(row, line(row));
        }

        private boolean isTotal(SourceRow row) {
            String first = row.cells().stream()
                    .filter(cell -> !cell.isBlank())
                    .findFirst()
                    .map(cell -> Spelling.header(cell.text()))
                    .orElse("");
            return map.footers().contains(first) || map.ignoredRows().stream().anyMatch(first::startsWith);
        }

        private SourceRow wider(SourceRow row, List<Cell> more) {
            List<Cell> cells = new ArrayList<>();
            for (int i = 0; i < width; i++) {
                cells.add(row.cell(i));
            }
            cells.addAll(more);
            return new SourceRow(row.number(), cells);
        }

        /** As it stands there: a number that lost digits stays one. */
        private Cell cell(SourceRow row, String name) {
            Integer place = places.get(Spelling.header(name));
            return place == null ? Cell.EMPTY : row.cell(place);
        }

        /** An amount of nothing is none. */
        private Cell amount(SourceRow row, String name) {
            Cell cell = cell(row, name);
            return Spelling.trim(cell.text()).matches("[-+]?[0.,]*") ? Cell.EMPTY : cell;
        }

        private List<Cell> line(SourceRow row) {
            Cell paid = amount(row, out);
            Cell got = amount(row, in);
            if (direction != null) {
                String says = Spelling.trim(cell(row, direction).text()).toUpperCase(Locale.ROOT);
                paid = OUT.contains(says) ? paid : Cell.EMPTY;
                got = IN.contains(says) ? got : Cell.EMPTY;
            }
            // Told as it stands where it is both, so that the cell is refused and shown.
            Cell amount =
                    paid.isBlank() ? got : got.isBlank() ? paid : Cell.text("借 " + paid.text() + "、贷 " + got.text());
            Cell name = cell(row, otherName);
            Cell number = cell(row, otherAccount);
            return paid.isBlank()
                    ? List.of(name, number, Cell.text(holder), Cell.text(account), amount)
                    : List.of(Cell.text(holder), Cell.text(account), name, number, amount);
        }
    }
}
