package org.mingzhang.app.platform.command;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.axonframework.modelling.command.ConcurrencyException;
import org.mingzhang.app.platform.eventstore.Append;
import org.mingzhang.app.platform.eventstore.AppendContext;
import org.mingzhang.app.platform.eventstore.AppendRefused;
import org.mingzhang.app.platform.eventstore.AppendTrial;
import org.mingzhang.app.platform.eventstore.PreparedEntry;
import org.mingzhang.app.platform.eventstore.ReadStream;
import org.mingzhang.app.platform.eventstore.StreamRef;
import org.mingzhang.domain.decision.StreamEvent;
import org.mingzhang.domain.event.Envelope;
import org.mingzhang.domain.event.StreamId;

/** Makes the entries that a decision would come to, and asks the log whether it would take them; it is given none. */
final class Foresight {
    private final AppendTrial trial;
    private final String ledger;

    Foresight(AppendTrial trial, String ledger) {
        this.trial = trial;
        this.ledger = ledger;
    }

    /**
     * What the events would be as entries.
     *
     * @throws ConcurrencyException when another node has written meanwhile: the roll-back takes the streams out of the cache
     * @throws AppendRefused when a claim or the command's id is taken
     */
    Preview.Acceptable of(
            UnsignedCommand command, Instant at, LocalDate businessDate, List<StreamEvent> events, Basis basis) {
        AppendContext context = new AppendContext(
                ledger,
                command.document().commandId(),
                command.digest(),
                at,
                businessDate,
                command.document().actor(),
                command.tree(),
                null,
                (stream, eventId, payload) -> payload);
        List<Envelope> entries = envelopes(context, events, basis);
        try {
            trial.require(new Append(
                    context.commandId(),
                    context.digest(),
                    entries.stream().map(PreparedEntry::of).toList(),
                    reads(basis)));
        } catch (AppendRefused.StreamConflict conflict) {
            throw new ConcurrencyException(conflict.getMessage(), conflict);
        }
        return new Preview.Acceptable(entries, basis);
    }

    /**
     * Lets no refusal stand on streams as they were: an append is compared with the log by itself, and what is refused is not appended.
     *
     * @throws ConcurrencyException when another node, or an import, has written meanwhile: the roll-back takes the streams out of
     *     the cache
     */
    void requireCurrent(Basis basis) {
        try {
            trial.requireCurrent(reads(basis));
        } catch (AppendRefused.StreamConflict conflict) {
            throw new ConcurrencyException(conflict.getMessage(), conflict);
        }
    }

    private static List<ReadStream> reads(Basis basis) {
        return basis.lastSeqs().entrySet().stream()
                .map(read -> new ReadStream(ref(read.getKey()), read.getValue()))
                .toList();
    }

    private static List<Envelope> envelopes(AppendContext context, List<StreamEvent> events, Basis basis) {
        Map<StreamId, Long> lastSeqs = new HashMap<>(basis.lastSeqs());
        List<Envelope> entries = new ArrayList<>(events.size());
        for (StreamEvent event : events) {
            long seq = lastSeqs.merge(event.stream(), 1L, Long::sum);
            entries.add(context.envelope(entries.size(), event.stream(), seq, event.event()));
        }
        return entries;
    }

    private static StreamRef ref(StreamId stream) {
        return new StreamRef(stream.type().code(), stream.id());
    }
}
