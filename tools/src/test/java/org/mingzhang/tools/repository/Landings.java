package org.mingzhang.tools.repository;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.mingzhang.app.workbook.Column;
import org.mingzhang.app.workbook.Sheet;
import org.mingzhang.app.workbook.Sheets;
import org.mingzhang.domain.event.Envelope;
import org.mingzhang.domain.event.Origin;

/** Where a workbook column can land, by reflection on events and envelope, and where docs/columns.csv says that it does. */
final class Landings {
    static final String LOST = "lost";
    private static final Set<String> OTHERS = Set.of("decides which event", LOST, "stream id");
    private static final SortedSet<String> FIELDS = fields();
    private static final SortedSet<String> COLUMNS = columns();

    private Landings() {}

    private static SortedSet<String> fields() {
        SortedSet<String> fields = new TreeSet<>();
        EventFields.byEventName().forEach((event, names) -> {
            names.forEach(name -> fields.add(event + " " + name));
            if (names.isEmpty()) {
                // That it is there is all that it says.
                fields.add(event + " —");
            }
        });
        for (RecordComponent component : Envelope.class.getRecordComponents()) {
            fields.add("envelope " + component.getName());
        }
        for (RecordComponent component : Origin.class.getRecordComponents()) {
            fields.add("envelope origin." + component.getName());
        }
        return fields;
    }

    private static SortedSet<String> columns() {
        SortedSet<String> columns = new TreeSet<>();
        for (Sheet sheet : Sheets.all()) {
            for (Column column : sheet.columns()) {
                columns.add(sheet.name() + "." + column.name());
            }
        }
        return columns;
    }

    /** Whether there is such a field of an event or of the envelope: {@code award.approved amountFen}. */
    static boolean isField(String name) {
        return FIELDS.contains(name);
    }

    /** Whether a column may be said to land there. */
    static boolean isLanding(String name) {
        return OTHERS.contains(name) || isField(name);
    }

    /** Every column of every sheet, {@code 拨付.金额}. */
    static SortedSet<String> allColumns() {
        return COLUMNS;
    }

    /** Where each column lands, by docs/columns.csv as it is given. */
    static Map<String, List<String>> byColumn(List<Map<String, String>> rows) {
        Map<String, List<String>> landings = new HashMap<>();
        for (Map<String, String> row : rows) {
            landings.computeIfAbsent(get(row, "sheet") + "." + get(row, "column"), column -> new ArrayList<>())
                    .addAll(Arrays.asList(get(row, "lands").split(";", -1)));
        }
        return landings;
    }

    static String get(Map<String, String> row, String column) {
        return Objects.requireNonNull(row.get(column), column);
    }
}
