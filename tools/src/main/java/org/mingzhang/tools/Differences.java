package org.mingzhang.tools;

import java.io.PrintWriter;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.mingzhang.view.projection.RowDifference;
import tools.jackson.databind.JsonNode;

/** What of read models is not as the log says, told to a person: of a row only the columns that differ. */
final class Differences {
    /** Differences that a person reads on; the document has all. */
    private static final int SHOWN = 50;

    private Differences() {}

    static void print(List<RowDifference> differing, PrintWriter out) {
        differing.stream().limit(SHOWN).forEach(row -> out.println(row.table() + " " + row.key() + "：" + told(row)));
        if (differing.size() > SHOWN) {
            out.println("……共 " + differing.size() + " 处，--json 列出全部");
        }
    }

    private static String told(RowDifference row) {
        JsonNode live = row.live();
        JsonNode rebuilt = row.rebuilt();
        if (live == null) {
            return shaped(row) ? "没有，应为 " + shape(rebuilt) : "视图中没有，账目应有 " + rebuilt;
        }
        if (rebuilt == null) {
            return shaped(row) ? "多出 " + shape(live) : "视图中多出 " + live;
        }
        if (shaped(row)) {
            return "应为 " + shape(rebuilt) + "，现为 " + shape(live);
        }
        TreeSet<String> columns = new TreeSet<>(live.propertyNames());
        columns.addAll(rebuilt.propertyNames());
        columns.removeIf(column -> Objects.equals(live.get(column), rebuilt.get(column)));
        return String.join(
                "；",
                columns.stream()
                        .map(column ->
                                column + " 视图为 " + value(live.get(column)) + "，账目为 " + value(rebuilt.get(column)))
                        .toList());
    }

    private static boolean shaped(RowDifference row) {
        return row.table().endsWith(RowDifference.SHAPE);
    }

    /** In one line, however the database wrote it. */
    private static String shape(@Nullable JsonNode node) {
        return node == null ? "" : value(node.get("结构")).replaceAll("\\s+", " ");
    }

    private static String value(@Nullable JsonNode value) {
        return value == null || value.isNull() ? "空" : value.asString();
    }
}
