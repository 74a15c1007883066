package org.mingzhang.domain.enterprise;

import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.actor.Role;
import org.mingzhang.domain.decision.Checks;
import org.mingzhang.domain.decision.Decision;
import org.mingzhang.domain.decision.Occasion;
import org.mingzhang.domain.decision.Rejection;
import org.mingzhang.domain.decision.RejectionCode;
import org.mingzhang.domain.decision.Streams;
import org.mingzhang.domain.enterprise.Enterprise.Membership;
import org.mingzhang.domain.enterprise.EnterpriseCommand.AdmitEnterprise;
import org.mingzhang.domain.enterprise.EnterpriseCommand.LeavePilot;
import org.mingzhang.domain.enterprise.EnterpriseCommand.MoveBatch;
import org.mingzhang.domain.enterprise.EnterpriseCommand.ReplaceEnterprise;
import org.mingzhang.domain.enterprise.EnterpriseCommand.ReserveEnterprise;
import org.mingzhang.domain.enterprise.EnterpriseEvent.EnterpriseAdmitted;
import org.mingzhang.domain.enterprise.EnterpriseEvent.EnterpriseBatchMoved;
import org.mingzhang.domain.enterprise.EnterpriseEvent.EnterpriseLeftPilot;
import org.mingzhang.domain.enterprise.EnterpriseEvent.EnterpriseReplaced;
import org.mingzhang.domain.enterprise.EnterpriseEvent.EnterpriseReserved;
import org.mingzhang.domain.event.ListRow;
import org.mingzhang.domain.event.StreamId;
import org.mingzhang.domain.officiallist.Cited;
import org.mingzhang.domain.officiallist.OfficialListEvent.Kind;
import org.mingzhang.domain.policy.Batch;
import org.mingzhang.domain.policy.Direction;
import org.mingzhang.domain.policy.FactName;
import org.mingzhang.domain.policy.PolicyPack;
import org.mingzhang.domain.policy.Quota;
import org.mingzhang.domain.programme.Programme;

/**
 * The rules of a programme's roster: reserved, admitted to a batch, moved, left, replaced. Who left comes back by the reserve
 * alone, and is admitted again by another person than who let it leave.
 */
final class RosterDecider {
    private final Streams streams;
    private final Occasion occasion;
    private final StreamId subject;
    private final Enterprise enterprise;
    private final @Nullable Enterprise replacement;
    private final @Nullable Cited cited;

    RosterDecider(Streams streams, Occasion occasion, EnterpriseCommand command, @Nullable ListRow row) {
        this.streams = streams;
        this.occasion = occasion;
        this.cited = Cited.read(streams, row);
        this.subject = command.subject();
        StreamId second =
                command instanceof ReplaceEnterprise c ? StreamId.enterprise(c.replacement()) : command.subject();
        // Two streams of one kind are taken in the order of their ids, whoever of them is which.
        if (second.compareTo(subject) < 0) {
            streams.state(second);
        }
        this.enterprise = (Enterprise) streams.state(subject);
        this.replacement = second.equals(subject) ? null : (Enterprise) streams.state(second);
    }

    Decision reserve(ReserveEnterprise c) {
        Membership membership = enterprise.membership(c.programme());
        return open().refuseIf(
                        membership != null && !membership.left(),
                        occasion.again(),
                        Map.of("enterprise", c.enterprise()))
                .then(() -> refuseProgramme(c.programme()))
                .then(() -> refuseBefore(membership))
                .then(() -> refuseRow(c.programme(), Kind.RECOMMENDATION, Kind.DECISION))
                .orElse(() -> Decision.accept(
                        subject, new EnterpriseReserved(c.programme(), document(c.documentNo()), c.list())));
    }

    Decision admit(AdmitEnterprise c) {
        Membership membership = enterprise.membership(c.programme());
        return open().refuseIf(
                        membership != null && membership.inPilot(),
                        occasion.again(),
                        Map.of("enterprise", c.enterprise()))
                .then(() -> refuseProgramme(c.programme()))
                .then(() -> refuseReturn(membership))
                .then(() -> refuseBefore(membership))
                .then(() -> refuseBatch(c.programme(), c.batch()))
                .then(() -> refuseRow(c.programme(), Kind.DECISION))
                .orElse(() -> Decision.accept(
                        subject,
                        new EnterpriseAdmitted(
                                c.programme(),
                                batch(c.programme(), c.batch()),
                                document(c.documentNo()),
                                c.list(),
                                places(c.programme()))));
    }

