package org.mingzhang.view.trail;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.function.Function;
import javax.sql.DataSource;
import org.mingzhang.domain.event.StreamId;
import org.mingzhang.domain.event.StreamType;
import org.mingzhang.domain.policy.PolicyPack;
import org.mingzhang.view.projection.Entry;
import org.mingzhang.view.projection.EntrySource;
import org.mingzhang.view.projection.ViewSchema;
import org.mingzhang.view.trail.Subject.Kind;

/**
 * Tells everything about one subject. The trail says which entries; what is told of them is read from the log itself, so
 * that nothing in it depends on a row that someone could have edited, but that an entry could be left out.
 */
public final class TraceQueries {
    /** Streams that are short, and name what the others only number. */
    private static final Set<StreamType> OF_A_CASE =
            EnumSet.of(StreamType.APPLICATION, StreamType.PROJECT, StreamType.AWARD);

    /** Of so many they are read; who acts on a whole list names the cases anyway. */
    private static final int MOST_CASES = 24;

    private final TrailIndex index;
    private final EntrySource log;
    private final Function<String, PolicyPack> packs;

    /** @param packs the pack with a digest (SM3, hex) that some programme was opened with */
    public TraceQueries(DataSource views, ViewSchema schema, EntrySource log, Function<String, PolicyPack> packs) {
        this.index = new TrailIndex(views, schema);
        this.log = log;
        this.packs = packs;
    }

    /**
     * The trace of whatever has this id: an application, an enterprise, a payment, an invoice …
     *
     * @param subject an id, or a stream such as {@code enterprise/…} where an id alone could mean several things
     * @return nothing when no entry names it
     * @throws IllegalArgumentException when it looks like a stream and is none
     */
    public Optional<Trace> trace(String subject) {
        return trace(subject, Integer.MAX_VALUE);
    }

    /** The same of a subject of which is known what it is. */
    public Optional<Trace> trace(Subject subject) {
        return told(subject.id(), index.find(subject.id(), subject.kind()), Integer.MAX_VALUE);
    }

    /**
     * The same, of whose entries only the last are told: a whole programme has hundreds of thousands.
     *
     * @param atMost how many; the way back from a payment rests on all of them nevertheless
     */
    public Optional<Trace> trace(String subject, int atMost) {
        if (atMost < 1) {
            throw new IllegalArgumentException("至少一条：" + atMost);
        }
        Subject stream = subject.contains("/") ? Subject.of(StreamId.parse(subject)) : null;
        return told(
                subject, stream == null ? index.find(subject, null) : index.find(stream.id(), stream.kind()), atMost);
    }

    private Optional<Trace> told(String subject, TrailIndex.Found found, int atMost) {
        if (found.positions().isEmpty()) {
            return Optional.empty();
        }
        boolean payment = found.kinds().contains(Kind.PAYMENT);
        int earlier = Math.max(0, found.positions().size() - atMost);
        List<Entry> all = log.at(payment ? found.positions() : last(found.positions(), earlier));
        WayBack wayBack = payment ? new WayBack(index, log, all) : null;
        List<Entry> entries = payment ? all.subList(earlier, all.size()) : all;
        SortedMap<Long, Entry> told = new TreeMap<>();
        entries.forEach(entry -> told.put(entry.position(), entry));
        if (wayBack != null) {
            wayBack.entries().forEach(entry -> told.put(entry.position(), entry));
        }
        Teller teller = new Teller(index, log, packs, told.values());
        return Optional.of(new Trace(
                subject,
                new ArrayList<>(found.kinds()),
                found.reached(),
                earlier,
                entries.stream().map(teller::line).toList(),
                wayBack == null ? null : wayBack.steps(teller),
                wayBack == null ? null : wayBack.evidence(teller)));
    }

    /**
     * What entries say, in their order, also such as are only foreseen.
     *
     * @param rests streams that they rest on: of what was ordered and by which programme is read from there
     */
    public List<Told> tell(List<Entry> entries, Collection<StreamId> rests) {
        String programme = rests.stream()
                .filter(stream -> stream.type() == StreamType.PROGRAMME)
                .map(StreamId::id)
                .findFirst()
                .orElse(null);
        List<Entry> all = new ArrayList<>();
        rests.stream()
                .filter(stream -> OF_A_CASE.contains(stream.type()))
                .limit(MOST_CASES)
                .forEach(stream -> all.addAll(log.stream(stream, Long.MAX_VALUE)));
        all.addAll(entries);
        Teller teller = new Teller(index, log, packs, all, programme);
        return entries.stream().map(teller::told).toList();
    }

    private static List<Long> last(SortedSet<Long> positions, int earlier) {
        return positions.stream().skip(earlier).toList();
    }
}
