/** The budget over REST. */
@NullMarked
package org.mingzhang.app.budget;

import org.jspecify.annotations.NullMarked;
