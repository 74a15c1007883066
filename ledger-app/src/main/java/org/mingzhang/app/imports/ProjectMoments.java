package org.mingzhang.app.imports;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.mingzhang.app.workbook.Row;
import org.mingzhang.domain.actor.Role;
import org.mingzhang.domain.enterprise.EnterpriseCommand.RecordAcceptance;
import org.mingzhang.domain.event.StreamId;
import org.mingzhang.domain.json.RefusedValue;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.domain.project.PastProject;
import org.mingzhang.domain.project.ProjectCommand.AssessAcceptance;
import org.mingzhang.domain.project.ProjectCommand.AssessScene;
import org.mingzhang.domain.project.ProjectCommand.CompleteProject;
import org.mingzhang.domain.project.ProjectCommand.CompleteRectification;
import org.mingzhang.domain.project.ProjectCommand.PlanMilestone;
import org.mingzhang.domain.project.ProjectCommand.ReachMilestone;
import org.mingzhang.domain.project.ProjectCommand.RecordEffect;
import org.mingzhang.domain.project.ProjectCommand.RecordInspection;
import org.mingzhang.domain.project.ProjectCommand.ReportProgress;
import org.mingzhang.domain.project.ProjectCommand.RequestAcceptance;
import org.mingzhang.domain.project.ProjectCommand.StartProject;
import org.mingzhang.domain.project.ProjectEvent.AcceptanceAssessed;
import org.mingzhang.domain.project.ProjectEvent.EffectRecorded;
import org.mingzhang.domain.project.ProjectEvent.InspectionMethod;
import org.mingzhang.domain.project.ProjectEvent.InspectionOutcome;
import org.mingzhang.domain.project.ProjectEvent.InspectionRecorded;
import org.mingzhang.domain.project.ProjectEvent.MilestonePlanned;
import org.mingzhang.domain.project.ProjectEvent.MilestoneReached;
import org.mingzhang.domain.project.ProjectEvent.ProjectCompleted;
import org.mingzhang.domain.project.ProjectEvent.SceneAssessed;

/** How projects went: begun, planned, inspected, completed, assessed. */
final class ProjectMoments {
    private static final String NUMBER = "申报编号";

    private ProjectMoments() {}

    static void addTo(Map<String, List<Moment>> moments) {
        moments.put(
                "项目",
                List.of(
                        Moment.dated("开工", "开工日期", ProjectMoments::start),
                        Moment.dated("完工", "完工日期", ProjectMoments::complete),
                        Moment.dated("申请验收", "申请验收日期", ProjectMoments::request)));
        moments.put(
                "里程碑",
                List.of(
                        new Moment("计划", row -> true, row -> row.date("批准日期"), ProjectMoments::plan),
                        Moment.dated("完成", "完成日期", ProjectMoments::reach)));
        moments.put("进度", List.of(Moment.dated("报告", "报告日期", ProjectMoments::progress)));
        moments.put(
                "检查",
                List.of(
                        Moment.dated("检查", "检查日期", ProjectMoments::inspect),
                        Moment.dated("整改完成", "整改完成日期", ProjectMoments::rectify)));
        moments.put("验收", List.of(Moment.dated("评测", "评测日期", ProjectMoments::assess)));
        moments.put("场景", List.of(Moment.dated("评测", "评测日期", ProjectMoments::scene)));
        moments.put("成效", List.of(Moment.undated("记载", ProjectMoments::effect)));
    }

    private static void byApplicant(StepDesk desk, Row row) {
        desk.by(Role.APPLICANT, desk.application(row.required(NUMBER)).applicant(), row.text("登记人"));
    }

    private static void start(Step step, StepDesk desk) {
        Row row = step.row();
        byApplicant(desk, row);
        desk.decide(new StartProject(row.required(NUMBER), row.requiredDate("开工日期")));
    }

    private static void complete(Step step, StepDesk desk) {
        Row row = step.row();
        String served = step.inferred().get(Inference.SERVED);
        byApplicant(desk, row);
        List<String> pilots = served == null ? null : Arrays.asList(served.split(";", -1));
        if (!desk.isHistory()) {
            desk.decide(new CompleteProject(row.required(NUMBER), row.requiredDate("完工日期"), invested(row), pilots));
            return;
        }
        desk.decide(new PastProject.Completion(
                row.required(NUMBER), new ProjectCompleted(row.requiredDate("完工日期"), invested(row), pilots)));
    }

