package org.mingzhang.domain.officiallist;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.application.Application;
import org.mingzhang.domain.application.ApplicationCommand.DecideStage;
import org.mingzhang.domain.application.ApplicationCommand.PostNotice;
import org.mingzhang.domain.application.ApplicationEvent.Outcome;
import org.mingzhang.domain.award.Award;
import org.mingzhang.domain.award.AwardCommand.ApproveAward;
import org.mingzhang.domain.award.AwardCommand.ApprovePayment;
import org.mingzhang.domain.award.AwardCommand.OrderPayment;
import org.mingzhang.domain.award.PaidTo;
import org.mingzhang.domain.award.Payment;
import org.mingzhang.domain.decision.Decision;
import org.mingzhang.domain.decision.Occasion;
import org.mingzhang.domain.decision.RejectionCode;
import org.mingzhang.domain.decision.Streams;
import org.mingzhang.domain.enterprise.Enterprise;
import org.mingzhang.domain.enterprise.EnterpriseCommand.AdmitEnterprise;
import org.mingzhang.domain.enterprise.EnterpriseCommand.LeavePilot;
import org.mingzhang.domain.enterprise.EnterpriseCommand.MoveBatch;
import org.mingzhang.domain.enterprise.EnterpriseCommand.ReplaceEnterprise;
import org.mingzhang.domain.enterprise.EnterpriseCommand.ReserveEnterprise;
import org.mingzhang.domain.event.BankAccount;
import org.mingzhang.domain.event.ListRow;
import org.mingzhang.domain.event.StreamId;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.domain.officiallist.OfficialListCommand.CarryOut;
import org.mingzhang.domain.officiallist.OfficialListEvent.Kind;
import org.mingzhang.domain.officiallist.OfficialListEvent.ListIssued;
import org.mingzhang.domain.officiallist.OfficialListEvent.ListItemEntered;
import org.mingzhang.domain.policy.Direction;
import org.mingzhang.domain.project.Project;
import org.mingzhang.domain.provider.ProviderCommand.RemoveProvider;

/**
 * The single command that a row of a list stands for.
 *
 * @param index the row's place among the rows, from 0
 */
record ListRowCommand(CarryOut c, ListIssued issued, ListItemEntered item, int index) {

    Decision decide(Streams streams, Occasion occasion) {
        return switch (c.act()) {
            case DECIDE_STAGE, POST_NOTICE, APPROVE_AWARDS, ORDER_PAYMENTS, APPROVE_PAYMENTS, CONFIRM_PAYMENTS ->
                item.application() == null ? missing("申报编号") : ofApplication(item.application(), streams, occasion);
            case RESERVE, ADMIT, MOVE_BATCH, LEAVE, REPLACE, REMOVE_PROVIDERS ->
                item.enterprise() == null ? missing("统一社会信用代码") : ofOrganisation(item.enterprise(), streams, occasion);
        };
    }

    private Decision missing(String what) {
        return Decision.reject(RejectionCode.LIST_MISMATCH, Map.of("row", item.number(), "differs", "名单这一行没有写" + what));
    }

    private ListRow row() {
        return new ListRow(c.list(), item.number());
    }

    private String documentNo() {
        return Objects.requireNonNullElse(issued.documentNo(), c.list());
    }

    private Decision ofOrganisation(String code, Streams streams, Occasion occasion) {
        String programme = issued.programme();
        return switch (c.act()) {
            case RESERVE ->
                new ReserveEnterprise(code, programme, issued.documentNo(), row()).decide(streams, occasion);
            case ADMIT ->
                new AdmitEnterprise(code, programme, stated(c.batch()), issued.documentNo(), row())
                        .decide(streams, occasion);
            case MOVE_BATCH ->
                new MoveBatch(code, programme, stated(c.batch()), issued.documentNo(), stated(c.reason()), row())
                        .decide(streams, occasion);
            case REPLACE -> replace(code, c.pairsOrNone().get(index), streams, occasion);
            case LEAVE ->
                new LeavePilot(code, programme, issued.documentNo(), stated(c.reason()), row())
                        .decide(streams, occasion);
            default ->
                new RemoveProvider(code, programme, documentNo(), stated(c.reason()), row()).decide(streams, occasion);
        };
    }

