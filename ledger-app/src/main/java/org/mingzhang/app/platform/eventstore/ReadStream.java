package org.mingzhang.app.platform.eventstore;

/**
 * A stream as a decision saw it. An append is refused when the stream has grown since.
 *
 * @param lastSeq number of its last event, −1 for a stream without events
 */
public record ReadStream(StreamRef stream, long lastSeq) {}
