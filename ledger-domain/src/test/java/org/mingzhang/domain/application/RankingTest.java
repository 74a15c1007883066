package org.mingzhang.domain.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mingzhang.domain.given.Given.PROGRAMME;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mingzhang.domain.actor.Role;
import org.mingzhang.domain.application.ApplicationCommand.ChangePolicy;
import org.mingzhang.domain.application.ApplicationCommand.DeclareConflict;
import org.mingzhang.domain.application.ApplicationCommand.ResolveObjection;
import org.mingzhang.domain.application.ApplicationCommand.SupplementMaterials;
import org.mingzhang.domain.application.ApplicationCommand.WithdrawApplication;
import org.mingzhang.domain.application.ApplicationEvent.ApplicationApproved;
import org.mingzhang.domain.application.ApplicationEvent.ObjectionFiled;
import org.mingzhang.domain.application.ApplicationEvent.Outcome;
import org.mingzhang.domain.application.ApplicationEvent.StageDecided;
import org.mingzhang.domain.award.Recomputation;
import org.mingzhang.domain.correction.Corrections;
import org.mingzhang.domain.decision.Rejection;
import org.mingzhang.domain.decision.RejectionCode;
import org.mingzhang.domain.decision.StreamEvent;
import org.mingzhang.domain.event.StreamId;
import org.mingzhang.domain.given.Answer;
import org.mingzhang.domain.given.Competing;
import org.mingzhang.domain.given.Given;
import org.mingzhang.domain.given.Person;
import org.mingzhang.domain.given.SmallPack;
import org.mingzhang.domain.json.Scalar;
import org.mingzhang.domain.officiallist.OfficialList;
import org.mingzhang.domain.officiallist.OfficialListCommand.CarryOut;
import org.mingzhang.domain.officiallist.OfficialListCommand.IssueList;
import org.mingzhang.domain.officiallist.OfficialListCommand.Item;
import org.mingzhang.domain.officiallist.OfficialListEvent.Act;
import org.mingzhang.domain.officiallist.OfficialListEvent.Kind;
import org.mingzhang.domain.policy.Direction;
import org.mingzhang.domain.policy.PolicyPack;
import org.mingzhang.domain.policy.Ranking;
import org.mingzhang.domain.policy.Ranking.Outlook;
import org.mingzhang.domain.policy.Ranking.Stand;
import org.mingzhang.domain.policy.Rivals;
import org.mingzhang.domain.policy.reading.PackReader;
import org.mingzhang.domain.programme.ProgrammeEvent.PlaceTaken;
import org.mingzhang.domain.programme.ProgrammeEvent.RankLeft;
import org.mingzhang.domain.programme.ProgrammeEvent.Ranked;

/** Places are for the best: nobody takes one of the last who may still be outranked. */
class RankingTest {
    private Competing it = Competing.places(2);

    private Given given() {
        return it.given();
    }

    private static String ahead(Answer refused) {
        Rejection no = refused.rejected(RejectionCode.OUTRANKED, "每个单位限报1项");
        return Scalar.texts(no.facts()).getOrDefault("ahead", "");
    }

    private List<String> inPlay() {
        return given().theProgramme().rankings().inPlay("A").stream()
                .map(Stand::application)
                .sorted()
                .toList();
    }

    private Recomputation.Report recomputed() {
        return given().ledger().recomputed(PROGRAMME);
    }

    /** An attack: who decides is quick with a friend who stands behind the last place. */
    @Test
    void aFriendBehindTheLastPlaceIsNotApproved() {
        it.recommended(1).scored(1, 900);
        it.recommended(2).scored(2, 805);
        it.recommended(3).scored(3, 700);
        assertThat(ahead(it.decides(3))).isEqualTo("A-1（90 分）、A-2（80.5 分）");
        PlaceTaken place = it.decides(2).accepted(PlaceTaken.class);
        assertThat(place).isEqualTo(new PlaceTaken("A-2", "A", Given.COUNTY, 805, null, null));
        assertThat(ahead(it.decides(3))).isEqualTo("A-1（90 分）");
        it.decides(1).accepted(ApplicationApproved.class);
        it.decides(3).rejected(RejectionCode.QUOTA_EXCEEDED);
        assertThat(inPlay()).containsExactly("A-3");
        assertThat(recomputed().differences()).isEmpty();
    }