    Decision move(MoveBatch c) {
        Membership membership = enterprise.membership(c.programme());
        String from = membership == null || membership.left() ? null : membership.batch();
        return open().refuseIf(
                        from == null, RejectionCode.WRONG_STATE, Map.of("enterprise", c.enterprise(), "needs", "在试点名单"))
                .then(() -> refuseProgramme(c.programme()))
                .then(() -> refuseBefore(membership))
                .then(() -> refuseBatch(c.programme(), c.batch()))
                .then(() -> refuseRow(c.programme(), Kind.DECISION))
                .orElse(() -> {
                    String to = batch(c.programme(), c.batch());
                    return to.equals(from)
                            ? Decision.reject(
                                    RejectionCode.WRONG_STATE, Map.of("enterprise", c.enterprise(), "batch", to))
                            : Decision.accept(
                                    subject,
                                    new EnterpriseBatchMoved(
                                            c.programme(),
                                            Objects.requireNonNullElse(from, ""),
                                            to,
                                            document(c.documentNo()),
                                            c.reason(),
                                            c.list()));
                });
    }

    Decision leave(LeavePilot c) {
        Membership membership = enterprise.membership(c.programme());
        return open().refuseIf(
                        membership == null || membership.left(),
                        RejectionCode.WRONG_STATE,
                        Map.of("enterprise", c.enterprise(), "needs", "在储备库或试点名单"))
                .then(() -> refuseBefore(membership))
                .then(() -> refuseRow(c.programme(), Kind.EXIT))
                .orElse(() -> Decision.accept(
                        subject,
                        new EnterpriseLeftPilot(
                                c.programme(),
                                document(c.documentNo()),
                                c.reason(),
                                c.list(),
                                membership == null || !membership.inPilot() ? null : membership.places())));
    }

    Decision replace(ReplaceEnterprise c) {
        Membership membership = enterprise.membership(c.programme());
        Membership incoming = replacement == null ? null : replacement.membership(c.programme());
        return open().refuseIf(
                        membership == null
                                || !membership.left()
                                || membership.batch() == null
                                || membership.replacedBy() != null,
                        RejectionCode.WRONG_STATE,
                        Map.of("enterprise", c.enterprise(), "needs", "曾在试点名单、已退出且尚无替补"))
                .refuseIf(
                        incoming == null || !incoming.inPilot(),
                        RejectionCode.WRONG_STATE,
                        Map.of("replacement", c.replacement(), "needs", "在试点名单"))
                .then(() -> refuseBefore(membership))
                .then(() -> refuseUnreserved(incoming, c.replacement()))
                .then(() -> refuseInAlready(membership, incoming, c.replacement()))
                .then(() -> refuseBefore(incoming))
                .then(() -> refuseReplacementRow(c))
                .orElse(() -> Decision.accept(
                        subject,
                        new EnterpriseReplaced(c.programme(), c.replacement(), document(c.documentNo()), c.list())));
    }

    /** Who left comes back as who comes in: out of the reserve, and by somebody who did not let it leave. */
    private @Nullable Rejection refuseReturn(@Nullable Membership membership) {
        return membership == null
                ? null
                : occasion.first(() -> null)
                        .refuseIf(
                                membership.left(),
                                RejectionCode.WRONG_STATE,
                                Map.of("enterprise", subject.id(), "state", "已退出", "needs", "退出后重新列入储备库"))
                        .refuseIf(
                                membership.leftBy().stream().anyMatch(occasion::isAlso),
                                RejectionCode.SAME_PERSON,
                                Map.of("actor", occasion.actor().id(), "step", "重新纳入试点", "otherStep", "退出试点"))
                        .refusal();
    }

