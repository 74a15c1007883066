package org.mingzhang.view.trail;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import javax.sql.DataSource;
import org.mingzhang.domain.event.StreamId;
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
        Subject stream = subject.contains("/") ? Subject.of(StreamId.parse(subject)) : null;
        TrailIndex.Found found = stream == null ? index.find(subject, null) : index.find(stream.id(), stream.kind());
        if (found.positions().isEmpty()) {
            return Optional.empty();
        }
        List<Entry> entries = log.at(found.positions());
        WayBack wayBack = found.kinds().contains(Kind.PAYMENT) ? new WayBack(index, log, entries) : null;
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
                entries.stream().map(teller::line).toList(),
                wayBack == null ? null : wayBack.steps(teller),
                wayBack == null ? null : wayBack.evidence(teller)));
    }
}
