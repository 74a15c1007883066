/** Tests of the workbench's lists. */
@NullMarked
package org.mingzhang.app.workbench;

import org.jspecify.annotations.NullMarked;
