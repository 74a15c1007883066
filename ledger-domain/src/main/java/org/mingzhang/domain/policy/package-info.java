/** A programme's rules as data: the pack, its reader and checker, and the engine that computes awards from facts. */
@NullMarked
package org.mingzhang.domain.policy;

import org.jspecify.annotations.NullMarked;
