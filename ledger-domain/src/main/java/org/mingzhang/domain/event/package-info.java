/** What happened, and its one form in bytes: streams, events, the envelope, and claims that events make. */
@NullMarked
package org.mingzhang.domain.event;

import org.jspecify.annotations.NullMarked;
