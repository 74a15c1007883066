package org.mingzhang.domain.correction;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.actor.Role;
import org.mingzhang.domain.application.Application;
import org.mingzhang.domain.application.RankRules;
import org.mingzhang.domain.correction.CorrectionCommand.ApproveCorrection;
import org.mingzhang.domain.correction.CorrectionCommand.ProposeCorrection;
import org.mingzhang.domain.correction.CorrectionCommand.RejectCorrection;
import org.mingzhang.domain.correction.CorrectionEvent.Corrected;
import org.mingzhang.domain.correction.CorrectionEvent.CorrectionApproved;
import org.mingzhang.domain.correction.CorrectionEvent.CorrectionProposed;
import org.mingzhang.domain.correction.CorrectionEvent.CorrectionRejected;
import org.mingzhang.domain.decision.Decision;
import org.mingzhang.domain.decision.Occasion;
import org.mingzhang.domain.decision.Rejection;
import org.mingzhang.domain.decision.RejectionCode;
import org.mingzhang.domain.decision.StreamEvent;
import org.mingzhang.domain.decision.Streams;
import org.mingzhang.domain.event.EventCodec;
import org.mingzhang.domain.event.Recorded;
import org.mingzhang.domain.event.StreamId;
import org.mingzhang.domain.programme.Programme;
import tools.jackson.databind.node.ObjectNode;

/**
 * The rules of corrections: two persons, neither of whom has an interest in it and the second of whom did not record what is
 * corrected, nor either of them paid what a corrected voucher is of; what is said to stand does stand; and nothing that the rules forbid comes of it.
 */
final class CorrectionDecider {
    private final Streams streams;
    private final Occasion occasion;

    CorrectionDecider(Streams streams, Occasion occasion) {
        this.streams = streams;
        this.occasion = occasion;
    }

    Decision decide(CorrectionCommand command) {
        return switch (command) {
            case ProposeCorrection c -> propose(c);
            case ApproveCorrection c -> approve(c);
            case RejectCorrection c -> reject(c);
        };
    }

    private Correction correction(CorrectionCommand command) {
        return (Correction) streams.state(command.subject());
    }

    private Decision propose(ProposeCorrection c) {
        Correction correction = correction(c);
        Rejection post = occasion.refusePost(Role.FINANCE, Role.CITY_INDUSTRY, Role.COUNTY_INDUSTRY);
        if (post != null) {
            return new Decision.Rejected(post);
        }
        if (!Correctable.on(c.target().type())) {
            return new Decision.Rejected(notCorrectable(c.type()));
        }
        StandingRules.takeList(streams, c.before());
        Target target = Target.of(c.target(), streams);
        Recorded stands = target.fold().at(c.position());
        return occasion.first(() -> occasion.refuseScope(target.county()))
                .then(occasion::refuseFuture)
                .refuseIf(
                        correction.status() != Correction.Status.NONE,
                        RejectionCode.ALREADY_EXISTS,
                        Map.of("correction", c.correction()))
                .then(() -> refuseInterested(target))
                .then(() -> refuseUnlessStanding(target, c.position(), c.type(), c.before()))
                .then(() -> new Vouched(streams, occasion)
                        .refuse(target, proposal(c, Objects.requireNonNull(stands)), "提出更正国库凭证"))
                .then(() -> refuseChange(target, proposal(c, Objects.requireNonNull(stands))))
                .orElse(() -> Decision.accept(c.subject(), proposal(c, Objects.requireNonNull(stands))));
    }

    private static CorrectionProposed proposal(ProposeCorrection c, Recorded stands) {
        return new CorrectionProposed(
                c.stream(),
                c.position(),
                c.type(),
                EventCodec.revision(stands.event()),
                c.before(),
                c.after(),
                stands.businessDate(),
                c.correctedDate(),
                c.reason(),
                c.documentNo());
    }

