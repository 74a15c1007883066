package org.mingzhang.domain.application;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.application.ApplicationEvent.ApplicationApproved;
import org.mingzhang.domain.application.ApplicationEvent.ApplicationRejected;
import org.mingzhang.domain.application.ApplicationEvent.ApplicationSubmitted;
import org.mingzhang.domain.application.ApplicationEvent.ApplicationWithdrawn;
import org.mingzhang.domain.application.ApplicationEvent.ObjectionFiled;
import org.mingzhang.domain.application.ApplicationEvent.ObjectionResolved;
import org.mingzhang.domain.application.ApplicationEvent.PublicNoticePosted;
import org.mingzhang.domain.application.ApplicationEvent.StageDecided;
import org.mingzhang.domain.decision.Rejection;
import org.mingzhang.domain.decision.RejectionCode;
import org.mingzhang.domain.decision.Sequence;
import org.mingzhang.domain.decision.Shortfall;
import org.mingzhang.domain.decision.WorkingDays;
import org.mingzhang.domain.event.Recorded;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.domain.policy.CoreParameter;
import org.mingzhang.domain.policy.Parameter;
import org.mingzhang.domain.policy.PolicyPack;
import org.mingzhang.domain.programme.Programme;

/** What an application's steps, taken together, lack by the rules: their order in time, and how long it was noticed. */
public final class ApplicationShortfalls {
    private ApplicationShortfalls() {}

    /**
     * All of them.
     *
     * @param standing the application's events as they stand
     * @param awardedOn when its award was approved; null where there is none
     */
    public static List<Shortfall> of(
            List<Recorded> standing, PolicyPack pack, Programme programme, @Nullable LocalDate awardedOn) {
        List<Shortfall> found = new ArrayList<>();
        Sequence steps = new Sequence("steps", found);
        Map<String, Sequence> objections = new HashMap<>();
        int n = 0;
        for (Recorded recorded : standing) {
            n++;
            LocalDate on = recorded.businessDate();
            switch ((ApplicationEvent) recorded.event()) {
                case ApplicationSubmitted e -> steps.step("申报", on);
                case PublicNoticePosted e -> {
                    steps.step("公示 " + n, e.from());
                    notice(n, e, pack, programme, found);
                    steps.step("公示期 " + n, e.to());
                }
                case StageDecided e -> steps.step("环节 " + n, on);
                case ApplicationApproved e -> steps.step("认定", on);
                case ApplicationRejected e -> steps.step("不予通过", on);
                case ApplicationWithdrawn e -> steps.step("撤回", on);
                case ObjectionFiled e ->
                    objection(e.objection(), objections, found).step("提出异议", on);
                case ObjectionResolved e ->
                    objection(e.objection(), objections, found).step("答复异议", on);
                default -> {
                    // Papers and scores come at any time.
                }
            }
        }
        steps.step("核定奖补", awardedOn);
        return List.copyOf(found);
    }

    private static Sequence objection(String objection, Map<String, Sequence> known, List<Shortfall> found) {
        return known.computeIfAbsent(objection, id -> new Sequence("objection " + id, found));
    }

    private static void notice(
            int n, PublicNoticePosted e, PolicyPack pack, Programme programme, List<Shortfall> found) {
        WorkingDays calendar = programme.workingDays();
        int needed = programme.parameters(pack).noticeWorkingDays();
        long given = calendar.knows(e.from().getYear()) && calendar.knows(e.to().getYear())
                ? calendar.count(e.from(), e.to())
                : 0;
        if (given < needed) {
            found.add(new Shortfall(
                    "notice " + n,
                    Fen.of(needed - given),
                    Rejection.of(
                            RejectionCode.NOTICE_NOT_FINISHED,
                            pack.parameter(CoreParameter.NOTICE_WORKING_DAYS.id())
                                    .map(Parameter::clause)
                                    .orElse(null),
                            Map.of("from", e.from(), "to", e.to(), "workingDays", given, "needs", needed))));
        }
    }
}
