package org.mingzhang.app.signing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mingzhang.app.catalogue.CommandField;
import org.mingzhang.app.catalogue.FieldKind;

/**
 * Rows pasted from a spreadsheet, one a line with tabs between the cells. The columns are those of the form, in its order, unless
 * the first line names them.
 */
final class PastedRows {
    /** Behind the place of the rows: where a table is pasted. */
    static final String SUFFIX = ".paste";

    private PastedRows() {}

    /** The columns that a pasted table may have. */
    static List<CommandField> columns(CommandField rows) {
        return rows.fields().stream()
                .filter(field -> field.kind() != FieldKind.RECORD && field.kind() != FieldKind.RECORDS)
                .toList();
    }

    /** The cells of each row by the name of their field; empty cells and empty lines are left out. */
    static List<Map<String, String>> of(CommandField rows, String pasted) {
        List<CommandField> columns = columns(rows);
        List<List<String>> lines = pasted.lines()
                .filter(line -> !line.isBlank())
                .map(line -> List.of(line.split("\t", -1)))
                .toList();
        if (lines.isEmpty()) {
            return List.of();
        }
        List<Optional<CommandField>> named = lines.getFirst().stream()
                .map(cell -> named(columns, cell.strip()))
                .toList();
        boolean headed = named.stream().anyMatch(Optional::isPresent);
        List<String> order = new ArrayList<>();
        for (int i = 0; i < (headed ? named.size() : columns.size()); i++) {
            Optional<CommandField> column = headed ? named.get(i) : Optional.of(columns.get(i));
            order.add(
                    column.isPresent()
                            ? column.get().name()
                            : "“" + lines.getFirst().get(i).strip() + "”列");
        }
        List<Map<String, String>> out = new ArrayList<>();
        for (List<String> line : headed ? lines.subList(1, lines.size()) : lines) {
            out.add(cells(order, line));
        }
        return List.copyOf(out);
    }

    /** A cell of no column that there is stays under a name that no field has, so that it is refused and not dropped. */
    private static Map<String, String> cells(List<String> order, List<String> line) {
        Map<String, String> cells = new LinkedHashMap<>();
        for (int i = 0; i < line.size(); i++) {
            String text = line.get(i).strip();
            if (!text.isEmpty()) {
                cells.put(i < order.size() ? order.get(i) : "第 " + (i + 1) + " 列", text);
            }
        }
        return cells;
    }

    private static Optional<CommandField> named(List<CommandField> columns, String cell) {
        return columns.stream()
                .filter(column -> cell.equals(column.name())
                        || cell.equals(column.label())
                        || cell.equals(column.label() + "（元）")
                        || (column.kind() == FieldKind.CREDIT_CODE && cell.equals("统一社会信用代码")))
                .findFirst();
    }
}
