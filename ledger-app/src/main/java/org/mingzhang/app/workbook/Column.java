package org.mingzhang.app.workbook;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A column of a sheet.
 *
 * @param key whether it is part of what tells a row from the others
 * @param values what may stand there, where that is a list
 * @param refers what its cells refer to; null where they refer to nothing
 * @param personal whether it holds a natural person's data, which enters the ledger as a commitment only
 * @param also whether its cells have no place in an event, or not always, so that they go beside it as they are
 */
public record Column(
        String name,
        boolean required,
        boolean key,
        ColumnKind kind,
        List<String> values,
        @Nullable Reference refers,
        boolean personal,
        boolean also) {
    /** A column whose cells have their place in an event. */
    public Column(
            String name,
            boolean required,
            boolean key,
            ColumnKind kind,
            List<String> values,
            @Nullable Reference refers,
            boolean personal) {
        this(name, required, key, kind, values, refers, personal, false);
    }

    public Column {
        values = List.copyOf(values);
    }
}
