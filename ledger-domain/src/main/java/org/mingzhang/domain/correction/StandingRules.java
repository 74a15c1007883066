package org.mingzhang.domain.correction;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.application.Application;
import org.mingzhang.domain.application.ApplicationEvent.ApplicationSubmitted;
import org.mingzhang.domain.award.AwardEvent.RecoveryOrdered;
import org.mingzhang.domain.award.AwardEvent.RecoveryReceived;
import org.mingzhang.domain.correction.CorrectionEvent.Corrected;
import org.mingzhang.domain.decision.Rejection;
import org.mingzhang.domain.decision.RejectionCode;
import org.mingzhang.domain.decision.Shortfall;
import org.mingzhang.domain.decision.Streams;
import org.mingzhang.domain.enterprise.Enterprise;
import org.mingzhang.domain.enterprise.EnterpriseEvent.EnterpriseAdmitted;
import org.mingzhang.domain.enterprise.EnterpriseEvent.EnterpriseBatchMoved;
import org.mingzhang.domain.enterprise.EnterpriseEvent.YearlyFigureRecorded;
import org.mingzhang.domain.enterprise.RosterShortfalls;
import org.mingzhang.domain.enterprise.RosterStep;
import org.mingzhang.domain.event.LedgerEvent;
import org.mingzhang.domain.event.Recorded;
import org.mingzhang.domain.event.StreamFold;
import org.mingzhang.domain.event.StreamId;
import org.mingzhang.domain.officiallist.OfficialList;
import org.mingzhang.domain.officiallist.OfficialListEvent.ListIssued;
import org.mingzhang.domain.policy.Batch;
import org.mingzhang.domain.policy.Direction;
import org.mingzhang.domain.programme.FigureRules;
import org.mingzhang.domain.programme.Programme;
import org.mingzhang.domain.provider.Provider;
import org.mingzhang.domain.provider.ProviderEvent.ProviderRated;
import org.mingzhang.domain.provider.ProviderEvent.RatingWithdrawn;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What stays true of rosters, ratings and debtors, whatever is corrected: what their own commands ask for. */
final class StandingRules {
    private final Streams streams;

    StandingRules(Streams streams) {
        this.streams = streams;
    }

    /** Lists come before the organisations on them; so the one that an entry rests on is taken before the entry's own stream. */
    static void takeList(Streams streams, ObjectNode before) {
        String list = cited(before);
        if (list != null) {
            streams.state(StreamId.list(list));
        }
    }

    private static @Nullable String cited(ObjectNode before) {
        JsonNode list = before.get("list");
        JsonNode id = list == null ? null : list.get("id");
        return id != null && id.isString() ? id.stringValue() : null;
    }

    /** Of an organisation's stream: batches are the pack's, steps keep their order, and none is before the list it rests on. */
    @Nullable
    Rejection refuseRoster(Target target, Corrected corrected, StreamFold after) {
        Rejection no =
                Shortfall.worse(RosterShortfalls.of(target.fold().standing()), RosterShortfalls.of(after.standing()));
        no = no == null ? refuseBeforeList(target, corrected) : no;
        no = no == null ? refuseGroundless(corrected) : no;
        return no != null
                ? no
                : switch (corrected.eventAfter()) {
                    case EnterpriseAdmitted e -> refuseBatch(e.programme(), e.batch());
                    case EnterpriseBatchMoved e -> refuseBatch(e.programme(), e.toBatch());
                    case YearlyFigureRecorded e ->
                        FigureRules.refuse(
                                FigureRules.pack(
                                        streams,
                                        (Programme) streams.state(StreamId.programme(e.programme())),
                                        e.figure()),
                                e.figure(),
                                e.value());
                    case null, default -> null;
                };
    }

    /** A step on a roster keeps what it can be looked up by. */
    private static @Nullable Rejection refuseGroundless(Corrected corrected) {
        return corrected.eventAfter() instanceof RosterStep step && step.isGroundless()
                ? Rejection.of(RejectionCode.FACT_MISSING, Map.of("missing", "文号，或所据名单的行"))
                : null;
    }

    /** What rests on a row of a list is not moved to before the list. */
    @Nullable
    Rejection refuseBeforeList(Target target, Corrected corrected) {
        LocalDate day = corrected.correctedDate();
        String list = cited(corrected.before());
        if (day == null
                || list == null
                || target.id().type() == StreamId.list(list).type()) {
            return null;
        }
        LocalDate issued = ((OfficialList) streams.state(StreamId.list(list))).issuedOn();
        return issued != null && day.isBefore(issued)
                ? Rejection.of(
                        RejectionCode.BUSINESS_DATE_TOO_EARLY,
                        Map.of("businessDate", day, "notBefore", issued, "restsOn", "名单签发"))
                : null;
    }

