package org.mingzhang.app.workbook;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a sheet's cells are written where that is not as the contract says.
 *
 * @param unit the unit of money that the map states; null where it states none and 元 is meant
 * @param dateForms forms of dates beside {@code 2026-03-31}
 */
record CellHabits(@Nullable MoneyUnit unit, List<String> dateForms) {
    static final CellHabits CONTRACT = new CellHabits(null, List.of());

    CellHabits {
        dateForms = List.copyOf(dateForms);
    }
}
