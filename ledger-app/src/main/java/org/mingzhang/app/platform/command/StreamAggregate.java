package org.mingzhang.app.platform.command;

import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.jspecify.annotations.Nullable;
import org.mingzhang.app.platform.eventstore.AppendContext;
import org.mingzhang.domain.event.LedgerEvent;
import org.mingzhang.domain.event.Recorded;
import org.mingzhang.domain.event.StreamFold;
import org.mingzhang.domain.event.StreamId;

/**
 * The Axon shell around a stream: identity and order are Axon's, the state and all rules are the core's. One class serves
 * every kind of stream.
 */
public final class StreamAggregate {
    // Read by Axon only.
    @SuppressWarnings("UnusedVariable")
    @AggregateIdentifier
    private @Nullable String id;

    private @Nullable StreamFold fold;

    /** For Axon, which fills it from the stream's events. */
    StreamAggregate() {}

    private StreamAggregate(StreamId stream) {
        this.id = stream.toString();
        this.fold = StreamFold.of(stream.type());
    }

    /** A stream that has no events yet. */
    static StreamAggregate empty(StreamId stream) {
        return new StreamAggregate(stream);
    }

    StreamFold fold() {
        if (fold == null) {
            throw new IllegalStateException("a stream without events was not made by empty()");
        }
        return fold;
    }

    void append(LedgerEvent event) {
        AggregateLifecycle.apply(event);
    }

    /** Takes in an event that is recorded. Its position is known only then, so states never see one without. */
    void evolve(Recorded recorded) {
        fold().evolve(recorded);
    }

    /** Called by Axon for stored events when a stream is loaded, and for new ones before they are stored. */
    @EventSourcingHandler
    void on(LedgerEvent event, DomainEventMessage<?> message) {
        if (fold == null) {
            id = message.getAggregateIdentifier();
            fold = StreamFold.of(event.streamType());
        }
        if (!AggregateLifecycle.isLive()) {
            Object recorded = message.getMetaData().get(AppendContext.RECORDED);
            if (!(recorded instanceof Recorded stored)) {
                throw new IllegalStateException("a stored event came without its entry: " + message.getIdentifier());
            }
            evolve(stored);
        }
    }
}
