package org.mingzhang.domain.decision;

import java.util.Optional;
import java.util.SortedSet;
import org.mingzhang.domain.event.StreamFold;
import org.mingzhang.domain.event.StreamId;
import org.mingzhang.domain.event.StreamState;
import org.mingzhang.domain.policy.PolicyPack;

/**
 * The streams that a decision reads. Each is loaded, and kept from others until the decision is recorded, when it is first
 * asked for; a decision asks in ascending order of {@link StreamId}, or it is a fault.
 */
public interface Streams {
    /** A stream as it stands, with its events where those may be corrected. */
    StreamFold fold(StreamId id);

    /** The state of a stream; of one without events, its initial state. */
    default StreamState state(StreamId id) {
        return fold(id).state();
    }

    /**
     * The seed for what is drawn by lot after an entry: the log's first daily record of its roots that comes later; nothing
     * while there is none. What was recorded never changes, so it needs no lock.
     */
    default Optional<Beacon> beaconAfter(long position) {
        return Optional.empty();
    }

    /**
     * The award that a payment was ordered for; nothing where none was. A payment's id is claimed once and stays with its award,
     * so it needs no lock.
     */
    default Optional<StreamId> awardOf(String payment) {
        return Optional.empty();
    }

    /**
     * The digest (SM3, hex) of the pack with which a programme was opened; nothing where none was. It is in the programme's first
     * entry and never changes, so it needs no lock.
     */
    default Optional<String> openedWith(String programme) {
        return Optional.empty();
    }

    /**
     * The numbers of the applications that came in under a programme. Asked for by whoever has the programme's stream, without which
     * none comes in and none moves, or for a first look.
     *
     * @throws UnsupportedOperationException where streams are only looked at, or old records taken in: no amendment is decided there
     */
    default SortedSet<String> applications(String programme) {
        throw new UnsupportedOperationException("no applications to be listed");
    }

    /**
     * A stream as it is recorded now, kept from nobody: for what cannot change while another stream is kept.
     *
     * @throws UnsupportedOperationException where streams are only looked at, or old records taken in
     */
    default StreamState recorded(StreamId id) {
        throw new UnsupportedOperationException("no streams beside those that are taken");
    }

    /**
     * The words of a text that comes with the command which is decided, or nothing where it does not come.
     *
     * @param sm3 hex digest of the words in UTF-8
     */
    default Optional<String> words(String sm3) {
        return Optional.empty();
    }

    /**
     * A policy pack that some programme was opened with.
     *
     * @param packSm3 hex digest of its bytes
     * @throws IllegalStateException when the pack's bytes are gone: a fault, not a refusal
     */
    PolicyPack pack(String packSm3);
}
