package org.mingzhang.domain.officiallist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mingzhang.domain.given.Given.PROGRAMME;
import static org.mingzhang.domain.given.Given.wan;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.mingzhang.domain.application.ApplicationCommand.WithdrawApplication;
import org.mingzhang.domain.application.ApplicationEvent.Outcome;
import org.mingzhang.domain.award.AwardCommand.RefuseAward;
import org.mingzhang.domain.decision.Rejection;
import org.mingzhang.domain.decision.RejectionCode;
import org.mingzhang.domain.enterprise.EnterpriseEvent;
import org.mingzhang.domain.event.EventCodec;
import org.mingzhang.domain.event.LedgerEvent;
import org.mingzhang.domain.event.StreamId;
import org.mingzhang.domain.given.Answer;
import org.mingzhang.domain.given.Case;
import org.mingzhang.domain.given.Given;
import org.mingzhang.domain.given.Person;
import org.mingzhang.domain.json.RecordMapper;
import org.mingzhang.domain.json.RefusedValue;
import org.mingzhang.domain.json.Scalar;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.domain.officiallist.OfficialListCommand.CarryOut;
import org.mingzhang.domain.officiallist.OfficialListCommand.IssueList;
import org.mingzhang.domain.officiallist.OfficialListCommand.Item;
import org.mingzhang.domain.officiallist.OfficialListEvent.Act;
import org.mingzhang.domain.officiallist.OfficialListEvent.Kind;
import org.mingzhang.domain.officiallist.OfficialListEvent.ListIssued;
import org.mingzhang.domain.officiallist.OfficialListEvent.ListItemEntered;
import org.mingzhang.domain.seal.CanonicalJson;

class OfficialListDeciderTest {
    private final Given given = Given.budget();

    private static Item of(Case it, @Nullable Fen amount) {
        return new Item(it.number(), null, amount);
    }

    private static IssueList list(String number, Kind kind, Item... items) {
        return new IssueList(number, PROGRAMME, kind, "邯工信〔2026〕15号", null, null, List.of(items));
    }

    private OfficialList state(String number) {
        return (OfficialList) given.ledger().state(StreamId.list(number));
    }

    @Test
    void aListIsIssuedWithAllItsLinesAndKnowsThemAndTheirSum() {
        Case first = given.pilot("1").submitted();
        Case second = given.pilot("1").submitted();
        String alone = given.enterprise(Given.code(7), "示例企业七", EnterpriseEvent.Kind.ENTERPRISE, Given.COUNTY);
        // Neither in the order of their numbers nor of their codes: streams are taken in that order all the same.
        List<LedgerEvent> events = given.when(
                        Person.ROSTER,
                        list(
                                "MD-1",
                                Kind.DECISION,
                                of(second, wan(20)),
                                new Item(null, alone, null),
                                of(first, wan(15))))
                .accepted();
        assertThat(events)
                .containsExactly(
                        new ListIssued(
                                PROGRAMME, Kind.DECISION, "邯工信〔2026〕15号", null, null, "industry-office", "示例roster"),
                        new ListItemEntered(1, second.number(), second.code(), wan(20), "HD-01", null),
                        new ListItemEntered(2, null, alone, null),
                        new ListItemEntered(3, first.number(), first.code(), wan(15), "HD-01", null));
        assertThat(state("MD-1").items()).hasSize(3);
        assertThat(state("MD-1").totalFen()).isEqualTo(wan(35));
        assertThat(Objects.requireNonNull(state("MD-1").issued()).kind()).isEqualTo(Kind.DECISION);
        given.when(Person.ROSTER, list("MD-1", Kind.DECISION, of(first, null))).rejected(RejectionCode.ALREADY_EXISTS);
    }

    private String refusedRows(Person by, IssueList list) {
        Rejection no = given.when(by, list).rejected(RejectionCode.LIST_ROWS_REFUSED);
        return no.facts().get("why") instanceof Scalar.Words(String words) ? words : "";
    }

    @Test
    void nothingStandsOnAListTwice() {
        Case it = given.pilot("1").submitted();
        assertThat(refusedRows(Person.ROSTER, list("MD-1", Kind.NOTICE, of(it, wan(1)), of(it, wan(2)))))
                .isEqualTo("第 2 行：对象已存在（申请 " + it.number() + "，序号 1）");
        Item alone = new Item(null, it.code(), null);
        assertThat(refusedRows(Person.ROSTER, list("MD-1", Kind.EXIT, alone, alone)))
                .startsWith("第 2 行：对象已存在");
        assertThat(state("MD-1").exists()).isFalse();
    }

