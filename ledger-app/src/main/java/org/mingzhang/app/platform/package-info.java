/** What the application stands on and no business word belongs to: database, event store, security, web. */
@NullMarked
package org.mingzhang.app.platform;

import org.jspecify.annotations.NullMarked;
