/** The award: computed, reviewed, approved, paid, recovered. */
@NullMarked
package org.mingzhang.domain.award;

import org.jspecify.annotations.NullMarked;
