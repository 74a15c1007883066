/** Tests of this package with a real database. */
@NullMarked
package org.mingzhang.view.file;

import org.jspecify.annotations.NullMarked;