    private Decision approve(ApproveCorrection c) {
        Correction correction = correction(c);
        CorrectionProposed proposed = correction.proposed();
        Rejection no = occasion.first(() -> occasion.refuseUnless(Role.FINANCE, Role.CITY_INDUSTRY))
                .then(() -> refuseUnlessOpen(c, correction))
                .refusal();
        if (no != null || proposed == null) {
            return new Decision.Rejected(no == null ? unknown(c) : no);
        }
        StandingRules.takeList(streams, proposed.before());
        Target target = Target.of(StreamId.parse(proposed.stream()), streams);
        List<String> awards = awards(target, proposed);
        Corrected corrected = corrected(c.correction(), correction, proposed, awards, openFrom(target, proposed));
        return occasion.first(() -> refuseInterested(target))
                .then(() -> refuseUnlessStanding(target, proposed.position(), proposed.type(), proposed.before()))
                .then(() -> refuseRecorder(target, proposed.position()))
                .then(() -> new Vouched(streams, occasion).refuse(target, proposed, "复核更正国库凭证"))
                .then(() -> refuseChange(target, proposed))
                .orElse(() -> approved(c, correction, target, corrected, proposed));
    }

    /** The awards that rest on what is corrected; on an acceptance those of its enterprise that look at it, too. */
    private List<String> awards(Target target, CorrectionProposed proposed) {
        Twin noted = Twin.noted(target, proposed, streams);
        return noted == null
                ? target.awards()
                : Stream.concat(target.awards().stream(), noted.beside().awards().stream())
                        .distinct()
                        .toList();
    }

    private Decision approved(
            ApproveCorrection c,
            Correction correction,
            Target target,
            Corrected corrected,
            CorrectionProposed proposed) {
        List<StreamEvent> events = new ArrayList<>(List.of(
                new StreamEvent(c.subject(), new CorrectionApproved(corrected.awards(), c.opinion())),
                new StreamEvent(target.id(), corrected)));
        Twin twin = Twin.of(target, proposed, streams);
        if (twin != null) {
            Corrected posting = corrected(
                    c.correction(), correction, twin.proposed(), List.of(), openFrom(twin.beside(), twin.proposed()));
            events.add(new StreamEvent(twin.beside().id(), posting));
        }
        events.addAll(Recount.of(target.id(), corrected, streams));
        if (target.fold().state() instanceof Application before) {
            Application after = (Application) target.fold().with(corrected).state();
            events.addAll(RankRules.moved(streams, target.id().id(), before, after));
        }
        return new Decision.Accepted(List.copyOf(events));
    }

    private static Corrected corrected(
            String number,
            Correction correction,
            CorrectionProposed proposed,
            List<String> awards,
            @Nullable LocalDate openFrom) {
        return new Corrected(
                number,
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
                correction.proposedBy(),
                awards,
                openFrom);
    }

    /** From when on it posts, where what is corrected lies in a closed period. */
    private static @Nullable LocalDate openFrom(Target target, CorrectionProposed proposed) {
        LocalDate dated = proposed.dated();
        return target.fold().state() instanceof Programme programme && dated != null && programme.isClosedPeriod(dated)
                ? programme.openFrom()
                : null;
    }

    /** Nothing moves from the open period into a closed one. */
    private static @Nullable Rejection refuseIntoClosed(Target target, CorrectionProposed proposed) {
        LocalDate date = proposed.correctedDate();
        LocalDate dated = proposed.dated();
        return target.fold().state() instanceof Programme programme
                        && date != null
                        && dated != null
                        && !programme.isClosedPeriod(dated)
                ? programme.refuseClosed(date)
                : null;
    }

    private Decision reject(RejectCorrection c) {
        Correction correction = correction(c);
        return occasion.first(() -> occasion.refuseUnless(Role.FINANCE, Role.CITY_INDUSTRY))
                .then(() -> refuseUnlessOpen(c, correction))
                .orElse(() -> Decision.accept(c.subject(), new CorrectionRejected(c.reason())));
    }

    private static Rejection unknown(CorrectionCommand c) {
        return Rejection.of(RejectionCode.NOT_FOUND, Map.of("correction", c.correction()));
    }

    /** It was proposed, by somebody else, and nobody has answered. */
    private @Nullable Rejection refuseUnlessOpen(CorrectionCommand c, Correction correction) {
        return switch (correction.status()) {
            case NONE -> unknown(c);
            case APPROVED, REJECTED ->
                Rejection.of(
                        RejectionCode.WRONG_STATE,
                        Map.of("correction", c.correction(), "state", correction.status(), "needs", "待复核"));
            case PROPOSED -> occasion.isBy(correction.proposedBy()) ? samePerson("提出更正") : null;
        };
    }

    private Rejection samePerson(String otherStep) {
        return Rejection.of(
                RejectionCode.SAME_PERSON,
                Map.of("actor", occasion.actor().id(), "step", "复核更正", "otherStep", otherStep));
    }

