/** 工作台: what waits for whom, what falls due, and how far the money has come against the time. */
@NullMarked
package org.mingzhang.view.workbench;

import org.jspecify.annotations.NullMarked;
