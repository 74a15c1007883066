package org.mingzhang.domain.correction;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.event.EventName;
import org.mingzhang.domain.event.LedgerEvent;
import org.mingzhang.domain.event.Recorded;
import org.mingzhang.domain.event.StreamId;
import org.mingzhang.domain.event.StreamType;
import tools.jackson.databind.node.ObjectNode;

/** What happens to a correction. All but {@link Corrected} are on a stream of its own, which has the correction's number. */
public sealed interface CorrectionEvent extends LedgerEvent {
    @Override
    default StreamType streamType() {
        return StreamType.CORRECTION;
    }

    /**
     * What is wrong with an entry, and how it should read. Personal fields are no part of it: they stay as recorded.
     *
     * @param stream the stream of that entry, such as {@code project/WS-2026-0001}
     * @param position that entry
     * @param type its event's stored name
     * @param revision the shape of {@code before} and {@code after}
     * @param before the event as it stands
     * @param after the event as it should stand; null when it is undone (冲正)
     * @param dated its business date as it stands; null where it has none
     * @param correctedDate the business date that it should have; null where that stays
     */
    @EventName("correction.proposed")
    record CorrectionProposed(
            String stream,
            long position,
            String type,
            int revision,
            ObjectNode before,
            @Nullable ObjectNode after,
            @Nullable LocalDate dated,
            @Nullable LocalDate correctedDate,
            String reason,
            String documentNo)
            implements CorrectionEvent {
        public CorrectionProposed {
            before = Payloads.same(before);
            after = after == null ? null : Payloads.same(after);
        }
    }

    /**
     * Another person agrees; in the same append stands {@link Corrected}.
     *
     * @param awards numbers of the awards that it touches: what they differ by is an adjustment or a recovery
     */
    @EventName("correction.approved")
    record CorrectionApproved(List<String> awards, @Nullable String opinion) implements CorrectionEvent {}

    /** Another person does not agree; nothing changes. */
    @EventName("correction.rejected")
    record CorrectionRejected(String reason) implements CorrectionEvent {}

    /**
     * An event of the stream on which this stands is corrected: from here on the stream adds up to what it would with the
     * event as it should have been, at its old place. It says all that the proposal says, so that it is understood alone.
     *
     * @param correction the correction's number
     * @param stream the stream on which this stands
     * @param proposedBy the person who proposed it; who approved it signs this entry
     * @param openFrom the first day of the open period, where what is corrected lies in a closed one: no amount is posted
     *     before it; null otherwise
     */
    @EventName("correction.recorded")
    record Corrected(
            String correction,
            String stream,
            long position,
            String type,
            int revision,
            ObjectNode before,
            @Nullable ObjectNode after,
            @Nullable LocalDate dated,
            @Nullable LocalDate correctedDate,
            String reason,
            String documentNo,
            String proposedBy,
            List<String> awards,
            @Nullable LocalDate openFrom)
            implements CorrectionEvent {
        public Corrected {
            before = Payloads.same(before);
            after = after == null ? null : Payloads.same(after);
        }

        /** What would stand, if what is proposed were agreed to. */
        static Corrected tried(CorrectionProposed proposed) {
            return new Corrected(
                    "",
                    proposed.stream(),
                    proposed.position(),
                    proposed.type(),
                    proposed.revision(),
                    proposed.before(),
                    proposed.after(),
                    proposed.dated(),
                    proposed.correctedDate(),
                    proposed.reason(),
                    proposed.documentNo(),
                    "",
                    List.of(),
                    null);
        }

        @Override
        public StreamType streamType() {
            return StreamId.parse(stream).type();
        }

        @Override
        public boolean takesAStep() {
            return false;
        }

        /** The business date from now on; null where it has none. */
        public @Nullable LocalDate dateAfter() {
            return correctedDate == null ? dated : correctedDate;
        }

        /** Whether the event is undone (冲正). */
        public boolean undoes() {
            return after == null;
        }

        /** What stands instead of the event at its place, with all its personal fields; null when it is undone. */
        public @Nullable Recorded applied(Recorded recorded) {
            return after == null
                    ? null
                    : new Recorded(
                            recorded.position(),
                            recorded.recordedAt(),
                            dateAfter(),
                            recorded.actor(),
                            recorded.importId(),
                            Payloads.event(type, revision, after, recorded.event()));
        }

        /** The event as it stood; its personal fields are empty. */
        public LedgerEvent eventBefore() {
            return Payloads.event(type, revision, before);
        }

        /** The event as it stands from now on; its personal fields are empty. Null when it is undone. */
        public @Nullable LedgerEvent eventAfter() {
            return after == null ? null : Payloads.event(type, revision, after);
        }
    }
}
