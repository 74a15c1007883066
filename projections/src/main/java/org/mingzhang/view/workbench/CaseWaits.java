package org.mingzhang.view.workbench;

import static org.mingzhang.domain.actor.Role.APPLICANT;
import static org.mingzhang.domain.actor.Role.ASSESSOR;
import static org.mingzhang.domain.actor.Role.AUDITOR;
import static org.mingzhang.domain.actor.Role.CITY_INDUSTRY;
import static org.mingzhang.domain.actor.Role.COUNTY_INDUSTRY;
import static org.mingzhang.domain.actor.Role.EXPERT;
import static org.mingzhang.domain.actor.Role.SUPERVISOR;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.mingzhang.domain.actor.Role;
import org.mingzhang.domain.application.StageKind;
import org.mingzhang.view.scope.Scope;
import org.mingzhang.view.workbench.NextStages.Next;
import org.mingzhang.view.workbench.Wait.Shown;
import org.mingzhang.view.workbench.Waiting.Group;
import org.mingzhang.view.workbench.Waiting.Tone;

/** What waits of rosters, applications and projects. */
final class CaseWaits {
    private static final String APPLICATIONS = "application a LEFT JOIN enterprise e ON e.enterprise = a.applicant";
    private static final String PROJECTS = "project p LEFT JOIN application a ON a.application = p.project"
            + " LEFT JOIN enterprise e ON e.enterprise = p.enterprise";
    private static final String COUNTY = "coalesce(a.county, e.county)";

    private static final Scope.Columns APPLICATION = new Scope.Columns(COUNTY, "a.applicant", null, "a.application");
    private static final Scope.Columns PROJECT = new Scope.Columns(COUNTY, "p.enterprise", "p.assessor", "p.project");

    private static final Shown OF_APPLICATION = new Shown(
            "a.application",
            Shown.NOTHING,
            "a.applicant",
            "coalesce(e.name, a.applicant)",
            COUNTY,
            "coalesce(a.stage_on, a.submitted_on)",
            "a.requested_fen");
    private static final Shown OF_PROJECT = new Shown(
            "p.project",
            Shown.NOTHING,
            "p.enterprise",
            "coalesce(e.name, p.enterprise)",
            COUNTY,
            "p.started_on",
            Shown.NOTHING);

    /** What was posted before the case went back counts no longer. */
    static final String NOTICE_NOW = "a.notice_at > coalesce(a.returned_at, -1)";

    private final Ground ground;
    private final NextStages next;
    private final List<Wait> waits = new ArrayList<>();

    private CaseWaits(Ground ground) {
        this.ground = ground;
        this.next = new NextStages(ground.pack(), ground.values());
    }

    static List<Wait> of(Ground ground) {
        CaseWaits cases = new CaseWaits(ground);
        cases.next.stages().forEach(cases::stage);
        cases.applications();
        cases.projects();
        cases.roster();
        return cases.waits;
    }

    private void add(
            String key,
            Group group,
            String sentence,
            String rule,
            Tone tone,
            Set<Role> posts,
            String from,
            String where,
            List<Object> values,
            Scope.Columns owner,
            Shown shown) {
        String programme = from.equals(PROJECTS) ? "p.programme" : "a.programme";
        waits.add(new Wait(key, group, sentence, "件", rule, tone, posts, from, programme, where, values, owner, shown));
    }

    private void application(
            String key, String sentence, String rule, Tone tone, Set<Role> posts, String where, List<Object> values) {
        application(key, sentence, rule, tone, posts, where, values, OF_APPLICATION);
    }

    private void application(
            String key,
            String sentence,
            String rule,
            Tone tone,
            Set<Role> posts,
            String where,
            List<Object> values,
            Shown shown) {
        add(key, Group.REVIEW, sentence, rule, tone, posts, APPLICATIONS, where, values, APPLICATION, shown);
    }

    /** What is at a stage waits for whom the pack says; the notice runs by itself until its last day is over. */
    private void stage(Next stage) {
        String name = stage.stage().name();
        String key = "stage-" + stage.stage().id() + (stage.kind() == StageKind.DECISION ? "-decision" : "");
        String rule = "审核中的申报，按政策包的环节次序，下一环节是“" + name + "”的；退回后已补正的，回到退回它的环节";
        List<Object> values = next.values(stage);
        switch (stage.kind()) {
            case COUNTY ->
                application(
                        key,
                        "申报待“" + name + "”",
                        rule,
                        Tone.PLAIN,
                        Wait.posts(COUNTY_INDUSTRY),
                        NextStages.CONDITION,
                        values);
            case EXPERTS -> {
                application(
                        key,
                        "申报正待“" + name + "”",
                        rule,
                        Tone.PLAIN,
                        Wait.posts(CITY_INDUSTRY),
                        NextStages.CONDITION,
                        values);
                List<Object> mine = new ArrayList<>(values);
                mine.add(ground.unscored().toArray(String[]::new));
                application(
                        "mine-" + key,
                        "申报待您评分",
                        "抽取到您名下、评审组中有您的席位、本轮尚无您的评分的申报",
                        Tone.WARN,
                        Wait.posts(EXPERT),
                        NextStages.CONDITION + " AND a.application = ANY (?)",
                        mine);
            }
            case CITY, DECISION, THIRD_PARTY ->
                application(
                        key,
                        "申报待“" + name + "”",
                        rule,
                        Tone.PLAIN,
                        Wait.posts(CITY_INDUSTRY),
                        NextStages.CONDITION,
                        values);
            case NOTICE -> {
                application(
                        key,
                        "申报待发布公示",
                        rule + "，尚未发布公示",
                        Tone.PLAIN,
                        Wait.posts(CITY_INDUSTRY),
                        NextStages.CONDITION + " AND NOT coalesce(" + NOTICE_NOW + ", false)",
                        values);
                List<Object> over = new ArrayList<>(values);
                over.add(ground.day());
                application(
                        "over-" + key,
                        "公示期满，待办结",
                        rule + "，公示最后一日已过",
                        Tone.WARN,
                        Wait.posts(CITY_INDUSTRY),
                        NextStages.CONDITION + " AND " + NOTICE_NOW + " AND a.notice_to < ?::date",
                        over,
                        OF_APPLICATION.on("a.notice_to"));
            }
        }
    }

