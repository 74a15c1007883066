package org.mingzhang.app.imports;

/**
 * What the live path would have refused, at its row.
 *
 * @param rule name of a {@code RejectionCode}
 * @param sheet the sheet's name in the file
 * @param row from 1
 */
public record Breach(String rule, String sheet, int row) {}
