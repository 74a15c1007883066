package org.mingzhang.app.practice;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.mingzhang.app.practice.CaseSoFar.Told;
import org.mingzhang.app.practice.WalkPlan.Around;
import org.mingzhang.app.practice.WalkStep.Seat;
import org.mingzhang.domain.actor.Role;
import org.mingzhang.domain.award.AwardEvent.AwardApproved;
import org.mingzhang.domain.award.AwardEvent.AwardCalculated;
import org.mingzhang.domain.award.AwardEvent.AwardReviewed;
import org.mingzhang.domain.award.AwardEvent.PaymentApproved;
import org.mingzhang.domain.award.AwardEvent.PaymentConfirmed;
import org.mingzhang.domain.award.AwardEvent.PaymentOrdered;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.domain.project.ProjectEvent.AcceptanceAssessed;
import org.mingzhang.domain.project.ProjectEvent.AcceptanceRequested;
import org.mingzhang.domain.project.ProjectEvent.ContractRegistered;
import org.mingzhang.domain.project.ProjectEvent.InvoiceRegistered;
import org.mingzhang.domain.project.ProjectEvent.ProjectCompleted;
import org.mingzhang.domain.project.ProjectEvent.ProjectStarted;
import org.mingzhang.domain.project.ProjectEvent.ProviderPaid;

/** The steps of a case from the start of its works to the bank's receipt. */
final class MoneySteps {
    /** What a small enterprise's renovation usually costs: 500,000 yuan. */
    static final long INVESTMENT_FEN = 50_000_000L;

    private static final String DISCOUNT_FEN = "2500000";
    private static final String RECOGNISED_FEN = "34000000";

    private final Around around;
    private final CaseSoFar sofar;
    private final CaseNumbers numbers;
    private final Steps steps;

    /** Takes a step in. */
    interface Steps {
        void add(
                String part,
                String title,
                String what,
                Seat seat,
                String command,
                Map<String, String> fields,
                Optional<Told> done);
    }

    MoneySteps(Around around, CaseSoFar sofar, CaseNumbers numbers, Steps steps) {
        this.around = around;
        this.sofar = sofar;
        this.numbers = numbers;
        this.steps = steps;
    }

    private Map<String, String> fields(String... namesAndValues) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("application", numbers.application());
        for (int i = 0; i < namesAndValues.length; i += 2) {
            fields.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return fields;
    }

    private Seat applicant() {
        return new Seat(Role.APPLICANT, "", null, numbers.enterprise());
    }

    private static Seat city(String desk) {
        return new Seat(Role.CITY_INDUSTRY, desk, null, null);
    }

    private static Seat finance(String desk) {
        return new Seat(Role.FINANCE, desk, null, null);
    }

    void add() {
        works();
        accepted();
        awarded();
        paid();
    }

    private void works() {
        String day = around.today().toString();
        String cost = Long.toString(INVESTMENT_FEN);
        String part = "合同与发票";
        steps.add(
                part,
                "项目开工",
                "企业登记开工。",
                applicant(),
                "project.start",
                fields("startedOn", day),
                sofar.last(ProjectStarted.class));
        steps.add(
                part,
                "登记合同",
                "企业登记与服务商的合同，50 万元。",
                applicant(),
                "project.register-contract",
                fields(
                        "contract",
                        numbers.contract(),
                        "seller",
                        around.seller().code(),
                        "amountFen",
                        cost,
                        "signedOn",
                        day,
                        "subjectMatter",
                        "数字化改造软件",
                        "discountFen",
                        DISCOUNT_FEN),
                sofar.last(ContractRegistered.class));
        steps.add(
                part,
                "登记发票",
                "企业登记发票；同一张发票在整本账里只能用一次。",
                applicant(),
                "project.register-invoice",
                fields(
                        "invoiceNo", numbers.invoice(),
                        "contract", numbers.contract(),
                        "issuedOn", day,
                        "totalFen", cost,
                        "claimedFen", cost),
                sofar.last(InvoiceRegistered.class));
        steps.add(
                part,
                "登记企业付款",
                "企业登记付给服务商的款项和银行流水号。",
                applicant(),
                "project.pay-provider",
                fields(
                        "contract", numbers.contract(),
                        "payerAccount", around.account().number(),
                        "payeeName", around.seller().holder(),
                        "payeeAccount", around.seller().number(),
                        "serialNo", numbers.serial(),
                        "amountFen", cost),
                sofar.last(ProviderPaid.class));
        steps.add(
                part,
                "项目完工",
                "企业登记完工和实际投资额。",
                applicant(),
                "project.complete",
                fields("completedOn", day, "completedInvestmentFen", cost),
                sofar.last(ProjectCompleted.class));
    }

