/** A programme's experts: who is in the pool, how they are drawn by lot, and on which sheets they score. */
@NullMarked
package org.mingzhang.domain.expert;

import org.jspecify.annotations.NullMarked;
