package org.mingzhang.domain.command;

import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.decision.Decision;
import org.mingzhang.domain.decision.Occasion;
import org.mingzhang.domain.decision.Streams;
import org.mingzhang.domain.event.StreamId;
import org.mingzhang.domain.programme.ClosedPeriods;

/**
 * What an actor asks for. Every stream has one sealed sub-interface with its commands as nested records; each record
 * carries a {@link CommandName}.
 */
public interface LedgerCommand {
    /** The stream that it is about, under which a refusal is found again. */
    StreamId subject();

    /** Another person whom it is about, beside its subject; null where it is about none. */
    default @Nullable StreamId alsoAbout() {
        return null;
    }

    /** The streams that are taken before all others, in their order: who signs, and who else comes before what is read next. */
    default SortedSet<StreamId> takenFirst(StreamId signer) {
        SortedSet<StreamId> first = new TreeSet<>();
        first.add(signer);
        if (subject().compareTo(signer) < 0) {
            first.add(subject());
        }
        if (alsoAbout() != null) {
            first.add(alsoAbout());
        }
        return first;
    }

    /** Digests of the texts whose words travel beside the command, in their order; none for most. */
    default List<String> wordsBeside() {
        return List.of();
    }

    /** Whether it may happen, and then what happened. Pure: reads streams, changes nothing. */
    Decision decide(Streams streams, Occasion occasion);

    /**
     * What it comes to: what its own rules say, unless that would post money in a closed period. Whoever decides asks this, and
     * not the rules alone.
     */
    default Decision answer(Streams streams, Occasion occasion) {
        return ClosedPeriods.held(decide(streams, occasion), streams, occasion.businessDate());
    }
}
