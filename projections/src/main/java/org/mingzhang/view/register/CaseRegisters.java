package org.mingzhang.view.register;

import static org.mingzhang.view.register.Column.code;
import static org.mingzhang.view.register.Column.count;
import static org.mingzhang.view.register.Column.date;
import static org.mingzhang.view.register.Column.link;
import static org.mingzhang.view.register.Column.money;
import static org.mingzhang.view.register.Column.score;
import static org.mingzhang.view.register.Column.text;

import java.util.List;
import org.mingzhang.view.register.Register.Held;
import org.mingzhang.view.scope.Scope;
import org.mingzhang.view.trail.Subject.Kind;

/** The registers of who takes part, what was applied for and decided, and what was done. */
final class CaseRegisters {
    /** The county of the case, as it was applied for; of what has none, that of whom it is about. */
    private static final String CASE_COUNTY = "coalesce(a.county, e.county)";

    private static final Column COUNTY =
            code("county", "县（市、区）", CASE_COUNTY, Vocabulary.COUNTY).filter();

    private CaseRegisters() {}

    static List<Register> all() {
        return List.of(roster(), applications(), decisions(), lists(), projects(), acceptances());
    }

    private static Column enterprise(String title, String sql) {
        return link("enterprise", title, sql, "coalesce(e.name, " + sql + ")", Kind.ENTERPRISE)
                .filter();
    }

    private static Register.Key word(String sql) {
        return new Register.Key(sql, ColumnKind.TEXT);
    }

    private static Register roster() {
        return new Register(
                "roster",
                "试点名单",
                "roster r LEFT JOIN enterprise e ON e.enterprise = r.enterprise"
                        + " LEFT JOIN enterprise n ON n.enterprise = r.replacement",
                "r.programme",
                new Scope.Columns("e.county", "r.enterprise", null, null),
                List.of("e.name", "r.enterprise", "r.document_no"),
                List.of(word("r.enterprise")),
                false,
                Held.NOTHING,
                List.of(
                        enterprise("企业", "r.enterprise"),
                        text("creditCode", "统一社会信用代码", "r.enterprise"),
                        code("county", "县（市、区）", "e.county", Vocabulary.COUNTY).filter(),
                        code("batch", "批次", "r.batch", Vocabulary.BATCH).filter(),
                        code("status", "状态", "r.status", Vocabulary.ROSTER).filter(),
                        code("industry", "行业", "e.industry", Vocabulary.INDUSTRY)
                                .filter(),
                        code("size", "规模", "e.size", Vocabulary.ORGANISATION_SIZE)
                                .filter(),
                        text("ownership", "登记类型", "e.ownership").hidden(),
                        count("employees", "从业人数", "e.employees").hidden(),
                        text("documentNo", "文号", "r.document_no"),
                        link(
                                "replacement",
                                "替补企业",
                                "r.replacement",
                                "coalesce(n.name, r.replacement)",
                                Kind.ENTERPRISE)));
    }

    private static Register applications() {
        return new Register(
                "applications",
                "申报",
                "application a LEFT JOIN enterprise e ON e.enterprise = a.applicant",
                "a.programme",
                new Scope.Columns(CASE_COUNTY, "a.applicant", null, "a.application"),
                List.of("a.application", "e.name", "a.applicant", "a.title"),
                List.of(word("a.application")),
                false,
                Held.NOTHING,
                List.of(
                        link("application", "申报编号", "a.application", Kind.CASE).filter(),
                        enterprise("申报单位", "a.applicant"),
                        code("status", "状态", "a.status", Vocabulary.APPLICATION).filter(),
                        money("requestedFen", "申报金额", "a.requested_fen").filter(),
                        date("submittedOn", "申报日期", "a.submitted_on").filter(),
                        code("stage", "最近环节", "a.stage", Vocabulary.STAGE).filter(),
                        code("outcome", "环节结论", "a.outcome", Vocabulary.OUTCOME),
                        code("direction", "方向", "a.direction", Vocabulary.DIRECTION)
                                .filter(),
                        COUNTY,
                        code("batch", "批次", "a.batch", Vocabulary.BATCH).filter(),
                        text("title", "项目名称", "a.title"),
                        money("plannedInvestmentFen", "计划投入", "a.planned_investment_fen"),
                        text("creditCode", "统一社会信用代码", "a.applicant").hidden(),
                        code("levelBefore", "改造前等级", "a.level_before::text", Vocabulary.DIGITAL_LEVEL)
                                .hidden(),
                        code("honour", "称号", "a.honour", Vocabulary.HONOUR).hidden(),
                        Column.signing("a.import").hidden(),
                        score("scoreTenths", "得分", "a.score_tenths").hidden(),
                        date("noticeFrom", "公示起", "a.notice_from").hidden(),
                        date("noticeTo", "公示止", "a.notice_to").hidden(),
                        count("openObjections", "未答复异议", "a.open_objections").hidden(),
                        date("closedOn", "办结日期", "a.closed_on").hidden().filter()));
    }

