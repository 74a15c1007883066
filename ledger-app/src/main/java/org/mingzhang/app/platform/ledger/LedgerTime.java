package org.mingzhang.app.platform.ledger;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.mingzhang.app.platform.command.LedgerClock;
import org.mingzhang.domain.ledger.LogEvent.Clock;

/**
 * The clock of a ledger whose time is part of its story: stands where the story put it, and goes on from there as the
 * machine's clock does. Never runs back.
 */
public final class LedgerTime implements LedgerClock {
    private Instant base;
    private Instant since;

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

    @Override
    public synchronized Instant now() {
        Duration elapsed = Duration.between(since, Instant.now());
        return base.plus(elapsed.isNegative() ? Duration.ZERO : elapsed).truncatedTo(ChronoUnit.MILLIS);
    }
}
