package org.mingzhang.domain.given;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.application.ApplicationCommand.DecideStage;
import org.mingzhang.domain.application.ApplicationCommand.PostNotice;
import org.mingzhang.domain.application.ApplicationCommand.SubmitApplication;
import org.mingzhang.domain.application.ApplicationEvent.Outcome;
import org.mingzhang.domain.award.Award;
import org.mingzhang.domain.award.AwardCommand.ApproveAward;
import org.mingzhang.domain.award.AwardCommand.ApprovePayment;
import org.mingzhang.domain.award.AwardCommand.CalculateAward;
import org.mingzhang.domain.award.AwardCommand.ConfirmPayment;
import org.mingzhang.domain.award.AwardCommand.OrderPayment;
import org.mingzhang.domain.award.AwardCommand.ReviewAward;
import org.mingzhang.domain.enterprise.Enterprise;
import org.mingzhang.domain.event.BankAccount;
import org.mingzhang.domain.event.Share;
import org.mingzhang.domain.event.StreamId;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.domain.project.ProjectCommand.AssessAcceptance;
import org.mingzhang.domain.project.ProjectCommand.CompleteProject;
import org.mingzhang.domain.project.ProjectCommand.RegisterContract;
import org.mingzhang.domain.project.ProjectCommand.RegisterInvoice;
import org.mingzhang.domain.project.ProjectCommand.RequestAcceptance;
import org.mingzhang.domain.project.ProjectCommand.StartProject;

/** One application and all that follows it, led on step by step by the people whose work it is. */
public final class Case {
    private final Given given;
    private final String number;
    private final String code;
    private final String direction;
    private @Nullable String honour;
    private @Nullable String product;
    private String programme = Given.PROGRAMME;
    private List<String> members = List.of();
    private @Nullable String batch;

    Case(Given given, String number, String code, String direction) {
        this.given = given;
        this.number = number;
        this.code = code;
        this.direction = direction;
    }

    public String number() {
        return number;
    }

    /** The applicant's credit code. */
    public String code() {
        return code;
    }

    public Person applicant() {
        return Person.applicant(code);
    }

    public BankAccount account() {
        Enterprise enterprise = (Enterprise) given.ledger().state(StreamId.enterprise(code));
        return Objects.requireNonNull(enterprise.account());
    }

    /** Rests on a title. */
    public Case honour(String id) {
        honour = id;
        return this;
    }

    /** Is about a product. */
    public Case product(String id) {
        product = id;
        return this;
    }

    /** Is applied for in another programme. */
    public Case in(String other) {
        programme = other;
        return this;
    }

    /** Is applied for together with others. */
    public Case with(String... others) {
        members = List.of(others);
        return this;
    }

    /** Names the batch for which it comes in, by number or name. */
    public Case batch(String named) {
        batch = named;
        return this;
    }

    public SubmitApplication submission() {
        return new SubmitApplication(
                number,
                programme,
                direction,
                code,
                "示例申报",
                null,
                null,
                1,
                honour,
                product,
                null,
                List.of(),
                members.isEmpty() ? null : members,
                null,
                null,
                null,
                null,
                null,
                batch);
    }

    public Case submitted() {
        given.after(applicant(), submission());
        return this;
    }

    public DecideStage stage(String stage, Outcome outcome) {
        return new DecideStage(number, stage, outcome, null, "意见");
    }

    private Case passed(Person by, String stage) {
        given.after(by, stage(stage, Outcome.PASSED));
        return this;
    }

    /** County, site and experts have passed it. */
    public Case recommended() {
        return passed(Person.COUNTY, "county").passed(Person.COUNTY, "site").passed(Person.EXPERT, "experts");
    }

    /** A notice of ten days, from today on. */
    public PostNotice notice() {
        return new PostNotice(number, "notice", given.today(), given.today().plusDays(9), "公示1号");
    }

    /** The notice is over. */
    public Case noticed() {
        given.after(Person.NOTICE, notice());
        given.later(10);
        return passed(Person.NOTICE, "notice");
    }

    /** Submitted and through all stages. */
    public Case approved() {
        return submitted().recommended().noticed().passed(Person.DECISION, "decision");
    }

    public Case started() {
        given.after(applicant(), new StartProject(number, given.today()));
        return this;
    }

    public RegisterContract contract(String contract, String seller, Fen amount) {
        return new RegisterContract(number, contract, seller, amount, given.today(), "软件", null, null, null);
    }

    /** An invoice that nobody used before, claimed whole. */
    public RegisterInvoice invoice(String contract, Fen amount) {
        String invoiceNo = String.format("%020d", given.next());
        return new RegisterInvoice(number, null, invoiceNo, contract, given.today(), amount, null, amount, null, null);
    }

    /** Contracted with a new provider, invoiced, completed, and acceptance asked for. */
    public Case carriedOut(Fen invested) {
        int n = given.next();
        String seller = given.provider(5000 + n);
        given.after(applicant(), contract("合同-" + n, seller, invested));
        given.after(applicant(), invoice("合同-" + n, invested));
        given.after(applicant(), new CompleteProject(number, given.today(), invested, null));
        given.after(applicant(), new RequestAcceptance(number, invested));
        return this;
    }

    public AssessAcceptance assessment(int level, Fen recognised, boolean passed) {
        return new AssessAcceptance(
                number, "2024年版", level, 700, 8, 6, recognised, null, null, null, passed, null, null, null);
    }

    /** Approved, carried out, and accepted at this level with this investment recognised. */
    public Case accepted(int level, Fen recognised) {
        approved().started().carriedOut(recognised);
        given.after(Person.ASSESSOR, assessment(level, recognised, true));
        return this;
    }

    public Case calculated() {
        given.after(Person.CALCULATOR, new CalculateAward(number));
        return this;
    }

    public Case reviewed() {
        calculated();
        given.after(Person.REVIEWER, new ReviewAward(number, true, "一致"));
        return this;
    }

    public ApproveAward approval(Fen amount) {
        return new ApproveAward(number, amount, null, "核定1号", null);
    }

    /** Who bears it, said by the approver. */
    public ApproveAward approval(Fen amount, Share... shares) {
        return new ApproveAward(number, amount, List.of(shares), "核定1号", null);
    }

    /** Calculated, reviewed and approved at the ceiling. */
    public Case awarded() {
        reviewed();
        given.after(
                Person.APPROVER,
                approval(Objects.requireNonNull(award().calculated()).ceilingFen()));
        return this;
    }

    public OrderPayment order(String payment, Fen amount) {
        return new OrderPayment(number, payment, amount, null, account());
    }

    public Case ordered(String payment, Fen amount) {
        given.after(Person.ORDERER, order(payment, amount));
        return this;
    }

    public Case released(String payment) {
        given.after(Person.RELEASER, new ApprovePayment(number, payment));
        return this;
    }

    public ConfirmPayment confirmation(String payment) {
        return new ConfirmPayment(number, payment, "示例银行", "回单-" + payment, null);
    }

    public Case confirmed(String payment) {
        given.after(Person.RECEIPTS, confirmation(payment));
        return this;
    }

    /** Ordered, released and confirmed. */
    public Case paid(String payment, Fen amount) {
        return ordered(payment, amount).released(payment).confirmed(payment);
    }

    public Award award() {
        return (Award) given.ledger().state(StreamId.award(number));
    }
}
