package org.mingzhang.view.trail;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mingzhang.view.trail.Trace.Line;

/**
 * A part of what happened to one subject, as whoever asks may see it.
 *
 * @param lines in the order that was asked for
 * @param altered positions of entries that cannot be told, since what is stored is not what was sealed
 * @param further where to go on: a position to ask from; null where nothing more is there
 * @param asOfPosition the last entry that was looked at
 */
public record TrailPage(
        Subject subject,
        List<Told> lines,
        List<Long> altered,
        @Nullable Long further,
        long asOfPosition) {
    /**
     * A line with what else an entry brought.
     *
     * @param papers files and texts that the entry names with their digests
     */
    public record Told(Line entry, List<Paper> papers) {
        public Told {
            papers = List.copyOf(papers);
        }
    }

    /**
     * A file or text.
     *
     * @param sm3 of its bytes, hex
     */
    public record Paper(String name, String sm3) {}

    public TrailPage {
        lines = List.copyOf(lines);
        altered = List.copyOf(altered);
    }
}
