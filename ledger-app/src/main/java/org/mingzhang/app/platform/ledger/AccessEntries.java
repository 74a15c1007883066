package org.mingzhang.app.platform.ledger;

import java.time.Instant;
import java.util.OptionalLong;
import org.mingzhang.app.platform.command.CommandDesk.DayBreak;
import org.mingzhang.app.platform.command.LedgerClock;
import org.mingzhang.app.platform.eventstore.LogReader;
import org.mingzhang.app.platform.eventstore.StreamRef;
import org.mingzhang.domain.event.StreamId;
import org.mingzhang.domain.ledger.LogEvent.RecordsAccessed;

/**
 * Records who was shown or took away what, as entries of the ledger's own: one stream a person, so that readers do not wait for
 * each other.
 */
public final class AccessEntries {
    /** Tries while the same person reads in several places at once. */
    private static final int TRIES = 20;

    private final LogReader reader;
    private final OwnEntries own;
    private final DayBreak dayBreak;
    private final LedgerClock clock;

    AccessEntries(LogReader reader, OwnEntries own, DayBreak dayBreak, LedgerClock clock) {
        this.reader = reader;
        this.own = own;
        this.dayBreak = dayBreak;
        this.clock = clock;
    }

    /**
     * Records it; when this returns, it is durable and sealed.
     *
     * @return the entry's position
     */
    public long record(RecordsAccessed accessed) {
        StreamId stream = StreamId.access(accessed.reader());
        StreamRef ref = new StreamRef(stream.type().code(), stream.id());
        Instant now = clock.now();
        dayBreak.before(now);
        for (int tries = 0; tries < TRIES; tries++) {
            long seq = reader.lastSeq(ref).orElse(-1) + 1;
            OptionalLong position = own.append(stream, seq, "access-", "ledger.record-access", accessed, now);
            if (position.isPresent()) {
                return position.getAsLong();
            }
        }
        throw new IllegalStateException("the stream " + stream + " kept growing; nothing was recorded");
    }
}
