/**
 * How the checked rows of a workbook become entries: each row's happenings in the order of their days, decided by the rules
 * of the domain, recorded in parts that go on after a crash.
 */
@NullMarked
package org.mingzhang.app.imports;

import org.jspecify.annotations.NullMarked;
