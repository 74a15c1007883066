package org.mingzhang.tools;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.application.ApplicationCommand.DecideStage;
import org.mingzhang.domain.application.ApplicationCommand.PostNotice;
import org.mingzhang.domain.application.ApplicationCommand.SubmitApplication;
import org.mingzhang.domain.application.ApplicationEvent.Outcome;
import org.mingzhang.domain.award.AwardCommand.ApproveAward;
import org.mingzhang.domain.award.AwardCommand.ApprovePayment;
import org.mingzhang.domain.award.AwardCommand.CalculateAward;
import org.mingzhang.domain.award.AwardCommand.ConfirmPayment;
import org.mingzhang.domain.award.AwardCommand.OrderPayment;
import org.mingzhang.domain.award.AwardCommand.ReviewAward;
import org.mingzhang.domain.award.AwardEvent.AwardCalculated;
import org.mingzhang.domain.enterprise.EnterpriseCommand.AdmitEnterprise;
import org.mingzhang.domain.enterprise.EnterpriseEvent.Kind;
import org.mingzhang.domain.event.BankAccount;
import org.mingzhang.domain.event.Share;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.domain.project.ProjectCommand.AssessAcceptance;
import org.mingzhang.domain.project.ProjectCommand.CompleteProject;
import org.mingzhang.domain.project.ProjectCommand.RegisterContract;
import org.mingzhang.domain.project.ProjectCommand.RegisterInvoice;
import org.mingzhang.domain.project.ProjectCommand.RequestAcceptance;
import org.mingzhang.domain.project.ProjectCommand.StartProject;
import org.mingzhang.domain.provider.ProviderCommand.AdmitProvider;
import org.mingzhang.domain.provider.ProviderEvent;
import org.mingzhang.tools.Town.Office;

/** One case of a {@link Town}, led on step by step by those whose work it is. */
final class TownCase {
    private final Town town;
    private final String direction;
    private final String number;
    private final String code;
    private Fen ceiling = Fen.ZERO;

    private TownCase(Town town, String direction, String code) {
        this.town = town;
        this.direction = direction;
        this.number = direction + "-" + town.next();
        this.code = code;
    }

    /** A pilot enterprise of a batch, approved for renovation. */
    static TownCase pilot(Town town, String batch) {
        String code = town.organisation(Kind.ENTERPRISE);
        town.accepted(Office.ROSTER, new AdmitEnterprise(code, Town.PROGRAMME, batch, "名单1号"));
        return new TownCase(town, "HD-01", code).applied();
    }

