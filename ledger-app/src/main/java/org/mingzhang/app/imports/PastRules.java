package org.mingzhang.app.imports;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.award.AwardEvent.AdvanceGranted;
import org.mingzhang.domain.award.AwardEvent.AwardApproved;
import org.mingzhang.domain.award.AwardEvent.PaymentApproved;
import org.mingzhang.domain.award.AwardEvent.PaymentConfirmed;
import org.mingzhang.domain.award.AwardEvent.PaymentOrdered;
import org.mingzhang.domain.decision.Rejection;
import org.mingzhang.domain.decision.RejectionCode;
import org.mingzhang.domain.decision.StreamEvent;
import org.mingzhang.domain.decision.Streams;
import org.mingzhang.domain.event.LedgerEvent;
import org.mingzhang.domain.event.StreamId;
import org.mingzhang.domain.programme.Programme;

/**
 * What an import of old records (补录) may not say, and what is noted where it says it. It carries one signature, and names whom
 * it likes: what is handled by signed steps it must not go on with.
 */
final class PastRules {
    private PastRules() {}

    /** Refuses a past step of a case, or of a list, of which a step was signed by whoever took it. */
    static Optional<Rejection> refuseSigned(Streams streams, StreamEvent event) {
        String id = event.stream().id();
        return switch (event.stream().type()) {
            case LIST -> refuse(Map.of("list", id), streams, event.stream());
            case APPLICATION, PROJECT, AWARD ->
                refuse(
                        Map.of("application", id),
                        streams,
                        StreamId.application(id),
                        StreamId.project(id),
                        StreamId.award(id));
            default -> Optional.empty();
        };
    }

    private static Optional<Rejection> refuse(Map<String, Object> what, Streams streams, StreamId... of) {
        return Arrays.stream(of).anyMatch(stream -> streams.fold(stream).isSigned())
                ? Optional.of(Rejection.of(RejectionCode.SIGNED_HERE, what))
                : Optional.empty();
    }

    /**
     * The rule that was broken where money was granted or paid without the signatures that the ledger could have had.
     *
     * @param zone in which days begin
     * @param on the day on which it happened; null where the row names none
     */
    static Optional<String> unsigned(Programme programme, ZoneId zone, LedgerEvent event, @Nullable LocalDate on) {
        boolean money = event instanceof AwardApproved
                || event instanceof AdvanceGranted
                || event instanceof PaymentOrdered
                || event instanceof PaymentApproved
                || event instanceof PaymentConfirmed;
        return money && on != null && on.isAfter(LocalDate.ofInstant(programme.openedAt(), zone))
                ? Optional.of(RejectionCode.NOT_SIGNED.name())
                : Optional.empty();
    }
}
