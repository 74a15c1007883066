package org.mingzhang.view.workbench;

import static org.mingzhang.domain.actor.Role.APPLICANT;
import static org.mingzhang.domain.actor.Role.AUDITOR;
import static org.mingzhang.domain.actor.Role.CITY_INDUSTRY;
import static org.mingzhang.domain.actor.Role.COUNTY_INDUSTRY;
import static org.mingzhang.domain.actor.Role.FINANCE;
import static org.mingzhang.domain.actor.Role.SUPERVISOR;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.actor.Role;
import org.mingzhang.domain.duty.OpenDuty;
import org.mingzhang.domain.policy.Phase;
import org.mingzhang.domain.policy.PolicyPack;
import org.mingzhang.view.scope.Scope;
import org.mingzhang.view.workbench.Wait.Shown;
import org.mingzhang.view.workbench.Waiting.Day;
import org.mingzhang.view.workbench.Waiting.Group;
import org.mingzhang.view.workbench.Waiting.Tone;

/** What falls due within {@link Ground#AHEAD} days, or is overdue. */
final class Dues {
    /** Before the id of a duty, in the key of what is due of it. */
    static final String DUTY = "duty-";

    private static final Set<Role> POSTS =
            Wait.posts(CITY_INDUSTRY, COUNTY_INDUSTRY, FINANCE, AUDITOR, SUPERVISOR, APPLICANT);

    static final String INSPECTIONS = "inspection i JOIN application a ON a.application = i.project"
            + " LEFT JOIN enterprise e ON e.enterprise = a.applicant";
    static final Scope.Columns INSPECTION =
            new Scope.Columns("coalesce(a.county, e.county)", "a.applicant", null, "a.application");
    static final Shown OF_INSPECTION = new Shown(
            "a.application",
            "i.inspection",
            "a.applicant",
            "coalesce(e.name, a.applicant)",
            "coalesce(a.county, e.county)",
            "i.rectify_by",
            Shown.NOTHING,
            Day.TERM);

    private Dues() {}

    static List<Wait> of(Ground ground) {
        return List.of(
                due(
                        "due-notice",
                        "公示截止",
                        "件",
                        "审核中、公示最后一日在今后 " + Ground.AHEAD + " 日内的申报",
                        "application a LEFT JOIN enterprise e ON e.enterprise = a.applicant",
                        "a.programme",
                        "a.status = 'IN_REVIEW' AND a.notice_to BETWEEN ?::date AND ?::date AND "
                                + CaseWaits.NOTICE_NOW,
                        List.of(ground.day(), ground.horizon()),
                        INSPECTION,
                        new Shown(
                                "a.application",
                                Shown.NOTHING,
                                "a.applicant",
                                "coalesce(e.name, a.applicant)",
                                "coalesce(a.county, e.county)",
                                "a.notice_to",
                                Shown.NOTHING)),
                due(
                        "due-rectify",
                        "检查整改期限",
                        "项",
                        "结论为整改、没有记下整改完成的检查",
                        INSPECTIONS,
                        "a.programme",
                        "i.outcome = 'RECTIFY' AND i.rectified_on IS NULL AND i.rectify_by <= ?::date",
                        List.of(ground.horizon()),
                        INSPECTION,
                        OF_INSPECTION),
                due(
                        "due-recovery",
                        "追回缴款期限",
                        "笔",
                        "尚未缴足的追回",
                        MoneyWaits.RECOVERIES,
                        "w.programme",
                        MoneyWaits.OWED + " > 0 AND r.due_on <= ?::date",
                        List.of(ground.horizon()),
                        MoneyWaits.AWARD,
                        MoneyWaits.OF_RECOVERY),
                due(
                        "due-node",
                        "监督计划节点",
                        "个",
                        "今后 " + Ground.AHEAD + " 日内到日子的监督计划节点",
                        "supervision_node n",
                        "n.programme",
                        "n.on_date BETWEEN ?::date AND ?::date",
                        List.of(ground.day(), ground.horizon()),
                        Scope.Columns.NONE,
                        new Shown(
                                Shown.NOTHING,
                                "n.plan || ' ' || n.node",
                                Shown.NOTHING,
                                Shown.NOTHING,
                                Shown.NOTHING,
                                "n.on_date",
                                Shown.NOTHING)));
    }