    private static Register decisions() {
        return new Register(
                "decisions",
                "审核",
                "stage_decision d JOIN application a ON a.application = d.application"
                        + " LEFT JOIN enterprise e ON e.enterprise = a.applicant"
                        + " LEFT JOIN statement_person w ON w.person = d.person",
                "a.programme",
                // Who judged a case, and how, is not shown to who is judged, nor to another who is to judge it.
                new Scope.Columns(CASE_COUNTY, null, null, null),
                List.of("a.application", "e.name", "a.applicant", "w.name", "d.opinion"),
                List.of(new Register.Key("d.position", ColumnKind.COUNT)),
                true,
                Held.NOTHING,
                List.of(
                        date("decidedOn", "审核日期", "d.decided_on").filter(),
                        link("application", "申报编号", "a.application", Kind.CASE).filter(),
                        enterprise("申报单位", "a.applicant"),
                        code("stage", "环节", "d.stage", Vocabulary.STAGE).filter(),
                        code("outcome", "结论", "d.outcome", Vocabulary.OUTCOME).filter(),
                        score("scoreTenths", "得分", "d.score_tenths"),
                        text("person", "审核人", "coalesce(w.name, d.person)"),
                        text("org", "审核单位", "coalesce(w.org_name, d.org)"),
                        text("opinion", "意见", "d.opinion"),
                        code("direction", "方向", "a.direction", Vocabulary.DIRECTION)
                                .filter(),
                        COUNTY,
                        Column.signing("d.import").hidden(),
                        link("list", "依据名单", "d.list", Kind.LIST).hidden(),
                        count("position", "记账序号", "d.position").hidden()));
    }

    /** Of whom a list has somebody in it, and not of who judged one of its cases: its other rows are none of theirs. */
    private static Register lists() {
        return new Register(
                "lists",
                "名单",
                "official_list_item i JOIN official_list l ON l.list = i.list"
                        + " LEFT JOIN application a ON a.application = i.application"
                        + " LEFT JOIN enterprise e ON e.enterprise = coalesce(i.enterprise, a.applicant)",
                "l.programme",
                new Scope.Columns(CASE_COUNTY, "coalesce(i.enterprise, a.applicant)", null, null),
                List.of(
                        "i.list",
                        "l.document_no",
                        "i.application",
                        "e.name",
                        "i.enterprise",
                        "l.issued_by",
                        "l.signed_by"),
                List.of(word("i.list"), new Register.Key("i.number", ColumnKind.COUNT)),
                false,
                Held.NOTHING,
                List.of(
                        link("list", "名单编号", "i.list", Kind.LIST).filter(),
                        code("kind", "种类", "l.kind", Vocabulary.LIST_KIND).filter(),
                        text("documentNo", "文号", "l.document_no"),
                        date("issuedOn", "签发日期", "l.issued_on").filter(),
                        count("number", "序号", "i.number"),
                        enterprise("单位", "coalesce(i.enterprise, a.applicant)"),
                        money("amountFen", "金额", "i.amount_fen").filter(),
                        link("application", "申报编号", "i.application", Kind.CASE).filter(),
                        code("direction", "方向", "coalesce(i.direction, a.direction)", Vocabulary.DIRECTION)
                                .filter(),
                        COUNTY,
                        text("issuedBy", "签发单位", "l.issued_by").hidden(),
                        text("signedBy", "签发人", "l.signed_by").hidden(),
                        date("noticeFrom", "公示起", "l.notice_from").hidden(),
                        date("noticeTo", "公示止", "l.notice_to").hidden(),
                        text("payeeName", "收款户名", "i.payee_name").hidden(),
                        text("payeeAccount", "收款账号", "i.payee_account").hidden()));
    }

