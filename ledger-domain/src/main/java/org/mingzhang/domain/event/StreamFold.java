package org.mingzhang.domain.event;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.actor.Actor;
import org.mingzhang.domain.application.Application;
import org.mingzhang.domain.award.Award;
import org.mingzhang.domain.bank.Bank;
import org.mingzhang.domain.correction.Correctable;
import org.mingzhang.domain.correction.Correction;
import org.mingzhang.domain.correction.CorrectionEvent.Corrected;
import org.mingzhang.domain.enterprise.Enterprise;
import org.mingzhang.domain.expert.ExpertPool;
import org.mingzhang.domain.imports.Import;
import org.mingzhang.domain.officiallist.OfficialList;
import org.mingzhang.domain.programme.Programme;
import org.mingzhang.domain.project.Project;
import org.mingzhang.domain.provider.Provider;

/**
 * A stream as it stands: its events in their order, those that were corrected as they should have been, and the state that
 * they add up to. No state ever sees a correction; the fold begins anew without it.
 */
public final class StreamFold {
    private final StreamType type;
    private final boolean correctable;
    private final NavigableMap<Long, Recorded> standing = new TreeMap<>();
    private final NavigableMap<Long, Recorded> undone = new TreeMap<>();
    private final Set<String> correctors = new HashSet<>();
    private final SortedSet<String> imports = new TreeSet<>();
    private boolean signed;
    private StreamState state;

    private StreamFold(StreamType type) {
        this.type = type;
        this.correctable = Correctable.on(type);
        this.state = initial(type);
    }

    /** A stream without events. */
    public static StreamFold of(StreamType type) {
        return new StreamFold(type);
    }

    private static StreamState initial(StreamType type) {
        return switch (type) {
            // Nothing is decided from these: what happened is on record, and that is all.
            case LEDGER, REFUSAL, ACCESS, BACKUP -> recorded -> {};
            case ACTOR -> new Actor();
            case CORRECTION -> new Correction();
            case APPLICATION -> new Application();
            case PROJECT -> new Project();
            case AWARD -> new Award();
            case ENTERPRISE -> new Enterprise();
            case PROVIDER -> new Provider();
            case EXPERTS -> new ExpertPool();
            case LIST -> new OfficialList();
            case BANK -> new Bank();
            case IMPORT -> new Import();
            case PROGRAMME -> new Programme();
        };
    }

    /** Takes in the next event of the stream. */
    public void evolve(Recorded recorded) {
        if (recorded.importId() != null) {
            imports.add(recorded.importId());
        } else if (recorded.event().takesAStep()) {
            signed = true;
        }
        if (recorded.event() instanceof Corrected correction) {
            substitute(correction);
            correctors.add(correction.proposedBy());
            correctors.add(recorded.actor().id());
            state = added();
        } else {
            if (correctable) {
                standing.put(recorded.position(), recorded);
            }
            state.evolve(recorded);
        }
    }

    private void substitute(Corrected correction) {
        Recorded before = standing.remove(correction.position());
        if (before == null) {
            throw new IllegalStateException(
                    correction.stream() + " has nothing to correct at " + correction.position());
        }
        Recorded after = correction.applied(before);
        if (after == null) {
            undone.put(before.position(), before);
        } else {
            standing.put(after.position(), after);
        }
    }

    private StreamState added() {
        StreamState sum = initial(type);
        standing.values().forEach(sum::evolve);
        return sum;
    }

    /** What the events add up to. */
    public StreamState state() {
        return state;
    }

    /** The same stream, had a correction come; this one stays as it is. */
    public StreamFold with(Corrected correction) {
        StreamFold other = new StreamFold(type);
        other.standing.putAll(standing);
        other.undone.putAll(undone);
        other.imports.addAll(imports);
        other.signed = signed;
        other.substitute(correction);
        other.state = other.added();
        return other;
    }

    /** The same stream as it stood before a position, had everything been recorded as it stands now. */
    public StreamFold before(long position) {
        return before(position, later -> false);
    }

    /** The same, with those of its later events besides that a test takes. */
    public StreamFold before(long position, Predicate<Recorded> besides) {
        StreamFold other = new StreamFold(type);
        other.standing.putAll(standing.headMap(position, false));
        standing.tailMap(position, true).forEach((at, recorded) -> {
            if (besides.test(recorded)) {
                other.standing.put(at, recorded);
            }
        });
        other.state = other.added();
        return other;
    }

    /** The event at a position as it stands; null where the stream has none there, or none that may be corrected. */
    public @Nullable Recorded at(long position) {
        return standing.get(position);
    }

    /** Whether the event at a position was undone (冲正). */
    public boolean isUndone(long position) {
        return undone.containsKey(position);
    }

    /** The imports of old records that say something of it. */
    public SortedSet<String> imports() {
        return Collections.unmodifiableSortedSet(imports);
    }

    /** Whether any step of it was signed by whoever took it. */
    public boolean isSigned() {
        return signed;
    }

    /** Who proposed or agreed to a correction of any of its events. */
    public Set<String> correctors() {
        return Collections.unmodifiableSet(correctors);
    }

    /** Every event as it stands, in order; of streams whose events are never corrected, none. */
    public List<Recorded> standing() {
        return Collections.unmodifiableList(new ArrayList<>(standing.values()));
    }
}
