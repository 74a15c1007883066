package org.mingzhang.app.imports;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.mingzhang.app.workbook.ObjectionResult;
import org.mingzhang.app.workbook.Row;
import org.mingzhang.domain.actor.Role;
import org.mingzhang.domain.application.Application;
import org.mingzhang.domain.application.ApplicationCommand.DecideStage;
import org.mingzhang.domain.application.ApplicationCommand.FileObjection;
import org.mingzhang.domain.application.ApplicationCommand.LinkEnterprise;
import org.mingzhang.domain.application.ApplicationCommand.PostNotice;
import org.mingzhang.domain.application.ApplicationCommand.ResolveObjection;
import org.mingzhang.domain.application.ApplicationCommand.SubmitApplication;
import org.mingzhang.domain.application.ApplicationCommand.WithdrawApplication;
import org.mingzhang.domain.application.ApplicationEvent.ApplicationSubmitted;
import org.mingzhang.domain.application.ApplicationEvent.DocumentAttached;
import org.mingzhang.domain.application.ApplicationEvent.EnterpriseLinked;
import org.mingzhang.domain.application.ApplicationEvent.Link;
import org.mingzhang.domain.application.ApplicationEvent.Outcome;
import org.mingzhang.domain.application.ApplicationEvent.ScoreGiven;
import org.mingzhang.domain.application.PastDocument;
import org.mingzhang.domain.application.PastScore;
import org.mingzhang.domain.application.PastSubmission;
import org.mingzhang.domain.application.StageKind;
import org.mingzhang.domain.application.StatedText;
import org.mingzhang.domain.event.Picture;
import org.mingzhang.domain.event.StreamId;
import org.mingzhang.domain.officiallist.OfficialListEvent.Kind;
import org.mingzhang.domain.officiallist.OfficialListEvent.ListIssued;
import org.mingzhang.domain.officiallist.OfficialListEvent.ListItemEntered;
import org.mingzhang.domain.policy.Direction;
import org.mingzhang.domain.policy.FactName;
import org.mingzhang.domain.policy.Honour;

/** Applications, what was decided about them, and the lists by which officials act. */
final class CaseMoments {
    private static final String NUMBER = "申报编号";

    private CaseMoments() {}

    static void addTo(Map<String, List<Moment>> moments) {
        moments.put(
                "申报",
                List.of(
                        Moment.dated("提交", "申报日期", CaseMoments::submit),
                        Moment.dated("撤回", "撤回日期", CaseMoments::withdraw)));
        moments.put("关联企业", List.of(new Moment("确认", row -> true, row -> row.date("确认日期"), CaseMoments::link)));
        moments.put("附件", List.of(Moment.dated("登记", "日期", CaseMoments::attach)));
        moments.put("评分", List.of(Moment.dated("评分", "日期", CaseMoments::score)));
        moments.put(
                "审核",
                List.of(
                        Moment.dated(
                                "公示",
                                row -> row.date("公示开始") != null && row.date("公示结束") != null,
                                "公示开始",
                                CaseMoments::notice),
                        Moment.dated("结论", "日期", CaseMoments::decideStage)));
        moments.put(
                "异议",
                List.of(
                        Moment.dated("提出", "提出日期", CaseMoments::object),
                        Moment.dated("处理", "处理日期", CaseMoments::resolve)));
        moments.put("名单", List.of(Moment.dated("签发", "日期", CaseMoments::issue)));
        moments.put("名单明细", List.of(Moment.undated("列入", CaseMoments::item)));
    }

    private static void submit(Step step, StepDesk desk) {
        Row row = step.row();
        String applicant = row.required("统一社会信用代码");
        Direction direction = desk.pack().direction(row.required("方向")).orElseThrow();
        String title = row.text("案例名称");
        String text = row.text("申报正文");
        desk.by(Role.APPLICANT, applicant, row.text("申报人"));
        SubmitApplication submission = new SubmitApplication(
                row.required(NUMBER),
                desk.programmeId(),
                direction.id(),
                applicant,
                title == null ? direction.name() : title,
                row.fen("申报金额"),
                row.fen("计划投入"),
                row.integer("改造前等级"),
                honour(desk, row.text("称号类型"), row.text("称号级别")),
                direction.subject() == FactName.PRODUCT_ID ? RosterMoments.productNamed(desk, applicant, title) : null,
                text == null ? null : desk.keep(text),
                List.of(),
                row.list("联合体成员").isEmpty() ? null : row.list("联合体成员"),
                row.text("提交设备"),
                row.text("称号类型"),
                row.text("称号级别"),
                StatedInRows.written(step, desk),
                StatedInRows.form(step),
                direction.kind() == Direction.Kind.RENOVATION ? null : row.text("批次"));
        List<StatedText> lengths = StatedInRows.lengths(step);
        desk.decide(lengths.isEmpty() ? submission : new PastSubmission(submission, lengths));
    }

    /** The pack's word for a title; null where the pack knows none like it. */
    private static @Nullable String honour(StepDesk desk, @Nullable String kind, @Nullable String level) {
        return kind == null
                ? null
                : desk.pack()
                        .honour(
                                kind,
                                Objects.requireNonNullElse(level, ""),
                                desk.programme().parameters(desk.pack()))
                        .map(Honour::id)
                        .orElse(null);
    }

    private static void withdraw(Step step, StepDesk desk) {
        Row row = step.row();
        desk.by(Role.APPLICANT, row.required("统一社会信用代码"), row.text("申报人"));
        desk.decide(new WithdrawApplication(row.required(NUMBER), Moments.document(row.text("备注"))));
    }

