/** The sealed log over REST: entries, checkpoints and tiles, for whoever verifies. */
@NullMarked
package org.mingzhang.app.log;

import org.jspecify.annotations.NullMarked;
