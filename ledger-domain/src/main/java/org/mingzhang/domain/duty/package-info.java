/** Duties after approval and payment (义务): open until met, derived from what was recorded and from the pack alone. */
@NullMarked
package org.mingzhang.domain.duty;

import org.jspecify.annotations.NullMarked;
