/** The budget view: double-entry postings of every money event, and sums over them as of any date and position. */
@NullMarked
package org.mingzhang.view.budget;

import org.jspecify.annotations.NullMarked;
