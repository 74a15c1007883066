/** Attacks on a stored log by somebody who owns the database. */
@NullMarked
package org.mingzhang.app.platform.verify;

import org.jspecify.annotations.NullMarked;
