package org.mingzhang.domain.officiallist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mingzhang.domain.given.Given.PROGRAMME;
import static org.mingzhang.domain.given.Given.wan;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.mingzhang.domain.application.Application;
import org.mingzhang.domain.application.ApplicationCommand.WithdrawApplication;
import org.mingzhang.domain.application.ApplicationEvent.PublicNoticePosted;
import org.mingzhang.domain.award.Award;
import org.mingzhang.domain.award.AwardEvent.AwardApproved;
import org.mingzhang.domain.award.AwardEvent.PaymentApproved;
import org.mingzhang.domain.award.AwardEvent.PaymentOrdered;
import org.mingzhang.domain.correction.CorrectionCommand.ApproveCorrection;
import org.mingzhang.domain.correction.CorrectionCommand.ProposeCorrection;
import org.mingzhang.domain.decision.Rejection;
import org.mingzhang.domain.decision.RejectionCode;
import org.mingzhang.domain.decision.StreamEvent;
import org.mingzhang.domain.enterprise.Enterprise;
import org.mingzhang.domain.enterprise.EnterpriseEvent;
import org.mingzhang.domain.event.EventCodec;
import org.mingzhang.domain.event.LedgerEvent;
import org.mingzhang.domain.event.ListRow;
import org.mingzhang.domain.event.StreamId;
import org.mingzhang.domain.given.Answer;
import org.mingzhang.domain.given.Case;
import org.mingzhang.domain.given.Given;
import org.mingzhang.domain.given.Person;
import org.mingzhang.domain.json.RefusedValue;
import org.mingzhang.domain.json.Scalar;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.domain.officiallist.OfficialListCommand.CarryOut;
import org.mingzhang.domain.officiallist.OfficialListCommand.IssueList;
import org.mingzhang.domain.officiallist.OfficialListCommand.Item;
import org.mingzhang.domain.officiallist.OfficialListEvent.Act;
import org.mingzhang.domain.officiallist.OfficialListEvent.Kind;
import org.mingzhang.domain.officiallist.OfficialListEvent.ListCarriedOut;
import org.mingzhang.domain.officiallist.OfficialListEvent.ListIssued;
import org.mingzhang.domain.officiallist.OfficialListEvent.ListItemEntered;
import org.mingzhang.domain.officiallist.OfficialListEvent.RefusedRow;
import org.mingzhang.domain.programme.ProgrammeEvent.FundsCommitted;

/** One signature over a list does for every row what the single command does, or nothing. */
class CarryOutTest {
    private final Given given = Given.budget();

    private String issue(String number, Kind kind, Item... items) {
        Person by = kind == Kind.PAYMENT_PLAN ? Person.BUDGET : Person.ROSTER;
        given.after(
                by,
                new IssueList(
                        number,
                        PROGRAMME,
                        kind,
                        "邯工信〔2026〕15号",
                        kind == Kind.NOTICE ? given.today() : null,
                        kind == Kind.NOTICE ? given.today().plusDays(9) : null,
                        List.of(items)));
        return sm3(number);
    }

    private String sm3(String number) {
        return ((OfficialList) given.ledger().state(StreamId.list(number)))
                .sm3(number)
                .toString();
    }

    private static Item of(Case it, @Nullable Fen amount) {
        return new Item(it.number(), null, amount);
    }

    private static CarryOut carryOut(String list, String sm3, Act act) {
        return new CarryOut(list, sm3, act, null, null, null, null, null, null);
    }

    private static CarryOut skipping(CarryOut c) {
        return new CarryOut(
                c.list(),
                c.listSm3(),
                c.act(),
                c.stage(),
                c.opinion(),
                c.batch(),
                c.reason(),
                c.payments(),
                true,
                c.pairs(),
                c.bank(),
                c.receipts());
    }

    private Case reviewed() {
        return given.pilot("1").accepted(2, wan(40)).reviewed();
    }

    private Award award(Case it) {
        return (Award) given.ledger().state(StreamId.award(it.number()));
    }

