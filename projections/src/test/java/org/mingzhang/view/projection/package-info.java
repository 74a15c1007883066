/** Tests of how entries become rows. */
@NullMarked
package org.mingzhang.view.projection;

import org.jspecify.annotations.NullMarked;
