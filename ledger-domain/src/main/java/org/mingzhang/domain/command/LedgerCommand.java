package org.mingzhang.domain.command;

import org.mingzhang.domain.decision.Decision;
import org.mingzhang.domain.decision.Occasion;
import org.mingzhang.domain.decision.Streams;
import org.mingzhang.domain.event.StreamId;
import org.mingzhang.domain.programme.ClosedPeriods;

/**
 * What an actor asks for. Every stream has one sealed sub-interface with its commands as nested records; each record
 * carries a {@link CommandName}.
 */
public interface LedgerCommand {
    /** The stream that it is about, under which a refusal is found again. */
    StreamId subject();

    /** Whether it may happen, and then what happened. Pure: reads streams, changes nothing. */
    Decision decide(Streams streams, Occasion occasion);

    /**
     * What it comes to: what its own rules say, unless that would post money in a closed period. Whoever decides asks this, and
     * not the rules alone.
     */
    default Decision answer(Streams streams, Occasion occasion) {
        return ClosedPeriods.held(decide(streams, occasion), streams, occasion.businessDate());
    }
}
