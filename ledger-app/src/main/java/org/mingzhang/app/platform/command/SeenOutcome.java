package org.mingzhang.app.platform.command;

import java.util.SortedMap;
import org.mingzhang.domain.event.StreamId;

/** What came of handing in a command that its signer had looked at before. */
public sealed interface SeenOutcome {
    /** It was judged as it was seen. */
    record Judged(Outcome outcome) implements SeenOutcome {}

    /**
     * It was not judged, since its subject has moved on or something else would be recorded than the signer saw; nothing is
     * recorded, and its id is free.
     *
     * @param streams those that have grown, with the number of the last event that the signer saw
     */
    record Moved(SortedMap<StreamId, Long> streams) implements SeenOutcome {}
}
