/** Tests of registers as pages, files and an API. */
@NullMarked
package org.mingzhang.app.register;

import org.jspecify.annotations.NullMarked;
