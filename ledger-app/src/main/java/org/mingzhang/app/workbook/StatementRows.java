package org.mingzhang.app.workbook;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.mingzhang.app.workbook.StatementSides.Side;

/**
 * The rows of a bank's statement, each with the contract's columns behind its own, and what both sides come to on the way. The
 * columns that are made stand behind the file's own, and are known by that, whatever the file calls its columns.
 */
final class StatementRows implements Iterator<SourceRow> {
    /** What stands in the column of the other side: nothing, zero, or a stroke. */
    private static final Pattern NOTHING = Pattern.compile("[-+]?[0.,]*|[-/\u2010-\u2015\u2212]+");

    private static final Pattern STROKE = Pattern.compile("[-/\u2010-\u2015\u2212]+");

    private final StatementForm form;
    private final SheetMap map;
    private final Iterator<SourceRow> rows;
    private final List<SourceRow> header = new ArrayList<>();
    private final StatementSides sides = new StatementSides();
    private final Map<Side, RunningSum> sums = new EnumMap<>(Side.class);
    private Map<String, Integer> places = Map.of();
    private int width;

    StatementRows(StatementForm form, SheetMap map, Iterator<SourceRow> rows) {
        this.form = form;
        this.map = map;
        this.rows = rows;
        for (Side side : Side.values()) {
            sums.put(side, new RunningSum());
        }
    }

    /** How many columns the file itself has, behind which the made ones stand; -1 where it has no header. */
    int width() {
        return header.size() < map.headerRows() ? -1 : width;
    }

