/** The sealed event store on a real PostgreSQL, and its sequencer against every fault. */
@NullMarked
package org.mingzhang.app.platform.eventstore;

import org.jspecify.annotations.NullMarked;
