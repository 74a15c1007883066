package org.mingzhang.app.imports;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.mingzhang.app.workbook.CheckedWorkbook;
import org.mingzhang.app.workbook.ColumnKind;
import org.mingzhang.app.workbook.Row;
import org.mingzhang.app.workbook.RowProblem;
import org.mingzhang.app.workbook.RowRule;
import org.mingzhang.domain.money.Fen;

/** Says in which columns a row differs from the row of the same key that was imported before. */
final class Conflicts {
    private final Function<String, Path> folders;

    /**
     * Conflicts with imports whose plans lie in these folders.
     *
     * @param folders by import
     */
    Conflicts(Function<String, Path> folders) {
        this.folders = folders;
    }

    /** One problem for each column that differs. */
    List<RowProblem> tell(CheckedWorkbook book, long id, ImportedRows.Earlier earlier) {
        Row row = book.row(id);
        Row before = find(earlier);
        String where = "此前导入（" + earlier.importId() + "，" + earlier.tab() + " 第 " + earlier.row() + " 行）";
        if (before == null) {
            return List.of(new RowProblem(
                    row.tab(),
                    row.number(),
                    null,
                    "",
                    RowRule.CONFLICT,
                    "与" + where + "的内容不同；那一次的工作簿不在本机，不能指出哪一栏。已入账的须用更正修改，不能再导入一次"));
        }
        SortedSet<String> columns = new TreeSet<>(row.cells().keySet());
        columns.addAll(before.cells().keySet());
        List<RowProblem> problems = new ArrayList<>();
        for (String column : columns) {
            String now = shown(row, column);
            String then = shown(before, column);
            if (!now.equals(then)) {
                problems.add(new RowProblem(
                        row.tab(),
                        row.number(),
                        column,
                        book.written(id, column),
                        RowRule.CONFLICT,
                        "与" + where + "所载“" + then + "”不同；已入账的须用更正修改，不能再导入一次"));
            }
        }
        return problems;
    }

    /** As a person wrote it: amounts in 元. */
    private static String shown(Row row, String column) {
        String value = row.cells().get(column);
        boolean amount = row.sheet()
                .column(column)
                .filter(known -> known.kind() == ColumnKind.AMOUNT || known.kind() == ColumnKind.SIGNED_AMOUNT)
                .isPresent();
        return value == null ? "" : amount ? Fen.of(Long.parseLong(value)).toYuan() : value;
    }

    private @Nullable Row find(ImportedRows.Earlier earlier) {
        Path plan = folders.apply(earlier.importId()).resolve("plan");
        if (!Files.exists(plan)) {
            return null;
        }
        try (PlanFile.Reader in = new PlanFile.Reader(plan)) {
            for (Step step = in.next(); step != null; step = in.next()) {
                if (step.row().number() == earlier.row() && step.row().tab().equals(earlier.tab())) {
                    return step.row();
                }
            }
            return null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
