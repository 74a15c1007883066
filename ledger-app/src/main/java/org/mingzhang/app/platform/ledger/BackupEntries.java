package org.mingzhang.app.platform.ledger;

import java.time.Instant;
import java.util.OptionalLong;
import org.mingzhang.app.platform.command.CommandDesk.DayBreak;
import org.mingzhang.app.platform.command.LedgerClock;
import org.mingzhang.app.platform.eventstore.LogReader;
import org.mingzhang.app.platform.eventstore.StreamRef;
import org.mingzhang.domain.event.StreamId;
import org.mingzhang.domain.ledger.LogEvent;
import org.mingzhang.domain.ledger.LogEvent.BackedUp;
import org.mingzhang.domain.ledger.LogEvent.BackupVerified;

/** Records that a backup was made or tried, as entries of the ledger's own, on a stream of their own. */
public final class BackupEntries {
    /** Tries while backups are made and tried in several places at once. */
    private static final int TRIES = 20;

    /** Characters of a verdict that are kept. */
    private static final int LONGEST = 500;

    private final LogReader reader;
    private final OwnEntries own;
    private final DayBreak dayBreak;
    private final LedgerClock clock;

    BackupEntries(LogReader reader, OwnEntries own, DayBreak dayBreak, LedgerClock clock) {
        this.reader = reader;
        this.own = own;
        this.dayBreak = dayBreak;
        this.clock = clock;
    }

    /**
     * Records that one was made; when this returns, it is durable and sealed.
     *
     * @return the entry's position
     */
    public long record(BackedUp made) {
        return append("ledger.record-backup", made);
    }

    /** Records what came of trying one. */
    public long record(BackupVerified tried) {
        String verdict = tried.verdict();
        BackupVerified kept = verdict.codePointCount(0, verdict.length()) <= LONGEST
                ? tried
                : new BackupVerified(
                        tried.backup(),
                        tried.manifestSm3(),
                        tried.size(),
                        tried.holds(),
                        tried.entries(),
                        tried.problems(),
                        verdict.substring(0, verdict.offsetByCodePoints(0, LONGEST)) + "……（从略）",
                        tried.by());
        return append("ledger.record-backup-check", kept);
    }

    private long append(String command, LogEvent event) {
        StreamId stream = StreamId.backups();
        StreamRef ref = new StreamRef(stream.type().code(), stream.id());
        Instant now = clock.now();
        dayBreak.before(now);
        for (int tries = 0; tries < TRIES; tries++) {
            long seq = reader.lastSeq(ref).orElse(-1) + 1;
            OptionalLong position = own.append(stream, seq, "backup-", command, event, now);
            if (position.isPresent()) {
                return position.getAsLong();
            }
        }
        throw new IllegalStateException("the stream " + stream + " kept growing; nothing was recorded");
    }
}