    private static Register projects() {
        return new Register(
                "projects",
                "项目",
                "project p LEFT JOIN application a ON a.application = p.project"
                        + " LEFT JOIN enterprise e ON e.enterprise = p.enterprise"
                        + " LEFT JOIN enterprise v ON v.enterprise = p.assessor",
                "p.programme",
                new Scope.Columns(CASE_COUNTY, "p.enterprise", "p.assessor", "p.project"),
                List.of("p.project", "e.name", "p.enterprise", "a.title"),
                List.of(word("p.project")),
                false,
                Held.NOTHING,
                List.of(
                        link("project", "项目编号", "p.project", Kind.CASE).filter(),
                        enterprise("实施单位", "p.enterprise"),
                        code("status", "状态", "p.status", Vocabulary.PROJECT).filter(),
                        money("contractedFen", "合同金额", "p.contracted_fen"),
                        money("claimedFen", "发票列支", "p.claimed_fen"),
                        money("providerPaidFen", "已付服务商", "p.provider_paid_fen"),
                        date("startedOn", "开工日期", "p.started_on").filter(),
                        date("completedOn", "完工日期", "p.completed_on").filter(),
                        count("actualPercent", "最近报告进度%", "p.actual_percent"),
                        count("openRectifications", "未完成整改", "p.open_rectifications"),
                        code("direction", "方向", "a.direction", Vocabulary.DIRECTION)
                                .filter(),
                        COUNTY,
                        code("batch", "批次", "a.batch", Vocabulary.BATCH).filter(),
                        text("title", "项目名称", "a.title"),
                        Column.signing("p.import").hidden(),
                        count("plannedPercent", "最近报告的计划进度%", "p.planned_percent")
                                .hidden(),
                        count("contracts", "合同数", "p.contracts").hidden(),
                        count("invoices", "发票数", "p.invoices").hidden(),
                        count("inspections", "检查次数", "p.inspections").hidden(),
                        money("completedInvestmentFen", "完成投资额", "p.completed_investment_fen")
                                .hidden(),
                        money("claimedInvestmentFen", "申报投入", "p.claimed_investment_fen")
                                .hidden(),
                        money("recognisedInvestmentFen", "核定投入", "p.recognised_investment_fen")
                                .hidden(),
                        text("assessor", "评测机构", "p.assessor", named("p.assessor"))
                                .hidden()));
    }

    private static Register acceptances() {
        return new Register(
                "acceptances",
                "验收",
                "acceptance x JOIN project p ON p.project = x.project"
                        + " LEFT JOIN application a ON a.application = p.project"
                        + " LEFT JOIN enterprise e ON e.enterprise = p.enterprise"
                        + " LEFT JOIN enterprise v ON v.enterprise = x.assessor",
                "p.programme",
                new Scope.Columns(CASE_COUNTY, "p.enterprise", "x.assessor", "p.project"),
                List.of("p.project", "e.name", "p.enterprise", "v.name", "x.assessor", "x.assessed_by"),
                List.of(new Register.Key("x.position", ColumnKind.COUNT)),
                true,
                Held.NOTHING,
                List.of(
                        date("assessedOn", "评测日期", "x.assessed_on").filter(),
                        link("project", "项目编号", "p.project", Kind.CASE).filter(),
                        enterprise("实施单位", "p.enterprise"),
                        code("passed", "结论", "x.passed", Vocabulary.ACCEPTANCE).filter(),
                        code("level", "改造后等级", "x.level::text", Vocabulary.DIGITAL_LEVEL)
                                .filter(),
                        score("scoreTenths", "得分", "x.score_tenths"),
                        money("declaredFen", "申报投入", "x.declared_fen"),
                        money("recognisedFen", "核定投入", "x.recognised_fen").filter(),
                        count("attempt", "第几次", "x.attempt"),
                        text("assessor", "评测机构", "x.assessor", named("x.assessor"))
                                .filter(),
                        code("direction", "方向", "a.direction", Vocabulary.DIRECTION)
                                .filter(),
                        COUNTY,
                        count("scenes", "应用场景数", "x.scenes").hidden(),
                        text("indicatorVersion", "指标版本", "x.indicator_version").hidden(),
                        text("assessedBy", "评测人", "x.assessed_by").hidden()));
    }

    /** An assessor's name: as a party's, else as that of who acts for it; else its id, and that it is one. */
    private static String named(String assessor) {
        return "coalesce(v.name, (SELECT o.name FROM organisation o WHERE o.org = " + assessor
                + " ORDER BY o.position DESC LIMIT 1), CASE WHEN " + assessor + " ~ '^[0-9A-Za-z-]+$' THEN " + assessor
                + " || '（机构编号）' ELSE " + assessor + " END)";
    }
}
