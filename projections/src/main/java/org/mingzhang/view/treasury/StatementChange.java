package org.mingzhang.view.treasury;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.correction.CorrectionEvent.Corrected;
import tools.jackson.databind.JsonNode;

/**
 * One thing that a corrected voucher or bank line says otherwise than before. Amounts are in fen, days as in the log.
 *
 * @param field the component of the event, or {@code paidOn} for its day
 * @param before empty where it said nothing
 * @param after empty where it says nothing any more
 */
public record StatementChange(String field, String before, String after) {
    private static final String NEXT = "\u001e";

    /** All that it says otherwise; where it is undone, all that it said. */
    static List<StatementChange> of(Corrected corrected) {
        List<StatementChange> changes = new ArrayList<>();
        TreeSet<String> fields = new TreeSet<>(corrected.before().propertyNames());
        if (corrected.after() != null) {
            fields.addAll(corrected.after().propertyNames());
        }
        for (String field : fields) {
            add(
                    changes,
                    field,
                    text(corrected.before().get(field)),
                    corrected.after() == null ? "" : text(corrected.after().get(field)));
        }
        add(
                changes,
                "paidOn",
                Objects.toString(corrected.dated(), ""),
                corrected.undoes() ? "" : Objects.toString(corrected.dateAfter(), ""));
        return changes;
    }

    private static void add(List<StatementChange> changes, String field, String before, String after) {
        if (!before.equals(after)) {
            changes.add(new StatementChange(field, before, after));
        }
    }

    static String text(@Nullable JsonNode value) {
        return value == null || value.isNull() ? "" : value.isValueNode() ? value.asString() : value.toString();
    }

    /** As a read model keeps them. */
    static String written(List<StatementChange> changes) {
        return changes.stream()
                .map(change -> String.join(TreasuryProjector.SEVERAL, change.field, change.before, change.after))
                .collect(Collectors.joining(NEXT));
    }

    static List<StatementChange> read(String written) {
        return written.isEmpty()
                ? List.of()
                : Arrays.stream(written.split(NEXT, -1))
                        .map(change -> change.split(TreasuryProjector.SEVERAL, -1))
                        .map(parts -> new StatementChange(parts[0], parts[1], parts[2]))
                        .toList();
    }
}
