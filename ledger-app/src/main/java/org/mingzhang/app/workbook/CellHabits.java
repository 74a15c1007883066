package org.mingzhang.app.workbook;

import java.util.List;

/**
 * How a sheet's cells are written where that is not as the contract says.
 *
 * @param unitDecimals decimals of 元 that one written unit of money has: 0 for 元, 4 for 万元
 * @param dateForms forms of dates beside {@code 2026-03-31}
 */
record CellHabits(int unitDecimals, List<String> dateForms) {
    static final CellHabits CONTRACT = new CellHabits(0, List.of());

    CellHabits {
        dateForms = List.copyOf(dateForms);
    }
}
