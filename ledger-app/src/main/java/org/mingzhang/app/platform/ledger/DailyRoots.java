package org.mingzhang.app.platform.ledger;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.mingzhang.app.platform.command.CommandDesk.DayBreak;
import org.mingzhang.app.platform.eventstore.LogReader;
import org.mingzhang.app.platform.eventstore.SealedCheckpoint;
import org.mingzhang.app.platform.eventstore.SealedLog;
import org.mingzhang.app.platform.eventstore.StreamRef;
import org.mingzhang.domain.event.StreamId;
import org.mingzhang.domain.ledger.LogEvent.RootsRecorded;
import org.mingzhang.domain.seal.Suite;

/**
 * Records both roots of the log once on every day on which anything is decided, before the first decision: whoever holds
 * any later entry with its proof then holds the roots of the days before as well. A day of silence needs none, since
 * nothing has been added.
 *
 * <p>The entry is the ledger's own, signed with its key, on the ledger's stream. The stream's sequence makes it one a day
 * however many nodes write: the one that comes second finds the stream grown, and sees why.
 */
final class DailyRoots implements DayBreak {
    private static final StreamRef STREAM =
            new StreamRef(StreamId.ledger().type().code(), StreamId.ledger().id());

    private final LogReader reader;
    private final LedgerKeys keys;
    private final OwnEntries own;
    private final ZoneId zone;
    private volatile LocalDate recorded = LocalDate.MIN;

    DailyRoots(LogReader reader, SealedLog log, LedgerKeys keys, LedgerIdentity identity) {
        this.reader = reader;
        this.keys = keys;
        this.own = new OwnEntries(log, keys, identity.name());
        this.zone = identity.zone();
    }

    @Override
    public void before(Instant decision) {
        LocalDate day = day(decision);
        if (day.isAfter(recorded)) {
            record(day, decision);
        }
    }

    private LocalDate day(Instant instant) {
        return instant.atZone(zone).toLocalDate();
    }

    private synchronized void record(LocalDate day, Instant at) {
        while (day.isAfter(recorded)) {
            long seq = reader.lastSeq(STREAM).orElseThrow();
            LocalDate last = day(reader.stream(STREAM, seq).getFirst().recordedAt());
            // On its first day the log has no day before it: genesis itself is the stream's last entry then.
            if (day.isAfter(last) && !append(seq + 1, day, at)) {
                continue;
            }
            recorded = day.isAfter(last) ? day : last;
        }
    }

    /** Whether the entry is in the log; not when another node was faster. */
    private boolean append(long seq, LocalDate day, Instant at) {
        SealedCheckpoint newest = reader.requireCheckpoint();
        // What is stored beside the log is believed only by its signature.
        RootsRecorded roots = new RootsRecorded(
                newest.size(),
                newest.signed(Suite.SM3, keys.signers().sm3().verifier()).root().toString(),
                newest.signed(Suite.SHA256, keys.signers().sha256().verifier())
                        .root()
                        .toString());
        return own.append(StreamId.ledger(), seq, "roots-" + day + "-", "ledger.record-roots", roots, at)
                .isPresent();
    }
}
