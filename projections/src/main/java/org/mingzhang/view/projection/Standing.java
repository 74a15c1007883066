package org.mingzhang.view.projection;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.mingzhang.domain.correction.CorrectionEvent.Corrected;
import org.mingzhang.domain.event.Envelope;
import org.mingzhang.domain.event.Recorded;
import org.mingzhang.domain.event.StreamId;

/** The entries of a stream as they stand: those that were corrected as they should have been, without the corrections. */
public final class Standing {
    private Standing() {}

    /** The streams that corrections among these entries touch. */
    public static Set<StreamId> touched(List<Entry> entries) {
        Set<StreamId> out = new LinkedHashSet<>();
        for (Entry entry : entries) {
            if (entry.event() instanceof Corrected) {
                out.add(entry.envelope().stream());
            }
        }
        return out;
    }

    /** A stream's entries, all from the first, as they stand after the last of them. */
    public static List<Entry> of(List<Entry> stream) {
        NavigableMap<Long, Entry> standing = new TreeMap<>();
        for (Entry entry : stream) {
            if (entry.event() instanceof Corrected correction) {
                Entry before = Objects.requireNonNull(standing.remove(correction.position()));
                Recorded after = correction.applied(Recorded.of(before.envelope(), before.position()));
                if (after != null) {
                    standing.put(before.position(), new Entry(before.position(), corrected(before.envelope(), after)));
                }
            } else {
                standing.put(entry.position(), entry);
            }
        }
        return new ArrayList<>(standing.values());
    }

    private static Envelope corrected(Envelope before, Recorded after) {
        return new Envelope(
                before.ledger(),
                before.eventId(),
                before.stream(),
                before.seq(),
                before.recordedAt(),
                after.businessDate(),
                before.actor(),
                before.command(),
                before.commandRef(),
                before.commandSig(),
                before.origin(),
                after.event());
    }
}
