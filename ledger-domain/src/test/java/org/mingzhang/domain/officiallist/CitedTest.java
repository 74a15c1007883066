package org.mingzhang.domain.officiallist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mingzhang.domain.given.Given.PROGRAMME;
import static org.mingzhang.domain.given.Given.wan;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.mingzhang.domain.application.ApplicationCommand.DecideStage;
import org.mingzhang.domain.application.ApplicationCommand.PostNotice;
import org.mingzhang.domain.application.ApplicationCommand.SupplementMaterials;
import org.mingzhang.domain.application.ApplicationEvent.Outcome;
import org.mingzhang.domain.application.ApplicationEvent.StageDecided;
import org.mingzhang.domain.award.AwardCommand.ApproveAward;
import org.mingzhang.domain.award.AwardCommand.CancelPayment;
import org.mingzhang.domain.award.AwardCommand.OrderPayment;
import org.mingzhang.domain.award.AwardCommand.ReturnPayment;
import org.mingzhang.domain.award.AwardEvent.AwardApproved;
import org.mingzhang.domain.award.AwardEvent.PaymentOrdered;
import org.mingzhang.domain.decision.Rejection;
import org.mingzhang.domain.decision.RejectionCode;
import org.mingzhang.domain.decision.StreamEvent;
import org.mingzhang.domain.enterprise.EnterpriseCommand.AdmitEnterprise;
import org.mingzhang.domain.enterprise.EnterpriseCommand.ChangeBankAccount;
import org.mingzhang.domain.enterprise.EnterpriseCommand.LeavePilot;
import org.mingzhang.domain.enterprise.EnterpriseCommand.ReplaceEnterprise;
import org.mingzhang.domain.enterprise.EnterpriseCommand.ReserveEnterprise;
import org.mingzhang.domain.enterprise.EnterpriseEvent.EnterpriseReplaced;
import org.mingzhang.domain.enterprise.EnterpriseEvent.Kind;
import org.mingzhang.domain.event.BankAccount;
import org.mingzhang.domain.event.ListRow;
import org.mingzhang.domain.event.StreamId;
import org.mingzhang.domain.given.Case;
import org.mingzhang.domain.given.Given;
import org.mingzhang.domain.given.Person;
import org.mingzhang.domain.json.Scalar;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.domain.officiallist.OfficialListCommand.IssueList;
import org.mingzhang.domain.officiallist.OfficialListCommand.Item;
import org.mingzhang.domain.officiallist.OfficialListEvent.ListIssued;
import org.mingzhang.domain.officiallist.OfficialListEvent.ListItemEntered;
import org.mingzhang.domain.provider.ProviderCommand.RemoveProvider;
import org.mingzhang.domain.provider.ProviderEvent.ProviderRemoved;

/** What is done by a row of a list is what the row says, and is done once. */
class CitedTest {
    private static final ListRow ROW = new ListRow("MD-1", 1);
    private final Given given = Given.budget();

    private void list(OfficialListEvent.Kind kind, Item... items) {
        list("MD-1", kind, null, null, items);
    }

    private void list(
            String number,
            OfficialListEvent.Kind kind,
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            Item... items) {
        given.after(Person.ROSTER, new IssueList(number, PROGRAMME, kind, "邯工信〔2026〕15号", from, to, List.of(items)));
    }

    private static Item of(Case it, @Nullable Fen amount) {
        return new Item(it.number(), null, amount);
    }

    private static OrderPayment order(Case it, String payment, Fen amount, ListRow row) {
        return new OrderPayment(it.number(), payment, amount, null, it.account(), row);
    }

    private static String differs(Rejection no) {
        return no.facts().get("differs") instanceof Scalar.Words(String words) ? words : "";
    }

    @Test
    void aRecommendationIsMadeByARowOnceAndNotAgainAfterAReturn() {
        Case it = given.pilot("1").submitted();
        list(OfficialListEvent.Kind.RECOMMENDATION, of(it, null));
        StageDecided returned = given.when(
                        Person.COUNTY, new DecideStage(it.number(), "county", Outcome.RETURNED, null, "补正", ROW))
                .accepted(StageDecided.class);
        assertThat(returned.list()).isEqualTo(ROW);
        given.after(it.applicant(), new SupplementMaterials(it.number(), "已补", List.of()));
        given.when(Person.COUNTY, new DecideStage(it.number(), "county", Outcome.PASSED, null, "同意", ROW))
                .rejected(RejectionCode.LIST_ROW_USED_TWICE);
        given.when(Person.COUNTY, new DecideStage(it.number(), "county", Outcome.PASSED, null, "同意"))
                .accepted();
    }

