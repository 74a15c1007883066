/** Tests of who may come in. */
@NullMarked
package org.mingzhang.app.access;

import org.jspecify.annotations.NullMarked;
