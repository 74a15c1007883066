/** Seeded storms of commands over a ledger in memory, and auditors that recheck every invariant from the events alone. */
@NullMarked
package org.mingzhang.domain.simulation;

import org.jspecify.annotations.NullMarked;
