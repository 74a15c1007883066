package org.mingzhang.app.imports;

import java.time.LocalDate;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.mingzhang.app.workbook.Row;

/**
 * Something that a row says has happened: one of the moments of its sheet. A row of 拨付 has up to three of them.
 *
 * @param moment its name within the sheet
 * @param date the business date; null where the row gives none, as rows that only say who somebody is
 * @param inferred what other rows say that this step needs, by name
 */
record Step(Row row, String moment, @Nullable LocalDate date, SortedMap<String, String> inferred) {
    Step {
        inferred = Collections.unmodifiableSortedMap(new TreeMap<>(inferred));
    }

    /** Where it stands, for people. */
    String place() {
        return row.tab() + " 第 " + row.number() + " 行（" + moment + "）";
    }
}
