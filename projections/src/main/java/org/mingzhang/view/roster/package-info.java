/** The pilot roster: who was in it at any date, as far as was known at any position. */
@NullMarked
package org.mingzhang.view.roster;

import org.jspecify.annotations.NullMarked;
