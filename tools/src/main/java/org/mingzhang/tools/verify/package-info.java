/** Offline verification: files and public keys, no server, no database, nothing of the application. */
@NullMarked
package org.mingzhang.tools.verify;

import org.jspecify.annotations.NullMarked;
