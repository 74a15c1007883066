package org.mingzhang.domain.correction;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.application.Application;
import org.mingzhang.domain.award.AwardEvent.PaymentConfirmed;
import org.mingzhang.domain.award.AwardEvent.PaymentReturned;
import org.mingzhang.domain.award.AwardEvent.RecoveryReceived;
import org.mingzhang.domain.correction.CorrectionEvent.Corrected;
import org.mingzhang.domain.correction.CorrectionEvent.CorrectionProposed;
import org.mingzhang.domain.decision.Streams;
import org.mingzhang.domain.enterprise.EnterpriseEvent.AcceptanceNoted;
import org.mingzhang.domain.event.EventCodec;
import org.mingzhang.domain.event.LedgerEvent;
import org.mingzhang.domain.event.Recorded;
import org.mingzhang.domain.event.StreamFold;
import org.mingzhang.domain.event.StreamId;
import org.mingzhang.domain.event.StreamType;
import org.mingzhang.domain.programme.ProgrammeEvent.DisbursementReturned;
import org.mingzhang.domain.programme.ProgrammeEvent.FundsDisbursed;
import org.mingzhang.domain.programme.ProgrammeEvent.FundsRecovered;
import org.mingzhang.domain.project.AcceptanceNotes;
import org.mingzhang.domain.project.Project;
import org.mingzhang.domain.project.ProjectEvent.AcceptanceAssessed;
import org.mingzhang.domain.project.ProjectEvent.SceneAssessed;
import tools.jackson.databind.node.ObjectNode;

/**
 * What another stream says of the same event, and is corrected with it, in one append: the programme's journal posts a payment on
 * the same day, an enterprise notes an acceptance.
 *
 * @param beside the other stream
 * @param proposed the same correction, of what stands there
 */
record Twin(Target beside, CorrectionProposed proposed) {

    /** What moves with a corrected event; null where nothing does. */
    static @Nullable Twin of(Target target, CorrectionProposed correction, Streams streams) {
        return target.id().type() == StreamType.PROJECT
                ? noted(target, correction, streams)
                : posted(target, correction, streams);
    }

    /** What the enterprise notes of an acceptance that is corrected; null where nothing, or nothing that changes. */
    static @Nullable Twin noted(Target target, CorrectionProposed correction, Streams streams) {
        if (target.id().type() != StreamType.PROJECT) {
            return null;
        }
        Recorded stands = target.fold().at(correction.position());
        Project.Assessment last = ((Project) target.fold().state()).assessment();
        boolean scene = stands != null && stands.event() instanceof SceneAssessed;
        Recorded assessed = scene && last != null ? target.fold().at(last.position()) : stands;
        if (assessed == null || !(assessed.event() instanceof AcceptanceAssessed)) {
            return null;
        }
        Application application =
                (Application) streams.state(StreamId.application(target.id().id()));
        Target enterprise = Target.of(StreamId.enterprise(application.applicant()), streams);
        Recorded noted = AcceptanceNotes.find(enterprise.fold(), target.id().id(), assessed);
        if (noted == null || correction.position() > noted.position()) {
            return null;
        }
        AcceptanceNoted before = (AcceptanceNoted) noted.event();
        ObjectNode after = Payloads.plain(noteAfter(
                before, target.fold().with(Corrected.tried(correction)), assessed.position(), noted.position()));
        LocalDate date = scene ? null : correction.correctedDate();
        if (Payloads.plain(before).equals(after) && (date == null || date.equals(noted.businessDate()))) {
            return null;
        }
        return new Twin(
                enterprise,
                new CorrectionProposed(
                        enterprise.id().toString(),
                        noted.position(),
                        EventCodec.type(before),
                        EventCodec.revision(before),
                        Payloads.plain(before),
                        after,
                        noted.businessDate(),
                        date,
                        correction.reason(),
                        correction.documentNo()));
    }

    /** What the project's entries up to the note say of the acceptance, once corrected. */
    private static AcceptanceNoted noteAfter(
            AcceptanceNoted before, StreamFold corrected, long assessedAt, long notedAt) {
        Recorded assessed = Objects.requireNonNull(corrected.at(assessedAt));
        Project then = (Project) corrected.before(notedAt).state();
        return AcceptanceNotes.note(
                before.programme(),
                before.application(),
                (AcceptanceAssessed) assessed.event(),
                then.scenes(),
                List.of());
    }

    /** The posting that moves with a corrected event; null where its day stays, or nothing is posted for it. */
    private static @Nullable Twin posted(Target target, CorrectionProposed correction, Streams streams) {
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
