/** Tests of trails. */
@NullMarked
package org.mingzhang.view.trail;

import org.jspecify.annotations.NullMarked;
