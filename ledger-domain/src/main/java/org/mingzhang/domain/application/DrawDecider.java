package org.mingzhang.domain.application;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.actor.Role;
import org.mingzhang.domain.application.Application.Status;
import org.mingzhang.domain.application.ApplicationCommand.DeclareConflict;
import org.mingzhang.domain.application.ApplicationCommand.DrawExperts;
import org.mingzhang.domain.application.ApplicationCommand.RequestDraw;
import org.mingzhang.domain.application.ApplicationEvent.Avoided;
import org.mingzhang.domain.application.ApplicationEvent.ConflictDeclared;
import org.mingzhang.domain.application.ApplicationEvent.DrawRequested;
import org.mingzhang.domain.application.ApplicationEvent.Excluded;
import org.mingzhang.domain.application.ApplicationEvent.ExpertsDrawn;
import org.mingzhang.domain.application.ApplicationEvent.ObjectionFiled;
import org.mingzhang.domain.decision.Beacon;
import org.mingzhang.domain.decision.Decision;
import org.mingzhang.domain.decision.Duties;
import org.mingzhang.domain.decision.Duty;
import org.mingzhang.domain.decision.Occasion;
import org.mingzhang.domain.decision.Rejection;
import org.mingzhang.domain.decision.RejectionCode;
import org.mingzhang.domain.decision.Streams;
import org.mingzhang.domain.event.StreamId;
import org.mingzhang.domain.expert.ExpertEvent.ExpertEnrolled;
import org.mingzhang.domain.expert.ExpertPool;
import org.mingzhang.domain.expert.Lot;
import org.mingzhang.domain.policy.PolicyPack;
import org.mingzhang.domain.policy.Stage;
import org.mingzhang.domain.programme.Programme;

/**
 * The rules of drawing experts by lot (抽取). Who may be drawn is fixed when the draw is asked for, before anybody scores; the
 * seed comes later, from the ledger's next daily record of its roots; and a stage is drawn once. Only where interests or
 * departures leave seats that no reserve can take, these seats, and no others, are drawn for anew (补抽).
 */
final class DrawDecider {
    private final Streams streams;
    private final Occasion occasion;
    private final Application application;

    DrawDecider(Streams streams, Occasion occasion, Application application) {
        this.streams = streams;
        this.occasion = occasion;
        this.application = application;
    }

    private @Nullable Rejection refuseStage(String number, String stage) {
        if (!application.exists()) {
            return Rejection.of(RejectionCode.NOT_FOUND, Map.of("application", number));
        }
        if (application.status() != Status.IN_REVIEW) {
            return Rejection.of(
                    RejectionCode.WRONG_STATE,
                    Map.of("state", application.status(), "needs", Status.IN_REVIEW.chinese()));
        }
        PolicyPack pack = streams.pack(application.packSm3());
        if (StageOrder.hangsOnParameters(pack, application)) {
            // The programme's stream, in which the parameters stand, comes after those that the draw asks for.
            Avoidance.of(streams, number, application);
            streams.state(StreamId.experts(application.submitted().programme()));
        }
        Stage next = StageOrder.next(pack, application, () -> ((Programme)
                        streams.state(StreamId.programme(application.submitted().programme())))
                .parameters(pack));
        boolean now =
                next != null && next.id().equals(stage) && StageKind.of(pack, application, stage) == StageKind.EXPERTS;
        return now
                ? occasion.refuseBefore(application.lastStepOn(), "上一环节")
                : Rejection.of(
                        RejectionCode.STAGE_OUT_OF_ORDER,
                        Map.of("stage", stage, "next", next == null ? "无" : next.id(), "needs", "专家评审环节"));
    }

    Decision request(RequestDraw c) {
        Rejection no = occasion.first(() -> occasion.refuseUnless(Role.CITY_INDUSTRY))
                .then(() -> refuseStage(c.application(), c.stage()))
                .then(() -> occasion.refuseOwn(application.applicant()))
                .refusal();
        if (no != null) {
            return new Decision.Rejected(no);
        }
        PolicyPack pack = streams.pack(application.packSm3());
        Duties duties = application.duties(pack);
        Avoidance avoidance = Avoidance.of(streams, c.application(), application);
        ExpertPool pool = (ExpertPool)
                streams.state(StreamId.experts(application.submitted().programme()));
        ScoreRules scores = ScoreRules.of(streams, application, c.stage());
        Panel panel = scores.panel();
        Rejection again = panel == null ? refuseScored(scores) : refuseRolling(c, panel);
        if (again != null) {
            return new Decision.Rejected(again);
        }
        List<String> candidates = new ArrayList<>();
        List<Excluded> excluded = new ArrayList<>();
        for (ExpertEnrolled expert : pool.experts().values()) {
            if (c.speciality() == null || c.speciality().equals(expert.speciality())) {
                Avoided why = avoidance.why(expert.actor(), expert.orgCode(), expert.orgName());
                if (why == null && panel != null && panel.has(expert.actor())) {
                    why = Avoided.ON_PANEL;
                }
                if (why == null
                        && (playedAPart(duties, expert.actor())
                                || occasion.isBy(expert.actor())
                                || wasDrawn(c.stage(), pool, expert.actor()))) {
                    why = Avoided.EARLIER_PART;
                }
                if (why == null) {
                    candidates.add(expert.expert());
                } else {
                    excluded.add(new Excluded(expert.expert(), why));
                }
            }
        }
        int wanted = c.count() + c.reserve();
        return candidates.size() < wanted
                ? Decision.reject(
                        RejectionCode.WRONG_STATE,
                        Map.of(
                                "state",
                                "可抽取的专家 " + candidates.size() + " 名，回避 " + excluded.size() + " 名",
                                "needs",
                                "不少于 " + wanted + " 名"))
                : Decision.accept(
                        c.subject(),
                        new DrawRequested(c.stage(), c.count(), c.reserve(), c.speciality(), candidates, excluded));
    }

