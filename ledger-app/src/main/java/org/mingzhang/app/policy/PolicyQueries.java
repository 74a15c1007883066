package org.mingzhang.app.policy;

import java.util.HashSet;
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
 * Questions to a whole programme's policy. Each is answered from the log itself, read once from its first entry and every
 * entry held against its seal, never from read models.
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

    /** Every case of a programme, and the last entry that was read. */
    public record Cases(CaseBook book, long asOfPosition) {}

    /**
     * Computes every award again; nothing when there is no such programme.
     *
     * @param progress is told how many entries are read
     */
    public Optional<Recomputation.Report> recompute(String programme, LongConsumer progress) {
        Recomputation again = new Recomputation(programme, packs, corrected());
        long last = read((envelope, position) -> again.take(position, envelope), progress);
        return again.report(last);
    }

    /** Every case of a programme that has an award or may come to one; nothing when there is no such programme. */
    public Optional<Cases> cases(String programme, LongConsumer progress) {
        CaseBook book = new CaseBook(programme, packs, corrected());
        long last = read((envelope, position) -> book.take(position, envelope), progress);
        return book.programme().exists() ? Optional.of(new Cases(book, last)) : Optional.empty();
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
    private long read(ObjLongConsumer<Envelope> reader, LongConsumer progress) {
        long[] last = {-1};
        try (Stream<Sealed> entries = log.entries(
                0, entry -> new Sealed(entry.position(), entry.requireSealed().envelope()))) {
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