    private static String why(Rejection no) {
        return no.facts().get("why") instanceof Scalar.Words(String words) ? words : "";
    }

    private static <E extends LedgerEvent> List<E> of(Answer answer, Class<E> kind) {
        return answer.accepted().stream()
                .filter(kind::isInstance)
                .map(kind::cast)
                .toList();
    }

    @Test
    void allAwardsOfAListAreApprovedByOneSignatureAndEachCitesItsRow() {
        Case first = reviewed();
        Case second = reviewed();
        String sm3 = issue("MD-1", Kind.DECISION, of(first, wan(20)), of(second, wan(20)));
        Answer answer = given.when(Person.APPROVER, carryOut("MD-1", sm3, Act.APPROVE_AWARDS));
        assertThat(answer.accepted().getFirst())
                .isEqualTo(new ListCarriedOut(Act.APPROVE_AWARDS, sm3, 2, List.of(), null, null));
        assertThat(of(answer, AwardApproved.class))
                .extracting(AwardApproved::list)
                .containsExactly(new ListRow("MD-1", 1), new ListRow("MD-1", 2));
        assertThat(of(answer, AwardApproved.class))
                .extracting(AwardApproved::documentNo)
                .containsOnly("邯工信〔2026〕15号");
        assertThat(of(answer, FundsCommitted.class)).hasSize(2);
        assertThat(award(second).committed()).isEqualTo(wan(20));
        given.when(Person.APPROVER, carryOut("MD-1", sm3, Act.APPROVE_AWARDS))
                .rejected(RejectionCode.LIST_ROWS_REFUSED);
    }

    @Test
    void oneRowThatMayNotStopsAllAndEveryRefusalIsTold() {
        Case good = reviewed();
        Case uncalculated = given.pilot("1").accepted(2, wan(40));
        Case dear = reviewed();
        String sm3 = issue("MD-1", Kind.DECISION, of(good, wan(20)), of(uncalculated, wan(20)), of(dear, wan(21)));
        Rejection no = given.when(Person.APPROVER, carryOut("MD-1", sm3, Act.APPROVE_AWARDS))
                .rejected(RejectionCode.LIST_ROWS_REFUSED);
        assertThat(why(no)).contains("第 2 行：当前状态下不能办理", "第 3 行：高于按政策计算的金额").doesNotContain("第 1 行");
        assertThat(award(good).approved()).isNull();
    }

