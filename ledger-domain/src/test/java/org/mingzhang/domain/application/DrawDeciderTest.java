package org.mingzhang.domain.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mingzhang.domain.given.Given.PROGRAMME;

import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.mingzhang.domain.actor.Role;
import org.mingzhang.domain.application.ApplicationCommand.DeclareConflict;
import org.mingzhang.domain.application.ApplicationCommand.DrawExperts;
import org.mingzhang.domain.application.ApplicationCommand.GiveScore;
import org.mingzhang.domain.application.ApplicationCommand.RequestDraw;
import org.mingzhang.domain.application.ApplicationCommand.SupplementMaterials;
import org.mingzhang.domain.application.ApplicationEvent.Avoided;
import org.mingzhang.domain.application.ApplicationEvent.DrawRequested;
import org.mingzhang.domain.application.ApplicationEvent.Excluded;
import org.mingzhang.domain.application.ApplicationEvent.ExpertsDrawn;
import org.mingzhang.domain.application.ApplicationEvent.Outcome;
import org.mingzhang.domain.application.ApplicationEvent.ScoreGiven;
import org.mingzhang.domain.decision.RejectionCode;
import org.mingzhang.domain.event.Envelope;
import org.mingzhang.domain.event.EventCodec;
import org.mingzhang.domain.expert.ExpertCommand.AdoptScoreSheet;
import org.mingzhang.domain.expert.ExpertCommand.EnrolExpert;
import org.mingzhang.domain.expert.ExpertCommand.WithdrawExpert;
import org.mingzhang.domain.expert.ExpertEvent.Indicator;
import org.mingzhang.domain.expert.Lot;
import org.mingzhang.domain.given.Case;
import org.mingzhang.domain.given.Given;
import org.mingzhang.domain.given.Person;
import org.mingzhang.domain.json.RefusedValue;
import org.mingzhang.domain.seal.Suite;

/** Experts are drawn by lot from whom no interest keeps away; they alone score, on sheets, and the stage follows the sheets. */
class DrawDeciderTest {
    private static final String STAGE = "experts";

    private final Given given = Given.budget();
    private final Case it = given.pilot("1").submitted();
    private final List<Person> experts =
            IntStream.rangeClosed(1, 6).mapToObj(n -> expert(n, "school-" + n)).toList();

    DrawDeciderTest() {
        given.after(Person.COUNTY, it.stage("county", Outcome.PASSED));
        given.after(Person.COUNTY, it.stage("site", Outcome.PASSED));
        for (int n = 1; n <= 6; n++) {
            enrol(n, experts.get(n - 1), null, "示例院校" + n);
        }
    }

    private Person expert(int n, String org) {
        Person person = new Person("expert-" + n, org, Role.EXPERT, null);
        given.person(person);
        return person;
    }

    private void enrol(int n, Person person, @Nullable String org, String orgName) {
        given.after(
                Person.ROSTER,
                new EnrolExpert(PROGRAMME, "专家" + n, person.id(), "示例" + n, org, orgName, "装备制造", "入库1号"));
    }

    private RequestDraw request(int count, int reserve) {
        return new RequestDraw(it.number(), STAGE, count, reserve, null);
    }

    private ExpertsDrawn drawn(int count, int reserve) {
        given.after(Person.ROSTER, request(count, reserve));
        given.dayBreak();
        return given.when(Person.ROSTER, new DrawExperts(it.number(), STAGE)).accepted(ExpertsDrawn.class);
    }

    private Person person(String expert) {
        return experts.get(Integer.parseInt(expert.substring(2)) - 1);
    }

    private GiveScore score(String indicator, int tenths) {
        return new GiveScore(it.number(), STAGE, indicator, tenths);
    }

    private void sheet() {
        given.after(
                Person.ROSTER,
                new AdoptScoreSheet(
                        PROGRAMME,
                        STAGE,
                        null,
                        List.of(new Indicator("方案", 600), new Indicator("成效", 400)),
                        "邯工信〔2026〕9号"));
    }

    private ApplicationCommand.DecideStage decision(@Nullable Integer tenths) {
        return new ApplicationCommand.DecideStage(it.number(), STAGE, Outcome.PASSED, tenths, "意见");
    }