    /** Whoever does not like the scores that are there does not draw others. */
    private static @Nullable Rejection refuseScored(ScoreRules scores) {
        return scores.scorers() == 0
                ? null
                : Rejection.of(
                        RejectionCode.WRONG_STATE,
                        Map.of("state", "已有 " + scores.scorers() + " 名专家评分", "needs", "评分之前申请抽取；要重新评审的，先退回补正"));
    }

    /** A panel is filled up, and never drawn again until it suits. */
    private @Nullable Rejection refuseRolling(RequestDraw c, Panel panel) {
        boolean waits = application.draws(c.stage()).getLast().drawn() == null;
        if (waits || panel.missing() == 0) {
            return Rejection.of(
                    RejectionCode.ALREADY_EXISTS,
                    Map.of(
                            "application",
                            c.application(),
                            "stage",
                            c.stage(),
                            "state",
                            waits ? "已申请抽取专家" : "已抽取专家，评审组 " + panel.seats() + " 名齐备"));
        }
        return c.count() == panel.missing()
                ? null
                : Rejection.of(
                        RejectionCode.WRONG_STATE,
                        Map.of(
                                "state",
                                "评审组现有专家 " + panel.experts().size() + " 名，申请抽取 " + c.count() + " 名",
                                "needs",
                                "补抽 " + panel.missing() + " 名"));
    }

    /** Whether a lot of this stage fell on a person, who left the pool and came back under another id. */
    private boolean wasDrawn(String stage, ExpertPool pool, String actor) {
        return application.draws(stage).stream()
                .map(Application.Draw::drawn)
                .filter(Objects::nonNull)
                .flatMap(drawn -> Stream.concat(drawn.drawn().stream(), drawn.reserve().stream()))
                .anyMatch(expert -> pool.actorOf(expert).equals(actor));
    }

    private static boolean playedAPart(Duties duties, String actor) {
        for (Duty duty : Duty.values()) {
            if (duties.played(duty, actor)) {
                return true;
            }
        }
        return false;
    }

    Decision draw(DrawExperts c) {
        List<Application.Draw> draws = application.draws(c.stage());
        Application.Draw draw = draws.isEmpty() ? null : draws.getLast();
        Rejection no = occasion.first(() -> occasion.refuseUnless(Role.CITY_INDUSTRY))
                .then(() -> refuseStage(c.application(), c.stage()))
                .refuseIf(
                        draw == null,
                        RejectionCode.NOT_FOUND,
                        Map.of("application", c.application(), "stage", c.stage(), "needs", "先申请抽取专家"))
                .refuseIf(
                        draw != null && draw.drawn() != null,
                        RejectionCode.ALREADY_EXISTS,
                        Map.of("application", c.application(), "stage", c.stage(), "state", "已抽取专家"))
                .refusal();
        if (no != null || draw == null) {
            return new Decision.Rejected(Objects.requireNonNull(no));
        }
        Optional<Beacon> beacon = streams.beaconAfter(draw.position());
        if (beacon.isEmpty()) {
            return Decision.reject(
                    RejectionCode.WRONG_STATE,
                    Map.of("state", "种子未定", "position", draw.position(), "needs", "申请之后账本记下首个每日根，即次日"));
        }
        DrawRequested request = draw.request();
        List<String> order = Lot.order(beacon.get().sm3(), c.application(), c.stage(), request.candidates()).stream()
                .map(Lot.Ticket::expert)
                .toList();
        return Decision.accept(
                c.subject(),
                new ExpertsDrawn(
                        c.stage(),
                        draw.position(),
                        beacon.get().position(),
                        beacon.get().sm3(),
                        order.subList(0, request.count()),
                        order.subList(request.count(), request.count() + request.reserve())));
    }

    /**
     * Said before the stage is passed, it takes the expert's scores away. Said later, what was passed stands on them: that is on
     * record, and an objection, so that the case goes no further before somebody has answered it.
     */
    Decision declare(DeclareConflict c) {
        String actor = occasion.actor().id();
        String name = occasion.standing().name();
        String late = application.passedOn(actor);
        return occasion.first(() -> occasion.refuseUnless(Role.EXPERT))
                .refuseIf(!application.exists(), RejectionCode.NOT_FOUND, Map.of("application", c.application()))
                .refuseIf(
                        application.exists() && application.status() != Status.IN_REVIEW,
                        RejectionCode.WRONG_STATE,
                        Map.of("state", application.status(), "needs", Status.IN_REVIEW.chinese() + "；审核已毕的，向监督组反映"))
                .refuseIf(
                        application.hasDeclaredConflict(actor),
                        RejectionCode.ALREADY_EXISTS,
                        Map.of("actor", actor, "state", "已声明回避"))
                .orElse(() -> {
                    Decision.Accepted declared =
                            Decision.accept(c.subject(), new ConflictDeclared(actor, name, c.reason(), late));
                    return late == null
                            ? declared
                            : declared.and(
                                    c.subject(),
                                    new ObjectionFiled(
                                            objection(actor), "专家 " + name + " 在参与的环节通过之后声明回避：" + c.reason(), late));
                });
    }

    /** A number that no objection of the case has. */
    private String objection(String actor) {
        String number = "回避-" + actor;
        while (application.hasObjection(number)) {
            number += "-又";
        }
        return number;
    }
}
