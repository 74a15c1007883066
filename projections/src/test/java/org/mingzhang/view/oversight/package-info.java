/** Tests of what is owed and watched. */
@NullMarked
package org.mingzhang.view.oversight;

import org.jspecify.annotations.NullMarked;
