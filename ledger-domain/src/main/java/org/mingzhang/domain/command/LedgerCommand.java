package org.mingzhang.domain.command;

import org.mingzhang.domain.decision.Decision;
import org.mingzhang.domain.decision.Occasion;
import org.mingzhang.domain.decision.Streams;
import org.mingzhang.domain.event.StreamId;

/**
 * What an actor asks for. Every stream has one sealed sub-interface with its commands as nested records; each record
 * carries a {@link CommandName}.
 */
public interface LedgerCommand {
    /** The stream that it is about, under which a refusal is found again. */
    StreamId subject();

    /** Whether it may happen, and then what happened. Pure: reads streams, changes nothing. */
    Decision decide(Streams streams, Occasion occasion);
}
