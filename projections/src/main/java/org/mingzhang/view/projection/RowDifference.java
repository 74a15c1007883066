package org.mingzhang.view.projection;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Something in a read model that is not as the log says: a row, how often its key stands there, or how the table is made.
 *
 * @param table followed by {@link #SHAPE} where the table itself is made otherwise, and {@link #KEYS} where a key stands
 *     there more than once
 * @param key the row's primary key, the columns parted by bars; of a table made otherwise, in what
 * @param live the row as it is; null when it is missing
 * @param rebuilt the row as the log says it; null when there should be none
 */
public record RowDifference(
        String table,
        String key,
        @Nullable JsonNode live,
        @Nullable JsonNode rebuilt) {
    /** Rows named of one table. */
    public static final int MOST = 10_000;

    /** Behind the name of a table that is not made as the program makes it. */
    public static final String SHAPE = " 结构";

    /** Behind the name of a table in which a key stands more than once. */
    public static final String KEYS = " 重复";

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** How far a read model is said to have come. */
    static RowDifference ofPosition(String projection, @Nullable Long live, @Nullable Long rebuilt) {
        return new RowDifference("projection", projection, position(live), position(rebuilt));
    }

    private static @Nullable JsonNode position(@Nullable Long position) {
        return position == null ? null : JSON.createObjectNode().put("position", position);
    }

    /** How something is made. */
    static RowDifference ofShape(String object, String name, @Nullable String live, @Nullable String rebuilt) {
        return new RowDifference(object + SHAPE, name, text(live), text(rebuilt));
    }

    private static @Nullable JsonNode text(@Nullable String value) {
        return value == null ? null : JSON.createObjectNode().put("结构", value);
    }

    /** A key that stands there more than once. */
    static RowDifference ofKey(ViewTable table, String key, long live, long rebuilt) {
        return new RowDifference(table.name() + KEYS, key, rows(live), rows(rebuilt));
    }

    private static JsonNode rows(long number) {
        return JSON.createObjectNode().put("行数", number);
    }

    /** A row, its columns as the database writes them. */
    static RowDifference ofRow(ViewTable table, String key, @Nullable String live, @Nullable String rebuilt) {
        return new RowDifference(table.name(), key, json(live), json(rebuilt));
    }

    private static @Nullable JsonNode json(@Nullable String text) {
        return text == null ? null : JSON.readTree(text);
    }
}
