package org.mingzhang.app.access;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.mingzhang.app.platform.eventstore.BackwardsReader;
import org.mingzhang.app.platform.eventstore.BrokenSeal;
import org.mingzhang.app.platform.eventstore.LogReader;
import org.mingzhang.app.platform.eventstore.StoredEntry;
import org.mingzhang.app.platform.ledger.LedgerStore;
import org.mingzhang.domain.event.StreamType;
import org.mingzhang.domain.ledger.LogEvent.Access;
import org.mingzhang.domain.ledger.LogEvent.RecordsAccessed;

/** What the log says of who was shown and took away what. */
public final class RecordedReads {
    private final LogReader log;
    private final BackwardsReader backwards;

    public RecordedReads(LedgerStore store) {
        this.log = store.log();
        this.backwards = new BackwardsReader(store.entries());
    }

    /**
     * What is asked for.
     *
     * @param reader only of this person
     * @param county only in posts that are limited to it
     * @param from the first day, in the ledger's zone
     * @param until the last one
     * @param what stands in the sentence that says what was taken
     */
    public record Question(
            @Nullable String reader,
            @Nullable Access kind,
            @Nullable String county,
            @Nullable LocalDate from,
            @Nullable LocalDate until,
            @Nullable String what) {
        /** Whatever was taken. */
        public Question(
                @Nullable String reader,
                @Nullable Access kind,
                @Nullable String county,
                @Nullable LocalDate from,
                @Nullable LocalDate until) {
            this(reader, kind, county, from, until, null);
        }
    }

    /**
     * One of them.
     *
     * @param accessed null where what is stored is not what was sealed
     */
    public record Line(long position, Instant at, @Nullable RecordsAccessed accessed) {}

    /**
     * Some of them, newest first.
     *
     * @param further before which position the next ones stand; null where there are none
     */
    public record Page(List<Line> lines, @Nullable Long further) {
        public Page {
            lines = List.copyOf(lines);
        }
    }

    /** What fits a question, newest first, before a position. */
    public Page page(Question question, ZoneId zone, @Nullable Long before, int atMost) {
        Map<String, String> payload = new TreeMap<>();
        if (question.kind != null) {
            payload.put("kind", question.kind.name());
        }
        if (question.county != null) {
            payload.put("county", question.county);
        }
        long from = question.from == null ? 0 : sizeBefore(question.from, zone);
        long until = question.until == null ? log.size() : sizeBefore(question.until.plusDays(1), zone);
        List<StoredEntry> found = backwards.newest(
                StreamType.ACCESS,
                question.reader,
                from,
                before == null ? until : Math.min(before, until),
                payload,
                question.what == null ? Map.of() : Map.of("what", question.what),
                atMost + 1);
        List<Line> lines = found.stream().limit(atMost).map(RecordedReads::line).toList();
        return new Page(lines, found.size() > atMost ? lines.getLast().position() : null);
    }

    private long sizeBefore(LocalDate day, ZoneId zone) {
        return log.sizeKnownAt(day.atStartOfDay(zone).toInstant().minusMillis(1));
    }

    private static Line line(StoredEntry entry) {
        try {
            return new Line(entry.position(), entry.recordedAt(), (RecordsAccessed)
                    entry.requireSealed().envelope().event());
        } catch (BrokenSeal | ClassCastException altered) {
            return new Line(entry.position(), entry.recordedAt(), null);
        }
    }
}
