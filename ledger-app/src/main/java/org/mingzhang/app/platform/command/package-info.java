/**
 * The one way into the ledger: a signed command is checked, decided by the pure core over streams loaded for it, and
 * recorded in one append; or refused, and the refusal recorded.
 */
@NullMarked
package org.mingzhang.app.platform.command;

import org.jspecify.annotations.NullMarked;