    private static void link(Step step, StepDesk desk) {
        Row row = step.row();
        desk.by(Role.APPLICANT, applicant(desk, row), row.text("登记人"));
        String number = row.required(NUMBER);
        String linked = row.required("统一社会信用代码");
        Link link =
                switch (row.required("关系")) {
                    case "参与" -> Link.PARTICIPATES;
                    case "带动" -> Link.DRIVEN;
                    default -> Link.SERVED;
                };
        if (desk.isHistory()) {
            desk.state(StreamId.application(number), new EnterpriseLinked(linked, link));
        } else {
            desk.decide(new LinkEnterprise(number, linked, link));
        }
    }

    private static String applicant(StepDesk desk, Row row) {
        return desk.application(row.required(NUMBER)).applicant();
    }

    private static void attach(Step step, StepDesk desk) {
        Row row = step.row();
        desk.by(Role.APPLICANT, applicant(desk, row), row.text("登记人"));
        desk.decide(new PastDocument(
                row.required(NUMBER),
                new DocumentAttached(
                        row.required("材料"),
                        row.required("文件名"),
                        // SM3 and SHA-256 are both of 64 digits, and the records do not say which it is.
                        null,
                        row.required("摘要值"),
                        row.text("感知哈希"),
                        row.moment("拍摄时间") == null ? null : String.valueOf(row.moment("拍摄时间")),
                        row.text("文档作者"),
                        row.text("编辑软件"),
                        row.text("经度"),
                        row.text("纬度"),
                        row.text("合同编号"),
                        row.text("发票号码"),
                        null,
                        null,
                        null,
                        row.text("所属文字") == null ? null : new Picture(row.text("所属文字"), null, null),
                        null)));
    }

    private static void score(Step step, StepDesk desk) {
        Row row = step.row();
        desk.by(Role.EXPERT, row.text("专家单位"), row.required("专家"));
        desk.decide(new PastScore(
                row.required(NUMBER),
                new ScoreGiven(
                        row.required("环节"),
                        row.required("专家"),
                        row.text("专家单位"),
                        row.required("指标"),
                        Objects.requireNonNull(row.integer("得分")))));
    }

    private static void notice(Step step, StepDesk desk) {
        Row row = step.row();
        desk.by(Role.CITY_INDUSTRY, row.text("审核单位"), row.text("审核人"));
        desk.decide(new PostNotice(
                row.required(NUMBER),
                row.required("环节"),
                row.requiredDate("公示开始"),
                row.requiredDate("公示结束"),
                Moments.NOT_STATED,
                ListsNamed.row(step)));
    }

    private static void decideStage(Step step, StepDesk desk) {
        Row row = step.row();
        String stage = row.required("环节");
        Application application = desk.applicationIfAny(row.required(NUMBER));
        StageKind kind = application == null
                ? StageKind.of(desk.pack(), stage)
                : StageKind.of(desk.pack(application), application.direction(desk.pack(application)), stage);
        desk.by(kind.role(), row.required("审核单位"), row.required("审核人"));
        desk.decide(new DecideStage(
                row.required(NUMBER),
                stage,
                switch (row.required("结论")) {
                    case "通过" -> Outcome.PASSED;
                    case "退回" -> Outcome.RETURNED;
                    default -> Outcome.REJECTED;
                },
                row.integer("评分"),
                Moments.document(row.text("意见")),
                ListsNamed.row(step)));
    }

    /** One application has at most one objection a day: that is their key. */
    private static String objection(Row row) {
        return "异议-" + row.requiredDate("提出日期");
    }

    private static void object(Step step, StepDesk desk) {
        Row row = step.row();
        desk.decide(new FileObjection(row.required(NUMBER), objection(row), row.required("事由")));
    }

    private static void resolve(Step step, StepDesk desk) {
        Row row = step.row();
        String result = row.required("处理结果");
        desk.by(Role.CITY_INDUSTRY, null, row.text("处理人"));
        desk.decide(new ResolveObjection(
                row.required(NUMBER), objection(row), ObjectionResult.of(result) == ObjectionResult.UPHELD, result));
    }

    private static void issue(Step step, StepDesk desk) {
        Row row = step.row();
        desk.by(Role.CITY_INDUSTRY, row.required("签发单位"), row.required("签发人"));
        desk.state(
                StreamId.list(row.required("名单编号")),
                new ListIssued(
                        desk.programmeId(),
                        switch (row.required("类型")) {
                            case "推荐" -> Kind.RECOMMENDATION;
                            case "公示" -> Kind.NOTICE;
                            case "认定" -> Kind.DECISION;
                            case "拨付方案" -> Kind.PAYMENT_PLAN;
                            case "退出" -> Kind.EXIT;
                            default -> Kind.REMOVAL;
                        },
                        row.text("文号"),
                        row.date("公示开始"),
                        row.date("公示结束"),
                        row.required("签发单位"),
                        row.required("签发人")));
    }

    /** Whose application it is, and in which direction, an old list may leave out; a different applicant stays as written. */
    private static void item(Step step, StepDesk desk) {
        Row row = step.row();
        String number = row.text(NUMBER);
        Application application = number == null ? null : desk.applicationIfAny(number);
        ApplicationSubmitted submitted = application == null ? null : application.submitted();
        String code = row.text("统一社会信用代码");
        desk.state(
                StreamId.list(row.required("名单编号")),
                new ListItemEntered(
                        Objects.requireNonNull(row.integer("序号")),
                        number,
                        code == null && submitted != null ? submitted.applicant() : code,
                        row.fen("金额"),
                        submitted == null ? null : submitted.direction(),
                        null));
    }
}
