package org.mingzhang.app.platform.command;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.mingzhang.domain.event.StreamId;

/**
 * What a decision rests on: every stream that it read, with the number of its last event then.
 *
 * @param lastSeqs −1 for a stream without events
 */
public record Basis(SortedMap<StreamId, Long> lastSeqs) {
    /** Of a command about which nothing was read. */
    public static final Basis NOTHING = new Basis(new TreeMap<>());

    public Basis {
        lastSeqs = Collections.unmodifiableSortedMap(new TreeMap<>(lastSeqs));
    }

    /** The streams of this basis that stand elsewhere now, with where they stood here. */
    SortedMap<StreamId, Long> movedIn(Map<StreamId, Long> now) {
        SortedMap<StreamId, Long> moved = new TreeMap<>();
        lastSeqs.forEach((stream, then) -> {
            Long last = now.get(stream);
            if (last != null && !last.equals(then)) {
                moved.put(stream, then);
            }
        });
        return moved;
    }
}
