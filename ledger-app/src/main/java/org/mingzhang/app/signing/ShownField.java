package org.mingzhang.app.signing;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mingzhang.app.catalogue.CommandField;

/**
 * A field as it stands in the form, with what was typed into it and what is wrong with that.
 *
 * @param place under which it is typed
 * @param suggestions what is mostly typed here; other words may be, too
 * @param fixed whether whoever led here gave it, so that it is only shown
 * @param fields of a record: the fields within
 * @param rows of rows: those that are typed one by one
 * @param blank of rows: an empty one, to be copied for each further row; null where there are no rows
 * @param pasted of rows: the table that was pasted
 * @param summary of rows: how many, and what they come to; empty where there are none
 * @param from where the ledger has the value from, or what it has instead; empty where it has none
 */
public record ShownField(
        String place,
        CommandField field,
        List<String> suggestions,
        String value,
        boolean fixed,
        List<String> problems,
        List<ShownField> fields,
        List<ShownRow> rows,
        @Nullable ShownRow blank,
        String pasted,
        String summary,
        String from) {

    /**
     * One row.
     *
     * @param index its number in the names of its fields; {@code ~} in the empty one
     */
    public record ShownRow(String index, List<ShownField> fields) {}

    /** The kind, for choosing the control. */
    public String kind() {
        return field.kind().name();
    }

    /** The columns of a pasted table, by their labels. */
    public String columns() {
        return String.join(
                "、", PastedRows.columns(field).stream().map(CommandField::label).toList());
    }

    /** The value as a person reads it, for what is only shown. */
    public String read() {
        return field.choices().isEmpty() ? value : field.chosen(value);
    }
}
