/** People on a real ledger. */
@NullMarked
package org.mingzhang.app.actor;

import org.jspecify.annotations.NullMarked;
