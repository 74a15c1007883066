package org.mingzhang.domain.event;

/**
 * Something that happened. Every stream has one sealed sub-interface with its events as nested records; each record
 * carries an {@link EventName}. Amounts are in fen; who did it and the business date stand in the envelope.
 */
public interface LedgerEvent {
    /** The kind of stream that this event belongs to. */
    StreamType streamType();
}
