package org.mingzhang.domain.officiallist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mingzhang.domain.given.Given.PROGRAMME;
import static org.mingzhang.domain.given.Given.wan;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mingzhang.domain.application.ApplicationCommand.GiveScore;
import org.mingzhang.domain.application.ApplicationCommand.SubmitApplication;
import org.mingzhang.domain.application.ApplicationEvent.Outcome;
import org.mingzhang.domain.application.ApplicationEvent.StageDecided;
import org.mingzhang.domain.decision.RejectionCode;
import org.mingzhang.domain.enterprise.EnterpriseEvent;
import org.mingzhang.domain.event.StreamId;
import org.mingzhang.domain.expert.ExpertCommand.AdoptScoreSheet;
import org.mingzhang.domain.expert.ExpertCommand.EnrolExpert;
import org.mingzhang.domain.expert.ExpertEvent.Indicator;
import org.mingzhang.domain.given.Case;
import org.mingzhang.domain.given.Given;
import org.mingzhang.domain.given.Person;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.domain.officiallist.OfficialListCommand.CarryOut;
import org.mingzhang.domain.officiallist.OfficialListCommand.IssueList;
import org.mingzhang.domain.officiallist.OfficialListCommand.Item;
import org.mingzhang.domain.officiallist.OfficialListCommand.Receipt;
import org.mingzhang.domain.officiallist.OfficialListEvent.Act;
import org.mingzhang.domain.officiallist.OfficialListEvent.Kind;
import org.mingzhang.domain.officiallist.OfficialListEvent.ListCarriedOut;

/**
 * Lists of cases that have little in common, in either order: whatever a row's decision rests on is taken before the first row is
 * decided, or two lists could wait for each other.
 */
class CarryOutMixedTest {
    private final Given given = Given.budget();

    private Case consortium() {
        Case alone = given.applicant("HD-06");
        // One code below and one above the applicants' own.
        String below = given.enterprise(Given.code(7), "示例成员一", EnterpriseEvent.Kind.ENTERPRISE, Given.COUNTY);
        String above = given.enterprise(Given.code(9999), "示例成员二", EnterpriseEvent.Kind.ENTERPRISE, Given.COUNTY);
        given.after(
                alone.applicant(),
                new SubmitApplication(
                        alone.number(),
                        PROGRAMME,
                        "HD-06",
                        alone.code(),
                        "联合申报",
                        null,
                        null,
                        1,
                        null,
                        null,
                        null,
                        List.of(),
                        List.of(above, below),
                        null,
                        null,
                        null));
        return alone;
    }

    /** A consortium's, a renovation's and a scene's. */
    private List<Case> submitted(boolean reversed) {
        Case pilot = given.pilot("1");
        List<Case> cases = List.of(
                consortium(), pilot.submitted(), given.applicant("HD-06").submitted());
        return reversed ? cases.reversed() : cases;
    }

    private void issue(String number, Kind kind, Item... items) {
        boolean notice = kind == Kind.NOTICE;
        given.after(
                kind == Kind.PAYMENT_PLAN ? Person.BUDGET : Person.ROSTER,
                new IssueList(
                        number,
                        PROGRAMME,
                        kind,
                        "邯工信〔2026〕15号",
                        notice ? given.today() : null,
                        notice ? given.today().plusDays(9) : null,
                        List.of(items)));
    }

    private static Item[] rows(List<Case> cases, @Nullable Fen amount) {
        return cases.stream().map(it -> new Item(it.number(), null, amount)).toArray(Item[]::new);
    }

    private String sm3(String number) {
        return ((OfficialList) given.ledger().state(StreamId.list(number)))
                .sm3(number)
                .toString();
    }

    private void allRows(Person by, CarryOut c) {
        assertThat(given.when(by, c).accepted(ListCarriedOut.class).rows()).isEqualTo(3);
    }

    private void stage(Person by, String list, String stage) {
        allRows(by, new CarryOut(list, sm3(list), Act.DECIDE_STAGE, stage, "同意", null, null, null, null));
    }

    private void atExperts(List<Case> cases) {
        issue("TJ-1", Kind.RECOMMENDATION, rows(cases, null));
        issue("TJ-2", Kind.RECOMMENDATION, rows(cases, null));
        issue("TJ-3", Kind.RECOMMENDATION, rows(cases, null));
        stage(Person.COUNTY, "TJ-1", "county");
        stage(Person.COUNTY, "TJ-2", "site");
    }

