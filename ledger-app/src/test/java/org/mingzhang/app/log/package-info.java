/** The log as others see it from outside. */
@NullMarked
package org.mingzhang.app.log;

import org.jspecify.annotations.NullMarked;
