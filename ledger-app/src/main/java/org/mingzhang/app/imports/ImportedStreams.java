package org.mingzhang.app.imports;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.mingzhang.app.platform.eventstore.LogReader;
import org.mingzhang.app.platform.eventstore.ReadStream;
import org.mingzhang.app.platform.eventstore.StoredEntry;
import org.mingzhang.app.platform.eventstore.StreamRef;
import org.mingzhang.domain.application.Application;
import org.mingzhang.domain.application.ApplicationEvent.ApplicationSubmitted;
import org.mingzhang.domain.application.RankRules;
import org.mingzhang.domain.decision.Streams;
import org.mingzhang.domain.event.Recorded;
import org.mingzhang.domain.event.StreamFold;
import org.mingzhang.domain.event.StreamId;
import org.mingzhang.domain.policy.PolicyPack;

/**
 * The streams that an import decides on, as they stand with everything decided so far. They are kept until the import is
 * done: rows come in the order of their days, so that any stream may be asked for again at any time.
 */
final class ImportedStreams implements Streams {
    private final LogReader log;
    private final Function<String, PolicyPack> packs;
    private final KnownStreams known;
    private final Map<StreamId, Held> held = new HashMap<>();
    private final Map<StreamId, Long> readInPart = new LinkedHashMap<>();
    private final Map<String, String> words = new HashMap<>();

    private static final class Held {
        private final StreamFold fold;
        private long lastSeq;

        Held(StreamFold fold, long lastSeq) {
            this.fold = fold;
            this.lastSeq = lastSeq;
        }
    }

    /** Whether a stream may have entries: saves asking the log for what is new. */
    interface KnownStreams {
        boolean mayExist(StreamId id);
    }

    ImportedStreams(LogReader log, Function<String, PolicyPack> packs, KnownStreams known) {
        this.log = log;
        this.packs = packs;
        this.known = known;
    }

    @Override
    public StreamFold fold(StreamId id) {
        return held(id).fold;
    }

    /** Lets a text come with what is decided in this part. */
    void bring(String sm3, String text) {
        words.put(sm3, text);
    }

    @Override
    public Optional<String> words(String sm3) {
        return Optional.ofNullable(words.get(sm3));
    }

    @Override
    public Optional<String> openedWith(String programme) {
        return log.openedWith(programme);
    }

    @Override
    public PolicyPack pack(String packSm3) {
        return packs.apply(packSm3);
    }

    private Held held(StreamId id) {
        Held stream = held.computeIfAbsent(id, this::load);
        readInPart.putIfAbsent(id, stream.lastSeq);
        return stream;
    }

    private Held load(StreamId id) {
        StreamFold fold = StreamFold.of(id.type());
        List<StoredEntry> entries = known.mayExist(id) ? log.stream(ref(id), 0) : List.of();
        for (StoredEntry entry : entries) {
            fold.evolve(Recorded.of(entry.requireSealed().envelope(), entry.position()));
        }
        return new Held(fold, entries.size() - 1L);
    }

    /** The number that the next event of a stream gets; the stream takes it as given. */
    long nextSeq(StreamId id) {
        return ++held(id).lastSeq;
    }

    void evolve(StreamId id, Recorded recorded) {
        StreamFold fold = Objects.requireNonNull(held.get(id)).fold;
        if (ranks(fold, recorded)) {
            fold.evolve(recorded);
        } else {
            // Only the sum: no correction comes within an import, and millions of events would have to be kept for it.
            fold.state().evolve(recorded);
        }
    }

    /** Where a case that is ranked stands after a decision is told by its events. */
    private boolean ranks(StreamFold fold, Recorded recorded) {
        if (recorded.event() instanceof ApplicationSubmitted submitted) {
            return RankRules.ranks(pack(submitted.packSm3()), submitted.direction());
        }
        return fold.state() instanceof Application application
                && application.exists()
                && RankRules.ranks(
                        pack(application.packSm3()), application.submitted().direction());
    }

    /** Begins a part: what is read from now on, the part rests on. */
    void beginPart() {
        readInPart.clear();
        words.clear();
    }

    /** Every stream that the part read, as it stood when it was read first. */
    List<ReadStream> reads() {
        return readInPart.entrySet().stream()
                .map(read -> new ReadStream(ref(read.getKey()), read.getValue()))
                .toList();
    }

    /** Forgets everything, when the log turned out to have grown otherwise. */
    void forget() {
        held.clear();
        readInPart.clear();
    }

    static StreamRef ref(StreamId id) {
        return new StreamRef(id.type().code(), id.id());
    }
}
