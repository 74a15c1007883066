/** The ledger's payments held against what the treasury says was paid. */
@NullMarked
package org.mingzhang.view.treasury;

import org.jspecify.annotations.NullMarked;
