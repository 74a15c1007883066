/** Keeps the read models of a ledger up to date. */
@NullMarked
package org.mingzhang.app.view;

import org.jspecify.annotations.NullMarked;