    /** As many of them, under one notice. */
    static List<TownCase> pilots(Town town, String batch, int count) {
        List<TownCase> cases = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String code = town.organisation(Kind.ENTERPRISE);
            town.accepted(Office.ROSTER, new AdmitEnterprise(code, Town.PROGRAMME, batch, "名单1号"));
            cases.add(new TownCase(town, "HD-01", code).noticed());
        }
        town.later(15);
        cases.forEach(TownCase::decided);
        return cases;
    }

    /** What the city purchases at this price, approved and contracted. */
    static TownCase purchase(Town town, Fen price) {
        TownCase it = new TownCase(town, "HD-12", town.organisation(Kind.PROVIDER)).applied();
        town.accepted(
                Office.ROSTER,
                new RegisterContract(
                        it.number, "采购-" + it.number, it.code, price, town.today(), "专项审计", null, null, null));
        return it;
    }

    String number() {
        return number;
    }

    String code() {
        return code;
    }

    Town.Staff applicant() {
        return Town.applicant(code);
    }

    BankAccount account() {
        return new BankAccount("示例银行", "6200" + code.substring(10, 17), "示例单位" + code.substring(10, 17));
    }

    private TownCase applied() {
        noticed();
        town.later(15);
        return decided();
    }

    private TownCase noticed() {
        town.accepted(
                applicant(),
                new SubmitApplication(
                        number,
                        Town.PROGRAMME,
                        direction,
                        code,
                        "示例申报",
                        null,
                        Fen.ofWan(60),
                        1,
                        null,
                        null,
                        null,
                        List.of(),
                        null,
                        null,
                        null,
                        null));
        stage(Office.COUNTY_OFFICE, "county");
        stage(Office.COUNTY_OFFICE, "site");
        stage(Office.EXPERT, "experts");
        town.accepted(
                Office.NOTICE,
                new PostNotice(number, "notice", town.today(), town.today().plusDays(14), "公示1号"));
        return this;
    }

    private TownCase decided() {
        stage(Office.NOTICE, "notice");
        stage(Office.DECISION, "decision");
        return this;
    }

    private void stage(Office office, String stage) {
        town.accepted(office, new DecideStage(number, stage, Outcome.PASSED, null, "同意"));
    }

    /** Started, and contracted with a provider of the pool. */
    TownCase contracted(Fen amount) {
        String seller = town.organisation(Kind.PROVIDER);
        town.accepted(
                Office.ROSTER,
                new AdmitProvider(seller, Town.PROGRAMME, "示例服务商", ProviderEvent.Kind.INTEGRATOR, "入池1号"));
        town.accepted(applicant(), new StartProject(number, town.today()));
        town.accepted(
                applicant(),
                new RegisterContract(number, "合同-" + number, seller, amount, town.today(), "软件", null, null, null));
        return this;
    }

    RegisterInvoice invoice(String invoiceNo, Fen amount) {
        return new RegisterInvoice(
                number, null, invoiceNo, "合同-" + number, town.today(), amount, null, amount, null, null);
    }

    TownCase invoiced(String invoiceNo, Fen amount) {
        town.accepted(applicant(), invoice(invoiceNo, amount));
        return this;
    }

    /** Carried out and accepted at this level, with this investment recognised. */
    TownCase accepted(int level, Fen invested) {
        contracted(invested).invoiced(String.format("2699%016d", town.next()), invested);
        town.accepted(applicant(), new CompleteProject(number, town.today(), invested, null));
        town.accepted(applicant(), new RequestAcceptance(number, invested));
        town.accepted(
                Office.ASSESSOR,
                new AssessAcceptance(
                        number, "2024年版", level, 700, 8, 6, invested, null, null, null, true, null, null, null));
        return this;
    }

    TownCase reviewed() {
        town.accepted(Office.CALCULATION, new CalculateAward(number)).stream()
                .filter(AwardCalculated.class::isInstance)
                .forEach(event -> ceiling = ((AwardCalculated) event).ceilingFen());
        town.accepted(Office.REVIEW, new ReviewAward(number, true, "一致"));
        return this;
    }

    ApproveAward approval(Fen amount, Share... shares) {
        return new ApproveAward(number, amount, shares.length == 0 ? null : List.of(shares), "核定1号", null);
    }

    /** Calculated, reviewed and approved at the ceiling. */
    TownCase awarded(Share... shares) {
        reviewed();
        town.accepted(Office.APPROVAL, approval(ceiling, shares));
        return this;
    }

    OrderPayment order(int attempt, Fen amount) {
        return order(attempt, amount, null);
    }

    private OrderPayment order(int attempt, Fen amount, @Nullable List<Share> shares) {
        return new OrderPayment(number, payment(attempt), amount, shares, Objects.requireNonNull(account()));
    }

    String payment(int attempt) {
        return "付-" + number + "-" + attempt;
    }

    /** Ordered, approved by another and confirmed by the bank. */
    TownCase paid(int attempt, Fen amount) {
        town.accepted(Office.ORDER, order(attempt, amount));
        town.accepted(Office.RELEASE, new ApprovePayment(number, payment(attempt)));
        town.accepted(
                Office.RECEIPT, new ConfirmPayment(number, payment(attempt), "示例银行", "回单-" + payment(attempt), null));
        return this;
    }
}
