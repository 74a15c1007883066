package org.mingzhang.app.platform.eventstore;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mingzhang.app.platform.eventstore.ClaimUse.ClaimKey;
import org.mingzhang.app.platform.eventstore.Facts.Recorded;
import org.mingzhang.app.platform.eventstore.Facts.Used;
import org.mingzhang.domain.seal.Hash;

/**
 * Decides one after the other which appends of a batch go into the log, and where. Starts from what the log says under
 * the head's lock and carries on as if each accepted append were stored already. Pure.
 */
final class Judgement {
    /** How far a record time may lie behind the latest one before it; beyond, some clock is wrong. */
    static final Duration CLOCK_TOLERANCE = Duration.ofSeconds(5);

    private final Facts facts;
    private final List<Batch.Placed> placed = new ArrayList<>();
    private final List<Batch.ClaimRow> claimRows = new ArrayList<>();
    private final Map<String, Batch.Placed> placedCommands = new HashMap<>();
    private Instant maxRecordedAt;
    private long size;

    Judgement(Head head, Facts facts) {
        this.facts = facts;
        this.size = head.size();
        this.maxRecordedAt = head.maxRecordedAt();
    }

    /** What becomes of one append. */
    sealed interface Verdict {
        /** Goes into the log here. */
        record Accepted(Batch.Placed placed) implements Verdict {}

        /** Is in the log already, or earlier in this batch, where there is no checkpoint yet. */
        record Repeated(
                long firstPosition,
                long lastPosition,
                boolean asGiven,
                @Nullable SealedCheckpoint checkpoint) implements Verdict {}

        /** Does not go into the log: an {@link AppendRefused} or an {@link AppendFault}. */
        record Refused(RuntimeException reason) implements Verdict {}
    }

    Verdict judge(Append append) {
        Verdict repetition = repetition(append);
        if (repetition != null) {
            return repetition;
        }
        RuntimeException fault = clockFault(append);
        if (fault != null) {
            return new Verdict.Refused(fault);
        }
        Map<StreamRef, Long> grown = new HashMap<>();
        Map<ClaimKey, Used> used = new HashMap<>();
        List<Batch.ClaimRow> rows = new ArrayList<>();
        RuntimeException refusal = readConflict(append);
        if (refusal == null) {
            refusal = writeConflict(append, grown);
        }
        if (refusal == null) {
            refusal = claim(append, used, rows);
        }
        return refusal != null ? new Verdict.Refused(refusal) : accept(append, grown, used, rows);
    }

    private Verdict accept(
            Append append, Map<StreamRef, Long> grown, Map<ClaimKey, Used> used, List<Batch.ClaimRow> rows) {
        Batch.Placed place = new Batch.Placed(append, size);
        facts.lastSeqs().putAll(grown);
        facts.claims().putAll(used);
        claimRows.addAll(rows);
        placed.add(place);
        placedCommands.put(append.commandId(), place);
        for (PreparedEntry entry : append.entries()) {
            maxRecordedAt = later(maxRecordedAt, entry.recordedAt());
        }
        size += append.entries().size();
        return new Verdict.Accepted(place);
    }

    private @Nullable Verdict repetition(Append append) {
        Recorded recorded = facts.commands().get(append.commandId());
        if (recorded != null) {
            return recorded.digest().equals(append.commandDigest())
                    ? new Verdict.Repeated(
                            recorded.firstPosition(),
                            recorded.lastPosition(),
                            recorded.leaves().equals(leaves(append)),
                            recorded.checkpoint())
                    : reused(append, recorded.firstPosition());
        }
        Batch.Placed earlier = placedCommands.get(append.commandId());
        if (earlier != null) {
            return earlier.append().commandDigest().equals(append.commandDigest())
                    ? new Verdict.Repeated(
                            earlier.firstPosition(),
                            earlier.lastPosition(),
                            leaves(earlier.append()).equals(leaves(append)),
                            null)
                    : reused(append, earlier.firstPosition());
        }
        return null;
    }

    private static Verdict reused(Append append, long firstPosition) {
        return new Verdict.Refused(new AppendRefused.CommandIdReused(append.commandId(), firstPosition));
    }

    private static List<Hash> leaves(Append append) {
        return append.entries().stream().map(PreparedEntry::leafSm3).toList();
    }

    private @Nullable RuntimeException clockFault(Append append) {
        Instant latest = maxRecordedAt;
        for (PreparedEntry entry : append.entries()) {
            if (entry.recordedAt().isBefore(latest.minus(CLOCK_TOLERANCE))) {
                return new AppendFault(
                        "the clock ran back: record time " + entry.recordedAt() + " comes after " + latest,
                        false,
                        null);
            }
            latest = later(latest, entry.recordedAt());
        }
        return null;
    }

    private static Instant later(Instant a, Instant b) {
        return b.isAfter(a) ? b : a;
    }

    private long lastSeq(StreamRef stream) {
        return facts.lastSeqs().getOrDefault(stream, -1L);
    }

    private @Nullable RuntimeException readConflict(Append append) {
        for (ReadStream read : append.reads()) {
            long last = lastSeq(read.stream());
            if (last != read.lastSeq()) {
                return new AppendRefused.StreamConflict(read.stream(), read.lastSeq(), last);
            }
        }
        return null;
    }

    private @Nullable RuntimeException writeConflict(Append append, Map<StreamRef, Long> grown) {
        for (PreparedEntry entry : append.entries()) {
            long last = grown.getOrDefault(entry.stream(), lastSeq(entry.stream()));
            if (entry.seq() != last + 1) {
                return new AppendRefused.StreamConflict(entry.stream(), entry.seq() - 1, last);
            }
            grown.put(entry.stream(), entry.seq());
        }
        return null;
    }

    private @Nullable RuntimeException claim(Append append, Map<ClaimKey, Used> used, List<Batch.ClaimRow> rows) {
        long position = size;
        for (PreparedEntry entry : append.entries()) {
            for (ClaimUse use : entry.claims()) {
                Used before = used.getOrDefault(use.name(), facts.claims().get(use.name()));
                long sum = before == null ? 0 : before.total();
                long first = before == null ? position : before.firstPosition();
                long limit = before == null ? use.limit() : Math.min(before.limit(), use.limit());
                boolean within = sum + use.amount() <= limit && sum + use.amount() >= 0;
                if (!within && (!use.tolerated() || sum + use.amount() < 0)) {
                    return new AppendRefused.ClaimRefused(use, sum, before == null ? -1 : first);
                }
                // What a correction gave back whole has no limit until it is claimed anew.
                boolean free = use.amount() < 0 && sum + use.amount() == 0;
                Used after = new Used(
                        before == null ? 0 : before.n() + 1, sum + use.amount(), first, free ? Long.MAX_VALUE : limit);
                used.put(use.name(), after);
                rows.add(new Batch.ClaimRow(use, after.n(), position, after.total(), within ? null : first));
            }
            position++;
        }
        return null;
    }

    List<Batch.Placed> placed() {
        return placed;
    }

    List<Batch.ClaimRow> claimRows() {
        return claimRows;
    }

    Instant maxRecordedAt() {
        return maxRecordedAt;
    }
}
