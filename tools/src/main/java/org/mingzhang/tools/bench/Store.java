package org.mingzhang.tools.bench;

import java.util.stream.Stream;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.mingzhang.domain.event.LedgerEvent;

/** An event store under test. */
interface Store extends AutoCloseable {
    String name();

    /** Appends one event of one command, and returns when it is durable. */
    void append(String commandId, String stream, long seq, LedgerEvent event);

    /** Everything, with its payload parsed. */
    Stream<? extends TrackedEventMessage<?>> readAll();

    @Override
    void close();
}
