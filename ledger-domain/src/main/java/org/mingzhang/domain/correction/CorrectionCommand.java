package org.mingzhang.domain.correction;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.command.CommandName;
import org.mingzhang.domain.command.LedgerCommand;
import org.mingzhang.domain.decision.Decision;
import org.mingzhang.domain.decision.Occasion;
import org.mingzhang.domain.decision.Streams;
import org.mingzhang.domain.event.StreamId;
import org.mingzhang.domain.json.RefusedValue;
import tools.jackson.databind.node.ObjectNode;

/** What can be asked about corrections. */
public sealed interface CorrectionCommand extends LedgerCommand {
    /** The correction's number, chosen by whoever proposes it. */
    String correction();

    @Override
    default StreamId subject() {
        return StreamId.correction(correction());
    }

    /**
     * Proposes to correct an entry, or to undo it.
     *
     * @param stream the stream of the entry, such as {@code project/WS-2026-0001}
     * @param position the entry
     * @param type its event's stored name
     * @param before the event as it stands, without personal fields
     * @param after the event as it should stand, in full; null undoes it (冲正)
     * @param correctedDate the business date that it should have; null where that stays
     */
    @CommandName(value = "correction.propose", title = "提出更正或冲正")
    record ProposeCorrection(
            String correction,
            String stream,
            long position,
            String type,
            ObjectNode before,
            @Nullable ObjectNode after,
            @Nullable LocalDate correctedDate,
            String reason,
            String documentNo)
            implements CorrectionCommand {
        public ProposeCorrection {
            StreamId.requireName(correction);
            requireStream(stream);
            if (position < 0) {
                throw new RefusedValue(position, "账目序号从 0 起");
            }
            before = Payloads.same(before);
            after = after == null ? null : Payloads.same(after);
            if (after != null) {
                Payloads.requireEvent(type, after);
            }
        }

        // A stream is named by its type and its number: what cannot be read as one is no input at all.
        private static void requireStream(String stream) {
            try {
                StreamId.parse(stream);
            } catch (IllegalArgumentException e) {
                throw new RefusedValue(stream, "应为 类型/编号，如 project/WS-2026-0001");
            }
        }

        /** The stream of the entry. */
        public StreamId target() {
            return StreamId.parse(stream);
        }
    }

    /** Agrees to a correction, as another person: it acts from then on. */
    @CommandName(value = "correction.approve", title = "复核并作出更正")
    record ApproveCorrection(String correction, @Nullable String opinion) implements CorrectionCommand {}

    /** Does not agree to a correction. */
    @CommandName(value = "correction.reject", title = "驳回更正")
    record RejectCorrection(String correction, String reason) implements CorrectionCommand {}

    @Override
    default Decision decide(Streams streams, Occasion occasion) {
        return new CorrectionDecider(streams, occasion).decide(this);
    }
}
