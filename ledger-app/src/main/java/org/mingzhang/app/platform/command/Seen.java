package org.mingzhang.app.platform.command;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.mingzhang.domain.decision.Decision;
import org.mingzhang.domain.decision.StreamEvent;
import org.mingzhang.domain.event.Envelope;
import org.mingzhang.domain.event.StreamId;

/**
 * What a signer looked at before they signed.
 *
 * @param basis what the answer rested on
 * @param events what would have been recorded; nothing where the command would have been refused
 */
public record Seen(Basis basis, List<StreamEvent> events) {
    public Seen {
        events = List.copyOf(events);
    }

    /** What a preview showed. */
    public static Seen of(Preview preview) {
        return new Seen(
                preview.basis(),
                preview instanceof Preview.Acceptable acceptable
                        ? acceptable.entries().stream().map(Seen::event).toList()
                        : List.of());
    }

    private static StreamEvent event(Envelope entry) {
        return new StreamEvent(entry.stream(), entry.event());
    }

    /**
     * The streams for which the signer has to look again, with where they stood.
     *
     * <p>A stream that many share, such as a programme's, grows all the time. It matters only if what would be recorded is
     * another thing now. Whatever was added to what the command is about matters always.
     *
     * @param now the basis of the decision anew
     */
    SortedMap<StreamId, Long> overtaken(Basis now, StreamId subject, Decision decision) {
        SortedMap<StreamId, Long> moved = basis.movedIn(now.lastSeqs());
        boolean sameThing = !moved.containsKey(subject)
                && decision instanceof Decision.Accepted(List<StreamEvent> anew)
                && anew.equals(events);
        return sameThing ? new TreeMap<>() : moved;
    }
}
