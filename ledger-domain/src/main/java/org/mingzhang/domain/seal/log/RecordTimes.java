package org.mingzhang.domain.seal.log;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.seal.log.LogProblem.Kind;

/**
 * The record times of the entries in order, and their running maximum, which head and checkpoints state as well. Times
 * wait until it is settled whether their entries are the sealed ones: one altered entry must not date all that follow.
 */
final class RecordTimes {
    /** How far a record time may lie behind the latest one before it; beyond, some clock was wrong. */
    private static final Duration TOLERANCE = Duration.ofSeconds(5);

    /** Times that wait at most, far more than a batch has. */
    private static final int MOST_PENDING = 1 << 16;

    private final AlteredEntries entries;
    private final List<Time> pending = new ArrayList<>();
    private @Nullable Instant latest;
    private boolean complete = true;

    private record Time(long position, @Nullable Instant at) {}

    RecordTimes(AlteredEntries entries) {
        this.entries = entries;
    }

    /** Entries whose times are unknown. */
    void unknown() {
        complete = false;
    }

    void accept(ScannedEntry entry) {
        pending.add(new Time(entry.position(), entry.recordedAt()));
        if (pending.size() == MOST_PENDING) {
            settle();
        }
    }

    /** Judges the times of the entries so far, once the trees have settled which of them are altered. */
    void settle() {
        for (Time time : pending) {
            Instant at = time.at;
            if (at == null || entries.contains(time.position)) {
                unknown();
            } else if (latest == null || at.isAfter(latest)) {
                latest = at;
            } else if (at.isBefore(latest.minus(TOLERANCE))) {
                entries.unlessAltered(
                        time.position, Kind.CLOCK_RAN_BACK, "记账时间 " + at + " 排在 " + latest + " 之后，倒退超过 5 秒");
            }
        }
        pending.clear();
    }

    /** Whether a time stated beside the settled entries can be their latest. */
    boolean agrees(@Nullable Instant stated) {
        return !complete || latest == null || latest.equals(stated);
    }

    /** The latest so far, for messages. */
    String latest() {
        return String.valueOf(latest);
    }
}
