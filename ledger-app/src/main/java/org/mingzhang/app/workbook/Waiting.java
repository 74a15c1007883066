package org.mingzhang.app.workbook;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Which rows wait until bad ones are mended where the good ones are recorded without them. A decision that is recorded before
 * what it was made on would be marked as a breach that never was, and a payment before its award would be one of its own.
 */
final class Waiting {
    private static final String FUNDS = "资金";
    private static final String NUMBER = "申报编号";

    /** By sheet of decisions: the last sheet, in the contract's order, on whose rows of the same application they rest. */
    private static final Map<String, String> RESTS_UP_TO = Map.of("审核", "异议", "验收", "验收", "奖补", "拨付", "拨付", "拨付");

    private Waiting() {}

    /** What a bad row holds up: the case that it belongs to, or all money; empty for nothing. */
    static List<String> heldUp(Row bad) {
        String number = bad.cells().get(NUMBER);
        return bad.sheet().name().equals(FUNDS)
                ? List.of(FUNDS)
                : number == null ? List.of() : List.of(key(bad.sheet(), number));
    }

    /** What a row waits for, if it is held up. */
    static List<String> waitsFor(Row row) {
        String last = RESTS_UP_TO.get(row.sheet().name());
        String number = row.cells().get(NUMBER);
        if (last == null || number == null) {
            return List.of();
        }
        List<String> keys = new ArrayList<>();
        if (last.equals("拨付")) {
            keys.add(FUNDS);
        }
        for (Sheet sheet : Sheets.all()) {
            keys.add(key(sheet, number));
            if (sheet.name().equals(last)) {
                break;
            }
        }
        return keys;
    }

    private static String key(Sheet sheet, String number) {
        return sheet.name() + '\u001F' + number;
    }
}