    @Test
    void whoeverHasNoScoreYetMayStillComeToStandBefore() {
        it = Competing.places(1).recommended(1).scored(1, 900).recommended(2);
        assertThat(ahead(it.decides(1))).isEqualTo("A-2（还没有评分）");
        // It turns out that the late one was no rival.
        it.scored(2, 300);
        it.decides(1).accepted();
    }

    @Test
    void whileThereArePlacesForEverybodyNobodyWaits() {
        it.recommended(1).recommended(2).scored(2, 100);
        it.decides(2).accepted(PlaceTaken.class);
    }

    @Test
    void whoeverIsOutOfPlayStandsInNobodysWay() {
        it = Competing.places(1);
        it.recommended(1).scored(1, 500);
        it.recommended(2).scored(2, 900);
        it.recommended(3).scored(3, 800);
        it.recommended(4);
        assertThat(inPlay()).hasSize(4);
        assertThat(given().when(Person.applicant(Given.code(2)), new WithdrawApplication("A-2", "不报了"))
                        .accepted(RankLeft.class))
                .isEqualTo(new RankLeft("A-2", "A"));
        given().when(Person.DECISION, Competing.stage(3, "decision", Outcome.REJECTED, null))
                .accepted(RankLeft.class);
        given().when(Person.EXPERT, Competing.stage(4, "experts", Outcome.RETURNED, null))
                .accepted(RankLeft.class);
        assertThat(inPlay()).containsExactly("A-1");
        // What lies with its applicant is in nobody's way, and what comes back is.
        assertThat(given().when(Person.applicant(Given.code(4)), new SupplementMaterials("A-4", "已补", List.of()))
                        .accepted(Ranked.class))
                .isEqualTo(new Ranked("A-4", "A", Given.COUNTY, null, null));
        assertThat(ahead(it.decides(1))).isEqualTo("A-4（还没有评分）");
        it.scored(4, 400);
        it.decides(1).accepted();
        assertThat(recomputed().differences()).isEmpty();
    }

    @Test
    void amongEqualsTheOfficeChoosesAndThatIsOnRecord() {
        it = Competing.places(2);
        it.recommended(1).scored(1, 900);
        for (int n : List.of(2, 3, 4)) {
            it.recommended(n).scored(n, 800);
        }
        assertThat(it.decides(3).accepted(PlaceTaken.class).tied()).containsExactly("A-2", "A-4");
        assertThat(ahead(it.decides(2))).isEqualTo("A-1（90 分）");
        // Whoever stands before all equals was not chosen among them.
        assertThat(it.decides(1).accepted(PlaceTaken.class).tied()).isNull();
    }

    @Test
    void placesOfACountyAreForItsOwn() {
        it = Competing.under(Competing.pack(1, "county"));
        it.recommended(1, Given.OTHER_COUNTY).scored(1, 900);
        it.recommended(2).scored(2, 500);
        it.recommended(3).scored(3, 400);
        assertThat(ahead(it.decides(3))).isEqualTo("A-2（50 分）");
        it.decides(2).accepted();
        it.decides(1).accepted();
        assertThat(recomputed().differences()).isEmpty();
    }

    @Test
    void aStageThatIsOpenedAgainTakesTheScoreAway() {
        it = Competing.places(1).recommended(1).scored(1, 900).recommended(2).scored(2, 800);
        String objection = given().when(Person.EXPERT, new DeclareConflict("A-1", "亲属任职"))
                .accepted(ObjectionFiled.class)
                .objection();
        assertThat(given().when(Person.ROSTER, new ResolveObjection("A-1", objection, true, "属实"))
                        .accepted(Ranked.class))
                .isEqualTo(new Ranked("A-1", "A", Given.COUNTY, null, null));
        assertThat(ahead(it.decides(2))).isEqualTo("A-1（还没有评分）");
    }

