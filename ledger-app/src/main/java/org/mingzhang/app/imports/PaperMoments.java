package org.mingzhang.app.imports;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.mingzhang.app.workbook.Row;
import org.mingzhang.domain.actor.Role;
import org.mingzhang.domain.application.Application;
import org.mingzhang.domain.event.StreamId;
import org.mingzhang.domain.json.RefusedValue;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.domain.policy.Direction;
import org.mingzhang.domain.policy.ItemCategory;
import org.mingzhang.domain.project.PastProject;
import org.mingzhang.domain.project.ProjectCommand.AmendContract;
import org.mingzhang.domain.project.ProjectCommand.EndContract;
import org.mingzhang.domain.project.ProjectCommand.PayProvider;
import org.mingzhang.domain.project.ProjectCommand.RegisterContract;
import org.mingzhang.domain.project.ProjectCommand.RegisterContractItem;
import org.mingzhang.domain.project.ProjectCommand.RegisterInvoice;
import org.mingzhang.domain.project.ProjectEvent.ContractEnd;
import org.mingzhang.domain.project.ProjectEvent.ContractEnded;
import org.mingzhang.domain.project.ProjectEvent.ContractItemRegistered;
import org.mingzhang.domain.project.ProjectEvent.ContractRegistered;
import org.mingzhang.domain.project.ProjectEvent.InvoiceRegistered;
import org.mingzhang.domain.project.ProjectEvent.InvoiceStatus;

/** The papers of projects: contracts, what they buy, invoices, and what enterprises paid their providers. */
final class PaperMoments {
    private static final String NUMBER = "申报编号";

    private PaperMoments() {}

    static void addTo(Map<String, List<Moment>> moments) {
        moments.put(
                "合同",
                List.of(
                        Moment.dated("签订", "签订日期", PaperMoments::contract),
                        new Moment(
                                "完结",
                                row -> row.text("合同状态") != null
                                        && !row.text("合同状态").equals("履行"),
                                row -> row.date("终止日期"),
                                PaperMoments::end)));
        moments.put("合同明细", List.of(Moment.undated("登记", PaperMoments::item)));
        moments.put("补充协议", List.of(Moment.dated("变更", "变更日期", PaperMoments::amend)));
        moments.put("发票", List.of(Moment.dated("开票", "开票日期", PaperMoments::invoice)));
        moments.put("企业付款", List.of(Moment.dated("付款", "日期", PaperMoments::payment)));
    }

    private static void byApplicant(StepDesk desk, Row row, String number) {
        desk.by(Role.APPLICANT, desk.application(number).applicant(), row.text("登记人"));
    }

    private static void contract(Step step, StepDesk desk) {
        Row row = step.row();
        String number = row.required(NUMBER);
        byApplicant(desk, row, number);
        Application application = desk.application(number);
        Direction direction = application.direction(desk.pack(application));
        if (direction.kind() == Direction.Kind.PURCHASE) {
            desk.by(Role.CITY_INDUSTRY, null, row.text("登记人"));
        }
        desk.decide(new RegisterContract(
                number,
                row.required("合同编号"),
                row.required("服务商统一社会信用代码"),
                row.requiredFen("合同金额"),
                row.requiredDate("签订日期"),
                Moments.words(row, "合同内容"),
                null,
                row.fen("质保金"),
                row.text("付款约定")));
    }

    private static void end(Step step, StepDesk desk) {
        Row row = step.row();
        byApplicant(desk, row, row.required(NUMBER));
        ContractEnd end = row.required("合同状态").equals("完成") ? ContractEnd.COMPLETED : ContractEnd.TERMINATED;
        LocalDate on = row.date("终止日期");
        if (desk.isHistory()) {
            desk.state(StreamId.project(row.required(NUMBER)), new ContractEnded(row.required("合同编号"), end, on));
        } else if (on == null) {
            throw new RefusedValue(row.required("合同状态"), "现在办理的，合同状态为“完成”“终止”时必填终止日期");
        } else {
            desk.decide(new EndContract(row.required(NUMBER), row.required("合同编号"), end, on));
        }
    }

