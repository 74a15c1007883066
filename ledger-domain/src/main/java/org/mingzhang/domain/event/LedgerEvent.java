package org.mingzhang.domain.event;

/**
 * Something that happened. Every stream has one sealed sub-interface with its events as nested records; each record
 * carries an {@link EventName}. Amounts are in fen; who did it and the business date stand in the envelope.
 */
public interface LedgerEvent {
    /** The kind of stream that this event belongs to. */
    StreamType streamType();

    /**
     * Whether it is a step that whoever takes it answers for. From the first one that is signed on, a case is handled by signed steps
     * alone; papers that come to it, a newer version of its policy and a correction leave it as it was.
     */
    default boolean takesAStep() {
        return true;
    }
}
