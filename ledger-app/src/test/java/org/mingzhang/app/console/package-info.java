/** Tests of the console over HTTP, as a browser and as an attacker. */
@NullMarked
package org.mingzhang.app.console;

import org.jspecify.annotations.NullMarked;
