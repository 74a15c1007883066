/** The words of a comparison of the ledger with the treasury. */
@NullMarked
package org.mingzhang.app.treasury;

import org.jspecify.annotations.NullMarked;
