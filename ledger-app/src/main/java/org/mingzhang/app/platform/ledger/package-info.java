/** One ledger: its folder, its own keys, its first entries, and what it says about itself. */
@NullMarked
package org.mingzhang.app.platform.ledger;

import org.jspecify.annotations.NullMarked;
