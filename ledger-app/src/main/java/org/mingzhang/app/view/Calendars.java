package org.mingzhang.app.view;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.mingzhang.app.platform.eventstore.LogReader;
import org.mingzhang.app.platform.eventstore.StoredEntry;
import org.mingzhang.app.platform.eventstore.StreamRef;
import org.mingzhang.domain.decision.WorkingDays;
import org.mingzhang.domain.event.Envelope;
import org.mingzhang.domain.event.Recorded;
import org.mingzhang.domain.event.StreamFold;
import org.mingzhang.domain.event.StreamType;
import org.mingzhang.domain.programme.Programme;

/** Programmes' calendars, with the years that were entered. A programme's stream is long, so each entry of it is read once. */
final class Calendars {
    private final LogReader log;
    private final Map<String, Read> programmes = new ConcurrentHashMap<>();

    Calendars(LogReader log) {
        this.log = log;
    }

    /** A programme's stream as far as it was read. */
    private static final class Read {
        private final StreamFold stream = StreamFold.of(StreamType.PROGRAMME);
        private long next;

        private void take(StoredEntry entry) {
            Envelope envelope = entry.requireSealed().envelope();
            stream.evolve(Recorded.of(envelope, entry.position()));
            next = envelope.seq() + 1;
        }
    }

    /** The calendar as the stream has it now. */
    WorkingDays of(String programme) {
        Read known = programmes.getOrDefault(programme, new Read());
        synchronized (known) {
            log.stream(new StreamRef(StreamType.PROGRAMME.code(), programme), known.next)
                    .forEach(known::take);
            if (known.next > 0) {
                // Whoever asks for a programme that there is not leaves nothing behind.
                programmes.putIfAbsent(programme, known);
            }
            return ((Programme) known.stream.state()).workingDays();
        }
    }
}
