/** Tests of the workbook that is simulated. */
@NullMarked
package org.mingzhang.tools.simulate;

import org.jspecify.annotations.NullMarked;
