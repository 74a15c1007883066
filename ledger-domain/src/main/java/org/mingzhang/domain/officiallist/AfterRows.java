package org.mingzhang.domain.officiallist;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.mingzhang.domain.decision.Occasion;
import org.mingzhang.domain.decision.StreamEvent;
import org.mingzhang.domain.decision.Streams;
import org.mingzhang.domain.event.Recorded;
import org.mingzhang.domain.event.StreamFold;
import org.mingzhang.domain.event.StreamId;
import org.mingzhang.domain.event.StreamState;
import org.mingzhang.domain.event.StreamType;
import org.mingzhang.domain.policy.PolicyPack;

/**
 * The streams of a list's rows as the rows decided before would leave them. What rows share is the programme's money and an
 * organisation's account of what it got; the streams of a case belong to one row, and no row comes twice.
 */
final class AfterRows implements Streams {
    private final Streams streams;
    private final Occasion occasion;
    private final Map<StreamId, StreamFold> changed = new HashMap<>();
    /** Nothing is recorded yet: positions beyond all that are, in ascending order. */
    private long position = Long.MAX_VALUE - 1_000_000;

    AfterRows(Streams streams, Occasion occasion) {
        this.streams = streams;
        this.occasion = occasion;
    }

    @Override
    public StreamFold fold(StreamId id) {
        StreamFold fold = changed.get(id);
        return fold == null ? streams.fold(id) : fold;
    }

    @Override
    public StreamState recorded(StreamId id) {
        return streams.recorded(id);
    }

    @Override
    public Optional<String> openedWith(String programme) {
        return streams.openedWith(programme);
    }

    @Override
    public PolicyPack pack(String packSm3) {
        return streams.pack(packSm3);
    }

    /** Takes in what a row came to. */
    void take(StreamEvent event) {
        StreamType type = event.stream().type();
        if (type == StreamType.PROGRAMME || type == StreamType.ENTERPRISE) {
            changed.computeIfAbsent(event.stream(), id -> streams.fold(id).before(Long.MAX_VALUE))
                    .evolve(new Recorded(
                            position++, occasion.at(), occasion.businessDate(), occasion.actor(), event.event()));
        }
    }
}
