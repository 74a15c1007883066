/** Tests of what keeps the read models up. */
@NullMarked
package org.mingzhang.app.view;

import org.jspecify.annotations.NullMarked;
