/** Tests of the budget view. */
@NullMarked
package org.mingzhang.view.budget;

import org.jspecify.annotations.NullMarked;
