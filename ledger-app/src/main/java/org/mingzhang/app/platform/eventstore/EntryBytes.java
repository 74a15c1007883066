package org.mingzhang.app.platform.eventstore;

/**
 * What a replay needs of an entry: its place, and the bytes that say all the rest.
 *
 * @param position index of its leaf in both trees
 */
@SuppressWarnings("ArrayRecordComponent")
record EntryBytes(long position, byte[] bytes) {}