    private void applications() {
        application(
                "returned",
                "申报已退回，待企业补正",
                "状态为已退回补正的申报",
                Tone.PLAIN,
                Wait.posts(COUNTY_INDUSTRY, CITY_INDUSTRY),
                "a.status = 'RETURNED'",
                List.of());
        application(
                "own-returned",
                "申报被退回，请补正",
                "本单位状态为已退回补正的申报",
                Tone.WARN,
                Wait.posts(APPLICANT),
                "a.status = 'RETURNED'",
                List.of());
        application(
                "own-review",
                "申报正在审核",
                "本单位状态为审核中的申报",
                Tone.PLAIN,
                Wait.posts(APPLICANT),
                "a.status = 'IN_REVIEW'",
                List.of());
        application(
                "objections",
                "申报有异议未处理",
                "有未答复异议的申报；认定以后提出的也在内",
                Tone.BAD,
                Wait.posts(CITY_INDUSTRY, AUDITOR, SUPERVISOR),
                "a.open_objections > 0",
                List.of(),
                OF_APPLICATION.on("a.objected_on"));
        String[] withProject = ground.pack().directions().stream()
                .filter(direction -> direction.project())
                .map(direction -> direction.id())
                .toArray(String[]::new);
        add(
                "not-started",
                Group.PROJECT,
                "已认定、项目未开工",
                "已认定、方向要求实施项目、尚未登记开工的申报",
                Tone.PLAIN,
                Wait.posts(COUNTY_INDUSTRY, CITY_INDUSTRY, APPLICANT),
                APPLICATIONS,
                "a.status = 'APPROVED' AND a.direction = ANY (?) AND NOT EXISTS"
                        + " (SELECT 1 FROM project p WHERE p.project = a.application AND p.status IS NOT NULL)",
                List.of((Object) withProject),
                APPLICATION,
                OF_APPLICATION.on("a.closed_on"));
    }

    private void project(
            String key, String sentence, String rule, Tone tone, Set<Role> posts, String where, Shown shown) {
        add(key, Group.PROJECT, sentence, rule, tone, posts, PROJECTS, where, List.of(), PROJECT, shown);
    }

    private void projects() {
        project(
                "no-progress",
                "项目开工后没有进度报告",
                "已开工、未完工、从未报告过进度的项目",
                Tone.WARN,
                Wait.posts(COUNTY_INDUSTRY, CITY_INDUSTRY, APPLICANT),
                "p.status = 'STARTED' AND p.actual_percent IS NULL",
                OF_PROJECT);
        project(
                "to-assess",
                "项目已申请验收，待评测",
                "已申请验收、本次申请尚无评测结果的项目",
                Tone.PLAIN,
                Wait.posts(CITY_INDUSTRY, COUNTY_INDUSTRY, ASSESSOR),
                "p.status = 'ACCEPTANCE_REQUESTED'",
                OF_PROJECT.on("p.completed_on").of("p.claimed_investment_fen"));
        project(
                "failed",
                "项目验收未通过，待整改重测",
                "最近一次评测未通过、尚未再次申请验收的项目",
                Tone.WARN,
                Wait.posts(COUNTY_INDUSTRY, CITY_INDUSTRY, APPLICANT),
                "p.status = 'FAILED'",
                OF_PROJECT.on("p.assessed_on"));
        waits.add(new Wait(
                "rectify-overdue",
                Group.OVERSIGHT,
                "检查整改逾期未完成",
                "项",
                "检查结论为整改、整改期限已过、没有记下整改完成的检查",
                Tone.BAD,
                Wait.posts(COUNTY_INDUSTRY, CITY_INDUSTRY, AUDITOR, SUPERVISOR, APPLICANT),
                Dues.INSPECTIONS,
                "a.programme",
                "i.outcome = 'RECTIFY' AND i.rectified_on IS NULL AND i.rectify_by < ?::date",
                List.of(ground.day()),
                Dues.INSPECTION,
                Dues.OF_INSPECTION));
    }

    private void roster() {
        waits.add(new Wait(
                "reserve",
                Group.ROSTER,
                "储备企业待纳入试点",
                "家",
                "名单中状态为储备的企业",
                Tone.PLAIN,
                Wait.posts(CITY_INDUSTRY, COUNTY_INDUSTRY),
                "roster r LEFT JOIN enterprise e ON e.enterprise = r.enterprise",
                "r.programme",
                "r.status = 'RESERVED'",
                List.of(),
                new Scope.Columns("e.county", "r.enterprise", null, null),
                new Shown(
                        Shown.NOTHING,
                        "r.document_no",
                        "r.enterprise",
                        "coalesce(e.name, r.enterprise)",
                        "e.county",
                        "r.changed_on",
                        Shown.NOTHING)));
    }
}
