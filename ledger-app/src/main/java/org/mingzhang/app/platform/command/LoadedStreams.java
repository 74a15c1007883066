package org.mingzhang.app.platform.command;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.LongFunction;
import org.axonframework.modelling.command.Aggregate;
import org.axonframework.modelling.command.Repository;
import org.jspecify.annotations.Nullable;
import org.mingzhang.app.platform.eventstore.AppendContext;
import org.mingzhang.app.platform.eventstore.LogReader;
import org.mingzhang.domain.decision.Beacon;
import org.mingzhang.domain.decision.Streams;
import org.mingzhang.domain.event.LedgerEvent;
import org.mingzhang.domain.event.Recorded;
import org.mingzhang.domain.event.StreamFold;
import org.mingzhang.domain.event.StreamId;
import org.mingzhang.domain.event.StreamState;
import org.mingzhang.domain.event.StreamType;
import org.mingzhang.domain.policy.PolicyPack;

/** The streams of one decision, loaded and locked as they are asked for, in ascending order. */
final class LoadedStreams implements Streams {
    private final Repository<StreamAggregate> repository;
    private final PackShelf packs;
    private final LongFunction<Optional<Beacon>> beacons;
    private final Function<String, Optional<StreamId>> awards;
    private final Function<String, Optional<String>> opened;
    private final LogReader log;
    private final Map<String, String> words;
    private final Map<StreamId, Aggregate<StreamAggregate>> loaded = new LinkedHashMap<>();
    private @Nullable StreamId last;

    LoadedStreams(
            Repository<StreamAggregate> repository,
            PackShelf packs,
            LongFunction<Optional<Beacon>> beacons,
            Function<String, Optional<StreamId>> awards,
            Function<String, Optional<String>> opened,
            LogReader log,
            Map<String, String> words) {
        this.repository = repository;
        this.packs = packs;
        this.beacons = beacons;
        this.awards = awards;
        this.opened = opened;
        this.log = log;
        this.words = words;
    }

    @Override
    public StreamFold fold(StreamId id) {
        return aggregate(id).invoke(StreamAggregate::fold);
    }

    @Override
    public Optional<Beacon> beaconAfter(long position) {
        return beacons.apply(position);
    }

    @Override
    public Optional<StreamId> awardOf(String payment) {
        return awards.apply(payment);
    }

    @Override
    public Optional<String> openedWith(String programme) {
        return opened.apply(programme);
    }

    @Override
    public SortedSet<String> applications(String programme) {
        return log.streamsOf(programme, StreamType.APPLICATION);
    }

    @Override
    public StreamState recorded(StreamId id) {
        return new ReadStreams(log, packs).state(id);
    }

    @Override
    public Optional<String> words(String sm3) {
        return Optional.ofNullable(words.get(sm3));
    }

    @Override
    public PolicyPack pack(String packSm3) {
        return packs.pack(packSm3);
    }

    private Aggregate<StreamAggregate> aggregate(StreamId id) {
        Aggregate<StreamAggregate> known = loaded.get(id);
        if (known != null) {
            return known;
        }
        if (last != null && last.compareTo(id) >= 0) {
            throw new IllegalStateException(
                    id + " asked for after " + last + ": two decisions could wait for each other");
        }
        last = id;
        try {
            Aggregate<StreamAggregate> aggregate =
                    repository.loadOrCreate(id.toString(), () -> StreamAggregate.empty(id));
            loaded.put(id, aggregate);
            return aggregate;
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("cannot load " + id, e);
        }
    }

    /** Every stream that was read, with its last sequence number; −1 for one without events. */
    Basis basis() {
        SortedMap<StreamId, Long> lastSeqs = new TreeMap<>();
        loaded.forEach((id, aggregate) -> lastSeqs.put(id, aggregate.version() == null ? -1 : aggregate.version()));
        return new Basis(lastSeqs);
    }

    /** The same for the append, which is refused when one of them has grown. */
    void reportTo(AppendContext context) {
        basis().lastSeqs().forEach(context::read);
    }

    /** Hands an event to its stream, which must have been read. */
    void append(StreamId id, LedgerEvent event) {
        Aggregate<StreamAggregate> aggregate = loaded.get(id);
        if (aggregate == null) {
            throw new IllegalStateException("decided on " + id + " without reading it");
        }
        aggregate.execute(stream -> stream.append(event));
    }

    /** Lets a stream take in an event of its own that is now recorded. */
    void evolve(StreamId id, Recorded recorded) {
        Aggregate<StreamAggregate> aggregate = loaded.get(id);
        if (aggregate != null) {
            aggregate.execute(stream -> stream.evolve(recorded));
        }
    }
}