    @Test
    void aRowThatIsNotThereOrOnAListThatIsNotThereIsNotCited() {
        Case it = given.pilot("1").submitted();
        list(OfficialListEvent.Kind.RECOMMENDATION, of(it, null));
        for (ListRow row : List.of(new ListRow("MD-1", 2), new ListRow("MD-9", 1))) {
            given.when(Person.COUNTY, new DecideStage(it.number(), "county", Outcome.PASSED, null, "同意", row))
                    .rejected(RejectionCode.NOT_FOUND);
        }
    }

    @Test
    void anotherApplicationsRowIsNotCited() {
        Case it = given.pilot("1").submitted();
        Case other = given.pilot("1").submitted();
        list(OfficialListEvent.Kind.RECOMMENDATION, of(other, null));
        Rejection no = given.when(
                        Person.COUNTY, new DecideStage(it.number(), "county", Outcome.PASSED, null, "同意", ROW))
                .rejected(RejectionCode.LIST_MISMATCH);
        assertThat(differs(no))
                .isEqualTo("申报编号：名单 " + other.number() + "，本次 " + it.number() + "；单位：名单 " + other.code() + "，本次 "
                        + it.code());
    }

    @Test
    void aListOfAnotherKindOrOfAnotherProgrammeIsNotCited() {
        Case it = given.pilot("1").submitted();
        list(OfficialListEvent.Kind.DECISION, of(it, null));
        Rejection kind = given.when(
                        Person.COUNTY, new DecideStage(it.number(), "county", Outcome.PASSED, null, "同意", ROW))
                .rejected(RejectionCode.LIST_MISMATCH);
        assertThat(differs(kind)).isEqualTo("名单类型：名单 认定，本次 推荐");
        StreamId elsewhere = StreamId.list("MD-别市");
        given.recorded(List.of(
                new StreamEvent(
                        elsewhere,
                        new ListIssued(
                                "elsewhere", OfficialListEvent.Kind.RECOMMENDATION, null, null, null, "某局", "某人")),
                new StreamEvent(elsewhere, new ListItemEntered(1, it.number(), it.code(), null))));
        Rejection programme = given.when(
                        Person.COUNTY,
                        new DecideStage(it.number(), "county", Outcome.PASSED, null, "同意", new ListRow("MD-别市", 1)))
                .rejected(RejectionCode.LIST_MISMATCH);
        assertThat(differs(programme)).isEqualTo("试点专项：名单 elsewhere，本次 handan");
    }

    @Test
    void nothingIsDoneByAListBeforeItsDay() {
        Case it = given.pilot("1").submitted();
        given.later(2);
        list(OfficialListEvent.Kind.RECOMMENDATION, of(it, null));
        given.when(
                        Person.COUNTY,
                        given.today().minusDays(1),
                        new DecideStage(it.number(), "county", Outcome.PASSED, null, "同意", ROW))
                .rejected(RejectionCode.BUSINESS_DATE_TOO_EARLY);
    }

    @Test
    void aNoticeStandsOnTheDaysOfItsList() {
        Case it = given.pilot("1").submitted().recommended();
        LocalDate from = given.today();
        list("MD-1", OfficialListEvent.Kind.NOTICE, from, from.plusDays(9), of(it, null));
        given.when(Person.NOTICE, new PostNotice(it.number(), "notice", from, from.plusDays(12), "公示1号", ROW))
                .rejected(RejectionCode.LIST_MISMATCH);
        given.when(Person.NOTICE, new PostNotice(it.number(), "notice", from, from.plusDays(9), "公示1号", ROW))
                .accepted();
    }

    @Test
    void anAwardIsOfTheAmountThatItsRowSaysToTheFen() {
        Case it = given.pilot("1").accepted(2, wan(40)).reviewed();
        list(OfficialListEvent.Kind.DECISION, of(it, wan(20)));
        Fen less = wan(20).minus(Fen.of(1));
        Rejection no = given.when(Person.APPROVER, new ApproveAward(it.number(), less, null, "核定1号", "按名单", ROW))
                .rejected(RejectionCode.LIST_MISMATCH);
        assertThat(differs(no)).isEqualTo("金额：名单 200,000.00 元，本次 199,999.99 元");
        assertThat(given.when(Person.APPROVER, new ApproveAward(it.number(), wan(20), null, "核定1号", null, ROW))
                        .accepted(AwardApproved.class)
                        .list())
                .isEqualTo(ROW);
    }

    @Test
    void aPaymentGoesToTheAccountThatStoodBehindItsRowAndToNoLaterOne() {
        Case it = given.pilot("1").accepted(2, wan(40)).awarded();
        list(OfficialListEvent.Kind.PAYMENT_PLAN, of(it, wan(20)));
        BankAccount another =
                new BankAccount("示例银行", "6299000000000001", it.account().holder());
        given.after(Person.BUDGET, new ChangeBankAccount(it.code(), another, "换户"));
        Rejection no =
                given.when(Person.ORDERER, order(it, "P-1", wan(20), ROW)).rejected(RejectionCode.LIST_MISMATCH);
        assertThat(differs(no)).startsWith("收款账户：").contains("6299000000000001");
        // Without the row it is the registered account, and nothing forbids it where the pack asks for no noticed plan.
        given.when(Person.ORDERER, new OrderPayment(it.number(), "P-1", wan(20), null, it.account()))
                .accepted();
    }

