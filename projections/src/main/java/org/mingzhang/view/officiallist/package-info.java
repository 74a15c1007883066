/** Official lists: what they say, what was done by their rows, and what lists and payments differ in. */
@NullMarked
package org.mingzhang.view.officiallist;

import org.jspecify.annotations.NullMarked;