    /** Where each row's amount stood. */
    StatementSides sides() {
        return sides;
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
            return wider(row, StatementForm.MADE.stream().map(Cell::text).toList());
        }
        return row.isBlank() || map.use(row) != SheetMap.Use.RECORD ? row : wider(row, line(row));
    }

    /** Holds what the file states of either side against our own sums. */
    void compare(SourceRow row, SheetMap.Use use, Layout.Report report) {
        String direction = form.direction();
        if (direction == null) {
            compare(row, use, form.out(), sum(Side.DEBIT), Side.DEBIT.chinese(), report);
            compare(row, use, form.in(), sum(Side.CREDIT), Side.CREDIT.chinese(), report);
        } else {
            Side side = totalled(row, direction);
            compare(
                    row,
                    use,
                    form.out(),
                    side == null ? sum(Side.DEBIT).plus(sum(Side.CREDIT)) : sum(side),
                    side == null ? "借贷两方" : side.chinese(),
                    report);
        }
    }

    /** Behind a subtotal the next block begins, once both sides were compared. */
    void closeBlock() {
        sums.values().forEach(RunningSum::closeBlock);
    }

    /** Which side a row of totals is of, where one column holds both; null for both together. */
    private @Nullable Side totalled(SourceRow row, String direction) {
        Side said = form.side(cell(row, direction).text());
        if (said != null) {
            return said;
        }
        String label = SheetMap.label(row);
        return label.startsWith("借") || label.startsWith("支出")
                ? Side.DEBIT
                : label.startsWith("贷") || label.startsWith("收入") ? Side.CREDIT : null;
    }

    private void compare(
            SourceRow row, SheetMap.Use use, String name, RunningSum sum, String side, Layout.Report report) {
        Cell stated = cell(row, name);
        BigInteger ours = sum.of(use);
        if (stated.isBlank() || ours == null) {
            return;
        }
        BigInteger fen = isNothing(stated) ? BigInteger.ZERO : fen(stated);
        if (fen == null) {
            report.report(name, stated.text(), RowRule.FOOTER, "合计读不出来；请核对，或把这一行列入对应表的 ignore-rows");
        } else if (!fen.equals(ours)) {
            report.report(name, stated.text(), RowRule.FOOTER, TabReader.different(use, side + "各行", ours));
        }
    }

    private RunningSum sum(Side side) {
        return Objects.requireNonNull(sums.get(side));
    }

    private SourceRow wider(SourceRow row, List<Cell> more) {
        List<Cell> cells = new ArrayList<>();
        for (int i = 0; i < width; i++) {
            cells.add(row.cell(i));
        }
        cells.addAll(more);
        // What stands to the right of all headers stays there, to be told.
        for (int i = width; i < row.cells().size(); i++) {
            cells.add(row.cell(i));
        }
        return new SourceRow(row.number(), cells);
    }

    /** As it stands there: a number that lost digits stays one. */
    private Cell cell(SourceRow row, String name) {
        Integer place = places.get(Spelling.header(name));
        return place == null ? Cell.EMPTY : row.cell(place);
    }

    private static String plain(Cell cell) {
        return Spelling.trim(Spelling.halfWidth(cell.text()));
    }

    private static boolean isNothing(Cell cell) {
        return (cell.form() == Cell.Form.TEXT || cell.form() == Cell.Form.NUMBER)
                && NOTHING.matcher(WrittenAmount.bare(plain(cell))).matches();
    }

    /** Who is on the other side; a stroke is nobody. */
    private Cell named(SourceRow row, String name) {
        Cell cell = cell(row, name);
        return cell.form() == Cell.Form.TEXT && STROKE.matcher(plain(cell)).matches() ? Cell.EMPTY : cell;
    }

    private @Nullable BigInteger fen(Cell cell) {
        try {
            return new BigInteger(CellReader.money(cell, ColumnKind.SIGNED_AMOUNT, habits()));
        } catch (RefusedCell refused) {
            return null;
        }
    }

    private CellHabits habits() {
        return map.as().column("金额").map(map::habits).orElse(CellHabits.CONTRACT);
    }

    private List<Cell> line(SourceRow row) {
        Cell out = cell(row, form.out());
        Cell in = cell(row, form.in());
        Side side;
        Cell amount;
        if (form.direction() != null) {
            Cell says = cell(row, form.direction());
            side = form.side(says.text());
            amount = side == null && !out.isBlank() ? unclear(out, says, form.direction()) : out;
        } else if (!isNothing(out) && !isNothing(in)) {
            side = null;
            amount = Cell.unclear("借 " + out.text() + "、贷 " + in.text(), "借方、贷方两栏都有金额，说不清是哪一个；请核对原对账单");
        } else {
            side = isNothing(out) ? isNothing(in) ? null : Side.CREDIT : Side.DEBIT;
            amount = side == Side.CREDIT || out.isBlank() ? in : out;
        }
        return line(row, side, amount);
    }

    private static Cell unclear(Cell amount, Cell says, String column) {
        return Cell.unclear(
                amount.text(),
                says.isBlank()
                        ? "“" + column + "”是空的，说不清是借方还是贷方；请补填"
                        : "“" + column + "”写作“" + says.text()
                                + "”，说不清是借方还是贷方；请核对，或在对应表 statement 的 directions 写明它是借还是贷");
    }

    /** In red is what takes back an entry of its side: the money went the other way (红字冲回). */
    private List<Cell> line(SourceRow row, @Nullable Side side, Cell written) {
        BigInteger fen = side == null ? null : fen(written);
        boolean red = fen != null && fen.signum() < 0;
        if (side == null) {
            if (!isNothing(written)) {
                sums.values().forEach(RunningSum::doubt);
            }
        } else if (!written.isBlank()) {
            if (fen == null) {
                sum(side).doubt();
            } else {
                sum(side).add(fen);
            }
            sides.put(row.number(), side, red);
        }
        Cell amount = red ? new Cell(written.form(), WrittenAmount.unsigned(plain(written)), written.mark()) : written;
        Cell name = named(row, form.otherName());
        Cell number = named(row, form.otherAccount());
        StatementForm.Counterparty otherwise = form.otherwise();
        if (otherwise != null && name.isBlank() && number.isBlank()) {
            name = Cell.text(otherwise.name());
            number = Cell.text(otherwise.account());
        }
        boolean came = side != null && (side == Side.CREDIT) != red;
        return came
                ? List.of(name, number, Cell.text(form.holder()), Cell.text(form.account()), amount)
                : List.of(Cell.text(form.holder()), Cell.text(form.account()), name, number, amount);
    }
}