    @Test
    void everyRowIsAboutSomethingThatIsThereAndAllThatAreNotAreTold() {
        Case it = given.pilot("1").submitted();
        Case other = given.pilot("1").submitted();
        assertThat(refusedRows(
                        Person.ROSTER,
                        list(
                                "MD-1",
                                Kind.NOTICE,
                                new Item("none", null, null),
                                of(it, null),
                                new Item(other.number(), Given.code(8), null))))
                .contains("第 1 行：对象不存在（申请 none）", "第 3 行：与所引名单不符", "单位：名单 " + Given.code(8))
                .doesNotContain("第 2 行");
        assertThat(refusedRows(Person.ROSTER, list("MD-1", Kind.EXIT, new Item(null, Given.code(8), null))))
                .startsWith("第 1 行：对象不存在（企业 ");
        given.when(
                        Person.ROSTER,
                        new IssueList("MD-1", "elsewhere", Kind.NOTICE, null, null, null, List.of(of(it, null))))
                .rejected(RejectionCode.NOT_FOUND);
        given.when(Person.ROSTER, list("MD-1", Kind.NOTICE, new Item(it.number(), it.code(), null)))
                .accepted();
    }

    @Test
    void whoNeverWasOnTheRosterDoesNotLeaveItNorIsAStrangerStruckOff() {
        String stranger = given.enterprise(Given.code(8), "示例外人", EnterpriseEvent.Kind.ENTERPRISE, null);
        Item row = new Item(null, stranger, null);
        assertThat(refusedRows(Person.ROSTER, list("MD-1", Kind.EXIT, row)))
                .startsWith("第 1 行：对象不存在")
                .contains("在储备库或试点名单");
        assertThat(refusedRows(Person.ROSTER, list("MD-1", Kind.REMOVAL, row)))
                .contains("第 1 行：对象不存在", "服务商 " + stranger);
        given.when(Person.ROSTER, list("MD-1", Kind.NOTICE, row)).accepted();
        given.when(Person.ROSTER, list("MD-2", Kind.REMOVAL, new Item(null, given.provider(9), null)))
                .accepted();
    }

    @Test
    void whatWasWithdrawnOrRejectedIsNeitherRecommendedNorNoticedNorDecidedNorPaid() {
        Case gone = given.pilot("1").submitted();
        given.after(gone.applicant(), new WithdrawApplication(gone.number(), "不再申报"));
        Case failed = given.pilot("1").submitted();
        given.after(Person.COUNTY, failed.stage("county", Outcome.REJECTED));
        for (Kind kind : List.of(Kind.RECOMMENDATION, Kind.NOTICE, Kind.DECISION, Kind.PAYMENT_PLAN)) {
            assertThat(refusedRows(Person.ROSTER, list("MD-1", kind, of(gone, wan(1)), of(failed, wan(1)))))
                    .as("%s", kind)
                    .contains("第 1 行：当前状态下不能办理", "已撤回", "第 2 行：当前状态下不能办理", "未通过审核");
        }
        given.when(Person.ROSTER, list("MD-1", Kind.EXIT, of(gone, null))).accepted();
    }

    @Test
    void whatDecidesPaysOrEndsIsNotIssuedWithoutItsDocumentNumber() {
        Case it = given.pilot("1").accepted(2, wan(40)).awarded();
        for (Kind kind : Kind.values()) {
            boolean needed = kind != Kind.RECOMMENDATION && kind != Kind.NOTICE;
            Answer answer = given.when(
                    Person.ROSTER,
                    new IssueList("MD-" + kind, PROGRAMME, kind, null, null, null, List.of(of(it, wan(10)))));
            if (needed) {
                answer.rejected(RejectionCode.LIST_DOCUMENT_MISSING);
            } else {
                answer.accepted();
            }
        }
    }

    @Test
    void aPlanIsHeldAgainstTheAwardsAndEveryRowThatCanNeverBePaidIsTold() {
        Case awarded = given.pilot("1").accepted(2, wan(40)).awarded();
        Case paid = given.pilot("1").accepted(2, wan(40)).awarded().paid("P-1", wan(15));
        Case coming = given.pilot("1").accepted(2, wan(40)).reviewed();
        Case uncalculated = given.pilot("1").accepted(2, wan(40));
        Case refused = given.pilot("1").accepted(2, wan(40)).reviewed();
        given.after(Person.APPROVER, new RefuseAward(refused.number(), "不予奖补"));
        Fen fen = Fen.of(1);
        String why = refusedRows(
                Person.BUDGET,
                list(
                        "FA-1",
                        Kind.PAYMENT_PLAN,
                        of(awarded, wan(20).plus(fen)),
                        of(paid, wan(5).plus(fen)),
                        of(coming, wan(20).plus(fen)),
                        of(uncalculated, wan(20)),
                        of(refused, wan(20)),
                        new Item(null, awarded.code(), wan(1))));
        assertThat(why)
                .contains(
                        "第 1 行：超过已承诺资金",
                        "200,000.01",
                        "第 2 行：超过已承诺资金",
                        "50,000.01",
                        "第 3 行：高于按政策计算的金额",
                        "第 4 行：当前状态下不能办理",
                        "未测算",
                        "第 5 行：当前状态下不能办理",
                        "不予奖补",
                        "第 6 行：与所引名单不符",
                        "没有写申报编号");
        assertThat(refusedRows(Person.BUDGET, list("FA-1", Kind.PAYMENT_PLAN, of(awarded, null))))
                .contains("没有写金额");
        given.when(
                        Person.BUDGET,
                        list("FA-1", Kind.PAYMENT_PLAN, of(awarded, wan(20)), of(paid, wan(5)), of(coming, wan(20))))
                .accepted();
    }