    /** Without a rubric and an adopted sheet the score is whatever is written down, and may be corrected. */
    private static Competing unsheeted(int most) {
        return Competing.under(SmallPack.empty()
                .direction("A", Competing.STAGES, Competing.quota(most, "programme"))
                .read());
    }

    @Test
    void aCorrectedScoreMovesTheRankInTheSameAppend() {
        it = unsheeted(1).recommended(1).recommended(2);
        given().after(Person.EXPERT, Competing.stage(1, "experts", Outcome.PASSED, 600));
        given().after(Person.EXPERT, Competing.stage(2, "experts", Outcome.PASSED, 700));
        Corrections corrections = new Corrections(given());
        long position = corrections.position(
                StageDecided.class, e -> Integer.valueOf(600).equals(e.scoreTenths()));
        assertThat(corrections
                        .approved(corrections.proposal(position, after -> after.put("scoreTenths", 950)))
                        .accepted(Ranked.class))
                .isEqualTo(new Ranked("A-1", "A", Given.COUNTY, 950, null));
        it.decides(2).rejected(RejectionCode.OUTRANKED);
        it.decides(1).accepted();
        assertThat(recomputed().differences()).isEmpty();
    }

    @Test
    void nobodyPassesTheExpertsWithoutTheScoreThatItCompetesWith() {
        it = unsheeted(1).recommended(1);
        given().when(Person.EXPERT, Competing.stage(1, "experts", Outcome.PASSED, null))
                .rejected(RejectionCode.FACT_MISSING);
        given().after(Person.EXPERT, Competing.stage(1, "experts", Outcome.RETURNED, null));
    }

    @Test
    void oldRecordsMaySayThatItWasOtherwiseAndBearTheBreach() {
        it = Competing.places(1).recommended(1).scored(1, 900).recommended(2);
        List<String> breaches = given().history(
                        Role.EXPERT, "专家组", "某人", given().today(), Competing.stage(2, "experts", Outcome.PASSED, 300));
        assertThat(breaches).isEmpty();
        assertThat(given().history(
                                Role.CITY_INDUSTRY,
                                "工信局",
                                "某人",
                                given().today(),
                                Competing.stage(2, "decision", Outcome.PASSED, null)))
                .anyMatch("OUTRANKED"::equals);
        assertThat(recomputed().differences()).singleElement().satisfies(found -> {
            assertThat(found.application()).isEqualTo("A-2");
            assertThat(found.code()).isEqualTo("OUTRANKED");
        });
    }

    @Test
    void recomputationFindsAnApprovalOutOfRankByTheCasesThemselves() {
        it.recommended(1).scored(1, 900);
        it.recommended(2).scored(2, 800);
        it.recommended(3).scored(3, 700);
        given().recorded(List.of(
                new StreamEvent(StreamId.programme(PROGRAMME), new RankLeft("A-1", "A")),
                new StreamEvent(
                        StreamId.application("A-3"), new StageDecided("decision", Outcome.PASSED, null, "同意", null)),
                new StreamEvent(StreamId.application("A-3"), new ApplicationApproved()),
                new StreamEvent(
                        StreamId.programme(PROGRAMME), new PlaceTaken("A-3", "A", Given.COUNTY, 700, null, null))));
        assertThat(recomputed().differences()).singleElement().satisfies(found -> {
            assertThat(found.application()).isEqualTo("A-3");
            assertThat(found.code()).isEqualTo("OUTRANKED");
        });
    }

    private CarryOut carryOut(String list) {
        String sm3 = ((OfficialList) given().ledger().state(StreamId.list(list)))
                .sm3(list)
                .toString();
        return new CarryOut(list, sm3, Act.DECIDE_STAGE, "decision", "同意", null, null, null, null);
    }

    private void listed(String list, int... cases) {
        given().after(
                        Person.ROSTER,
                        new IssueList(
                                list,
                                PROGRAMME,
                                Kind.DECISION,
                                "认定1号",
                                null,
                                null,
                                Arrays.stream(cases)
                                        .mapToObj(n -> new Item("A-" + n, null, null))
                                        .toList()));
    }

