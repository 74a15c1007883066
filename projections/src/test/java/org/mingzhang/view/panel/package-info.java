/** Tests of this package with a real database. */
@NullMarked
package org.mingzhang.view.panel;

import org.jspecify.annotations.NullMarked;
