package org.mingzhang.tools.demo;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.decision.RejectionCode;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.domain.money.Ratio;
import org.mingzhang.domain.money.Rounding;
import org.mingzhang.domain.project.ProjectCommand.AssessAcceptance;
import org.mingzhang.domain.project.ProjectCommand.CompleteProject;
import org.mingzhang.domain.project.ProjectCommand.CompleteRectification;
import org.mingzhang.domain.project.ProjectCommand.PayProvider;
import org.mingzhang.domain.project.ProjectCommand.RecordInspection;
import org.mingzhang.domain.project.ProjectCommand.RegisterContract;
import org.mingzhang.domain.project.ProjectCommand.RegisterInvoice;
import org.mingzhang.domain.project.ProjectCommand.ReportProgress;
import org.mingzhang.domain.project.ProjectCommand.RequestAcceptance;
import org.mingzhang.domain.project.ProjectCommand.StartProject;
import org.mingzhang.domain.project.ProjectCommand.TerminateProject;
import org.mingzhang.domain.project.ProjectEvent.InspectionMethod;
import org.mingzhang.domain.project.ProjectEvent.InspectionOutcome;
import org.mingzhang.domain.provider.ProviderCommand.RateProvider;
import org.mingzhang.tools.story.Story.Range;

/** A renovation project's way from start to acceptance, written onto a lane act by act. */
final class Works {
    static final String INDICATORS = "中小企业数字化水平评测指标（2024年版）";
    /** 服务商让一点: what providers of the story let off. */
    private static final Ratio DISCOUNT = Ratio.of(1, 20);

    private static final String[] MATTERS = {"改造进度", "成本控制", "合同履约", "安全管理"};

    /** What is found wanting of each matter. */
    private static final String[] WANTING = {"未按月报告进度", "部分支出缺少明细", "服务商未按合同派驻人员", "生产数据没有备份"};

    private final Lane lane;
    private final Pilot pilot;
    private final Person applicant;
    private final String number;
    private final Papers papers;
    private int invoices;

    Works(Lane lane, Pilot pilot, Papers papers) {
        this.lane = lane;
        this.papers = papers;
        this.pilot = pilot;
        this.applicant = pilot.firm().applicant();
        this.number = pilot.number();
    }

    void started() {
        lane.within(3, 12).does(applicant, new StartProject(number, lane.date()));
        contract(1, pilot.integrator(), pilot.integratorsPart(), "数字化改造集成服务");
        if (pilot.vendor() != null) {
            contract(2, pilot.vendor(), pilot.investment().minus(pilot.integratorsPart()), "“小快轻准”软件产品");
        }
    }

    private void contract(int i, Firm seller, Fen amount, String matter) {
        lane.within(1, 4)
                .does(
                        applicant,
                        new RegisterContract(
                                number,
                                contractNo(i),
                                seller.code(),
                                amount,
                                lane.date(),
                                matter,
                                amount.times(DISCOUNT, Rounding.DOWN),
                                null,
                                null));
        papers.contract(contractNo(i), seller, amount, matter);
    }

    private String contractNo(int i) {
        return "SL-HT-%04d-%d".formatted(pilot.n() + 1, i);
    }

    /**
     * Reports, inspections, invoices and payments until the work is done.
     *
     * @param reused whose invoice is tried once more on the way; mostly nobody's
     */
    void carriedOut(@Nullable Pilot reused) {
        LocalDate begin = lane.date();
        Range usual = pilot.days().demo();
        int days = lane.dice().between(usual.low(), pilot.brisk() ? usual.low() : usual.high());
        boolean inspected = lane.dice().chance(20);
        lane.on(Diary.plus(begin, days * 4 / 10));
        if (inspected) {
            inspect(lane.dice().chance(30));
        }
        lane.on(Diary.plus(begin, days * 6 / 10));
        bill(1, pilot.integrator(), pilot.firstInvoice());
        lane.on(Diary.plus(begin, days * 85 / 100));
        progress(95, lane.dice().between(90, 100));
        lane.on(Diary.plus(begin, days));
        if (reused != null) {
            triesInvoiceOf(reused);
        }
        bill(1, pilot.integrator(), pilot.integratorsPart().minus(pilot.firstInvoice()));
        if (pilot.vendor() != null) {
            bill(2, pilot.vendor(), pilot.investment().minus(pilot.integratorsPart()));
        }
        lane.does(applicant, new CompleteProject(number, lane.date(), pilot.investment(), null));
    }

    private void progress(int planned, int actual) {
        lane.does(applicant, new ReportProgress(number, planned, actual, "按月报告（示例）"));
    }