    private static Fen invested(Row row) {
        return Objects.requireNonNullElse(row.fen("完成投资额"), Fen.ZERO);
    }

    private static void request(Step step, StepDesk desk) {
        Row row = step.row();
        byApplicant(desk, row);
        desk.decide(
                desk.isHistory()
                        ? new PastProject.AcceptanceRequest(row.required(NUMBER), row.fen("完成投资额"))
                        : new RequestAcceptance(row.required(NUMBER), invested(row)));
    }

    private static void plan(Step step, StepDesk desk) {
        Row row = step.row();
        byApplicant(desk, row);
        if (!desk.isHistory()) {
            desk.decide(new PlanMilestone(
                    row.required(NUMBER),
                    row.required("节点"),
                    row.requiredDate("计划日期"),
                    row.integer("计划进度"),
                    row.text("基线版本"),
                    row.date("批准日期")));
            return;
        }
        desk.state(
                StreamId.project(row.required(NUMBER)),
                new MilestonePlanned(
                        row.required("节点"),
                        row.requiredDate("计划日期"),
                        row.integer("计划进度"),
                        row.text("基线版本"),
                        row.date("批准日期")));
    }

    private static void reach(Step step, StepDesk desk) {
        Row row = step.row();
        byApplicant(desk, row);
        if (desk.isHistory()) {
            desk.state(StreamId.project(row.required(NUMBER)), new MilestoneReached(row.required("节点")));
        } else {
            desk.decide(new ReachMilestone(row.required(NUMBER), row.required("节点")));
        }
    }

    private static void progress(Step step, StepDesk desk) {
        Row row = step.row();
        byApplicant(desk, row);
        desk.decide(new ReportProgress(
                row.required(NUMBER),
                Objects.requireNonNull(row.integer("计划进度")),
                Objects.requireNonNull(row.integer("实际进度")),
                row.text("说明")));
    }

    /** Inspections are told apart by their key. */
    private static String inspection(Row row) {
        return row.requiredDate("检查日期") + "-" + row.required("方式")
                + (row.text("事项") == null ? "" : "-" + row.text("事项"));
    }

    private static void inspect(Step step, StepDesk desk) {
        Row row = step.row();
        desk.by(Role.SUPERVISOR, row.text("检查单位"), row.required("检查人"));
        if (!desk.isHistory()) {
            String matter = row.text("事项");
            if (matter == null) {
                throw new RefusedValue(row.required("结论"), "现在办理的检查必填事项");
            }
            desk.decide(new RecordInspection(
                    row.required(NUMBER),
                    inspection(row),
                    method(row),
                    matter,
                    outcome(row),
                    row.date("整改期限"),
                    row.text("说明"),
                    null));
            return;
        }
        desk.decide(new PastProject.Inspection(
                row.required(NUMBER),
                new InspectionRecorded(
                        inspection(row),
                        method(row),
                        row.text("事项"),
                        outcome(row),
                        row.date("整改期限"),
                        row.text("说明"),
                        null)));
    }

    private static InspectionMethod method(Row row) {
        return row.required("方式").equals("书面审查") ? InspectionMethod.PAPER : InspectionMethod.ON_SITE;
    }

    private static InspectionOutcome outcome(Row row) {
        return switch (row.required("结论")) {
            case "合格" -> InspectionOutcome.SOUND;
            case "整改" -> InspectionOutcome.RECTIFY;
            default -> InspectionOutcome.UNSOUND;
        };
    }

    private static void rectify(Step step, StepDesk desk) {
        Row row = step.row();
        desk.by(Role.SUPERVISOR, row.text("检查单位"), row.required("检查人"));
        if (!desk.isHistory() || outcome(row) == InspectionOutcome.RECTIFY) {
            desk.decide(
                    new CompleteRectification(row.required(NUMBER), inspection(row), Moments.document(row.text("说明"))));
        } else {
            desk.state(
                    StreamId.project(row.required(NUMBER)),
                    new org.mingzhang.domain.project.ProjectEvent.RectificationCompleted(
                            inspection(row), Moments.document(row.text("说明"))));
        }
    }

