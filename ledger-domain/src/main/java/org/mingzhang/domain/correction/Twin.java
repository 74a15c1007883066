package org.mingzhang.domain.correction;

import java.time.LocalDate;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.application.Application;
import org.mingzhang.domain.award.AwardEvent.PaymentConfirmed;
import org.mingzhang.domain.award.AwardEvent.PaymentReturned;
import org.mingzhang.domain.award.AwardEvent.RecoveryReceived;
import org.mingzhang.domain.correction.CorrectionEvent.CorrectionProposed;
import org.mingzhang.domain.decision.Streams;
import org.mingzhang.domain.event.EventCodec;
import org.mingzhang.domain.event.LedgerEvent;
import org.mingzhang.domain.event.Recorded;
import org.mingzhang.domain.event.StreamId;
import org.mingzhang.domain.programme.ProgrammeEvent.DisbursementReturned;
import org.mingzhang.domain.programme.ProgrammeEvent.FundsDisbursed;
import org.mingzhang.domain.programme.ProgrammeEvent.FundsRecovered;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the programme's journal posts for a payment stands beside the payment's own event, on the same day: where that day is
 * corrected, both move, in one append.
 *
 * @param programme the programme's stream
 * @param proposed the same correction, of the posting
 */
record Twin(Target programme, CorrectionProposed proposed) {

    /** The posting that moves with a corrected event; null where its day stays, or nothing is posted for it. */
    static @Nullable Twin of(Target target, CorrectionProposed correction, Streams streams) {
        LocalDate date = correction.correctedDate();
        Recorded stands = target.fold().at(correction.position());
        Predicate<LedgerEvent> posts = stands == null ? null : posting(stands.event());
        if (date == null || date.equals(correction.dated()) || posts == null) {
            return null;
        }
        Application application =
                (Application) streams.state(StreamId.application(target.id().id()));
        StreamId id = StreamId.programme(application.submitted().programme());
        Target programme = Target.of(id, streams);
        Recorded posted = programme.fold().standing().stream()
                .filter(recorded ->
                        posts.test(recorded.event()) && Objects.equals(recorded.businessDate(), correction.dated()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("nothing is posted for " + correction));
        ObjectNode same = Payloads.plain(posted.event());
        return new Twin(
                programme,
                new CorrectionProposed(
                        id.toString(),
                        posted.position(),
                        EventCodec.type(posted.event()),
                        EventCodec.revision(posted.event()),
                        same,
                        same,
                        posted.businessDate(),
                        date,
                        correction.reason(),
                        correction.documentNo()));
    }

    /** What is posted for an event of an award; null for what is no movement of money. */
    private static @Nullable Predicate<LedgerEvent> posting(LedgerEvent event) {
        return switch (event) {
            case PaymentConfirmed e ->
                posted -> posted instanceof FundsDisbursed it && it.payment().equals(e.payment());
            case PaymentReturned e ->
                posted -> posted instanceof DisbursementReturned it
                        && it.payment().equals(e.payment());
            case RecoveryReceived e ->
                posted -> posted instanceof FundsRecovered it
                        && it.recovery().equals(e.recovery())
                        && it.shares().equals(e.shares());
            default -> null;
        };
    }
}
