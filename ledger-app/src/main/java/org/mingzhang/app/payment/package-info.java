/** Batches of approved payments, as files for the treasury or a bank. */
@NullMarked
package org.mingzhang.app.payment;

import org.jspecify.annotations.NullMarked;
