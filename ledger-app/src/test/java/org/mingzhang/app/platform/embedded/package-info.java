/** The embedded server against crashes, sharing and weakened settings. */
@NullMarked
package org.mingzhang.app.platform.embedded;

import org.jspecify.annotations.NullMarked;
