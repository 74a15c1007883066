/** Signing in the console, over HTTP, as people and those who would cheat them do it. */
@NullMarked
package org.mingzhang.app.signing;

import org.jspecify.annotations.NullMarked;
