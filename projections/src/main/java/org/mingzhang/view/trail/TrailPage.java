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
        List<Line> lines,
        List<Long> altered,
        @Nullable Long further,
        long asOfPosition) {
    public TrailPage {
        lines = List.copyOf(lines);
        altered = List.copyOf(altered);
    }
}
