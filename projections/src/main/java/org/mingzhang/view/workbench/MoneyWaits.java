package org.mingzhang.view.workbench;

import static org.mingzhang.domain.actor.Role.APPLICANT;
import static org.mingzhang.domain.actor.Role.AUDITOR;
import static org.mingzhang.domain.actor.Role.CITY_INDUSTRY;
import static org.mingzhang.domain.actor.Role.FINANCE;
import static org.mingzhang.domain.actor.Role.SUPERVISOR;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.mingzhang.domain.actor.Role;
import org.mingzhang.domain.policy.Direction;
import org.mingzhang.view.scope.Scope;
import org.mingzhang.view.workbench.Wait.Shown;
import org.mingzhang.view.workbench.Waiting.Day;
import org.mingzhang.view.workbench.Waiting.Group;
import org.mingzhang.view.workbench.Waiting.Tone;

/** What waits of awards, payments and recoveries, and what was refused of late. */
final class MoneyWaits {
    private static final String COUNTY = "coalesce(w.county, e.county)";

    private static final String AWARDS = "award w LEFT JOIN enterprise e ON e.enterprise = w.beneficiary";
    private static final String UNDER_WAY = AWARDS + " LEFT JOIN LATERAL (SELECT sum(p.amount_fen)::bigint AS fen"
            + " FROM payment p WHERE p.award = w.award AND p.status IN ('ORDERED', 'APPROVED', 'CONFIRMED')) u ON true";
    private static final String LEFT = "(w.approved_fen + w.increased_fen - w.reduced_fen - coalesce(u.fen, 0))";
    private static final String PAYMENTS =
            "payment p JOIN award w ON w.award = p.award" + " LEFT JOIN enterprise e ON e.enterprise = w.beneficiary";
    static final String RECOVERIES =
            "recovery r JOIN award w ON w.award = r.award" + " LEFT JOIN enterprise e ON e.enterprise = w.beneficiary";
    static final String OWED = "(r.ordered_fen - r.received_fen - r.called_off_fen)";

    static final Scope.Columns AWARD = new Scope.Columns(COUNTY, "w.beneficiary", null, "w.award");

    private static final Shown OF_AWARD = new Shown(
            "w.award",
            Shown.NOTHING,
            "w.beneficiary",
            "coalesce(e.name, w.beneficiary)",
            COUNTY,
            "coalesce(w.status_on, w.approved_on)",
            "w.ceiling_fen");
    private static final Shown OF_PAYMENT = new Shown(
            "w.award",
            "p.payment",
            "w.beneficiary",
            "coalesce(e.name, w.beneficiary)",
            COUNTY,
            "p.ordered_on",
            "p.amount_fen");
    static final Shown OF_RECOVERY = new Shown(
            "w.award",
            "r.recovery",
            "w.beneficiary",
            "coalesce(e.name, w.beneficiary)",
            COUNTY,
            "r.due_on",
            OWED,
            Day.TERM);

    private final Ground ground;
    private final List<Wait> waits = new ArrayList<>();

    private MoneyWaits(Ground ground) {
        this.ground = ground;
    }

    static List<Wait> of(Ground ground) {
        MoneyWaits money = new MoneyWaits(ground);
        money.awards();
        money.payments();
        money.recoveries();
        money.refusals();
        return money.waits;
    }

    private void add(
            String key,
            Group group,
            String sentence,
            String unit,
            String rule,
            Tone tone,
            Set<Role> posts,
            String from,
            String where,
            List<Object> values,
            Shown shown) {
        waits.add(new Wait(
                key, group, sentence, unit, rule, tone, posts, from, "w.programme", where, values, AWARD, shown));
    }

    private void awards() {
        String[] direct = directions(false);
        String[] accepted = directions(true);
        waits.add(new Wait(
                "to-calculate",
                Group.AWARD,
                "已具备条件，待核算奖补",
                "件",
                "已认定、方向有奖补资金、须验收的已通过验收、尚未核算的申报",
                Tone.PLAIN,
                Wait.posts(CITY_INDUSTRY),
                "application a LEFT JOIN enterprise e ON e.enterprise = a.applicant"
                        + " LEFT JOIN project p ON p.project = a.application LEFT JOIN award w ON w.award = a.application",
                "a.programme",
                "a.status = 'APPROVED' AND coalesce(w.status, 'NONE') = 'NONE'"
                        + " AND (a.direction = ANY (?) OR (a.direction = ANY (?) AND p.status = 'ACCEPTED'))",
                List.of((Object) direct, (Object) accepted),
                new Scope.Columns("coalesce(a.county, e.county)", "a.applicant", null, "a.application"),
                new Shown(
                        "a.application",
                        Shown.NOTHING,
                        "a.applicant",
                        "coalesce(e.name, a.applicant)",
                        "coalesce(a.county, e.county)",
                        "coalesce(p.assessed_on, a.closed_on)",
                        "a.requested_fen")));
        add(
                "to-review",
                Group.AWARD,
                "奖补已核算，待复核",
                "件",
                "状态为已核算的奖补，金额为核算上限",
                Tone.PLAIN,
                Wait.posts(CITY_INDUSTRY),
                AWARDS,
                "w.status = 'CALCULATED'",
                List.of(),
                OF_AWARD);
        add(
                "to-approve",
                Group.AWARD,
                "奖补已复核，待核定",
                "件",
                "状态为已复核的奖补，金额为核算上限",
                Tone.PLAIN,
                Wait.posts(CITY_INDUSTRY, FINANCE),
                AWARDS,
                "w.status = 'REVIEWED'",
                List.of(),
                OF_AWARD);
        add(
                "holds",
                Group.AWARD,
                "奖补暂停支付",
                "件",
                "有尚未解除的暂停支付的奖补，金额为已核定而未支付的部分",
                Tone.WARN,
                Wait.posts(FINANCE, CITY_INDUSTRY, AUDITOR, SUPERVISOR, APPLICANT),
                UNDER_WAY,
                "w.holds > 0",
                List.of(),
                OF_AWARD.on("w.held_on").of(LEFT));
        add(
                "to-order",
                Group.PAYMENT,
                "奖补已核定，尚未提出拨付",
                "件",
                "已核定的金额（计增核、核减）减去已提出、已审批、已付出的拨付，尚有余额的奖补；金额为余额合计",
                Tone.PLAIN,
                Wait.posts(FINANCE),
                UNDER_WAY,
                "w.status = 'APPROVED' AND " + LEFT + " > 0",
                List.of(),
                OF_AWARD.of(LEFT));
    }