    @Test
    void theDrawFollowsFromTheRequestAndTheNextDaysRootsAndAnybodyDrawsTheSame() {
        given.after(Person.ROSTER, request(3, 2));
        given.when(Person.ROSTER, new DrawExperts(it.number(), STAGE)).rejected(RejectionCode.WRONG_STATE);
        given.dayBreak();
        ExpertsDrawn drawn =
                given.when(Person.ROSTER, new DrawExperts(it.number(), STAGE)).accepted(ExpertsDrawn.class);
        Envelope request = given.ledger().log().get(Math.toIntExact(drawn.requestAt()));
        Envelope seed = given.ledger().log().get(Math.toIntExact(drawn.seedAt()));
        assertThat(drawn.seedSm3())
                .isEqualTo(Suite.SM3.leafHash(EventCodec.encode(seed)).toString());
        List<String> again =
                Lot.order(drawn.seedSm3(), it.number(), STAGE, ((DrawRequested) request.event()).candidates()).stream()
                        .map(Lot.Ticket::expert)
                        .toList();
        assertThat(drawn.drawn()).isEqualTo(again.subList(0, 3));
        assertThat(drawn.reserve()).isEqualTo(again.subList(3, 5));
    }

    /** The page that says how to draw again shows this very example. */
    @Test
    void aTicketIsTheSm3OfFiveLines() {
        List<Lot.Ticket> order = Lot.order("0".repeat(64), "HD-06-1", "experts", List.of("专家1"));
        String words = "mingzhang.draw/1\n" + "0".repeat(64) + "\nHD-06-1\nexperts\n专家1";
        assertThat(order.getFirst().ticket())
                .isEqualTo(Suite.SM3
                        .hash(words.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                        .toString());
    }

    @Test
    void attackADrawRolledAgainUntilItSuits() {
        given.after(Person.ROSTER, request(2, 1));
        given.when(Person.ROSTER, request(2, 1)).rejected(RejectionCode.ALREADY_EXISTS);
        given.dayBreak();
        given.after(Person.ROSTER, new DrawExperts(it.number(), STAGE));
        given.dayBreak();
        given.when(Person.ROSTER, new DrawExperts(it.number(), STAGE)).rejected(RejectionCode.ALREADY_EXISTS);
        given.when(Person.ROSTER, request(3, 1)).rejected(RejectionCode.ALREADY_EXISTS);
    }

    @Test
    void attackTheRosterChangedOnceTheSeedIsKnown() {
        given.after(Person.ROSTER, request(3, 0));
        given.dayBreak();
        for (int n = 1; n <= 3; n++) {
            given.after(Person.ROSTER, new WithdrawExpert(PROGRAMME, "专家" + n, "出库", "文号1号"));
        }
        ExpertsDrawn drawn =
                given.when(Person.ROSTER, new DrawExperts(it.number(), STAGE)).accepted(ExpertsDrawn.class);
        Envelope request = given.ledger().log().get(Math.toIntExact(drawn.requestAt()));
        assertThat(((DrawRequested) request.event()).candidates()).hasSize(6);
        assertThat(drawn.drawn()).hasSize(3);
    }

    @Test
    void whoBelongsToTheApplicantOrDeclaredAnInterestIsNotDrawn() {
        Person byCode = expert(7, "school-7");
        enrol(7, byCode, it.code(), "另一个名称");
        Person byName = expert(8, "school-8");
        enrol(8, byName, null, "示例企业１");
        given.after(experts.getFirst(), new DeclareConflict(it.number(), "亲属任职"));
        given.when(experts.getFirst(), new DeclareConflict(it.number(), "亲属任职")).rejected(RejectionCode.ALREADY_EXISTS);
        DrawRequested requested = given.when(Person.ROSTER, request(3, 2)).accepted(DrawRequested.class);
        assertThat(requested.excluded())
                .containsExactly(
                        new Excluded("专家1", Avoided.DECLARED),
                        new Excluded("专家7", Avoided.APPLICANT),
                        new Excluded("专家8", Avoided.APPLICANT));
        assertThat(requested.candidates()).containsExactly("专家2", "专家3", "专家4", "专家5", "专家6");
    }

    @Test
    void noDrawWithoutEnoughExperts() {
        given.when(Person.ROSTER, request(6, 1)).rejected(RejectionCode.WRONG_STATE);
        given.when(Person.COUNTY, request(1, 0)).rejected(RejectionCode.ROLE_MISSING);
        given.when(Person.ROSTER, new RequestDraw(it.number(), "county", 1, 0, null))
                .rejected(RejectionCode.STAGE_OUT_OF_ORDER);
        given.when(Person.ROSTER, new RequestDraw(it.number(), STAGE, 1, 0, "化工"))
                .rejected(RejectionCode.WRONG_STATE);
    }

    @Test
    void onlyWhoIsDrawnScoresAndTheReserveSitsInForWhoDeclaresAnInterest() {
        ExpertsDrawn drawn = drawn(2, 1);
        Person first = person(drawn.drawn().getFirst());
        Person reserve = person(drawn.reserve().getFirst());
        given.when(reserve, score("方案", 500)).rejected(RejectionCode.NOT_ELIGIBLE);
        given.after(first, score("方案", 500));
        given.after(first, new DeclareConflict(it.number(), "曾任顾问"));
        given.when(first, score("成效", 300)).rejected(RejectionCode.CONFLICT_OF_INTEREST);
        given.after(reserve, score("方案", 480));
        given.when(first, decision(480)).rejected(RejectionCode.CONFLICT_OF_INTEREST);
    }

    @Test
    void theStageIsDecidedOnCompleteSheetsWithTheirMean() {
        sheet();
        ExpertsDrawn drawn = drawn(2, 0);
        Person first = person(drawn.drawn().getFirst());
        Person second = person(drawn.drawn().get(1));
        given.when(first, score("方案", 601)).rejected(RejectionCode.PARAMETER_INVALID);
        given.when(first, score("创新", 10)).rejected(RejectionCode.NOT_FOUND);
        given.after(first, score("方案", 600));
        given.after(first, score("成效", 301));
        given.after(second, score("方案", 500));
        given.when(second, decision(901)).rejected(RejectionCode.FACT_MISSING);
        given.after(second, score("成效", 400));
        given.when(second, decision(901)).rejected(RejectionCode.WRONG_STATE);
        given.when(second, decision(null)).rejected(RejectionCode.WRONG_STATE);
        // 901 and 900 tenths: 900.5, of which the half is left out: it would lift 89.95 to a threshold of 90.
        given.when(second, decision(900)).accepted();
    }

    @Test
    void whatComesBackChangedIsDrawnAnew() {
        ExpertsDrawn drawn = drawn(2, 1);
        Person first = person(drawn.drawn().getFirst());
        given.after(first, it.stage(STAGE, Outcome.RETURNED));
        given.after(it.applicant(), new SupplementMaterials(it.number(), "补正", List.of()));
        DrawRequested again = given.when(Person.ROSTER, request(2, 1)).accepted(DrawRequested.class);
        assertThat(again.excluded()).contains(new Excluded(drawn.drawn().getFirst(), Avoided.EARLIER_PART));
    }

    @Test
    void attackAnExpertOfTheApplicantsOrganisationScores() {
        Person insider = new Person("insider", it.code(), Role.EXPERT, null);
        given.person(insider);
        given.when(insider, score("方案", 900)).rejected(RejectionCode.CONFLICT_OF_INTEREST);
        // Registered under another code, but under the same name.
        Person disguised = new Person("disguised", "示例企业1", Role.EXPERT, null);
        given.person(disguised);
        given.when(disguised, score("方案", 900)).rejected(RejectionCode.CONFLICT_OF_INTEREST);
    }

    @Test
    void historyRecordsAnExpertOfTheOwnOrganisationAsABreach() {
        for (String org : List.of(it.code(), "示例企业 1")) {
            assertThat(given.history(
                            Role.EXPERT,
                            org,
                            "示例专家",
                            given.today(),
                            new PastScore(it.number(), new ScoreGiven(STAGE, "示例专家", org, "方案" + org.length(), 900))))
                    .containsExactly("CONFLICT_OF_INTEREST");
        }
        assertThat(given.history(
                        Role.EXPERT,
                        "某大学",
                        "示例专家乙",
                        given.today(),
                        new PastScore(it.number(), new ScoreGiven(STAGE, "示例专家乙", "某大学", "方案", 800))))
                .isEmpty();
    }

    @Test
    void anExpertIsEnrolledOnceAndASheetAddsUpToAHundredAtTheMost() {
        given.when(Person.ROSTER, new EnrolExpert(PROGRAMME, "专家1", "expert-1", "示例1", null, "示例院校1", "装备", "入库1号"))
                .rejected(RejectionCode.ALREADY_EXISTS);
        given.when(Person.ROSTER, new EnrolExpert(PROGRAMME, "专家99", "expert-1", "示例1", null, "示例院校1", "装备", "入库1号"))
                .rejected(RejectionCode.ALREADY_EXISTS);
        given.when(Person.ROSTER, new WithdrawExpert(PROGRAMME, "专家99", "出库", "文号1号"))
                .rejected(RejectionCode.NOT_FOUND);
        given.when(
                        Person.ROSTER,
                        new AdoptScoreSheet(PROGRAMME, "none", null, List.of(new Indicator("方案", 600)), "文号1号"))
                .rejected(RejectionCode.NOT_FOUND);
        assertThatThrownBy(() -> new AdoptScoreSheet(
                        PROGRAMME, STAGE, null, List.of(new Indicator("方案", 600), new Indicator("成效", 401)), "文号1号"))
                .isInstanceOf(RefusedValue.class);
    }
}
