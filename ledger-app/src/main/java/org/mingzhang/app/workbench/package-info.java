/** 工作台: where everybody begins, and the lists of what waits for them. */
@NullMarked
package org.mingzhang.app.workbench;

import org.jspecify.annotations.NullMarked;