    /** A list of those who leave names who left, any other who comes in; the command names the other one. */
    private Decision replace(String code, String pair, Streams streams, Occasion occasion) {
        if (code.equals(pair)) {
            return Decision.reject(
                    RejectionCode.LIST_MISMATCH, Map.of("row", item.number(), "differs", "不能由本企业替补自己：" + code));
        }
        boolean left = issued.kind() == Kind.EXIT;
        return new ReplaceEnterprise(
                        left ? code : pair, issued.programme(), left ? pair : code, issued.documentNo(), row())
                .decide(streams, occasion);
    }

    private Decision ofApplication(String number, Streams streams, Occasion occasion) {
        return switch (c.act()) {
            case DECIDE_STAGE ->
                new DecideStage(number, stated(c.stage()), Outcome.PASSED, null, stated(c.opinion()), row())
                        .decide(streams, occasion);
            case POST_NOTICE ->
                issued.noticeFrom() == null || issued.noticeTo() == null
                        ? missing("公示起止日期")
                        : new PostNotice(
                                        number,
                                        stated(c.stage()),
                                        issued.noticeFrom(),
                                        issued.noticeTo(),
                                        documentNo(),
                                        row())
                                .decide(streams, occasion);
            case APPROVE_AWARDS ->
                item.amountFen() == null || !item.amountFen().isPositive()
                        ? missing("金额")
                        : new ApproveAward(number, item.amountFen(), null, documentNo(), c.reason(), row())
                                .decide(streams, occasion);
            case ORDER_PAYMENTS ->
                item.amountFen() == null || !item.amountFen().isPositive()
                        ? missing("金额")
                        : order(number, item.amountFen(), streams, occasion);
            case CONFIRM_PAYMENTS -> confirm(number, streams, occasion);
            default -> approve(number, streams, occasion);
        };
    }

    private Decision order(String number, Fen amount, Streams streams, Occasion occasion) {
        Application application = (Application) streams.state(StreamId.application(number));
        Enterprise beneficiary = application.exists()
                ? (Enterprise) streams.state(StreamId.enterprise(payee(number, application, streams)))
                : new Enterprise();
        BankAccount account = beneficiary.account();
        if (account == null) {
            return Decision.reject(
                    RejectionCode.PAYEE_MISMATCH,
                    Map.of("application", number, "registered", "无", "beneficiary", beneficiary.name()));
        }
        List<String> payments = c.payments();
        String payment = payments == null ? c.list() + "-" + item.number() : payments.get(index);
        return new OrderPayment(number, payment, amount, null, account, row()).decide(streams, occasion);
    }

    private static String payee(String number, Application application, Streams streams) {
        Direction direction =
                application.direction(streams.pack(application.submitted().packSm3()));
        return direction.hasMoney()
                ? PaidTo.of(direction, application, (Project) streams.state(StreamId.project(number)), null, null)
                        .organisation()
                : application.applicant();
    }

    /** Approves what was ordered by this row. */
    private Decision approve(String number, Streams streams, Occasion occasion) {
        Payment ordered = ordered(number, streams);
        return ordered == null
                ? notOrdered(number)
                : new ApprovePayment(number, ordered.order().payment()).decide(streams, occasion);
    }

    /** Confirms what was ordered by this row, by the bank's own receipt. */
    private Decision confirm(String number, Streams streams, Occasion occasion) {
        Payment ordered = ordered(number, streams);
        return ordered == null
                ? notOrdered(number)
                : c.confirmation(item.number(), number, ordered.order().payment())
                        .decide(streams, occasion);
    }

    private @Nullable Payment ordered(String number, Streams streams) {
        Award award = (Award) streams.state(StreamId.award(number));
        return award.payments().values().stream()
                .filter(payment ->
                        row().equals(payment.order().list()) && payment.state().counts())
                .findFirst()
                .orElse(null);
    }

    private static Decision notOrdered(String number) {
        return Decision.reject(RejectionCode.NOT_FOUND, Map.of("application", number, "payment", "没有据这一行提出的拨付"));
    }

    /** What the act demands, and the command's constructor saw to. */
    private static String stated(@Nullable String text) {
        return Objects.requireNonNull(text);
    }
}
