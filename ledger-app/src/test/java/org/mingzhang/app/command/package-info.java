/** The command API over HTTP. */
@NullMarked
package org.mingzhang.app.command;

import org.jspecify.annotations.NullMarked;