    private void money(Person by, String list, Act act) {
        allRows(by, new CarryOut(list, sm3(list), act, null, null, null, null, null, null));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void everyStageIsDecidedForAllRows(boolean reversed) {
        List<Case> cases = submitted(reversed);
        atExperts(cases);
        stage(Person.EXPERT, "TJ-3", "experts");
        issue("GS-1", Kind.NOTICE, rows(cases, null));
        allRows(
                Person.NOTICE,
                new CarryOut("GS-1", sm3("GS-1"), Act.POST_NOTICE, "notice", null, null, null, null, null));
        given.later(10);
        stage(Person.NOTICE, "GS-1", "notice");
        issue("RD-1", Kind.DECISION, rows(cases, null));
        stage(Person.DECISION, "RD-1", "decision");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void everyRowOfAListGetsTheMeanOfItsOwnSheetsAndOneWithoutSheetsStopsAll(boolean reversed) {
        List<Case> cases = submitted(reversed);
        atExperts(cases);
        given.after(
                Person.ROSTER,
                new EnrolExpert(PROGRAMME, "专家1", Person.EXPERT.id(), "示例", null, "示例院校", "装备制造", "入库1号"));
        given.after(
                Person.ROSTER,
                new AdoptScoreSheet(PROGRAMME, "experts", null, List.of(new Indicator("方案", 1000)), "邯工信〔2026〕9号"));
        CarryOut pass = new CarryOut("TJ-3", sm3("TJ-3"), Act.DECIDE_STAGE, "experts", "同意", null, null, null, null);
        for (int n = 0; n < 3; n++) {
            given.when(Person.EXPERT, pass).rejected(RejectionCode.LIST_ROWS_REFUSED);
            given.after(Person.EXPERT, new GiveScore(cases.get(n).number(), "experts", "方案", 900 + n));
        }
        assertThat(given.when(Person.EXPERT, pass).accepted().stream()
                        .filter(StageDecided.class::isInstance)
                        .map(event -> ((StageDecided) event).scoreTenths())
                        .toList())
                .containsExactly(900, 901, 902);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void everyAwardIsApprovedOrderedReleasedAndConfirmed(boolean reversed) {
        Case together = consortium().recommended().noticed();
        given.after(Person.DECISION, together.stage("decision", Outcome.PASSED));
        List<Case> order = List.of(
                together.reviewed(),
                given.pilot("1").accepted(2, wan(40)).reviewed(),
                given.applicant("HD-06").approved().reviewed());
        List<Case> cases = reversed ? order.reversed() : order;
        issue("RD-1", Kind.DECISION, rows(cases, wan(20)));
        allRows(
                Person.APPROVER,
                new CarryOut("RD-1", sm3("RD-1"), Act.APPROVE_AWARDS, null, null, null, "按规定核减", null, null));
        issue("FA-1", Kind.PAYMENT_PLAN, rows(cases, wan(20)));
        money(Person.ORDERER, "FA-1", Act.ORDER_PAYMENTS);
        money(Person.RELEASER, "FA-1", Act.APPROVE_PAYMENTS);
        List<Receipt> receipts = IntStream.rangeClosed(1, 3)
                .mapToObj(row -> new Receipt(row, null, "R-" + row))
                .toList();
        allRows(
                Person.RECEIPTS,
                new CarryOut(
                        "FA-1",
                        sm3("FA-1"),
                        Act.CONFIRM_PAYMENTS,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        "示例银行",
                        receipts));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void everyOrganisationOfARosterAndOfThePoolIsDealtWith(boolean reversed) {
        List<String> codes = new ArrayList<>();
        for (int n : new int[] {63, 61, 62, 66, 64, 65}) {
            codes.add(given.enterprise(Given.code(n), "示例" + n, EnterpriseEvent.Kind.ENTERPRISE, Given.COUNTY));
        }
        List<String> first = reversed ? codes.subList(0, 3).reversed() : codes.subList(0, 3);
        List<String> second = codes.subList(3, 6);
        issue("L-1", Kind.DECISION, organisations(first));
        roster("L-1", Act.RESERVE, null, null, null);
        roster("L-1", Act.ADMIT, "1", null, null);
        issue("L-2", Kind.DECISION, organisations(first));
        roster("L-2", Act.MOVE_BATCH, "2", "进度滞后", null);
        issue("L-3", Kind.EXIT, organisations(first));
        roster("L-3", Act.LEAVE, null, "停产", null);
        issue("L-4", Kind.DECISION, organisations(second));
        roster("L-4", Act.RESERVE, null, null, null);
        roster("L-4", Act.ADMIT, "1", null, null);
        roster("L-3", Act.REPLACE, null, null, second);
        List<String> providers = new ArrayList<>(List.of(given.provider(33), given.provider(31), given.provider(32)));
        issue("L-5", Kind.REMOVAL, organisations(reversed ? providers.reversed() : providers));
        roster("L-5", Act.REMOVE_PROVIDERS, null, "不合格", null);
    }

    private static Item[] organisations(List<String> codes) {
        return codes.stream()
                .map(code -> new Item(null, Objects.requireNonNull(code), null))
                .toArray(Item[]::new);
    }

    private void roster(
            String list, Act act, @Nullable String batch, @Nullable String reason, @Nullable List<String> pairs) {
        allRows(
                Person.ROSTER,
                new CarryOut(list, sm3(list), act, null, null, batch, reason, null, null, pairs, null, null));
    }
}
