/** Whose rows somebody may see (数据范围): every list and file is asked for within a scope, and the query itself keeps to it. */
@NullMarked
package org.mingzhang.view.scope;

import org.jspecify.annotations.NullMarked;
