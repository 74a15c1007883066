/**
 * Axon, wired by hand. Its auto-configuration is not on the class path: ordered after class names that no longer exist, it
 * silently falls back to no transactions and tokens in memory, and it calls home. What is in use is asserted at start.
 */
@NullMarked
package org.mingzhang.app.platform.framework;

import org.jspecify.annotations.NullMarked;