    @Test
    void rowsOfAListThatFitTogetherDoNotStandInEachOthersWay() {
        it = Competing.places(3);
        int[] scores = {700, 900, 800, 600};
        for (int n = 1; n <= scores.length; n++) {
            it.recommended(n).scored(n, scores[n - 1]);
        }
        listed("RD-1", 4, 2, 3);
        given().when(Person.DECISION, carryOut("RD-1")).rejected(RejectionCode.LIST_ROWS_REFUSED);
        // The worst of them first.
        listed("RD-2", 1, 3, 2);
        assertThat(given().when(Person.DECISION, carryOut("RD-2")).accepted())
                .filteredOn(PlaceTaken.class::isInstance)
                .hasSize(3);
        it.decides(4).rejected(RejectionCode.QUOTA_EXCEEDED);
        assertThat(recomputed().differences()).isEmpty();
    }

    @Test
    void aCaseThatComesUnderAVersionThatRanksCompetesFromThenOn() {
        SmallPack first = SmallPack.empty().direction("A", Competing.STAGES, Competing.RUBRIC);
        it = Competing.under(first.read());
        it.recommended(1).scored(1, 700);
        assertThat(given().theProgramme().rankings().directions()).isEmpty();
        String amends = "version: 2\namends: {from: " + given().today().plusDays(1)
                + ", transition: approved, text: 示例, proposed: 例}\n";
        PolicyPack next = PackReader.read(SmallPack.empty()
                .direction("A", Competing.STAGES, Competing.quota(1, "programme"), Competing.RUBRIC)
                .text()
                .replace("version: 1\n", amends)
                .getBytes(StandardCharsets.UTF_8));
        given().amended(next).later(1);
        assertThat(given().when(Person.ROSTER, new ChangePolicy("A-1", 2))
                        .accepted(Ranked.class)
                        .scoreTenths())
                .isEqualTo(700);
    }

    @Test
    void aPackThatDoesNotRankWritesNothingMore() {
        it = Competing.under(SmallPack.empty()
                .direction("A", Competing.STAGES, "quota: {most: 1, at: approval, proposed: 例}", Competing.RUBRIC)
                .read());
        it.recommended(1).scored(1, 700).recommended(2).scored(2, 800);
        assertThat(it.decides(1).accepted(PlaceTaken.class))
                .isEqualTo(new PlaceTaken("A-1", "A", Given.COUNTY, null, null, null));
        assertThat(given().ledger().log()).noneMatch(entry -> entry.event() instanceof Ranked);
    }

    /** What is looked up for many at once is what is asked of each by itself: whoever may go in is not refused. */
    @Test
    void theOutlookOfACaseIsWhatItsDecisionWouldCome() {
        List<Stand> inPlay = List.of(
                new Stand("A-1", null, 900),
                new Stand("A-2", null, 850),
                new Stand("A-3", null, 850),
                new Stand("A-4", null, 700),
                new Stand("A-5", null, null));
        Direction direction =
                Competing.pack(1, "programme").direction(Competing.DIRECTION).orElseThrow();
        Rivals rivals = Rivals.of(inPlay);
        Ranking.Scores scores = Ranking.Scores.of(rivals);
        for (long most = 1; most <= 7; most++) {
            for (Stand own : inPlay) {
                Outlook outlook = scores.outlook(own, 1, most);
                assertThat(outlook == Outlook.IN || outlook == Outlook.TIED)
                        .as("%s of %d", own, most)
                        .isEqualTo(own.scoreTenths() != null
                                && Ranking.refuse(direction, own, rivals, 1, most)
                                        .isEmpty());
                assertThat(outlook == Outlook.TIED)
                        .as("%s of %d, tied", own, most)
                        .isEqualTo((outlook == Outlook.IN || outlook == Outlook.TIED)
                                && !Ranking.tied(own, rivals, 1, most).isEmpty());
            }
        }
        assertThat(inPlay)
                .extracting(own -> scores.outlook(own, 1, 4))
                .containsExactly(Outlook.IN, Outlook.TIED, Outlook.TIED, Outlook.OUT, Outlook.UNSCORED);
        assertThat(scores.outlook(inPlay.get(1), 1, 3)).isEqualTo(Outlook.OPEN);
        assertThat(scores.above(850)).isEqualTo(1);
    }
}
