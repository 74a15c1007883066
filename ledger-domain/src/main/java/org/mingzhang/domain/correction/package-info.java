/**
 * Corrections (更正) and reversals (冲正): what was recorded wrongly is mended by two persons, with a reason and before and
 * after. No entry changes; what streams add up to does, from the entry of the correction on.
 */
@NullMarked
package org.mingzhang.domain.correction;

import org.jspecify.annotations.NullMarked;