    private static void item(Step step, StepDesk desk) {
        Row row = step.row();
        String category = row.text("类别");
        byApplicant(desk, row, row.required(NUMBER));
        if (!desk.isHistory()) {
            desk.decide(new RegisterContractItem(
                    row.required(NUMBER),
                    row.required("合同编号"),
                    row.required("项目"),
                    category == null ? null : category(category),
                    row.text("产品编号"),
                    row.required("数量"),
                    row.requiredFen("单价"),
                    row.requiredFen("金额")));
            return;
        }
        desk.decide(new PastProject.ContractItem(
                row.required(NUMBER),
                new ContractItemRegistered(
                        row.required("合同编号"),
                        row.required("项目"),
                        category == null ? null : category(category),
                        row.text("产品编号"),
                        row.required("数量"),
                        row.requiredFen("单价"),
                        row.requiredFen("金额"))));
    }

    private static ItemCategory category(String word) {
        return ItemCategory.named(word).orElse(ItemCategory.OTHER);
    }

    private static void amend(Step step, StepDesk desk) {
        Row row = step.row();
        byApplicant(desk, row, row.required(NUMBER));
        desk.decide(new AmendContract(
                row.required(NUMBER),
                row.required("合同编号"),
                row.requiredFen("变更金额"),
                row.requiredDate("变更日期"),
                Moments.words(row, "原因")));
    }

    /** What is claimed of an invoice is all of it, where the row does not say. */
    private static void invoice(Step step, StepDesk desk) {
        Row row = step.row();
        Fen total = row.requiredFen("价税合计");
        String status = row.text("状态");
        InvoiceStatus kind = status == null || status.equals("正常")
                ? InvoiceStatus.NORMAL
                : status.equals("红冲") ? InvoiceStatus.RED : InvoiceStatus.VOID;
        byApplicant(desk, row, row.required(NUMBER));
        if (!desk.isHistory()) {
            register(row, kind, desk);
            return;
        }
        desk.decide(new PastProject.Invoice(
                row.required(NUMBER),
                new InvoiceRegistered(
                        row.text("发票代码"),
                        row.required("发票号码"),
                        row.text("合同编号"),
                        row.required("销方统一社会信用代码"),
                        row.required("购方统一社会信用代码"),
                        row.requiredDate("开票日期"),
                        total,
                        row.fen("税额"),
                        Objects.requireNonNullElse(row.fen("申报金额"), total),
                        row.text("货物或服务名称"),
                        kind)));
    }

    /** An invoice that is claimed now: under a contract, between its parties. */
    private static void register(Row row, InvoiceStatus kind, StepDesk desk) {
        String number = row.required(NUMBER);
        String contract = row.text("合同编号");
        if (contract == null) {
            throw new RefusedValue(row.required("发票号码"), "现在办理的发票必填合同编号");
        }
        ContractRegistered known = desk.project(number).contract(contract);
        if (known != null && !known.seller().equals(row.required("销方统一社会信用代码"))) {
            throw new RefusedValue(row.required("销方统一社会信用代码"), "销方统一社会信用代码应与合同的服务商一致（" + known.seller() + "）");
        }
        if (known != null && !known.buyer().isEmpty() && !known.buyer().equals(row.required("购方统一社会信用代码"))) {
            throw new RefusedValue(row.required("购方统一社会信用代码"), "购方统一社会信用代码应与合同的采购方一致（" + known.buyer() + "）");
        }
        Fen total = row.requiredFen("价税合计");
        Fen claimed = kind == InvoiceStatus.VOID ? Fen.ZERO : total;
        desk.decide(new RegisterInvoice(
                number,
                row.text("发票代码"),
                row.required("发票号码"),
                contract,
                row.requiredDate("开票日期"),
                total,
                row.fen("税额"),
                Objects.requireNonNullElse(row.fen("申报金额"), claimed),
                row.text("货物或服务名称"),
                kind));
    }

    private static void payment(Step step, StepDesk desk) {
        Row row = step.row();
        String number = row.text(NUMBER) == null ? step.inferred().get(Inference.APPLICATION) : row.text(NUMBER);
        String application = Objects.requireNonNull(number);
        if (application.isEmpty()) {
            throw new RefusedValue(row.required("合同编号"), "几项申报都有这个合同编号，须填申报编号");
        }
        byApplicant(desk, row, application);
        desk.decide(new PayProvider(
                application,
                row.required("合同编号"),
                row.required("付款账号"),
                Moments.document(row.text("收款户名")),
                row.required("收款账号"),
                row.required("流水号"),
                row.requiredFen("金额"),
                row.text("付款户名"),
                row.text("代付说明")));
    }
}