    private String[] directions(boolean acceptance) {
        return ground.pack().directions().stream()
                .filter(direction -> direction.hasMoney() && direction.acceptance() == acceptance)
                .map(Direction::id)
                .toArray(String[]::new);
    }

    private void payments() {
        add(
                "second-person",
                Group.PAYMENT,
                "拨付已提出，待另一人审批",
                "笔",
                "一人已提出、另一人尚未审批的拨付",
                Tone.WARN,
                Wait.posts(FINANCE),
                PAYMENTS,
                "p.status = 'ORDERED'",
                List.of(),
                OF_PAYMENT);
        add(
                "bank-receipt",
                Group.PAYMENT,
                "拨付已审批，待银行回单",
                "笔",
                "两人经手完毕、尚未登记银行回单的拨付",
                Tone.WARN,
                Wait.posts(FINANCE),
                PAYMENTS,
                "p.status = 'APPROVED'",
                List.of(),
                OF_PAYMENT.on("p.approved_on"));
        add(
                "own-payments",
                Group.PAYMENT,
                "拨付正在办理",
                "笔",
                "本单位已提出或已审批、银行尚未回单的拨付",
                Tone.PLAIN,
                Wait.posts(APPLICANT),
                PAYMENTS,
                "p.status IN ('ORDERED', 'APPROVED')",
                List.of(),
                OF_PAYMENT);
    }

    private void recoveries() {
        add(
                "recovery-overdue",
                Group.RECOVERY,
                "追回逾期未缴",
                "笔",
                "缴回期限已过、尚未缴足的追回；金额为应缴减去已缴和已撤销",
                Tone.BAD,
                Wait.posts(FINANCE, CITY_INDUSTRY, AUDITOR, SUPERVISOR, APPLICANT),
                RECOVERIES,
                OWED + " > 0 AND r.due_on < ?::date",
                List.of(ground.day()),
                OF_RECOVERY);
        add(
                "recovery-open",
                Group.RECOVERY,
                "追回未缴足，期限未到",
                "笔",
                "缴回期限未过、尚未缴足的追回；金额为应缴减去已缴和已撤销",
                Tone.PLAIN,
                Wait.posts(FINANCE, APPLICANT),
                RECOVERIES,
                OWED + " > 0 AND r.due_on >= ?::date",
                List.of(ground.day()),
                OF_RECOVERY);
    }

    /** A command about nothing that is known belongs to no county and to no programme: whoever sees the whole city sees it. */
    private void refusals() {
        waits.add(new Wait(
                "refusals",
                Group.OVERSIGHT,
                "近 30 日被拒绝的命令",
                "件",
                "近 30 日内被规则拒绝、留有记录的命令：关于本专项的，以及所指事项不在任何专项的",
                Tone.PLAIN,
                Wait.posts(AUDITOR, SUPERVISOR),
                "refusal f LEFT JOIN application a ON a.application = f.subject"
                        + " AND f.subject_type IN ('application', 'project', 'award')"
                        + " LEFT JOIN enterprise e ON e.enterprise = coalesce(a.applicant,"
                        + " CASE WHEN f.subject_type = 'enterprise' THEN f.subject END)"
                        + " CROSS JOIN programme g",
                "g.programme",
                "f.recorded_at >= ?::timestamptz AND coalesce(a.programme,"
                        + " CASE WHEN f.subject_type = 'programme' THEN f.subject END, g.programme) = g.programme",
                List.of(ground.today().minusDays(Ground.AHEAD).toString()),
                new Scope.Columns("coalesce(a.county, e.county)", "e.enterprise", null, "a.application"),
                new Shown(
                        "f.position",
                        "f.code",
                        "e.enterprise",
                        "coalesce(e.name, e.enterprise)",
                        "coalesce(a.county, e.county)",
                        "f.recorded_at",
                        Shown.NOTHING,
                        Day.HAPPENED)));
    }
}
