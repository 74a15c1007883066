/** Tests of this package with a real database. */
@NullMarked
package org.mingzhang.view.workbench;

import org.jspecify.annotations.NullMarked;
