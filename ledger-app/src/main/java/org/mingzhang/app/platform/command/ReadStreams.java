package org.mingzhang.app.platform.command;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.mingzhang.app.platform.eventstore.LogReader;
import org.mingzhang.app.platform.eventstore.StreamRef;
import org.mingzhang.domain.decision.Streams;
import org.mingzhang.domain.event.Recorded;
import org.mingzhang.domain.event.StreamFold;
import org.mingzhang.domain.event.StreamId;
import org.mingzhang.domain.event.StreamState;
import org.mingzhang.domain.event.StreamType;
import org.mingzhang.domain.policy.PolicyPack;

/** Streams as the log has them now, to be looked at: nothing is decided on them, so nothing is kept from others. */
public final class ReadStreams implements Streams {
    private final LogReader log;
    private final PackShelf packs;
    private final Map<StreamId, StreamFold> read = new HashMap<>();

    public ReadStreams(LogReader log, PackShelf packs) {
        this.log = log;
        this.packs = packs;
    }

    @Override
    public StreamFold fold(StreamId id) {
        return read.computeIfAbsent(id, this::load);
    }

    private StreamFold load(StreamId id) {
        StreamFold fold = StreamFold.of(id.type());
        StreamRef ref = new StreamRef(id.type().code(), id.id());
        // An import has a part for every few hundred events; how it stands is told by its last ones.
        (id.type() == StreamType.IMPORT ? log.ends(ref) : log.stream(ref, 0))
                .forEach(entry -> fold.evolve(Recorded.of(entry.requireSealed().envelope(), entry.position())));
        return fold;
    }

    @Override
    public StreamState recorded(StreamId id) {
        return state(id);
    }

    @Override
    public Optional<String> openedWith(String programme) {
        return log.openedWith(programme);
    }

    @Override
    public PolicyPack pack(String packSm3) {
        return packs.pack(packSm3);
    }
}