    private static Wait due(
            String key,
            String sentence,
            String unit,
            String rule,
            String from,
            String programme,
            String where,
            List<Object> values,
            Scope.Columns owner,
            Shown shown) {
        return new Wait(
                key,
                Group.DUE,
                sentence,
                unit,
                rule,
                Tone.PLAIN,
                POSTS,
                from,
                programme,
                where,
                values,
                owner,
                shown.meaning(Day.TERM));
    }

    static boolean isFor(Role role) {
        return POSTS.contains(role);
    }

    /** Duties that are owed, by what they are. */
    static List<Waiting> ofDuties(List<OpenDuty> duties, Ground ground) {
        Map<String, List<OpenDuty>> byRule = new LinkedHashMap<>();
        for (OpenDuty duty : duties) {
            if (isDue(duty, ground.today())) {
                byRule.computeIfAbsent(duty.duty(), none -> new ArrayList<>()).add(duty);
            }
        }
        List<Waiting> found = new ArrayList<>();
        byRule.forEach((rule, same) -> {
            OpenDuty first = same.getFirst();
            found.add(new Waiting(
                    DUTY + rule,
                    Group.DUE,
                    first.name(),
                    unit(rule, ground.pack()),
                    same.size(),
                    null,
                    same.stream().map(OpenDuty::party).distinct().count(),
                    same.stream()
                            .filter(duty -> duty.state() == OpenDuty.State.OVERDUE)
                            .count(),
                    same.stream()
                            .map(OpenDuty::dueOn)
                            .filter(Objects::nonNull)
                            .min(LocalDate::compareTo)
                            .orElse(null),
                    Day.TERM,
                    "政策包义务“" + first.name() + "”尚未履行的：已逾期的，和今后 " + Ground.AHEAD + " 日内到期的",
                    Tone.PLAIN));
        });
        return found;
    }

    /** Reports and papers are counted one by one, since an organisation owes several. */
    private static String unit(String rule, PolicyPack pack) {
        return pack.duties().stream().filter(duty -> duty.id().equals(rule)).anyMatch(duty -> switch (duty.kind()) {
                    case PROGRESS, FUND_USE, DOCUMENT -> true;
                    case SPECIAL_ACCOUNT, STANDING -> false;
                })
                ? "份"
                : "件";
    }

    static boolean isDue(OpenDuty duty, LocalDate today) {
        LocalDate on = duty.dueOn();
        return duty.isOwed() && on != null && !on.isAfter(today.plusDays(Ground.AHEAD));
    }

    /** Phases of the timetable that end within the time, and the programme itself; the same for everybody. */
    static List<Waiting> ofPhases(Ground ground, @Nullable LocalDate programmeEnds) {
        List<Waiting> found = new ArrayList<>();
        for (Phase phase : ground.pack().phases()) {
            LocalDate end = phase.end(ground.pack(), ground.values());
            if (isAhead(end, ground.today())) {
                found.add(phase(
                        "phase-" + phase.id(),
                        "阶段 " + phase.id() + " 结束：" + String.join("、", phase.deliverables()),
                        end,
                        "政策包时间表中今后 " + Ground.AHEAD + " 日内结束的阶段"));
            }
        }
        if (programmeEnds != null && isAhead(programmeEnds, ground.today())) {
            found.add(phase("programme-end", "专项实施期届满", programmeEnds, "开设专项时定的截止日"));
        }
        return found;
    }

    private static boolean isAhead(LocalDate day, LocalDate today) {
        return !day.isBefore(today) && !day.isAfter(today.plusDays(Ground.AHEAD));
    }

    private static Waiting phase(String key, String sentence, LocalDate end, String rule) {
        return new Waiting(key, Group.DUE, sentence, "个", 1, null, 0, 0, end, Day.TERM, rule, Tone.PLAIN);
    }
}
