package org.mingzhang.domain.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mingzhang.domain.given.Given.PROGRAMME;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.mingzhang.domain.application.ApplicationCommand.DeclareConflict;
import org.mingzhang.domain.application.ApplicationCommand.ResolveObjection;
import org.mingzhang.domain.application.ApplicationCommand.WithdrawApplication;
import org.mingzhang.domain.application.ApplicationEvent.ApplicationApproved;
import org.mingzhang.domain.application.ApplicationEvent.ObjectionFiled;
import org.mingzhang.domain.application.ApplicationEvent.Outcome;
import org.mingzhang.domain.award.AwardDifference;
import org.mingzhang.domain.decision.Rejection;
import org.mingzhang.domain.decision.RejectionCode;
import org.mingzhang.domain.decision.StreamEvent;
import org.mingzhang.domain.enterprise.EnterpriseEvent.Kind;
import org.mingzhang.domain.event.StreamId;
import org.mingzhang.domain.given.Answer;
import org.mingzhang.domain.given.Competing;
import org.mingzhang.domain.given.Given;
import org.mingzhang.domain.given.Person;
import org.mingzhang.domain.given.SmallPack;
import org.mingzhang.domain.given.Submissions;
import org.mingzhang.domain.json.Scalar;
import org.mingzhang.domain.policy.Direction;
import org.mingzhang.domain.policy.PolicyPack;
import org.mingzhang.domain.policy.Ranking;
import org.mingzhang.domain.policy.Ranking.Outlook;
import org.mingzhang.domain.policy.Ranking.Stand;
import org.mingzhang.domain.policy.Rivals;
import org.mingzhang.domain.policy.Rivals.Needed;
import org.mingzhang.domain.policy.reading.PackReader;
import org.mingzhang.domain.programme.ProgrammeEvent.PlaceReleased;
import org.mingzhang.domain.programme.ProgrammeEvent.PlaceTaken;

/** Places for the best of all beside places of each county: who can get none of its county's holds nobody up. */
class PlacesBesideRanksTest {
    private Competing it = of(2, "county", 1);

    private static String quotas(int city, String from, int each) {
        return "quotas: {city: {name: 全市, most: " + city + ", at: approval, rankBy: score, proposed: 例}, "
                + "each: {name: 每县, most: " + each + ", per: county, at: " + from + ", proposed: 例}}";
    }

    private static Competing of(int city, String from, int each) {
        return Competing.under(SmallPack.empty()
                .direction("A", Competing.STAGES, quotas(city, from, each), Competing.RUBRIC)
                .read());
    }

    private Given given() {
        return it.given();
    }

    /** Handed in, and not yet recommended. */
    private PlacesBesideRanksTest submitted(int n, String county) {
        String applicant = given().enterprise(Given.code(n), "示例企业" + n, Kind.ENTERPRISE, county);
        given().after(Person.applicant(applicant), Submissions.of("A-" + n, "A", applicant));
        return this;
    }

    private Answer recommends(int n) {
        return given().when(Person.COUNTY, Competing.stage(n, "county", Outcome.PASSED, null));
    }

    private static String ahead(Answer refused) {
        Rejection no = refused.rejected(RejectionCode.OUTRANKED);
        return Scalar.texts(no.facts()).getOrDefault("ahead", "");
    }

    private List<AwardDifference> differences() {
        return given().ledger().recomputed(PROGRAMME).differences();
    }

    /** An attack, or an annoyance: a county with no place left leaves its other cases lying there, unscored. */
    @Test
    void casesOfACountyWithoutAPlaceHoldNobodyUp() {
        it.recommended(1);
        submitted(2, Given.COUNTY).submitted(3, Given.COUNTY).submitted(4, Given.COUNTY);
        recommends(2).rejected(RejectionCode.QUOTA_EXCEEDED);
        it.recommended(5, Given.OTHER_COUNTY);
        it.scored(5, 300);
        it.decides(5).accepted(ApplicationApproved.class);
        assertThat(differences()).isEmpty();
    }

    @Test
    void whoeverHasItsCountysPlaceIsWaitedFor() {
        it = of(1, "county", 1).recommended(1);
        submitted(2, Given.COUNTY);
        it.recommended(5, Given.OTHER_COUNTY);
        it.scored(5, 300);
        assertThat(ahead(it.decides(5))).isEqualTo("A-1（还没有评分）");
        it.scored(1, 200);
        it.decides(5).accepted();
        assertThat(differences()).isEmpty();
    }

    @Test
    void ofThoseWhoNeedPlacesOfTheirCountyAsManyAreWaitedForAsItHas() {
        it = of(3, "county", 2);
        for (int n = 1; n <= 4; n++) {
            submitted(n, Given.COUNTY);
        }
        it.recommended(5, Given.OTHER_COUNTY);
        it.recommended(6, Given.OTHER_COUNTY);
        it.scored(5, 300);
        it.scored(6, 400);
        assertThat(ahead(it.decides(5)))
                .isEqualTo("A-6（40 分）、A-1（还没有评分）、A-2（还没有评分）、A-3（还没有评分）、A-4（还没有评分）（其中至多 3 件还能占到名额）");
        it.decides(6).accepted();
        // Two places of the city are left, and two of the four may come for them.
        assertThat(ahead(it.decides(5))).endsWith("（其中至多 2 件还能占到名额）");
        assertThat(differences()).isEmpty();
    }