    @Test
    void rowsThatMayNotArePassedOverWhereTheSignerSaysSoAndStandInTheEvent() {
        Case good = reviewed();
        Case uncalculated = given.pilot("1").accepted(2, wan(40));
        String sm3 = issue("MD-1", Kind.DECISION, of(uncalculated, wan(20)), of(good, wan(20)));
        CarryOut all = carryOut("MD-1", sm3, Act.APPROVE_AWARDS);
        ListCarriedOut done = given.when(Person.APPROVER, skipping(all)).accepted(ListCarriedOut.class);
        assertThat(done.rows()).isEqualTo(1);
        assertThat(done.refused())
                .extracting(RefusedRow::row, RefusedRow::code)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(1, "WRONG_STATE"));
        assertThat(award(good).approved()).isNotNull();
        // What was passed over is done later, by the same list; what was done is not done again.
        uncalculated.reviewed();
        assertThat(given.when(Person.APPROVER, skipping(all))
                        .accepted(ListCarriedOut.class)
                        .rows())
                .isEqualTo(1);
        assertThat(award(uncalculated).approved()).isNotNull();
        given.when(Person.APPROVER, skipping(all)).rejected(RejectionCode.LIST_ROWS_REFUSED);
    }

    @Test
    void aSignatureOverOtherRowsIsNone() {
        Case it = reviewed();
        Case other = reviewed();
        issue("MD-1", Kind.DECISION, of(it, wan(20)));
        String otherSm3 = issue("MD-2", Kind.DECISION, of(other, wan(20)));
        given.when(Person.APPROVER, carryOut("MD-1", otherSm3, Act.APPROVE_AWARDS))
                .rejected(RejectionCode.LIST_MISMATCH);
    }

    @Test
    void aListCorrectedAfterItWasSeenIsNotWhatWasSigned() {
        Case it = reviewed();
        String seen = issue("MD-1", Kind.DECISION, of(it, wan(20)));
        long position = given.ledger().log().size() - 1L;
        ListItemEntered before =
                (ListItemEntered) given.ledger().log().get((int) position).event();
        ListItemEntered after = new ListItemEntered(
                1, before.application(), before.enterprise(), wan(19), before.direction(), before.payee());
        given.after(
                Person.NOTICE,
                new ProposeCorrection(
                        "GZ-1",
                        "list/MD-1",
                        position,
                        EventCodec.type(before),
                        EventCodec.payload(before),
                        EventCodec.payload(after),
                        null,
                        "笔误",
                        "《会议纪要》"));
        given.after(Person.DECISION, new ApproveCorrection("GZ-1", "核实"));
        given.when(Person.APPROVER, carryOut("MD-1", seen, Act.APPROVE_AWARDS)).rejected(RejectionCode.LIST_MISMATCH);
        assertThat(sm3("MD-1")).isNotEqualTo(seen);
    }

    @Test
    void everyRowIsJudgedOnTheBudgetThatTheRowsBeforeItLeave() {
        Given poor = Given.programme().appropriated("central", 30).allocated("central", "renovation", 30);
        Case first = poor.pilot("1").accepted(2, wan(40)).reviewed();
        Case second = poor.pilot("1").accepted(2, wan(40)).reviewed();
        poor.after(
                Person.ROSTER,
                new IssueList(
                        "MD-1",
                        PROGRAMME,
                        Kind.DECISION,
                        "认定1号",
                        null,
                        null,
                        List.of(of(first, wan(20)), of(second, wan(20)))));
        String sm3 = ((OfficialList) poor.ledger().state(StreamId.list("MD-1")))
                .sm3("MD-1")
                .toString();
        Rejection no = poor.when(Person.APPROVER, carryOut("MD-1", sm3, Act.APPROVE_AWARDS))
                .rejected(RejectionCode.LIST_ROWS_REFUSED);
        assertThat(why(no)).startsWith("第 2 行：超过科目已分配资金");
    }

    @Test
    void paymentsOfAListTakeTwoPersonsToo() {
        Case first = given.pilot("1").accepted(2, wan(40)).awarded();
        Case second = given.pilot("1").accepted(2, wan(40)).awarded();
        String sm3 = issue("MD-1", Kind.PAYMENT_PLAN, of(first, wan(20)), of(second, wan(10)));
        CarryOut order =
                new CarryOut("MD-1", sm3, Act.ORDER_PAYMENTS, null, null, null, null, List.of("BF-1", "BF-2"), null);
        Answer ordered = given.when(Person.ORDERER, order);
        assertThat(of(ordered, PaymentOrdered.class))
                .extracting(PaymentOrdered::payment)
                .containsExactly("BF-1", "BF-2");
        Rejection same = given.when(Person.ORDERER, carryOut("MD-1", sm3, Act.APPROVE_PAYMENTS))
                .rejected(RejectionCode.LIST_ROWS_REFUSED);
        assertThat(why(same)).contains("第 1 行：同一人不得办理互相制约的两步", "第 2 行：同一人不得办理互相制约的两步");
        Answer approved = given.when(Person.RELEASER, carryOut("MD-1", sm3, Act.APPROVE_PAYMENTS));
        assertThat(of(approved, PaymentApproved.class))
                .extracting(PaymentApproved::payment)
                .containsExactly("BF-1", "BF-2");
        given.when(Person.ORDERER, carryOut("MD-1", sm3, Act.ORDER_PAYMENTS)).rejected(RejectionCode.LIST_ROWS_REFUSED);
    }

    @Test
    void whoApprovedAnAwardByTheListDoesNotOrderItsPaymentByAnother() {
        Person both = new Person("both", "finance-office", Person.ORDERER.role(), null);
        given.person(both);
        Case it = reviewed();
        String decided = issue("MD-1", Kind.DECISION, of(it, wan(20)));
        given.after(both, carryOut("MD-1", decided, Act.APPROVE_AWARDS));
        String plan = issue("MD-2", Kind.PAYMENT_PLAN, of(it, wan(20)));
        assertThat(why(given.when(both, carryOut("MD-2", plan, Act.ORDER_PAYMENTS))
                        .rejected(RejectionCode.LIST_ROWS_REFUSED)))
                .startsWith("第 1 行：同一人不得办理互相制约的两步");
    }

    @Test
    void nothingIsApprovedOfAPlanByWhichNothingWasOrdered() {
        Case it = given.pilot("1").accepted(2, wan(40)).awarded();
        it.ordered("P-1", wan(20));
        String sm3 = issue("MD-1", Kind.PAYMENT_PLAN, of(it, wan(20)));
        given.when(Person.RELEASER, carryOut("MD-1", sm3, Act.APPROVE_PAYMENTS))
                .rejected(RejectionCode.LIST_ROWS_REFUSED);
    }

    @Test
    void aListIsNoticedAndDecidedAndACaseWithdrawnMeanwhileStopsIt() {
        Case first = given.pilot("1").submitted().recommended();
        Case second = given.pilot("1").submitted().recommended();
        String notice = issue("MD-1", Kind.NOTICE, of(first, null), of(second, null));
        CarryOut post = new CarryOut("MD-1", notice, Act.POST_NOTICE, "notice", null, null, null, null, null);
        assertThat(of(given.when(Person.NOTICE, post), PublicNoticePosted.class))
                .extracting(PublicNoticePosted::to)
                .containsOnly(given.today().plusDays(9));
        given.later(10);
        given.after(second.applicant(), new WithdrawApplication(second.number(), "不再申报"));
        CarryOut pass = new CarryOut("MD-1", notice, Act.DECIDE_STAGE, "notice", "期满无异议", null, null, null, null);
        assertThat(why(given.when(Person.NOTICE, pass).rejected(RejectionCode.LIST_ROWS_REFUSED)))
                .startsWith("第 2 行：当前状态下不能办理");
        given.when(Person.NOTICE, skipping(pass)).accepted();
        String decision = issue("MD-2", Kind.DECISION, of(first, null));
        given.when(
                        Person.DECISION,
                        new CarryOut("MD-2", decision, Act.DECIDE_STAGE, "decision", "同意", null, null, null, null))
                .accepted();
        assertThat(((Application) given.ledger().state(StreamId.application(first.number()))).status())
                .isEqualTo(Application.Status.APPROVED);
    }

    @Test
    void countiesRecommendTheirOwnByAList() {
        Case it = given.pilot("1").submitted();
        given.after(
                Person.COUNTY,
                new IssueList("TJ-1", PROGRAMME, Kind.RECOMMENDATION, null, null, null, List.of(of(it, null))));
        CarryOut recommend =
                new CarryOut("TJ-1", sm3("TJ-1"), Act.DECIDE_STAGE, "county", "推荐", null, null, null, null);
        assertThat(why(given.when(Person.OTHER_COUNTY, recommend).rejected(RejectionCode.LIST_ROWS_REFUSED)))
                .startsWith("第 1 行：该事项不在经办人的管辖范围内");
        given.when(Person.COUNTY, recommend).accepted();
    }

    @Test
    void theSameApplicationTwiceOnAnOldListIsDoneOnce() {
        Case it = reviewed();
        StreamId old = StreamId.list("旧-1");
        given.recorded(List.of(
                new StreamEvent(old, new ListIssued(PROGRAMME, Kind.DECISION, null, null, null, "某局", "某人")),
                new StreamEvent(old, new ListItemEntered(1, it.number(), it.code(), wan(20))),
                new StreamEvent(old, new ListItemEntered(2, it.number(), it.code(), wan(20)))));
        CarryOut all = carryOut("旧-1", sm3("旧-1"), Act.APPROVE_AWARDS);
        assertThat(why(given.when(Person.APPROVER, all).rejected(RejectionCode.LIST_ROWS_REFUSED)))
                .isEqualTo("第 2 行：对象已存在（序号 2）");
        assertThat(of(given.when(Person.APPROVER, skipping(all)), AwardApproved.class))
                .hasSize(1);
    }

    @Test
    void aRosterIsReservedAdmittedAndLeftByLists() {
        String one = given.enterprise(Given.code(51), "示例甲", EnterpriseEvent.Kind.ENTERPRISE, Given.COUNTY);
        String two = given.enterprise(Given.code(52), "示例乙", EnterpriseEvent.Kind.ENTERPRISE, Given.COUNTY);
        Item[] both = {new Item(null, two, null), new Item(null, one, null)};
        given.after(Person.ROSTER, carryOut("L-1", issue("L-1", Kind.DECISION, both), Act.RESERVE));
        given.after(
                Person.ROSTER,
                new CarryOut("L-2", issue("L-2", Kind.DECISION, both), Act.ADMIT, null, null, "第一批", null, null, null));
        Enterprise.Membership in = ((Enterprise) given.ledger().state(StreamId.enterprise(one))).membership(PROGRAMME);
        assertThat(Objects.requireNonNull(in).inPilot()).isTrue();
        assertThat(in.reserved()).isTrue();
        given.after(
                Person.ROSTER,
                new CarryOut(
                        "L-3",
                        issue("L-3", Kind.EXIT, new Item(null, one, null)),
                        Act.LEAVE,
                        null,
                        null,
                        null,
                        "停产",
                        null,
                        null));
        given.when(Person.ROSTER, new CarryOut("L-3", sm3("L-3"), Act.LEAVE, null, null, null, "停产", null, null))
                .rejected(RejectionCode.LIST_ROWS_REFUSED);
    }

    @Test
    void whatHundredsOfRowsAreRefusedForFitsIntoTheEntry() {
        List<StreamEvent> events = new ArrayList<>();
        StreamId old = StreamId.list("旧-1");
        events.add(new StreamEvent(old, new ListIssued(PROGRAMME, Kind.DECISION, null, null, null, "某局", "某人")));
        for (int n = 1; n <= IssueList.MOST_ITEMS; n++) {
            String number = "HD-01-2026-很长的申报编号-%06d".formatted(n);
            events.add(new StreamEvent(old, new ListItemEntered(n, number, null, wan(20))));
        }
        given.recorded(events);
        Rejection no = given.when(Person.APPROVER, carryOut("旧-1", sm3("旧-1"), Act.APPROVE_AWARDS))
                .rejected(RejectionCode.LIST_ROWS_REFUSED);
        assertThat(why(no)).contains("第 1 行：对象不存在", "、599、600 行：对象不存在");
        assertThat(why(no).getBytes(java.nio.charset.StandardCharsets.UTF_8).length)
                .isLessThan(30_000);
    }

    @Test
    void anActTakesItsOwnFieldsAndNoOthers() {
        String sm3 = "0".repeat(64);
        Stream.of(
                        Act.DECIDE_STAGE,
                        Act.POST_NOTICE,
                        Act.ADMIT,
                        Act.MOVE_BATCH,
                        Act.LEAVE,
                        Act.REPLACE,
                        Act.REMOVE_PROVIDERS,
                        Act.CONFIRM_PAYMENTS)
                .forEach(act -> assertThatThrownBy(() -> carryOut("MD-1", sm3, act))
                        .as("%s", act)
                        .isInstanceOf(IllegalArgumentException.class));
        assertThatThrownBy(
                        () -> new CarryOut("MD-1", sm3, Act.APPROVE_PAYMENTS, "county", null, null, null, null, null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("不写环节");
        assertThatThrownBy(() -> carryOut("MD-1", "很短", Act.APPROVE_AWARDS)).isInstanceOf(RefusedValue.class);
    }
}
