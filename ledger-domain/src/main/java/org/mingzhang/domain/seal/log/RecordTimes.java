package org.mingzhang.domain.seal.log;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.seal.log.LogProblem.Kind;

/** The record times of the entries in order, and their running maximum, which head and checkpoints state as well. */
final class RecordTimes {
    /** How far a record time may lie behind the latest one before it; beyond, some clock was wrong. */
    private static final Duration TOLERANCE = Duration.ofSeconds(5);

    private final AlteredEntries entries;
    private @Nullable Instant latest;
    private boolean complete = true;

    RecordTimes(AlteredEntries entries) {
        this.entries = entries;
    }

    /** Entries whose times are unknown. */
    void unknown() {
        complete = false;
    }

    void accept(ScannedEntry entry) {
        Instant at = entry.recordedAt();
        if (at == null) {
            unknown();
        } else if (latest == null || at.isAfter(latest)) {
            latest = at;
        } else if (at.isBefore(latest.minus(TOLERANCE))) {
            entries.unlessAltered(
                    entry.position(), Kind.CLOCK_RAN_BACK, "记账时间 " + at + " 排在 " + latest + " 之后，倒退超过 5 秒");
        }
    }

    /** Whether a time stated beside the entries so far can be their latest. */
    boolean agrees(@Nullable Instant stated) {
        return !complete || latest == null || latest.equals(stated);
    }

    /** The latest so far, for messages. */
    String latest() {
        return String.valueOf(latest);
    }
}