    @Test
    void aPlaceThatFallsFreeBringsThoseWhoWaitForItBackIntoPlay() {
        it = of(1, "county", 1).recommended(1);
        it.scored(1, 200);
        submitted(2, Given.COUNTY);
        it.recommended(5, Given.OTHER_COUNTY);
        it.scored(5, 300);
        given().when(Person.applicant(Given.code(1)), new WithdrawApplication("A-1", "不报了"))
                .accepted(PlaceReleased.class);
        assertThat(ahead(it.decides(5))).isEqualTo("A-2（还没有评分）");
        recommends(2).accepted(PlaceTaken.class);
        it.scored(2, 900);
        assertThat(ahead(it.decides(5))).isEqualTo("A-2（90 分）");
        it.decides(2).accepted();
        it.decides(5).rejected(RejectionCode.QUOTA_EXCEEDED);
        assertThat(differences()).isEmpty();
    }

    @Test
    void soDoesARejection() {
        it = of(1, "county", 1).recommended(1);
        it.scored(1, 200);
        submitted(2, Given.COUNTY);
        it.recommended(5, Given.OTHER_COUNTY);
        it.scored(5, 300);
        given().when(Person.DECISION, Competing.stage(1, "decision", Outcome.REJECTED, null))
                .accepted(PlaceReleased.class);
        assertThat(ahead(it.decides(5))).isEqualTo("A-2（还没有评分）");
    }

    @Test
    void soDoesAnUpheldObjectionThatOpensTheStageAgain() {
        it = of(1, "experts", 1).recommended(1).recommended(2);
        it.scored(1, 200);
        it.recommended(5, Given.OTHER_COUNTY);
        it.scored(5, 300);
        String objection = given().when(Person.EXPERT, new DeclareConflict("A-1", "亲属任职"))
                .accepted(ObjectionFiled.class)
                .objection();
        given().after(Person.ROSTER, new ResolveObjection("A-1", objection, true, "属实"));
        // Either of the two may come to have the county's place.
        assertThat(ahead(it.decides(5))).isEqualTo("A-1（还没有评分）、A-2（还没有评分）（其中至多 1 件还能占到名额）");
    }

    /** A returned case keeps its place, and comes back with it. */
    @Test
    void aReturnedCaseKeepsThePlaceThatNobodyElseCanGet() {
        it = of(1, "county", 1).recommended(1);
        given().after(Person.EXPERT, Competing.stage(1, "experts", Outcome.RETURNED, null));
        submitted(2, Given.COUNTY);
        it.recommended(5, Given.OTHER_COUNTY);
        it.scored(5, 300);
        it.decides(5).accepted();
        assertThat(differences()).isEmpty();
    }

    @Test
    void placesThatAreTakenTogetherHoldNobodyUpEither() {
        it = of(2, "approval", 1).recommended(1).recommended(2);
        it.recommended(5, Given.OTHER_COUNTY);
        it.scored(1, 900);
        it.scored(5, 300);
        // A-2 may still be better than A-1, and one of them gets the place of their county.
        assertThat(ahead(it.decides(1))).isEqualTo("A-2（还没有评分）");
        it.decides(5).accepted();
        it.scored(2, 800);
        it.decides(1).accepted();
        it.decides(2).rejected(RejectionCode.QUOTA_EXCEEDED);
        assertThat(differences()).isEmpty();
    }

    /** An attack: a friend takes the last place of its county, so that a better case of it drops out of the ranking. */
    @Test
    void nobodyTakesTheLastPlaceOfItsCountyFromABetterCase() {
        it = of(5, "approval", 1).recommended(1).recommended(2);
        it.scored(1, 300);
        it.scored(2, 900);
        assertThat(ahead(it.decides(1))).isEqualTo("A-2（90 分）");
        given().history(
                        org.mingzhang.domain.actor.Role.CITY_INDUSTRY,
                        "工信局",
                        "某人",
                        given().today(),
                        Competing.stage(1, "decision", Outcome.PASSED, null));
        assertThat(differences()).singleElement().satisfies(found -> {
            assertThat(found.application()).isEqualTo("A-1");
            assertThat(found.code()).isEqualTo("OUTRANKED");
        });
    }

    @Test
    void equalsOfACountyWithOnePlaceAreChosenAmong() {
        it = of(5, "approval", 1).recommended(1).recommended(2);
        it.recommended(5, Given.OTHER_COUNTY);
        it.scored(1, 800);
        it.scored(2, 800);
        it.scored(5, 800);
        assertThat(it.decides(1).accepted(PlaceTaken.class).tied()).containsExactly("A-2");
        assertThat(it.decides(5).accepted(PlaceTaken.class).tied()).isNull();
    }