    private @Nullable Rejection refuseBatch(String programme, @Nullable String batch) {
        Programme of = (Programme) streams.state(StreamId.programme(programme));
        Batch known = batch == null
                ? null
                : streams.pack(of.versions().latest().packSm3()).batch(batch).orElse(null);
        return known != null && Integer.toString(known.number()).equals(batch)
                ? null
                : Rejection.of(RejectionCode.NOT_FOUND, Map.of("batch", String.valueOf(batch)));
    }

    /** A title that an application rests on is one that the pack knows; a product is the applicant's. */
    @Nullable
    Rejection refuseUnknownSubject(Application application, Corrected corrected) {
        if (!Recount.concerns(corrected) || !(corrected.eventAfter() instanceof ApplicationSubmitted is)) {
            return null;
        }
        // What is counted with the beneficiary moves along.
        streams.state(StreamId.enterprise(is.applicant()));
        Provider provider = (Provider) streams.state(StreamId.provider(is.applicant()));
        if (is.product() != null && provider.product(is.product()) == null) {
            return Rejection.of(RejectionCode.NOT_FOUND, Map.of("product", is.product(), "provider", is.applicant()));
        }
        return is.honour() == null
                        || streams.pack(application.packSm3()).honours().stream()
                                .anyMatch(honour -> honour.id().equals(is.honour()))
                ? null
                : Rejection.of(RejectionCode.NOT_FOUND, Map.of("honour", is.honour()));
    }

    /**
     * The batch of a renovation is that in which its applicant was when it was handed in: the roster is corrected, not it. Any other
     * application's is one of the pack's.
     */
    @Nullable
    Rejection refuseOtherBatch(Target target, Corrected corrected) {
        if (!(corrected.eventBefore() instanceof ApplicationSubmitted was)
                || !(corrected.eventAfter() instanceof ApplicationSubmitted is)
                || Objects.equals(was.batch(), is.batch())) {
            return null;
        }
        Application application = (Application) target.fold().state();
        if (application.direction(streams.pack(application.packSm3())).kind() != Direction.Kind.RENOVATION) {
            return is.batch() == null ? null : refuseBatch(is.programme(), is.batch());
        }
        String listed = ((Enterprise) streams.state(StreamId.enterprise(is.applicant())))
                .batchAt(is.programme(), application.submittedAt());
        if (listed == null) {
            return refuseBatch(is.programme(), is.batch());
        }
        return listed.equals(is.batch())
                ? null
                : Rejection.of(
                        RejectionCode.WRONG_STATE,
                        Map.of("field", "batch", "state", String.valueOf(is.batch()), "needs", "与试点名单一致：" + listed));
    }

    /** Who was served says how well, and takes it back; what it signed itself nobody else rewrites or takes away. */
    static @Nullable Rejection refuseOthersWord(Target target, Corrected corrected) {
        Recorded stands = target.fold().at(corrected.position());
        return (corrected.eventBefore() instanceof ProviderRated || corrected.eventBefore() instanceof RatingWithdrawn)
                        && stands != null
                        && stands.actor().isRegistered()
                ? Rejection.of(
                        RejectionCode.WRONG_STATE,
                        Map.of("event", corrected.type(), "state", "由评价方签名提交", "needs", "只更正旧账登记的评价"))
                : null;
    }

    /** Money of a debtor stays money of a debtor. */
    @Nullable
    Rejection refuseStranger(Target target, Corrected corrected) {
        if (!(corrected.eventBefore() instanceof RecoveryReceived was)
                || !(corrected.eventAfter() instanceof RecoveryReceived is)
                || Objects.equals(was.payer(), is.payer())) {
            return null;
        }
        Application application =
                (Application) streams.state(StreamId.application(target.id().id()));
        List<String> debtors = target.fold().standing().stream()
                .map(Recorded::event)
                .filter(RecoveryOrdered.class::isInstance)
                .map(RecoveryOrdered.class::cast)
                .filter(order -> order.recovery().equals(is.recovery()))
                .map(RecoveryOrdered::debtors)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(List.of(application.applicant()));
        if (is.payer() == null) {
            return debtors.size() == 1
                    ? null
                    : Rejection.of(
                            RejectionCode.FACT_MISSING,
                            Map.of("missing", "付款的债务人", "options", String.join("、", debtors)));
        }
        return debtors.contains(is.payer())
                ? null
                : Rejection.of(
                        RejectionCode.NOT_ELIGIBLE,
                        Map.of("payer", is.payer(), "debtors", String.join("、", debtors), "needs", "追回决定所列的债务人"));
    }

    /** What decides, pays or ends keeps a number that it can be looked up by. */
    static @Nullable Rejection refuseUnnumbered(Target target, LedgerEvent before, @Nullable LedgerEvent after) {
        return before instanceof ListIssued was
                        && after instanceof ListIssued is
                        && was.documentNo() != null
                        && is.documentNo() == null
                        && is.kind().numbered()
                ? Rejection.of(
                        RejectionCode.LIST_DOCUMENT_MISSING,
                        Map.of("list", target.id().id(), "documentNo", "未写"))
                : null;
    }
}