    private static void assess(Step step, StepDesk desk) {
        Row row = step.row();
        String assessor = Objects.requireNonNullElse(row.text("评测机构统一社会信用代码"), row.required("评测机构"));
        desk.by(Role.ASSESSOR, assessor, row.text("评测人"));
        if (CertifiedScenes.certified(step) != null) {
            certify(step, desk, desk.application(row.required(NUMBER)).applicant());
            return;
        }
        if (!desk.isHistory()) {
            assessNow(row, desk);
            return;
        }
        desk.decide(new PastProject.Assessment(
                row.required(NUMBER),
                row.requiredDate("评测日期"),
                new AcceptanceAssessed(
                        Objects.requireNonNullElse(row.integer("次数"), 0),
                        assessor,
                        row.text("指标版本"),
                        Objects.requireNonNull(row.integer("验收等级")),
                        row.integer("评分"),
                        row.integer("应用场景数"),
                        row.integer("约束性场景达标数"),
                        row.requiredFen("核定投入"),
                        row.integer("生产设备总数"),
                        row.integer("数字化设备数"),
                        row.integer("联网设备数"),
                        row.required("结论").equals("通过"),
                        row.fen("申报投入"),
                        row.text("评测人"),
                        row.ofHundred("生产设备数字化率"),
                        row.ofHundred("联网率"))));
    }

    /** The case has nothing that could be assessed: it is the applicant's acceptance, by its certificate. */
    private static void certify(Step step, StepDesk desk, String applicant) {
        Row row = step.row();
        desk.decide(new RecordAcceptance(
                applicant,
                desk.programmeId(),
                row.required("评测机构"),
                // Old remarks may say anything; in a row of today it is the certificate's number.
                desk.isHistory() ? null : row.text("备注"),
                row.requiredDate("评测日期"),
                row.required("结论").equals("通过"),
                Objects.requireNonNull(row.integer("验收等级")),
                row.integer("评分"),
                row.integer("应用场景数"),
                row.integer("约束性场景达标数"),
                row.requiredFen("核定投入"),
                row.integer("生产设备总数"),
                row.integer("数字化设备数"),
                row.integer("联网设备数"),
                row.ofHundred("生产设备数字化率"),
                row.ofHundred("联网率"),
                CertifiedScenes.scenes(step)));
    }

    /** What was declared stands in the request, and how often it was tried follows from the log. */
    private static void assessNow(Row row, StepDesk desk) {
        desk.decide(new AssessAcceptance(
                row.required(NUMBER),
                Moments.document(row.text("指标版本")),
                Objects.requireNonNull(row.integer("验收等级")),
                row.integer("评分"),
                row.integer("应用场景数"),
                row.integer("约束性场景达标数"),
                row.requiredFen("核定投入"),
                row.integer("生产设备总数"),
                row.integer("数字化设备数"),
                row.integer("联网设备数"),
                row.required("结论").equals("通过"),
                row.text("评测人"),
                row.ofHundred("生产设备数字化率"),
                row.ofHundred("联网率")));
    }

    private static void scene(Step step, StepDesk desk) {
        Row row = step.row();
        desk.by(Role.ASSESSOR, null, row.text("登记人"));
        Boolean certified = CertifiedScenes.certified(step);
        if (certified != null) {
            if (!certified) {
                throw new RefusedValue(row.required("场景"), "本方向凭验收证书，场景随同一申报的“验收”行一并登记，这份工作簿里没有记上它的“验收”行（没有写，或者那一行有误）");
            }
            // It stands in the entry of the certificate.
            return;
        }
        if (!desk.isHistory()) {
            desk.decide(new AssessScene(
                    row.required(NUMBER),
                    row.requiredDate("评测日期"),
                    row.required("场景"),
                    Objects.requireNonNull(row.integer("等级")),
                    constrained(row)));
            return;
        }
        desk.decide(new PastProject.Scene(
                row.required(NUMBER),
                new SceneAssessed(
                        row.requiredDate("评测日期"),
                        row.required("场景"),
                        Objects.requireNonNull(row.integer("等级")),
                        constrained(row))));
    }

    private static @Nullable Boolean constrained(Row row) {
        return row.text("约束性") == null ? null : row.yes("约束性");
    }

    private static void effect(Step step, StepDesk desk) {
        Row row = step.row();
        byApplicant(desk, row);
        if (desk.isHistory()) {
            desk.state(
                    StreamId.project(row.required(NUMBER)),
                    new EffectRecorded(row.required("指标"), row.required("改造前"), row.required("改造后"), row.text("来源")));
        } else {
            desk.decide(new RecordEffect(
                    row.required(NUMBER),
                    row.required("指标"),
                    row.required("改造前"),
                    row.required("改造后"),
                    row.text("来源")));
        }
    }
}
