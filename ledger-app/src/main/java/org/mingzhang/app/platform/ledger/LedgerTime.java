package org.mingzhang.app.platform.ledger;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.mingzhang.app.platform.command.LedgerClock;
import org.mingzhang.domain.ledger.LogEvent.Clock;

/**
 * The clock of a ledger whose time is part of its story: stands where the story put it, and goes on from there as the
 * machine's clock does, unless it was told to stand. Never runs back.
 */
public final class LedgerTime implements LedgerClock {
    private Instant base;
    private @Nullable Instant since;

    /**
     * A clock that starts at a moment of the story.
     *
     * @param base where the story stands now
     */
    public LedgerTime(Instant base) {
        this.base = base.truncatedTo(ChronoUnit.MILLIS);
        this.since = Instant.now();
    }

    /** The clock of a ledger: the machine's, or the one that stands where its last entry does. */
    public static LedgerClock of(LedgerStore store, LedgerIdentity identity) {
        return identity.clock() == Clock.REAL
                ? LedgerClock.real()
                : new LedgerTime(store.log().requireCheckpoint().recordedAt());
    }

    /** Moves the story forward; a moment that has passed moves nothing. */
    public synchronized void advanceTo(Instant moment) {
        if (moment.isAfter(now())) {
            base = moment.truncatedTo(ChronoUnit.MILLIS);
            since = Instant.now();
        }
    }

    /**
     * Moves the story to a moment and lets it stand there until it is moved again: whoever acts while it stands does so at the same
     * record time, in whatever order the log takes it. A moment that has passed moves nothing, and the clock stands where it is.
     */
    public synchronized void standAt(Instant moment) {
        Instant now = now();
        base = moment.isAfter(now) ? moment.truncatedTo(ChronoUnit.MILLIS) : now;
        since = null;
    }

    @Override
    public synchronized Instant now() {
        if (since == null) {
            return base;
        }
        Duration elapsed = Duration.between(since, Instant.now());
        return base.plus(elapsed.isNegative() ? Duration.ZERO : elapsed).truncatedTo(ChronoUnit.MILLIS);
    }
}