    /** The plan comes first, and the award that it pays is approved by it. */
    @Test
    void aPlanMayComeBeforeTheApprovalThatIsMadeByIt() {
        Case it = given.pilot("1").accepted(2, wan(40)).reviewed();
        given.after(Person.BUDGET, list("FA-1", Kind.PAYMENT_PLAN, of(it, wan(20))));
        String sm3 = state("FA-1").sm3("FA-1").toString();
        given.after(Person.APPROVER, new CarryOut("FA-1", sm3, Act.APPROVE_AWARDS, null, null, null, null, null, null));
        given.when(Person.ORDERER, new CarryOut("FA-1", sm3, Act.ORDER_PAYMENTS, null, null, null, null, null, null))
                .accepted();
    }

    @Test
    void countiesRecommendTheirOwnAndFinancePlansPayments() {
        Case it = given.pilot("1").submitted();
        assertThat(refusedRows(Person.OTHER_COUNTY, list("MD-1", Kind.RECOMMENDATION, of(it, null))))
                .startsWith("第 1 行：该事项不在经办人的管辖范围内");
        given.when(Person.COUNTY, list("MD-1", Kind.DECISION, of(it, null))).rejected(RejectionCode.ROLE_MISSING);
        given.when(Person.BUDGET, list("MD-1", Kind.REMOVAL, of(it, null))).rejected(RejectionCode.ROLE_MISSING);
        given.when(Person.AUDITOR, list("MD-1", Kind.NOTICE, of(it, null))).rejected(RejectionCode.ROLE_MISSING);
        given.when(Person.COUNTY, list("MD-1", Kind.RECOMMENDATION, of(it, null)))
                .accepted();
        Case awarded = given.pilot("1").accepted(2, wan(40)).awarded();
        given.when(Person.BUDGET, list("MD-2", Kind.PAYMENT_PLAN, of(awarded, wan(20))))
                .accepted();
    }

    @Test
    void nobodyListsTheOwnOrganisation() {
        Case it = given.pilot("1").submitted();
        Person insider = new Person("insider", it.code(), Person.ROSTER.role(), null);
        given.person(insider);
        assertThat(refusedRows(insider, list("MD-1", Kind.DECISION, of(it, wan(20)))))
                .startsWith("第 1 行：评审人与申报单位有利害关系");
    }

    @Test
    void anEmptyOrEndlessListIsNone() {
        Item item = new Item("HD-1", null, null);
        assertThatThrownBy(() -> list("MD-1", Kind.NOTICE)).isInstanceOf(RefusedValue.class);
        List<Item> many = Collections.nCopies(IssueList.MOST_ITEMS + 1, item);
        assertThatThrownBy(() -> new IssueList("MD-1", PROGRAMME, Kind.NOTICE, null, null, null, many))
                .isInstanceOf(RefusedValue.class)
                .hasMessageContaining("1–600 行");
        assertThatThrownBy(() -> new Item(null, null, wan(1))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theLongestListFitsIntoTheEntryThatHoldsItsCommand() {
        List<Item> items = new ArrayList<>();
        for (int n = 0; n < IssueList.MOST_ITEMS; n++) {
            items.add(new Item(String.format("HD-01-2026-%06d", n), Given.code(n), Fen.ofYuan(99_999_999)));
        }
        IssueList list = new IssueList("MD-1", PROGRAMME, Kind.PAYMENT_PLAN, null, null, null, items);
        assertThat(CanonicalJson.write(RecordMapper.toJson(list))).hasSizeLessThan(EventCodec.MAX_BYTES - 5_000);
    }

    @Test
    void aNoticeHasItsFirstAndLastDay() {
        List<Item> items = List.of(new Item("HD-1", null, null));
        LocalDate day = given.today();
        assertThatThrownBy(() -> new IssueList("MD-1", PROGRAMME, Kind.NOTICE, null, day, null, items))
                .isInstanceOf(RefusedValue.class);
        assertThatThrownBy(() -> new IssueList("MD-1", PROGRAMME, Kind.NOTICE, null, null, day, items))
                .isInstanceOf(RefusedValue.class);
        assertThatThrownBy(() -> new IssueList("MD-1", PROGRAMME, Kind.NOTICE, null, day, day.minusDays(1), items))
                .isInstanceOf(RefusedValue.class);
        assertThat(new IssueList("MD-1", PROGRAMME, Kind.NOTICE, null, day, day, items).noticeTo())
                .isEqualTo(day);
    }
}
