package org.mingzhang.app.platform.ledger;

import java.util.Optional;
import org.mingzhang.app.platform.eventstore.LogReader;
import org.mingzhang.app.platform.eventstore.StoredEntry;
import org.mingzhang.app.platform.eventstore.StreamRef;
import org.mingzhang.domain.decision.Beacon;
import org.mingzhang.domain.event.EventCodec;
import org.mingzhang.domain.event.StreamId;
import org.mingzhang.domain.event.StreamType;
import org.mingzhang.domain.ledger.LogEvent.RootsRecorded;

/** The log's daily records of its roots, as seeds for what is drawn by lot. */
public final class Beacons {
    private static final StreamRef STREAM =
            new StreamRef(StreamType.LEDGER.code(), StreamId.ledger().id());
    private static final String ROOTS = EventCodec.types().entrySet().stream()
            .filter(type -> type.getValue() == RootsRecorded.class)
            .findFirst()
            .orElseThrow()
            .getKey();

    private final LogReader log;

    public Beacons(LogReader log) {
        this.log = log;
    }

    /** The first one after a position; nothing while there is none. */
    public Optional<Beacon> after(long position) {
        return log.stream(STREAM, 0).stream()
                .filter(entry -> entry.position() > position && entry.type().equals(ROOTS))
                .findFirst()
                .map(StoredEntry::requireSealed)
                .map(entry -> new Beacon(entry.position(), entry.leafSm3().toString()));
    }
}