    private void inspect(boolean wanting) {
        String inspection = number + "-J1";
        int matter = pilot.n() % MATTERS.length;
        lane.within(1, 5)
                .does(
                        Desk.SUPERVISION.person(pilot.n()),
                        new RecordInspection(
                                number,
                                inspection,
                                wanting ? InspectionMethod.ON_SITE : InspectionMethod.PAPER,
                                MATTERS[matter],
                                wanting ? InspectionOutcome.RECTIFY : InspectionOutcome.SOUND,
                                wanting ? lane.date().plusDays(20) : null,
                                wanting ? WANTING[matter] + "，责令整改（示例）" : "未见异常（示例）",
                                null));
        if (wanting) {
            lane.within(4, 8)
                    .does(
                            Desk.SUPERVISION.person(pilot.n()),
                            new CompleteRectification(number, inspection, "整改到位（示例）"));
        }
    }

    /** An invoice, and the payment that settles it. */
    private void bill(int contract, Firm seller, Fen amount) {
        invoices++;
        String invoiceNo = invoiceNo(pilot.n(), invoices);
        String serialNo = "SL-ZF-%04d-%d".formatted(pilot.n() + 1, invoices);
        lane.does(applicant, invoice(invoiceNo, contract, amount));
        papers.invoice(invoiceNo, contractNo(contract), seller, amount);
        lane.does(
                applicant,
                new PayProvider(
                        number,
                        contractNo(contract),
                        pilot.firm().account().number(),
                        seller.name(),
                        seller.account().number(),
                        serialNo,
                        amount,
                        null,
                        null));
        papers.paidToProvider(serialNo, contractNo(contract), seller, amount);
    }

    private RegisterInvoice invoice(String invoiceNo, int contract, Fen amount) {
        return invoice(invoiceNo, contract, amount, amount);
    }

    private RegisterInvoice invoice(String invoiceNo, int contract, Fen amount, Fen claimed) {
        return new RegisterInvoice(
                number,
                null,
                invoiceNo,
                contractNo(contract),
                lane.date(),
                amount,
                amount.times(Ratio.of(6, 106), Rounding.HALF_UP),
                claimed,
                "软件和信息技术服务",
                null);
    }

    /** The number of a fully digital invoice: 20 digits, of which the first eight are nobody's. */
    static String invoiceNo(int pilot, int invoice) {
        return "26990000%08d%04d".formatted(pilot + 1, invoice);
    }

    /** An invoice of another project is used once more, for what is still open of the own contract. */
    private void triesInvoiceOf(Pilot other) {
        Fen open = pilot.integratorsPart().minus(pilot.firstInvoice());
        lane.tries(
                RejectionCode.INVOICE_USED_TWICE,
                applicant,
                invoice(invoiceNo(other.n(), 1), 1, other.firstInvoice(), open.min(other.firstInvoice())));
    }

    /** The project comes to a standstill and is ended on that day. */
    void endedOn(LocalDate day) {
        progress(20, 5);
        lane.on(day)
                .does(
                        Desk.ROSTER.person(pilot.n()),
                        new TerminateProject(number, "项目停滞，整改无果（示例）", Review.documentNo("终止", lane.date())));
    }

    void acceptanceRequested() {
        lane.within(2, 7).does(applicant, new RequestAcceptance(number, pilot.investment()));
    }

    /**
     * A third party assesses it.
     *
     * @param level reached; 2 passes
     */
    void assessed(int level) {
        boolean passed = level >= 2;
        Dice dice = lane.dice();
        int score = level * 200 + (passed ? dice.between(5, 180) : dice.between(50, 180));
        int constrained = dice.between(passed ? 2 * level - 1 : 0, passed ? 8 : 2);
        int machines = dice.between(10, 80);
        int digital = machines * dice.between(passed ? 45 : 20, 95) / 100;
        Fen recognised = pilot.investment().times(Ratio.of(dice.between(92, 100), 100), Rounding.DOWN);
        lane.within(4, 14)
                .does(
                        Desk.ASSESSMENT.person(pilot.n()),
                        new AssessAcceptance(
                                number,
                                INDICATORS,
                                level,
                                score,
                                constrained + dice.between(passed ? 3 : 1, 8),
                                constrained,
                                recognised,
                                machines,
                                digital,
                                digital * dice.between(50, 100) / 100,
                                passed,
                                null,
                                null,
                                null));
        if (passed) {
            papers.accepted(level, score, recognised);
        }
    }

    /** Works on after a failed acceptance. */
    void improved() {
        lane.within(12, 30);
    }

    void endedUnaccepted() {
        lane.within(3, 6)
                .does(
                        Desk.ROSTER.person(pilot.n()),
                        new TerminateProject(number, "两次评测均未达到二级（示例）", Review.documentNo("终止", lane.date())));
    }

    /** Some enterprises rate who served them. */
    void rated() {
        if (lane.dice().chance(25)) {
            lane.does(
                    applicant,
                    new RateProvider(
                            pilot.integrator().code(), number, lane.dice().between(600, 990), "服务评价（示例）", null));
        }
    }
}
