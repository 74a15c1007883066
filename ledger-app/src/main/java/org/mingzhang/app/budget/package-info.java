/** Questions to the budget, and their answer over REST. */
@NullMarked
package org.mingzhang.app.budget;

import org.jspecify.annotations.NullMarked;
