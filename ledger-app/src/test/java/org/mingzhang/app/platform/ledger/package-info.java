/** Tests of a ledger's own acts. */
@NullMarked
package org.mingzhang.app.platform.ledger;

import org.jspecify.annotations.NullMarked;
