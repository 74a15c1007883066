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
import org.mingzhang.domain.decision.RejectionCode;
import org.mingzhang.domain.enterprise.EnterpriseEvent;
import org.mingzhang.domain.event.EventCodec;
import org.mingzhang.domain.event.LedgerEvent;
import org.mingzhang.domain.event.StreamId;
import org.mingzhang.domain.given.Case;
import org.mingzhang.domain.given.Given;
import org.mingzhang.domain.given.Person;
import org.mingzhang.domain.json.RecordMapper;
import org.mingzhang.domain.json.RefusedValue;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.domain.officiallist.OfficialListCommand.IssueList;
import org.mingzhang.domain.officiallist.OfficialListCommand.Item;
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

    @Test
    void nothingStandsOnAListTwice() {
        Case it = given.pilot("1").submitted();
        given.when(Person.ROSTER, list("MD-1", Kind.NOTICE, of(it, wan(1)), of(it, wan(2))))
                .rejected(RejectionCode.ALREADY_EXISTS);
        Item alone = new Item(null, it.code(), null);
        given.when(Person.ROSTER, list("MD-1", Kind.EXIT, alone, alone)).rejected(RejectionCode.ALREADY_EXISTS);
        assertThat(state("MD-1").exists()).isFalse();
    }

    @Test
    void everyLineIsAboutSomethingThatIsThere() {
        Case it = given.pilot("1").submitted();
        given.when(Person.ROSTER, list("MD-1", Kind.NOTICE, of(it, null), new Item("none", null, null)))
                .rejected(RejectionCode.NOT_FOUND);
        given.when(Person.ROSTER, list("MD-1", Kind.EXIT, new Item(null, Given.code(8), null)))
                .rejected(RejectionCode.NOT_FOUND);
        given.when(Person.ROSTER, list("MD-1", Kind.NOTICE, new Item(it.number(), Given.code(8), null)))
                .rejected(RejectionCode.NOT_FOUND);
        given.when(
                        Person.ROSTER,
                        new IssueList("MD-1", "elsewhere", Kind.NOTICE, null, null, null, List.of(of(it, null))))
                .rejected(RejectionCode.NOT_FOUND);
        given.when(Person.ROSTER, list("MD-1", Kind.NOTICE, new Item(it.number(), it.code(), null)))
                .accepted();
    }

    @Test
    void countiesRecommendTheirOwnAndFinancePlansPayments() {
        Case it = given.pilot("1").submitted();
        given.when(Person.OTHER_COUNTY, list("MD-1", Kind.RECOMMENDATION, of(it, null)))
                .rejected(RejectionCode.SCOPE_EXCEEDED);
        given.when(Person.COUNTY, list("MD-1", Kind.DECISION, of(it, null))).rejected(RejectionCode.ROLE_MISSING);
        given.when(Person.BUDGET, list("MD-1", Kind.REMOVAL, of(it, null))).rejected(RejectionCode.ROLE_MISSING);
        given.when(Person.AUDITOR, list("MD-1", Kind.NOTICE, of(it, null))).rejected(RejectionCode.ROLE_MISSING);
        given.when(Person.COUNTY, list("MD-1", Kind.RECOMMENDATION, of(it, null)))
                .accepted();
        given.when(Person.BUDGET, list("MD-2", Kind.PAYMENT_PLAN, of(it, wan(20))))
                .accepted();
    }

    @Test
    void nobodyListsTheOwnOrganisation() {
        Case it = given.pilot("1").submitted();
        Person insider = new Person("insider", it.code(), Person.ROSTER.role(), null);
        given.person(insider)
                .when(insider, list("MD-1", Kind.DECISION, of(it, wan(20))))
                .rejected(RejectionCode.CONFLICT_OF_INTEREST);
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
