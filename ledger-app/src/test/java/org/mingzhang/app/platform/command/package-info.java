/** Commands on their way to the desk. */
@NullMarked
package org.mingzhang.app.platform.command;

import org.jspecify.annotations.NullMarked;
