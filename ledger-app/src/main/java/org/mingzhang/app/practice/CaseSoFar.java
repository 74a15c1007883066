package org.mingzhang.app.practice;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.mingzhang.app.platform.eventstore.LogReader;
import org.mingzhang.app.platform.eventstore.StoredEntry;
import org.mingzhang.app.platform.eventstore.StreamRef;
import org.mingzhang.domain.event.Envelope;
import org.mingzhang.domain.event.LedgerEvent;
import org.mingzhang.domain.event.StreamId;

/** What the log says of one enterprise and its case: the events themselves, and no list of what somebody ticked off. */
final class CaseSoFar {
    private final List<Told> told = new ArrayList<>();

    /**
     * An event of the case.
     *
     * @param actor who signed it
     */
    record Told(LedgerEvent event, long position, String actor) {}

    /** Reads the streams of an enterprise, of the case with a number, and of its lists. */
    static CaseSoFar of(LogReader log, CaseNumbers numbers) {
        CaseSoFar sofar = new CaseSoFar();
        for (StreamId stream : List.of(
                StreamId.enterprise(numbers.enterprise()),
                StreamId.application(numbers.application()),
                StreamId.list(numbers.noticeList()),
                StreamId.list(numbers.decisionList()),
                StreamId.project(numbers.application()),
                StreamId.award(numbers.application()))) {
            for (StoredEntry entry : log.stream(new StreamRef(stream.type().code(), stream.id()), 0)) {
                Envelope envelope = entry.requireSealed().envelope();
                sofar.told.add(new Told(
                        envelope.event(), entry.position(), envelope.actor().id()));
            }
        }
        return sofar;
    }

    /** The last event of a kind of which something is so. */
    <E extends LedgerEvent> Optional<Told> last(Class<E> kind, Predicate<E> so) {
        return told.stream()
                .filter(one -> kind.isInstance(one.event) && so.test(kind.cast(one.event)))
                .reduce((earlier, later) -> later);
    }

    <E extends LedgerEvent> Optional<Told> last(Class<E> kind) {
        return last(kind, any -> true);
    }

    <E extends LedgerEvent> Optional<E> event(Class<E> kind) {
        return last(kind).map(one -> kind.cast(one.event));
    }

    /** Who signed something of the case; whoever did is mostly barred from the step that checks it. */
    Set<String> involved() {
        Set<String> actors = new LinkedHashSet<>();
        told.forEach(one -> actors.add(one.actor));
        return actors;
    }
}
