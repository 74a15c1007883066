/**
 * The sealed event store: group commit into one log on PostgreSQL, two Merkle trees over the same bytes, two signed
 * checkpoints a batch, all in one transaction; claims that are unique in the append; and the same log as an event store
 * of the framework. Knows events, streams and hashes, and no word of what the events are about.
 */
@NullMarked
package org.mingzhang.app.platform.eventstore;

import org.jspecify.annotations.NullMarked;