    @Test
    void aPaymentIsOfTheAmountThatItsRowSays() {
        Case it = given.pilot("1").accepted(2, wan(40)).awarded();
        list(OfficialListEvent.Kind.PAYMENT_PLAN, of(it, wan(10)));
        given.when(Person.ORDERER, order(it, "P-1", wan(10).plus(Fen.of(1)), ROW))
                .rejected(RejectionCode.LIST_MISMATCH);
        assertThat(given.when(Person.ORDERER, order(it, "P-1", wan(10), ROW))
                        .accepted(PaymentOrdered.class)
                        .list())
                .isEqualTo(ROW);
        given.when(Person.ORDERER, order(it, "P-2", wan(10), ROW)).rejected(RejectionCode.LIST_ROW_USED_TWICE);
    }

    @Test
    void nobodyIsPaidByAPlanWhosePublicNoticeIsNotOver() {
        Case it = given.pilot("1").accepted(2, wan(40)).awarded();
        LocalDate from = given.today();
        list("MD-1", OfficialListEvent.Kind.PAYMENT_PLAN, from, from.plusDays(9), of(it, wan(20)));
        given.later(9);
        given.when(Person.ORDERER, order(it, "P-1", wan(20), ROW)).rejected(RejectionCode.NOTICE_NOT_FINISHED);
        given.later(1);
        given.when(Person.ORDERER, order(it, "P-1", wan(20), ROW)).accepted();
    }

    @Test
    void aRowServesAgainAfterItsPaymentWasCalledOffOrSentBack() {
        Case it = given.pilot("1").accepted(2, wan(40)).awarded();
        list(OfficialListEvent.Kind.PAYMENT_PLAN, of(it, wan(10)));
        given.after(Person.ORDERER, order(it, "P-1", wan(10), ROW));
        given.after(Person.RELEASER, new CancelPayment(it.number(), "P-1", "账户待核"));
        given.after(Person.ORDERER, order(it, "P-2", wan(10), ROW));
        it.released("P-2").confirmed("P-2");
        given.after(Person.RECEIPTS, new ReturnPayment(it.number(), "P-2", "示例银行", "退-2", "账户已销"));
        given.when(Person.ORDERER, order(it, "P-3", wan(10), ROW)).accepted();
    }

    @Test
    void whoLeavesIsReplacedAndRemovedByListsOfTheirOwn() {
        String out = given.enterprise(Given.code(41), "示例退出", Kind.ENTERPRISE, Given.COUNTY);
        String in = given.enterprise(Given.code(42), "示例补入", Kind.ENTERPRISE, Given.COUNTY);
        given.after(Person.ROSTER, new AdmitEnterprise(out, PROGRAMME, "1", "名单1号"));
        given.after(Person.ROSTER, new ReserveEnterprise(in, PROGRAMME, "储备1号"));
        list(OfficialListEvent.Kind.EXIT, new Item(null, out, null));
        given.when(Person.ROSTER, new LeavePilot(out, PROGRAMME, "退出1号", "停产", new ListRow("MD-1", 2)))
                .rejected(RejectionCode.NOT_FOUND);
        given.after(Person.ROSTER, new LeavePilot(out, PROGRAMME, "退出1号", "停产", ROW));
        list("MD-2", OfficialListEvent.Kind.DECISION, null, null, new Item(null, in, null));
        ListRow decided = new ListRow("MD-2", 1);
        given.when(Person.ROSTER, new AdmitEnterprise(in, PROGRAMME, "1", "名单2号", ROW))
                .rejected(RejectionCode.LIST_MISMATCH);
        given.after(Person.ROSTER, new AdmitEnterprise(in, PROGRAMME, "1", "名单2号", decided));
        assertThat(given.when(Person.ROSTER, new ReplaceEnterprise(out, PROGRAMME, in, "替补1号", decided))
                        .accepted(EnterpriseReplaced.class)
                        .list())
                .isEqualTo(decided);
        String provider = given.provider(77);
        list("MD-3", OfficialListEvent.Kind.REMOVAL, null, null, new Item(null, provider, null));
        assertThat(given.when(
                                Person.ROSTER,
                                new RemoveProvider(provider, PROGRAMME, "清退1号", "评价不合格", new ListRow("MD-3", 1)))
                        .accepted(ProviderRemoved.class)
                        .list())
                .isEqualTo(new ListRow("MD-3", 1));
    }
}
