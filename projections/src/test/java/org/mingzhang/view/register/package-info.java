/** Tests of the registers. */
@NullMarked
package org.mingzhang.view.register;

import org.jspecify.annotations.NullMarked;
