/** Organisations that apply or are paid, and their place in pilot rosters. */
@NullMarked
package org.mingzhang.domain.enterprise;

import org.jspecify.annotations.NullMarked;
