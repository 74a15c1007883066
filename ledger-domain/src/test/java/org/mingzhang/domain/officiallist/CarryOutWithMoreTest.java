package org.mingzhang.domain.officiallist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.mingzhang.domain.given.Given.PROGRAMME;
import static org.mingzhang.domain.given.Given.wan;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.mingzhang.domain.award.Award;
import org.mingzhang.domain.award.AwardEvent.PaymentConfirmed;
import org.mingzhang.domain.decision.Rejection;
import org.mingzhang.domain.decision.RejectionCode;
import org.mingzhang.domain.enterprise.Enterprise;
import org.mingzhang.domain.enterprise.Enterprise.Membership;
import org.mingzhang.domain.enterprise.EnterpriseEvent;
import org.mingzhang.domain.enterprise.EnterpriseEvent.EnterpriseBatchMoved;
import org.mingzhang.domain.enterprise.EnterpriseEvent.EnterpriseReplaced;
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
import org.mingzhang.domain.officiallist.OfficialListCommand.Receipt;
import org.mingzhang.domain.officiallist.OfficialListEvent.Act;
import org.mingzhang.domain.officiallist.OfficialListEvent.Kind;
import org.mingzhang.domain.officiallist.OfficialListEvent.ListCarriedOut;

/** Acts that need more than the list says: another enterprise for each row, or a bank's receipt. */
class CarryOutWithMoreTest {
    private static final String DOCUMENT = "邯工信〔2026〕15号";
    private final Given given = Given.budget();

    private String issue(String number, Kind kind, Item... items) {
        Person by = kind == Kind.PAYMENT_PLAN ? Person.BUDGET : Person.ROSTER;
        given.after(by, new IssueList(number, PROGRAMME, kind, DOCUMENT, null, null, List.of(items)));
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
                c.list(), c.listSm3(), c.act(), null, null, c.batch(), c.reason(), null, true, c.pairs(), null, null);
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

    private CarryOut roster(
            String list, Act act, @Nullable String batch, @Nullable String reason, @Nullable List<String> pairs) {
        return new CarryOut(list, sm3(list), act, null, null, batch, reason, null, null, pairs, null, null);
    }

    private @Nullable Membership membership(String code) {
        return ((Enterprise) given.ledger().state(StreamId.enterprise(code))).membership(PROGRAMME);
    }

    /** Two in the first batch, and two in the reserve. */
    private List<String> roster() {
        List<String> codes = new ArrayList<>();
        for (int n = 61; n <= 64; n++) {
            codes.add(given.enterprise(Given.code(n), "示例" + n, EnterpriseEvent.Kind.ENTERPRISE, Given.COUNTY));
        }
        Item[] all = codes.stream().map(code -> new Item(null, code, null)).toArray(Item[]::new);
        given.after(Person.ROSTER, carryOut("L-1", issue("L-1", Kind.DECISION, all), Act.RESERVE));
        issue("L-2", Kind.DECISION, all[0], all[1]);
        given.after(Person.ROSTER, roster("L-2", Act.ADMIT, "1", null, null));
        return codes;
    }

    @Test
    void aBatchIsMovedByAListAndEachChangeCitesItsRow() {
        List<String> codes = roster();
        issue("L-3", Kind.DECISION, new Item(null, codes.get(1), null), new Item(null, codes.get(0), null));
        Answer moved = given.when(Person.ROSTER, roster("L-3", Act.MOVE_BATCH, "第二批", "进度滞后", null));
        assertThat(of(moved, EnterpriseBatchMoved.class))
                .extracting(EnterpriseBatchMoved::fromBatch, EnterpriseBatchMoved::toBatch, EnterpriseBatchMoved::list)
                .containsExactly(tuple("1", "2", new ListRow("L-3", 1)), tuple("1", "2", new ListRow("L-3", 2)));
        issue("L-4", Kind.EXIT, new Item(null, codes.get(1), null));
        assertThat(why(given.when(Person.ROSTER, roster("L-4", Act.MOVE_BATCH, "1", "进度滞后", null))
                        .rejected(RejectionCode.LIST_ROWS_REFUSED)))
                .contains("第 1 行：与所引名单不符");
    }

