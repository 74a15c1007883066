/** Commands over REST: a signed document in, a sealed answer out. */
@NullMarked
package org.mingzhang.app.command;

import org.jspecify.annotations.NullMarked;
