/**
 * Imports: how the workbook of an office becomes entries, under one signature over its digest. What the rows come to is
 * decided where it belongs; here stands how far the import has come.
 */
@NullMarked
package org.mingzhang.domain.imports;

import org.jspecify.annotations.NullMarked;