    @Test
    void whoLeftIsReplacedByTheListOfThoseWhoLeaveOrOfThoseWhoComeIn() {
        List<String> codes = roster();
        issue("L-3", Kind.EXIT, new Item(null, codes.get(0), null), new Item(null, codes.get(1), null));
        List<String> incoming = List.of(codes.get(2), codes.get(3));
        CarryOut early = roster("L-3", Act.REPLACE, null, null, incoming);
        assertThat(why(given.when(Person.ROSTER, early).rejected(RejectionCode.LIST_ROWS_REFUSED)))
                .contains("第 1 行：当前状态下不能办理", "第 2 行：当前状态下不能办理");
        given.after(Person.ROSTER, roster("L-3", Act.LEAVE, null, "停产", null));
        issue("L-4", Kind.DECISION, new Item(null, codes.get(2), null), new Item(null, codes.get(3), null));
        given.after(Person.ROSTER, roster("L-4", Act.ADMIT, "1", null, null));
        given.when(Person.ROSTER, roster("L-3", Act.REPLACE, null, null, List.of(codes.get(2))))
                .rejected(RejectionCode.LIST_MISMATCH);
        Answer first = given.when(
                Person.ROSTER, skipping(roster("L-3", Act.REPLACE, null, null, List.of(codes.get(2), codes.get(1)))));
        assertThat(of(first, EnterpriseReplaced.class))
                .containsExactly(new EnterpriseReplaced(PROGRAMME, codes.get(2), DOCUMENT, new ListRow("L-3", 1)));
        Answer second = given.when(
                Person.ROSTER, skipping(roster("L-4", Act.REPLACE, null, null, List.of(codes.get(0), codes.get(1)))));
        assertThat(of(second, EnterpriseReplaced.class))
                .containsExactly(new EnterpriseReplaced(PROGRAMME, codes.get(3), DOCUMENT, new ListRow("L-4", 2)));
        assertThat(Objects.requireNonNull(membership(codes.get(1))).replacedBy())
                .isEqualTo(codes.get(3));
    }

    private CarryOut confirmation(String list, Receipt... receipts) {
        return confirmation(list, "示例银行", receipts);
    }

    private CarryOut confirmation(String list, @Nullable String bank, Receipt... receipts) {
        return new CarryOut(
                list,
                sm3(list),
                Act.CONFIRM_PAYMENTS,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                bank,
                List.of(receipts));
    }

    @Test
    void paymentsOfAPlanAreConfirmedRowByRowByTheBanksOwnReceipts() {
        Case first = given.pilot("1").accepted(2, wan(40)).awarded();
        Case second = given.pilot("1").accepted(2, wan(40)).awarded();
        Case third = given.pilot("1").accepted(2, wan(40)).awarded();
        String sm3 = issue("FA-1", Kind.PAYMENT_PLAN, of(first, wan(20)), of(second, wan(10)), of(third, wan(5)));
        given.after(Person.ORDERER, carryOut("FA-1", sm3, Act.ORDER_PAYMENTS));
        assertThat(why(given.when(Person.RECEIPTS, confirmation("FA-1", new Receipt(1, "示例银行", "R-1")))
                        .rejected(RejectionCode.LIST_ROWS_REFUSED)))
                .startsWith("第 1 行：当前状态下不能办理");
        given.after(Person.RELEASER, carryOut("FA-1", sm3, Act.APPROVE_PAYMENTS));
        assertThat(why(given.when(Person.RELEASER, confirmation("FA-1", new Receipt(1, "示例银行", "R-1")))
                        .rejected(RejectionCode.LIST_ROWS_REFUSED)))
                .startsWith("第 1 行：同一人不得办理互相制约的两步");
        given.when(Person.RECEIPTS, confirmation("FA-1", new Receipt(4, "示例银行", "R-1")))
                .rejected(RejectionCode.LIST_MISMATCH);
        Answer done = given.when(
                Person.RECEIPTS, confirmation("FA-1", new Receipt(3, null, "R-3"), new Receipt(1, "另一银行", "R-3")));
        assertThat(of(done, PaymentConfirmed.class))
                .containsExactly(
                        new PaymentConfirmed("FA-1-1", "另一银行", "R-3"), new PaymentConfirmed("FA-1-3", "示例银行", "R-3"));
        assertThat(done.accepted(ListCarriedOut.class).rows()).isEqualTo(2);
        given.when(Person.RECEIPTS, confirmation("FA-1", new Receipt(2, null, "R-3")))
                .rejected(RejectionCode.RECEIPT_USED_TWICE);
        given.when(Person.RECEIPTS, confirmation("FA-1", new Receipt(2, "示例银行", "R-2")))
                .accepted();
        assertThat(award(second).unconfirmed()).isEqualTo(wan(10));
    }

    @Test
    void aRowHasOneReceiptAReceiptIsOfOneRowAndEachIsOfABank() {
        String sm3 = "0".repeat(64);
        Receipt one = new Receipt(1, "示例银行", "R-1");
        for (List<Receipt> wrong : List.of(
                List.of(one, one),
                List.of(one, new Receipt(2, "示例银行", "R-1")),
                List.of(one, new Receipt(2, null, "R-2")))) {
            assertThatThrownBy(() -> new CarryOut(
                            "MD-1", sm3, Act.CONFIRM_PAYMENTS, null, null, null, null, null, null, null, null, wrong))
                    .isInstanceOf(RefusedValue.class);
        }
    }
}