    /** The document of the command, or else of the list that it cites; null where the list has none. */
    private @Nullable String document(@Nullable String documentNo) {
        return documentNo != null || cited == null || cited.list().issued() == null
                ? documentNo
                : cited.list().issued().documentNo();
    }

    /** 择优补充: out of the reserve. Old records often have no reserve, and that is no breach. */
    private @Nullable Rejection refuseUnreserved(@Nullable Membership incoming, String code) {
        return occasion.isHistory() || incoming == null || incoming.reserved()
                ? null
                : Rejection.of(RejectionCode.WRONG_STATE, Map.of("replacement", code, "needs", "由储备库纳入"));
    }

    /** Who was in while the other still was takes nobody's place. */
    private static @Nullable Rejection refuseInAlready(
            @Nullable Membership left, @Nullable Membership incoming, String code) {
        return left != null
                        && left.since() != null
                        && incoming != null
                        && incoming.since() != null
                        && incoming.since().isBefore(left.since())
                ? Rejection.of(
                        RejectionCode.BUSINESS_DATE_TOO_EARLY,
                        Map.of(
                                "replacement",
                                code,
                                "businessDate",
                                incoming.since(),
                                "notBefore",
                                left.since(),
                                "restsOn",
                                "退出试点"))
                : null;
    }

    private @Nullable Rejection refuseRow(String programme, Kind... kinds) {
        return cited == null ? null : cited.refuse(occasion, Cited.Use.ofOrganisation(programme, subject.id(), kinds));
    }

    /** The row may be that of the one that left, on an exit list, or that of the one that came in. */
    private @Nullable Rejection refuseReplacementRow(ReplaceEnterprise c) {
        if (cited == null) {
            return null;
        }
        boolean exit = cited.list().issued() != null && cited.list().issued().kind() == Kind.EXIT;
        return cited.refuse(
                occasion,
                Cited.Use.ofOrganisation(
                        c.programme(), exit ? c.enterprise() : c.replacement(), Kind.EXIT, Kind.DECISION));
    }

    /** How many the roster has place for: as many as may get what only its members can get. */
    private @Nullable Integer places(String programme) {
        return streams.pack(programme(programme).packSm3(occasion.businessDate())).directions().stream()
                .filter(direction -> direction.kind() == Direction.Kind.RENOVATION
                        && direction.requirementOn(FactName.ENTERPRISE_PILOT).isPresent())
                .flatMap(direction -> direction.quotas().stream())
                .filter(quota -> quota.per() == Quota.Per.PROGRAMME)
                .flatMap(quota -> quota.written().stream())
                .map(Math::toIntExact)
                .min(Integer::compare)
                .orElse(null);
    }

    private Checks open() {
        return occasion.first(() -> occasion.refuseUnless(Role.CITY_INDUSTRY))
                .refuseIf(!enterprise.exists(), RejectionCode.NOT_FOUND, Map.of("enterprise", subject.id()));
    }

    private @Nullable Rejection refuseBefore(@Nullable Membership membership) {
        return membership == null ? null : occasion.refuseBefore(membership.since(), "名单上一变动");
    }

    private Programme programme(String id) {
        return (Programme) streams.state(StreamId.programme(id));
    }

    private @Nullable Rejection refuseProgramme(String id) {
        Programme programme = programme(id);
        return occasion.first(() -> null)
                .refuseIf(!programme.exists(), RejectionCode.NOT_FOUND, Map.of("programme", id))
                .refuseIf(programme.isClosed(), RejectionCode.WRONG_STATE, Map.of("programme", id, "state", "已关闭"))
                .refusal();
    }

    private @Nullable Rejection refuseBatch(String programme, String batch) {
        PolicyPack pack = streams.pack(programme(programme).packSm3(occasion.businessDate()));
        return pack.batch(batch).isPresent() ? null : Rejection.of(RejectionCode.NOT_FOUND, Map.of("batch", batch));
    }

    /** The batch by its number, however the command named it. */
    private String batch(String programme, String batch) {
        Batch known = streams.pack(programme(programme).packSm3(occasion.businessDate()))
                .batch(batch)
                .orElseThrow();
        return Integer.toString(known.number());
    }
}
