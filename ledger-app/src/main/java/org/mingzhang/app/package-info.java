/** The application: thin shells around the pure core. */
@NullMarked
package org.mingzhang.app;

import org.jspecify.annotations.NullMarked;
