package org.mingzhang.app.policy;

import java.lang.ref.SoftReference;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.LongConsumer;
import java.util.function.ObjLongConsumer;
import java.util.stream.Stream;
import org.mingzhang.app.platform.eventstore.LogReader;
import org.mingzhang.app.platform.eventstore.StoredEntry;
import org.mingzhang.domain.award.CaseBook;
import org.mingzhang.domain.award.Recomputation;
import org.mingzhang.domain.correction.CorrectionEvent.CorrectionApproved;
import org.mingzhang.domain.event.Envelope;
import org.mingzhang.domain.event.StreamType;
import org.mingzhang.domain.policy.PolicyPack;

/**
 * Questions to a whole programme's policy. Each is answered from the log itself, every entry held against its seal, never from
 * read models.
 */
public final class PolicyQueries {
    private static final long STRIDE = 1_000;

    private final LogReader log;
    private final Function<String, PolicyPack> packs;

    /**
     * Queries over one ledger.
     *
     * @param packs the pack with a digest (SM3, hex) that some programme was opened with
     */
    public PolicyQueries(LogReader log, Function<String, PolicyPack> packs) {
        this.log = log;
        this.packs = packs;
    }

    /**
     * Every case of a programme, and the last entry that was read.
     *
     * @param corrected the awards that corrections touched when the reading began
     */
    public record Cases(CaseBook book, long asOfPosition, Set<String> corrected) {
        public Cases {
            corrected = Set.copyOf(corrected);
        }

        /** Of a log without corrections. */
        public Cases(CaseBook book, long asOfPosition) {
            this(book, asOfPosition, Set.of());
        }
    }

    /** The cases of each programme as they were last read, so that the next question reads only what has been recorded since. */
    public static final class Kept {
        private final Map<String, SoftReference<Cases>> read = new HashMap<>();

        /** Given out once: what breaks off half-way through an entry is read anew. */
        private Optional<Cases> take(String programme) {
            return Optional.ofNullable(read.remove(programme)).map(SoftReference::get);
        }

        private Cases keep(String programme, Cases cases) {
            read.put(programme, new SoftReference<>(cases));
            return cases;
        }
    }

    /**
     * Computes every award again; nothing when there is no such programme.
     *
     * @param progress is told how many entries are read
     */
    public Optional<Recomputation.Report> recompute(String programme, LongConsumer progress) {
        Recomputation again = new Recomputation(programme, packs, corrected());
        long last = read(0, (envelope, position) -> again.take(position, envelope), progress);
        return again.report(last);
    }

    /** Every case of a programme that has an award or may come to one; nothing when there is no such programme. */
    public Optional<Cases> cases(String programme, LongConsumer progress) {
        return cases(programme, new Kept(), progress);
    }

    /**
     * The same, read on from where an earlier question left off; from the first entry where a correction has touched other awards
     * since. One question at a time.
     */
    Optional<Cases> cases(String programme, Kept kept, LongConsumer progress) {
        Set<String> corrected = corrected();
        Cases before = kept.take(programme)
                .filter(cases -> cases.corrected().equals(corrected))
                .orElseGet(() -> new Cases(new CaseBook(programme, packs, corrected), -1, corrected));
        CaseBook book = before.book();
        long last = read(before.asOfPosition() + 1, (envelope, position) -> book.take(position, envelope), progress);
        return book.programme().exists()
                ? Optional.of(kept.keep(programme, new Cases(book, last, corrected)))
                : Optional.empty();
    }

    /** The awards that corrections touch. */
    private Set<String> corrected() {
        Set<String> out = new HashSet<>();
        for (StoredEntry entry : log.streams(StreamType.CORRECTION.code())) {
            if (entry.requireSealed().envelope().event() instanceof CorrectionApproved approved) {
                out.addAll(approved.awards());
            }
        }
        return out;
    }

    private record Sealed(long position, Envelope envelope) {}

    /** Answers the last position that there was. */
    private long read(long from, ObjLongConsumer<Envelope> reader, LongConsumer progress) {
        long[] last = {from - 1};
        try (Stream<Sealed> entries = log.entries(
                from,
                entry -> new Sealed(entry.position(), entry.requireSealed().envelope()))) {
            entries.forEachOrdered(entry -> {
                reader.accept(entry.envelope(), entry.position());
                last[0] = entry.position();
                if (last[0] % STRIDE == 0) {
                    progress.accept(last[0]);
                }
            });
        }
        return last[0];
    }
}