    /** Who recorded what is corrected, or signed the import that did, is known by the own keys, those of old too. */
    private @Nullable Rejection refuseRecorder(Target target, long position) {
        Recorded stands = target.fold().at(position);
        return stands != null
                        && (occasion.isBy(stands.actor().id())
                                || occasion.standing().key(stands.actor().keyId()) != null)
                ? samePerson("登记被更正的账目")
                : null;
    }

    private @Nullable Rejection refuseInterested(Target target) {
        for (String organisation : target.interested()) {
            Rejection no = occasion.refuseOwn(organisation);
            if (no != null) {
                return no;
            }
        }
        return null;
    }

    private static Rejection notCorrectable(String type) {
        return Rejection.of(
                RejectionCode.WRONG_STATE, Map.of("event", type, "needs", "可以更正的登记事项；核定、拨付的金额和收款人以增核、核减、追回等命令办理"));
    }

    /** What is said to stand there must stand there, to the letter: nobody's word is taken for it. */
    private @Nullable Rejection refuseUnlessStanding(Target target, long position, String type, ObjectNode before) {
        Recorded stands = target.fold().at(position);
        Map<String, Object> place = Map.of("stream", target.id(), "position", position);
        if (stands == null) {
            return target.fold().isUndone(position)
                    ? Rejection.of(RejectionCode.WRONG_STATE, Map.of("position", position, "state", "已冲正"))
                    : Rejection.of(RejectionCode.NOT_FOUND, place);
        }
        if (Correctable.of(EventCodec.type(stands.event())) == null) {
            return notCorrectable(EventCodec.type(stands.event()));
        }
        if (!EventCodec.type(stands.event()).equals(type)) {
            return Rejection.of(RejectionCode.CHANGED_MEANWHILE, Map.of("position", position, "differs", "账目的种类"));
        }
        List<String> differing = Payloads.differing(Payloads.plain(stands.event()), before);
        return differing.isEmpty()
                ? null
                : Rejection.of(
                        RejectionCode.CHANGED_MEANWHILE,
                        Map.of("position", position, "differs", String.join("；", differing)));
    }

    private @Nullable Rejection refuseChange(Target target, CorrectionProposed proposed) {
        Correctable.Rule rule = Objects.requireNonNull(Correctable.of(proposed.type()));
        return occasion.first(() -> shape(proposed, rule))
                .then(() -> AfterRules.refuse(proposed, occasion))
                .then(() -> refuseConsequences(target, proposed))
                .then(() -> refuseIntoClosed(target, proposed))
                .then(() -> {
                    Twin twin = Twin.of(target, proposed, streams);
                    return twin == null
                            ? null
                            : occasion.first(() -> refuseConsequences(twin.beside(), twin.proposed()))
                                    .then(() -> refuseIntoClosed(twin.beside(), twin.proposed()))
                                    .refusal();
                })
                .refusal();
    }

    private @Nullable Rejection refuseConsequences(Target target, CorrectionProposed proposed) {
        return new Consequences(streams).refuse(target, Corrected.tried(proposed));
    }

    private static @Nullable Rejection shape(CorrectionProposed proposed, Correctable.Rule rule) {
        ObjectNode after = proposed.after();
        if (after == null) {
            return rule.reversible()
                    ? null
                    : Rejection.of(RejectionCode.WRONG_STATE, Map.of("event", proposed.type(), "needs", "更正，此类账目不能冲正"));
        }
        boolean sameDate =
                proposed.correctedDate() == null || proposed.correctedDate().equals(proposed.dated());
        if (sameDate && after.equals(proposed.before())) {
            return Rejection.of(RejectionCode.WRONG_STATE, Map.of("state", "更正前后相同", "needs", "更正前后有不同之处"));
        }
        if (!sameDate && Correctable.dateStays(proposed.type())) {
            return Rejection.of(
                    RejectionCode.WRONG_STATE, Map.of("field", "correctedDate", "state", "有改动", "needs", "业务日期不变"));
        }
        for (String kept : rule.kept()) {
            if (!Objects.equals(after.get(kept), proposed.before().get(kept))) {
                return Rejection.of(
                        RejectionCode.WRONG_STATE,
                        Map.of("field", kept, "state", "有改动", "needs", "此项不变；可以冲正的，冲正后另行登记"));
            }
        }
        return null;
    }
}
