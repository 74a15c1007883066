package org.mingzhang.app.policy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mingzhang.app.platform.command.PackShelf;
import org.mingzhang.app.platform.command.ReadStreams;
import org.mingzhang.app.platform.eventstore.LogReader;
import org.mingzhang.app.platform.eventstore.StoredEntry;
import org.mingzhang.domain.award.TouchedAward;
import org.mingzhang.domain.correction.Correction;
import org.mingzhang.domain.correction.CorrectionEvent.CorrectionApproved;
import org.mingzhang.domain.correction.CorrectionEvent.CorrectionProposed;
import org.mingzhang.domain.correction.CorrectionEvent.CorrectionRejected;
import org.mingzhang.domain.decision.Streams;
import org.mingzhang.domain.event.Envelope;
import org.mingzhang.domain.event.Recorded;
import org.mingzhang.domain.event.StreamType;

/**
 * Every correction of a ledger, and how the awards that it touches stand now. Answered from the log itself, every entry held
 * against its seal.
 */
public final class CorrectionQueries {
    private final LogReader log;
    private final PackShelf packs;

    public CorrectionQueries(LogReader log, PackShelf packs) {
        this.log = log;
        this.packs = packs;
    }

    /**
     * One correction. The names of the components are the names in its JSON.
     *
     * @param position of the proposal
     * @param proposedBy the person who proposed it
     * @param answeredBy the other person, who agreed or did not; null while nobody has
     * @param answeredAt position of that answer
     * @param answer why not, or what was said to it; null where nothing was
     * @param proposal what it says of which entry
     */
    public record Known(
            String correction,
            Correction.Status state,
            long position,
            String proposedBy,
            @Nullable String answeredBy,
            @Nullable Long answeredAt,
            @Nullable String answer,
            CorrectionProposed proposal,
            List<TouchedAward> awards) {
        public Known {
            awards = List.copyOf(awards);
        }
    }

    /** All of them, in the order in which they were proposed. */
    public List<Known> all() {
        Map<String, List<Recorded>> events = new LinkedHashMap<>();
        for (StoredEntry entry : log.streams(StreamType.CORRECTION.code())) {
            Envelope envelope = entry.requireSealed().envelope();
            events.computeIfAbsent(envelope.stream().id(), id -> new ArrayList<>())
                    .add(Recorded.of(envelope, entry.position()));
        }
        List<Known> out = new ArrayList<>();
        events.forEach((number, recorded) -> out.add(known(number, recorded)));
        out.sort((a, b) -> Long.compare(a.position(), b.position()));
        return List.copyOf(out);
    }

    private Known known(String number, List<Recorded> events) {
        Recorded first = events.getFirst();
        Recorded last = events.getLast();
        Streams streams = new ReadStreams(log, packs);
        return switch (last.event()) {
            case CorrectionApproved e ->
                known(
                        number,
                        Correction.Status.APPROVED,
                        first,
                        last,
                        e.opinion(),
                        e.awards().stream()
                                .map(award -> TouchedAward.of(streams, number, award))
                                .toList());
            case CorrectionRejected e -> known(number, Correction.Status.REJECTED, first, last, e.reason(), List.of());
            default -> known(number, Correction.Status.PROPOSED, first, null, null, List.of());
        };
    }

    private static Known known(
            String number,
            Correction.Status state,
            Recorded first,
            @Nullable Recorded answered,
            @Nullable String answer,
            List<TouchedAward> awards) {
        return new Known(
                number,
                state,
                first.position(),
                first.actor().id(),
                answered == null ? null : answered.actor().id(),
                answered == null ? null : answered.position(),
                answer,
                (CorrectionProposed) first.event(),
                awards);
    }
}
