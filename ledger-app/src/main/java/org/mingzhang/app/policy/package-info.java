/** What the policy says to everything in the log at once: awards computed again, and what other values would cost. */
@NullMarked
package org.mingzhang.app.policy;

import org.jspecify.annotations.NullMarked;
