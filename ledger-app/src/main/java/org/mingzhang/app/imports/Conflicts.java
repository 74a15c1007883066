package org.mingzhang.app.imports;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import org.mingzhang.app.imports.CorrectedRows.Place;
import org.mingzhang.app.workbook.CheckedWorkbook;
import org.mingzhang.app.workbook.ColumnKind;
import org.mingzhang.app.workbook.Row;
import org.mingzhang.app.workbook.RowProblem;
import org.mingzhang.app.workbook.RowRule;
import org.mingzhang.domain.money.Fen;

/**
 * Rows that say something else than the row of the same key that was imported before. One that says what a correction has
 * made of it is no conflict; of the others it is told in which columns they differ, and how what is recorded is mended.
 */
final class Conflicts {
    /** How a sheet's entries are mended where a correction is not all that there is. */
    private static final Map<String, String> MENDING = Map.of(
            "奖补", "核定金额用增核、核减、追回办理，依据文号用更正",
            "拨付", "金额、收款人用撤销、银行退回、追回办理，日期、回单号用更正",
            "追回", "金额另作追回决定，日期、期限、原因用更正",
            "账户变更", "账户再作一次变更",
            "评分", "专家评分不更正",
            "审核", "结论不更正，评分、意见、日期、公示起止用更正",
            "县区单位", "账户用账户变更办理",
            "企业", "账户用账户变更办理，其余用更正");

    private final Map<Place, List<Step>> earlier = new HashMap<>();
    private final CorrectedRows corrected;

    /**
     * Conflicts with imports whose plans lie in these folders.
     *
     * @param conflicts all that will be asked for
     * @param folders by import
     */
    Conflicts(Collection<ImportedRows.Earlier> conflicts, Function<String, Path> folders, CorrectedRows corrected) {
        this.corrected = corrected;
        Map<String, Set<Place>> wanted = new HashMap<>();
        for (ImportedRows.Earlier one : conflicts) {
            wanted.computeIfAbsent(one.importId(), id -> new HashSet<>()).add(Place.of(one));
        }
        wanted.forEach(
                (importId, places) -> read(importId, folders.apply(importId).resolve("plan"), places));
    }

    private void read(String importId, Path plan, Set<Place> places) {
        if (!Files.exists(plan)) {
            return;
        }
        try (PlanFile.Reader in = new PlanFile.Reader(plan)) {
            for (Step step = in.next(); step != null; step = in.next()) {
                Place place = new Place(importId, step.row().tab(), step.row().number());
                if (places.contains(place)) {
                    earlier.computeIfAbsent(place, none -> new ArrayList<>()).add(step);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a row is to the entries of the earlier one. */
    CorrectedRows.Standing standing(Row row, ImportedRows.Earlier before) {
        Place place = Place.of(before);
        return corrected.judge(place, earlier.getOrDefault(place, List.of()), row);
    }

    /** One problem for each column that differs. */
    List<RowProblem> tell(CheckedWorkbook book, long id, ImportedRows.Earlier before) {
        Row row = book.row(id);
        Place place = Place.of(before);
        List<String> corrections = corrected.of(place);
        String where = "此前导入（" + before.importId() + "，" + before.tab() + " 第 " + before.row() + " 行）"
                + (corrections.isEmpty() ? "" : "、后经更正 " + String.join("、", corrections));
        String mend = "；同一行不能再导入一次，" + MENDING.getOrDefault(row.sheet().name(), "已入账的用更正修改")
                + "（ledger trace 查序号，ledger entry 序号 给出更正草稿）";
        List<Step> then = earlier.get(place);
        if (then == null) {
            return List.of(new RowProblem(
                    row.tab(),
                    row.number(),
                    null,
                    "",
                    RowRule.CONFLICT,
                    "与" + where + "的内容不同；那一次的工作簿不在本机，不能指出哪一栏" + mend));
        }
        Row old = then.getFirst().row();
        SortedSet<String> columns = new TreeSet<>(row.cells().keySet());
        columns.addAll(old.cells().keySet());
        List<RowProblem> problems = new ArrayList<>();
        for (String column : columns) {
            if (!shown(row, column).equals(shown(old, column))) {
                problems.add(new RowProblem(
                        row.tab(),
                        row.number(),
                        column,
                        book.written(id, column),
                        RowRule.CONFLICT,
                        "与" + where + "所载“" + shown(old, column) + "”不同" + mend));
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
}
