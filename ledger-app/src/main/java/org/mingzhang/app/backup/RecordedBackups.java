package org.mingzhang.app.backup;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mingzhang.app.platform.eventstore.BackwardsReader;
import org.mingzhang.app.platform.eventstore.BrokenSeal;
import org.mingzhang.app.platform.eventstore.LogReader;
import org.mingzhang.app.platform.eventstore.StoredEntry;
import org.mingzhang.app.platform.ledger.LedgerStore;
import org.mingzhang.domain.event.StreamId;
import org.mingzhang.domain.event.StreamType;
import org.mingzhang.domain.ledger.LogEvent;
import org.mingzhang.domain.ledger.LogEvent.BackedUp;
import org.mingzhang.domain.ledger.LogEvent.BackupVerified;

/** What the log says of backups made and proven. */
public final class RecordedBackups {
    /** Nobody tries one backup more often. */
    private static final int ENOUGH = 10_000;

    private final LogReader log;
    private final BackwardsReader backwards;

    public RecordedBackups(LedgerStore store) {
        this.log = store.log();
        this.backwards = new BackwardsReader(store.entries());
    }

    /**
     * One entry about a backup.
     *
     * @param made that it was made; null in an entry that it was tried
     * @param tried that it was tried; null in an entry that it was made
     */
    public record Line(
            long position,
            Instant at,
            @Nullable BackedUp made,
            @Nullable BackupVerified tried) {}

    /** The newest entries about backups, the newest first. What is not what was sealed is left to verification. */
    public List<Line> newest(int atMost) {
        return newest(Map.of(), atMost);
    }

    private List<Line> newest(Map<String, String> payload, int atMost) {
        return backwards.newest(StreamType.BACKUP, StreamId.backups().id(), 0, log.size(), payload, atMost).stream()
                .flatMap(entry -> line(entry).stream())
                .toList();
    }

    private static Optional<Line> line(StoredEntry entry) {
        return event(entry)
                .map(event -> new Line(
                        entry.position(),
                        entry.recordedAt(),
                        event instanceof BackedUp made ? made : null,
                        event instanceof BackupVerified tried ? tried : null));
    }

    private static Optional<LogEvent> event(StoredEntry entry) {
        try {
            return entry.requireSealed().envelope().event() instanceof LogEvent event
                    ? Optional.of(event)
                    : Optional.empty();
        } catch (BrokenSeal altered) {
            return Optional.empty();
        }
    }

    /** What the log says of the making of a backup. */
    Optional<BackedUp> made(String backup) {
        return newest(Map.of("backup", backup), ENOUGH).stream()
                .flatMap(line -> Optional.ofNullable(line.made()).stream())
                .reduce((later, earlier) -> earlier);
    }
}
