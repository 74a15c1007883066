/** One ledger as a whole, on a real database. */
@NullMarked
package org.mingzhang.app.platform.ledger;

import org.jspecify.annotations.NullMarked;
