package org.mingzhang.app.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.mingzhang.app.policy.WhatIfView.Choice;
import org.mingzhang.domain.application.ApplicationEvent.ApplicationApproved;
import org.mingzhang.domain.application.ApplicationEvent.ApplicationSubmitted;
import org.mingzhang.domain.award.AwardEvent.AwardApproved;
import org.mingzhang.domain.award.CaseBook;
import org.mingzhang.domain.enterprise.EnterpriseEvent.Details;
import org.mingzhang.domain.enterprise.EnterpriseEvent.EnterpriseRegistered;
import org.mingzhang.domain.enterprise.EnterpriseEvent.Kind;
import org.mingzhang.domain.event.ActorRef;
import org.mingzhang.domain.event.Envelope;
import org.mingzhang.domain.event.LedgerEvent;
import org.mingzhang.domain.event.Purpose;
import org.mingzhang.domain.event.Share;
import org.mingzhang.domain.event.StreamId;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.domain.policy.Amendment.Transition;
import org.mingzhang.domain.policy.Moment;
import org.mingzhang.domain.policy.ParameterUses.On;
import org.mingzhang.domain.policy.ParameterValues;
import org.mingzhang.domain.policy.PolicyPack;
import org.mingzhang.domain.policy.reading.PackReader;
import org.mingzhang.domain.policy.reading.Packs;
import org.mingzhang.domain.programme.ProgrammeEvent;
import org.mingzhang.domain.programme.ProgrammeEvent.BudgetAllocated;
import org.mingzhang.domain.programme.ProgrammeEvent.DisbursementReturned;
import org.mingzhang.domain.programme.ProgrammeEvent.FundsAppropriated;
import org.mingzhang.domain.programme.ProgrammeEvent.FundsCommitted;
import org.mingzhang.domain.programme.ProgrammeEvent.FundsDisbursed;
import org.mingzhang.domain.programme.ProgrammeEvent.FundsRecovered;
import org.mingzhang.domain.programme.ProgrammeEvent.PolicyAmended;
import org.mingzhang.domain.programme.ProgrammeEvent.ProgrammeOpened;
import org.mingzhang.domain.seal.Suite;

/** What other values would change, over entries that are written here one by one. */
class WhatIfQueryTest {
    private static final List<Share> SHARES = List.of(new Share("local", Fen.ofWan(30)));
    private static final Purpose PURPOSE = new Purpose("service", "HD-06", null, null, null);

    private static final String PROGRAMME = "pilot";
    private static final String FIRM = "91130402MA0000001X";
    private static final LocalDate DAY = LocalDate.of(2026, 3, 2);

    private final Map<String, PolicyPack> packs = new HashMap<>();
    private final List<Envelope> log = new ArrayList<>();
    private int days;

    private static String sm3(PolicyPack pack) {
        return Suite.SM3.hash(pack.bytes().toArray()).toString();
    }

