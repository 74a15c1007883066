/**
 * The practice ledger (演练账套): walking one case from the application to the proof, falsifying a copy of the log and having it
 * found out, putting everything back. All of it exists in a practice ledger alone.
 */
@NullMarked
package org.mingzhang.app.practice;

import org.jspecify.annotations.NullMarked;
