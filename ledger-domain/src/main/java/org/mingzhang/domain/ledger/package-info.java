/** The log's own story: genesis, daily roots, and commands that were refused. */
@NullMarked
package org.mingzhang.domain.ledger;

import org.jspecify.annotations.NullMarked;