    private static PolicyPack pack(String text) {
        return PackReader.read(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String handan() {
        return new String(Packs.builtIn("handan-2025").bytes().toArray(), StandardCharsets.UTF_8);
    }

    private void entry(StreamId stream, LedgerEvent event) {
        LocalDate day = DAY.plusDays(days);
        log.add(new Envelope(
                "test.example",
                "c-" + log.size() + ".0",
                stream,
                log.size(),
                Instant.parse(day + "T02:00:00Z"),
                day,
                new ActorRef("somebody", "city", "CITY_INDUSTRY", "0"),
                null,
                "c-" + log.size(),
                null,
                event));
    }

    private void opened(PolicyPack pack) {
        packs.put(sm3(pack), pack);
        entry(
                StreamId.programme(PROGRAMME),
                new ProgrammeOpened("试点专项", pack.id(), 1, sm3(pack), DAY, DAY.plusYears(1)));
        registered(FIRM);
    }

    private void registered(String code) {
        Details details = new Details(
                "示例企业",
                Kind.ENTERPRISE,
                null,
                null,
                null,
                null,
                true,
                null,
                50,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
        entry(StreamId.enterprise(code), new EnterpriseRegistered(code, details, null));
    }

    private void submitted(String number, PolicyPack pack) {
        String direction = number.substring(0, 5);
        entry(
                StreamId.application(number),
                new ApplicationSubmitted(
                        PROGRAMME,
                        sm3(pack),
                        pack.version(),
                        direction,
                        FIRM,
                        null,
                        null,
                        "示例申报",
                        null,
                        null,
                        1,
                        null,
                        null,
                        null,
                        List.of(),
                        List.of(),
                        null,
                        null,
                        null,
                        null,
                        null));
    }

    private void awarded(String number, PolicyPack pack) {
        submitted(number, pack);
        entry(StreamId.application(number), new ApplicationApproved());
        entry(
                StreamId.award(number),
                new AwardApproved(
                        Fen.ofWan(30),
                        List.of(new Share("local", Fen.ofWan(30))),
                        new Purpose("service", number.substring(0, 5), null, null, null),
                        FIRM,
                        "核定1号",
                        null,
                        null,
                        null));
        days++;
    }

    /** The same whether or not the book was asked after each entry on its way. */
    private WhatIfView answer(boolean fromNowOn, String... set) {
        WhatIfView view = query(false).answer(List.of(set), fromNowOn);
        assertThat(query(true).answer(List.of(set), fromNowOn).toJson()).isEqualTo(view.toJson());
        return view;
    }

    private WhatIfQuery query(boolean askedOnTheWay) {
        CaseBook book = new CaseBook(PROGRAMME, sm3 -> Objects.requireNonNull(packs.get(sm3)));
        WhatIfQuery query = null;
        for (int i = 0; i < log.size(); i++) {
            book.take(i, log.get(i));
            if (askedOnTheWay || i == log.size() - 1) {
                query = new WhatIfQuery(PROGRAMME, new PolicyQueries.Cases(book, i));
                assertThat(query.parameters().asOfPosition()).isEqualTo(i);
            }
        }
        return Objects.requireNonNull(query);
    }

    private Choice choice(String set) {
        return answer(false, set).choices().getFirst();
    }

    /** Two that the notice grants each; granted once, the later one would not have been. */
    @Test
    void whatWouldBeGrantedOnceChangesTheLaterOne() {
        String text = handan();
        int at = text.indexOf("\n  HD-06.once:\n");
        PolicyPack pack = pack(
                text.substring(0, at) + text.substring(at).replaceFirst("default: applicant", "default: application"));
        opened(pack);
        awarded("HD-06-1", pack);
        awarded("HD-06-2", pack);
        Choice choice = choice("HD-06.once=applicant");
        assertThat(choice.after().costFen()).isEqualTo(Fen.ofWan(30));
        assertThat(choice.changes().list()).singleElement().satisfies(change -> {
            assertThat(change.application()).isEqualTo("HD-06-2");
            assertThat(change.afterFen()).isEqualTo(Fen.ZERO);
            assertThat(change.reason()).startsWith("与已有的申报或支持互斥");
        });
        assertThat(choice.beyond()).isEmpty();
        assertThat(answer(true, "HD-06.once=applicant")
                        .choices()
                        .getFirst()
                        .changes()
                        .awards())
                .isZero();
    }

    private void moved(ProgrammeEvent event) {
        entry(StreamId.programme(PROGRAMME), event);
    }

    /** Awards of 30万 under a policy by which every application gets one. */
    private PolicyPack eachIsGranted(String... numbers) {
        String text = handan();
        int at = text.indexOf("\n  HD-06.once:\n");
        PolicyPack pack = pack(
                text.substring(0, at) + text.substring(at).replaceFirst("default: applicant", "default: application"));
        opened(pack);
        moved(new FundsAppropriated("local", Fen.ofWan(100), "下达1号", 2026));
        moved(new BudgetAllocated("local", "service", Fen.ofWan(100), "分配1号", 2026));
        for (String number : numbers) {
            awarded(number, pack);
            moved(new FundsCommitted(number, FIRM, PURPOSE, SHARES));
        }
        return pack;
    }

    /** Two awards of 30万, one paid, one not; granted once, the later one would be nothing. */
    @Test
    void whatIsGrantedIsPartOfTheSumAndToldByHowFarItIs() {
        PolicyPack pack = eachIsGranted("HD-06-1", "HD-06-2");
        moved(new FundsDisbursed("HD-06-1", "P-1", FIRM, PURPOSE, SHARES));
        WhatIfView view = answer(false, "HD-06.once=applicant");
        assertThat(WhatIfSheets.parts(view.before(), null))
                .isEqualTo(new WhatIfSheets.Parts(Fen.ofWan(30), Fen.ZERO, Fen.ofWan(30), Fen.ZERO));
        Choice choice = view.choices().getFirst();
        assertThat(WhatIfSheets.parts(choice.after(), choice.changes().split()))
                .isEqualTo(new WhatIfSheets.Parts(Fen.ofWan(30), Fen.ZERO, Fen.ZERO, Fen.ZERO));
        WhatIfWords words = new WhatIfWords(pack, ParameterValues.defaults(pack));
        assertThat(words.name(choice)).isEqualTo("人工智能应用场景奖励的次数：每个获认定的场景（每份申报）一次 → 每家企业一次");
        assertThat(new WhatIfSheets(pack, view, words).granted())
                .contains("重新测算")
                .doesNotContain("追回");
    }

    /** Three of 30万; the later two would be nothing: one is paid whole and 12万 came back of it, one is not paid. */
    @Test
    void whatIsPaidBeyondAnotherValueIsToldApartAndNeverSetOffAgainstWhatIsUnpaid() {
        PolicyPack pack = eachIsGranted("HD-06-1", "HD-06-2", "HD-06-3");
        moved(new FundsDisbursed("HD-06-1", "P-0", FIRM, PURPOSE, SHARES));
        moved(new DisbursementReturned("HD-06-1", "P-0", FIRM, PURPOSE, SHARES));
        moved(new FundsDisbursed("HD-06-2", "P-1", FIRM, PURPOSE, SHARES));
        moved(new FundsRecovered("HD-06-2", "R-1", FIRM, PURPOSE, List.of(new Share("local", Fen.ofWan(12)))));
        WhatIfView view = answer(false, "HD-06.once=applicant");
        Choice choice = view.choices().getFirst();
        WhatIfView.Split split = choice.changes().split();
        assertThat(split)
                .isEqualTo(new WhatIfView.Split(Fen.ZERO, Fen.ofWan(30).negated(), Fen.ofWan(30), Fen.ofWan(12)));
        assertThat(choice.changes().netFen()).isEqualTo(Fen.ofWan(60).negated());
        assertThat(choice.changes().list())
                .extracting(WhatIfView.Change::paidFen, WhatIfView.Change::overpaidFen)
                .containsExactly(tuple(Fen.ofWan(30), Fen.ofWan(30)), tuple(Fen.ZERO, Fen.ZERO));
        assertThat(WhatIfSheets.parts(choice.after(), split))
                .as("the one that would stay is unpaid as before")
                .isEqualTo(new WhatIfSheets.Parts(Fen.ofWan(30), Fen.ofWan(30), Fen.ofWan(30), Fen.ZERO));
        assertThat(WhatIfWords.split(split))
                .containsEntry("已核定未拨付的少付", Fen.ofWan(30).negated())
                .containsEntry("已拨付超出新标准（须追回才收得回）", Fen.ofWan(18).negated())
                .containsEntry("已拨付超出新标准（已经追回）", Fen.ofWan(12).negated());
        assertThat(new WhatIfSheets(pack, view, new WhatIfWords(pack, ParameterValues.defaults(pack))).granted())
                .contains("须追回才收得回");
    }

    private static PolicyPack asking() {
        String text = handan();
        String places = "    quota: {most: param(HD-03.places), at: approval, proposed: 例}\n";
        String planned = "      planned: {text: 改造前等级, at: approval, proposed: 例,"
                + " holds: 'application.levelBefore >= param(\"HD-03.floor\")'}\n";
        String floor = "  HD-03.floor: {name: 起点, type: number, default: 1, doubt: 例, proposed: 例}\n";
        String most = "  HD-03.places: {name: 名额数, type: number, default: 5, doubt: 例, proposed: 例}\n";
        String requires = "    requires:\n";
        int at = text.indexOf(requires, text.indexOf("\n  HD-03:\n"));
        String rules = text.substring(0, at) + places + requires + planned + text.substring(at + requires.length());
        return pack(rules.replace("\nparameters:\n", "\nparameters:\n" + floor + most));
    }

    @Test
    void whoWouldNotHaveBeenApprovedIsNamedAndGetsNothing() {
        PolicyPack pack = asking();
        opened(pack);
        awarded("HD-03-1", pack);
        Choice choice = choice("HD-03.floor=3");
        assertThat(choice.changes().awards()).isEqualTo(1);
        assertThat(choice.after().costFen()).isEqualTo(Fen.ZERO);
        assertThat(choice.unmet()).singleElement().satisfies(unmet -> {
            assertThat(unmet.application()).isEqualTo("HD-03-1");
            assertThat(unmet.at()).isEqualTo(Moment.APPROVAL);
            assertThat(unmet.reason()).contains("改造前等级");
        });
        assertThat(choice.beyond()).singleElement().satisfies(beyond -> {
            assertThat(beyond.places()).singleElement().satisfies(place -> {
                assertThat(place.on()).isEqualTo(On.APPROVAL);
                assertThat(place.inPart()).isTrue();
            });
            assertThat(beyond.text()).contains("「起点」", "此前没有通过或者没有申报的，试算看不出");
        });
        Choice later = answer(true, "HD-03.floor=3").choices().getFirst();
        assertThat(later.unmet()).as("what was passed stays passed").isEmpty();
        assertThat(later.changes().awards()).isZero();
    }

    @Test
    void whereAParameterMovesNoFigureTheAnswerSaysSoAndWhereItActs() {
        PolicyPack pack = asking();
        opened(pack);
        awarded("HD-03-1", pack);
        Choice choice = choice("HD-03.places=1");
        assertThat(choice.changes().awards()).isZero();
        assertThat(choice.beyond()).singleElement().satisfies(beyond -> {
            assertThat(beyond.figures()).isFalse();
            assertThat(beyond.text()).isEqualTo("参数「名额数」（HD-03.places）不影响金额的计算，试算看不出；它用于名额（HD-03）");
        });
        assertThat(choice("HD-03.places=5").beyond())
                .as("as it is decided anyway")
                .isEmpty();
        assertThat(choice("HD-01.cap.L2.batch2=15万元").beyond())
                .as("it acts on the amount alone")
                .isEmpty();
    }

    /** The version in force gives 25万; the case came in before it. */
    @Test
    void aCaseUnderWayIsEstimatedByTheVersionThatGovernsIt() {
        PolicyPack first = pack(handan());
        opened(first);
        submitted("HD-03-1", first);
        PolicyPack next = pack(handan().replace(
                        "version: 1\n",
                        "version: 2\namends: {from: " + DAY.plusDays(1)
                                + ", transition: submitted, text: 例, proposed: 例}\n")
                .replace(
                        "          amount: 30万元\n          clause: plan 资金安排（三）「最高奖励30万元」",
                        "          amount: 25万元\n          proposed: 例"));
        packs.put(sm3(next), next);
        entry(
                StreamId.programme(PROGRAMME),
                new PolicyAmended(next.id(), 2, sm3(next), DAY.plusDays(1), Transition.SUBMITTED, "《修订》", null));
        days = 3;
        registered("91130402MA0000002X");
        assertThat(answer(false).before().lines())
                .filteredOn(line -> line.underWay().cases() > 0)
                .singleElement()
                .satisfies(line -> assertThat(line.underWay().mostFen()).isEqualTo(Fen.ofWan(30)));
    }
}
