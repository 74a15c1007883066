/** The system's own pages, as its administrators and those who are none open them. */
@NullMarked
package org.mingzhang.app.system;

import org.jspecify.annotations.NullMarked;
