package org.mingzhang.tools.demo;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Comparator;

/**
 * A time of a working day, in the coarse steps in which the story moves.
 *
 * @param slot 0–7: four in the morning, four in the afternoon
 */
record Moment(LocalDate date, int slot) implements Comparable<Moment> {
    static final int SLOTS = 8;
    private static final int[] MINUTE_OF_DAY = {530, 580, 630, 680, 880, 930, 980, 1030};
    private static final Comparator<Moment> ORDER =
            Comparator.comparing(Moment::date).thenComparingInt(Moment::slot);

    /** The next time of the same day, or of the next working day. */
    Moment next() {
        return slot + 1 < SLOTS ? new Moment(date, slot + 1) : new Moment(Diary.plus(date, 1), 0);
    }

    /** When that is; a few minutes to and fro by date, since nobody works by the bell. */
    Instant at(ZoneId zone) {
        int minutes = Math.floorMod(date.toEpochDay() * 7 + slot * 5L, 37);
        return date.atTime(LocalTime.MIN.plusMinutes(MINUTE_OF_DAY[slot] + minutes))
                .atZone(zone)
                .toInstant();
    }

    @Override
    public int compareTo(Moment other) {
        return ORDER.compare(this, other);
    }
}
