/**
 * The import workbook: the sheets in which a city hands over its records, read row by row and checked whole before anything is
 * recorded, and written as templates, as data and as rows to be mended. What a sheet holds stands in {@code sheets.csv}.
 */
@NullMarked
package org.mingzhang.app.workbook;

import org.jspecify.annotations.NullMarked;