    /** The same of one applicant, which leaves its other cases lying there. */
    @Test
    void casesOfAnApplicantWhoHasAllThatOneMayHaveHoldNobodyUp() {
        it = Competing.under(SmallPack.empty()
                .direction(
                        "A",
                        Competing.STAGES,
                        "quotas: {city: {name: 全市, most: 3, at: approval, rankBy: score, proposed: 例}, "
                                + "own: {name: 每家, most: 1, per: applicant, at: approval, proposed: 例}}",
                        Competing.RUBRIC)
                .read());
        it.recommended(1).scored(1, 900);
        for (int n : List.of(2, 3)) {
            given().after(Person.applicant(Given.code(1)), Submissions.of("A-" + n, "A", Given.code(1)));
        }
        for (int n : List.of(5, 6, 7)) {
            it.recommended(n).scored(n, 100 * n);
        }
        assertThat(ahead(it.decides(5))).contains("A-7（70 分）", "A-6（60 分）", "（其中至多 3 件还能占到名额）");
        it.decides(1).accepted();
        it.decides(6).accepted();
        assertThat(ahead(it.decides(5))).isEqualTo("A-7（70 分）");
        given().after(Person.DECISION, Competing.stage(7, "decision", Outcome.REJECTED, null));
        it.decides(5).accepted();
        assertThat(differences()).isEmpty();
    }

    @Test
    void recomputationFindsWhoWasNotWaitedFor() {
        it = of(1, "county", 1).recommended(1);
        it.recommended(5, Given.OTHER_COUNTY);
        it.scored(5, 300);
        // What the programme says of places is not what the case itself says.
        given().recorded(List.of(
                new StreamEvent(StreamId.programme(PROGRAMME), new PlaceReleased("A-1", "A", Given.COUNTY, "county"))));
        given().recorded(List.of(new StreamEvent(
                StreamId.programme(PROGRAMME), new PlaceTaken("A-9", "A", Given.COUNTY, null, null, "county"))));
        it.decides(5).accepted();
        assertThat(differences()).singleElement().satisfies(found -> assertThat(found.code())
                .isEqualTo("OUTRANKED"));
    }

    /** Whoever stands under a version without the county's limit can still get a place. */
    @Test
    void aLimitThatAnEarlierVersionDidNotHaveLeavesNobodyOut() {
        it = Competing.under(SmallPack.empty()
                .direction("A", Competing.STAGES, Competing.quota(1, "programme"), Competing.RUBRIC)
                .read());
        submitted(1, Given.COUNTY).submitted(2, Given.COUNTY);
        recommends(1).accepted();
        recommends(2).accepted();
        String amends = "version: 2\namends: {from: " + given().today().plusDays(1)
                + ", transition: choice, text: 示例, proposed: 例}\n";
        PolicyPack next = PackReader.read(SmallPack.empty()
                .direction("A", Competing.STAGES, quotas(1, "county", 1), Competing.RUBRIC)
                .text()
                .replace("version: 1\n", amends)
                .getBytes(StandardCharsets.UTF_8));
        given().amended(next).later(1);
        it.recommended(5, Given.OTHER_COUNTY);
        it.scored(5, 300);
        assertThat(ahead(it.decides(5))).contains("A-1", "A-2");
    }

    /** The outlook of many at once is what each would be told, whatever else they need. */
    @Test
    void theOutlookOfACaseIsWhatItsDecisionWouldCome() {
        Direction direction = it.given().ledger().pack().direction("A").orElseThrow();
        Random random = new Random(20260701);
        for (int round = 0; round < 400; round++) {
            List<Stand> inPlay = new ArrayList<>();
            for (int n = 0; n < 9; n++) {
                Integer score = random.nextInt(4) == 0 ? null : (Integer) (random.nextInt(5) * 100);
                inPlay.add(new Stand("A-" + n, "县" + random.nextInt(3), score));
            }
            int spare = random.nextInt(3);
            int all = random.nextInt(5);
            List<Function<Stand, Optional<Needed>>> besides = List.of(
                    stand -> stand.application().equals("A-3")
                            ? Optional.empty()
                            : Optional.of(new Needed(String.valueOf(stand.county()), spare)),
                    stand -> Optional.of(new Needed("", all)));
            Rivals rivals = Rivals.of(inPlay, besides);
            Ranking.Scores scores = Ranking.Scores.of(rivals);
            for (long most = 0; most <= 9; most++) {
                for (Stand own : inPlay) {
                    Outlook outlook = scores.outlook(own, 1, most);
                    if (!rivals.able().contains(own)) {
                        assertThat(outlook).isEqualTo(Outlook.FULL);
                        continue;
                    }
                    boolean in = outlook == Outlook.IN || outlook == Outlook.TIED;
                    assertThat(in)
                            .as("%s of %d among %s", own, most, inPlay)
                            .isEqualTo(own.scoreTenths() != null
                                    && Ranking.refuse(direction, own, rivals, 1, most)
                                            .isEmpty());
                    assertThat(outlook == Outlook.TIED)
                            .as("%s of %d among %s, tied", own, most, inPlay)
                            .isEqualTo(in && !Ranking.tied(own, rivals, 1, most).isEmpty());
                }
            }
        }
    }
}
