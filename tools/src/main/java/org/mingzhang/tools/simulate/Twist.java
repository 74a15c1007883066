package org.mingzhang.tools.simulate;

import java.util.Map;

/** Alters rows on their way into the workbook: drops, changes or adds some. */
@FunctionalInterface
interface Twist {
    /** Hands a row on, altered or not. */
    void pass(String sheet, Map<String, String> row, Out.Sink out);
}
