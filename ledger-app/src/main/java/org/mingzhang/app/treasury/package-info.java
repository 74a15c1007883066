/** The ledger held against the treasury and the banks, told to people. */
@NullMarked
package org.mingzhang.app.treasury;

import org.jspecify.annotations.NullMarked;
