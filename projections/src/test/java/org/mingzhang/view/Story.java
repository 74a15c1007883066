package org.mingzhang.view;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.mingzhang.domain.event.ActorRef;
import org.mingzhang.domain.event.Envelope;
import org.mingzhang.domain.event.LedgerEvent;
import org.mingzhang.domain.event.StreamId;

/** Writes events into envelopes, one command each. */
public final class Story {
    private static final ActorRef ACTOR = new ActorRef("CZ-001", "邯郸市财政局", "FINANCE", "0123456789abcdef");

    private final List<Envelope> envelopes = new ArrayList<>();
    private final Map<StreamId, Long> seqs = new HashMap<>();

    /** Something happens and is recorded. */
    public Story on(LocalDate date, Instant recordedAt, StreamId stream, LedgerEvent event) {
        long seq = seqs.merge(stream, 1L, Long::sum) - 1;
        envelopes.add(new Envelope(
                "test",
                Envelope.eventId("c" + envelopes.size(), 0),
                stream,
                seq,
                recordedAt,
                date,
                ACTOR,
                null,
                null,
                null,
                event));
        return this;
    }

    /** The same, recorded in the evening of the day. */
    public Story on(LocalDate date, StreamId stream, LedgerEvent event) {
        return on(date, Instant.parse(date + "T12:00:00Z"), stream, event);
    }

    public List<Envelope> envelopes() {
        return List.copyOf(envelopes);
    }
}