    private void accepted() {
        steps.add(
                "验收",
                "申请验收",
                "企业申请验收。",
                applicant(),
                "project.request-acceptance",
                fields("claimedInvestmentFen", Long.toString(INVESTMENT_FEN)),
                sofar.last(AcceptanceRequested.class));
        steps.add(
                "验收",
                "评测验收",
                "第三方评测：达到二级，核定投入 34 万元。",
                new Seat(Role.ASSESSOR, "", null, null),
                "project.assess-acceptance",
                fields(
                        "indicatorVersion", "2024年版（示例）",
                        "level", "2",
                        "recognisedInvestmentFen", RECOGNISED_FEN,
                        "passed", "true"),
                sofar.last(AcceptanceAssessed.class, AcceptanceAssessed::passed));
    }

    private void awarded() {
        LocalDate today = around.today();
        String ceiling = sofar.event(AwardCalculated.class)
                .map(AwardCalculated::ceilingFen)
                .map(MoneySteps::text)
                .orElse("");
        steps.add(
                "奖补",
                "按政策测算奖补",
                "市工信让账本按政策条款测算，数字由账本算出，谁也填不进去。",
                city("calculation"),
                "award.calculate",
                fields(),
                sofar.last(AwardCalculated.class));
        steps.add(
                "奖补",
                "复核测算",
                "财政复核，须是另一个人。",
                finance("review"),
                "award.review",
                fields("agreed", "true", "opinion", "计算与核定投入、等级一致（示例）"),
                sofar.last(AwardReviewed.class, AwardReviewed::agreed));
        steps.add(
                "奖补",
                "核定奖补",
                "市工信第三个人核定，同时占用预算；不得超过测算的上限。",
                city("approval"),
                "award.approve",
                fields("amountFen", ceiling, "documentNo", WalkPlan.documentNo("核定", today)),
                sofar.last(AwardApproved.class));
    }

    private void paid() {
        String amount = sofar.event(AwardApproved.class)
                .map(AwardApproved::amountFen)
                .map(MoneySteps::text)
                .orElse("");
        steps.add(
                "拨付",
                "提出拨付",
                "财政第一个人提出拨付，只能付到企业登记的账户。",
                finance("order"),
                "award.order-payment",
                fields(
                        "payment", numbers.payment(),
                        "amountFen", amount,
                        "payee.bank", around.account().bank(),
                        "payee.number", around.account().number(),
                        "payee.holder", around.account().holder()),
                sofar.last(PaymentOrdered.class));
        steps.add(
                "拨付",
                "审批拨付",
                "财政第二个人审批：一个人付不出钱。可以先以提出的人试一试，看账本怎样拒绝。",
                finance("payment"),
                "award.approve-payment",
                fields("payment", numbers.payment()),
                sofar.last(PaymentApproved.class));
        steps.add(
                "拨付",
                "凭银行回单确认支付",
                "财政凭银行回单确认；同一张回单不能用两次。",
                finance("receipt"),
                "award.confirm-payment",
                fields(
                        "payment",
                        numbers.payment(),
                        "bank",
                        around.account().bank(),
                        "receiptNo",
                        numbers.bankReceipt()),
                sofar.last(PaymentConfirmed.class));
    }

    private static String text(Fen amount) {
        return Long.toString(amount.value());
    }
}
