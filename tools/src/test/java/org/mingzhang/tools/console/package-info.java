/** The console in a real browser: every page by every post, looked at as an official and as an inspector would. */
@NullMarked
package org.mingzhang.tools.console;

import org.jspecify.annotations.NullMarked;
