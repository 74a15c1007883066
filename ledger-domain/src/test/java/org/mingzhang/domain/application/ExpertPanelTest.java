package org.mingzhang.domain.application;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mingzhang.domain.actor.ActorEvent.RoleGranted;
import org.mingzhang.domain.actor.Role;
import org.mingzhang.domain.application.ApplicationCommand.DecideStage;
import org.mingzhang.domain.application.ApplicationCommand.DrawExperts;
import org.mingzhang.domain.application.ApplicationCommand.SupplementMaterials;
import org.mingzhang.domain.application.ApplicationEvent.Avoided;
import org.mingzhang.domain.application.ApplicationEvent.DrawRequested;
import org.mingzhang.domain.application.ApplicationEvent.Excluded;
import org.mingzhang.domain.application.ApplicationEvent.ExpertsDrawn;
import org.mingzhang.domain.application.ApplicationEvent.Outcome;
import org.mingzhang.domain.application.ApplicationEvent.ScoreGiven;
import org.mingzhang.domain.application.ApplicationEvent.StageDecided;
import org.mingzhang.domain.decision.RejectionCode;
import org.mingzhang.domain.decision.StreamEvent;
import org.mingzhang.domain.event.ActorRef;
import org.mingzhang.domain.event.StreamId;
import org.mingzhang.domain.given.Case;
import org.mingzhang.domain.given.Person;

/** Who scores, whose scores count, on which sheet, and how a panel that falls short is filled up. */
class ExpertPanelTest extends ExpertStage {
    @Test
    void attackADrawAskedForOnceTheScoresAreKnown() {
        pool(4);
        sheet("方案", "成效");
        given.after(expert(1), score("方案", 100));
        given.when(Person.ROSTER, request(2, 1)).rejected(RejectionCode.WRONG_STATE);
        // Whoever steps back takes the scores along; then nothing is known yet.
        given.after(expert(1), conflict());
        given.when(Person.ROSTER, request(2, 1)).accepted();
    }

    /** Logs of before have draws after scores. */
    @Test
    void theScoreOfWhoIsNotOnThePanelIsNotInTheMean() {
        pool(4);
        sheet("方案", "成效");
        ExpertsDrawn drawn = drawn(2, 0);
        Person outsider = experts.stream()
                .filter(person -> drawn.drawn().stream()
                        .noneMatch(expert -> person(expert).equals(person)))
                .findFirst()
                .orElseThrow();
        given.when(outsider, score("方案", 0)).rejected(RejectionCode.NOT_ELIGIBLE);
        ActorRef actor = outsider.ref();
        for (String indicator : List.of("方案", "成效")) {
            given.ledger()
                    .append(
                            actor,
                            given.today().atTime(2, 0).toInstant(ZoneOffset.UTC),
                            given.today(),
                            "old-" + indicator.hashCode(),
                            List.of(new StreamEvent(
                                    StreamId.application(it.number()),
                                    new ScoreGiven(STAGE, "示例", "school", indicator, 0))));
        }
        Person first = person(drawn.drawn().getFirst());
        scored(first, 400, 400);
        scored(person(drawn.drawn().get(1)), 300, 300);
        given.when(first, passing(467)).rejected(RejectionCode.WRONG_STATE);
        given.when(first, passing(700)).accepted();
    }

    @Test
    void attackAScoreOutOfThinAirWhereASheetIsAdopted() {
        pool(2);
        given.when(expert(1), passing(null)).accepted();
        Case other = given.pilot("1").submitted();
        given.after(Person.COUNTY, other.stage("county", Outcome.PASSED));
        given.after(Person.COUNTY, other.stage("site", Outcome.PASSED));
        sheet("方案", "成效");
        for (Outcome outcome : List.of(Outcome.PASSED, Outcome.REJECTED)) {
            given.when(expert(1), new DecideStage(other.number(), STAGE, outcome, 990, "意见"))
                    .rejected(RejectionCode.FACT_MISSING);
            given.when(expert(1), new DecideStage(other.number(), STAGE, outcome, null, "意见"))
                    .rejected(RejectionCode.FACT_MISSING);
        }
        given.when(expert(1), new DecideStage(other.number(), STAGE, Outcome.RETURNED, 990, "意见"))
                .rejected(RejectionCode.FACT_MISSING);
        given.when(expert(1), other.stage(STAGE, Outcome.RETURNED)).accepted();
    }

    @Test
    void aCaseKeepsTheSheetOfItsFirstScoreUntilItComesBackChanged() {
        pool(2);
        sheet("方案", "成效");
        scored(expert(1), 400, 400);
        sheet("创新", "效益");
        given.when(expert(2), score("创新", 300)).rejected(RejectionCode.NOT_FOUND);
        given.after(expert(2), score("方案", 300));
        given.when(expert(1), passing(550)).rejected(RejectionCode.FACT_MISSING);
        given.after(expert(2), score("成效", 300));
        given.when(expert(2), decision(Outcome.RETURNED, 701)).rejected(RejectionCode.WRONG_STATE);
        given.after(expert(2), decision(Outcome.RETURNED, 700));
        given.after(it.applicant(), new SupplementMaterials(it.number(), "补正", List.of()));
        given.when(expert(1), score("方案", 400)).rejected(RejectionCode.NOT_FOUND);
        given.when(expert(1), score("创新", 400)).accepted();
    }

    @Test
    void attackASheetOfOtherIndicatorsFilledUpToTheSameNumber() {
        pool(2);
        // Before any sheet was adopted somebody scored what is not on it.
        given.after(expert(1), score("印象", 500));
        sheet("方案", "成效");
        given.after(expert(1), score("方案", 400));
        given.when(expert(1), passing(900)).rejected(RejectionCode.FACT_MISSING);
        given.after(expert(1), score("成效", 400));
        given.when(expert(1), passing(1000)).rejected(RejectionCode.WRONG_STATE);
        given.when(expert(1), passing(800)).accepted();
    }

    @Test
    void whereThereIsAPoolNobodyElseScoresOrDecides() {
        given.when(Person.EXPERT, score("方案", 500)).accepted();
        pool(1);
        given.when(Person.EXPERT, score("成效", 500)).rejected(RejectionCode.NOT_ELIGIBLE);
        given.when(Person.EXPERT, passing(null)).rejected(RejectionCode.NOT_ELIGIBLE);
        given.when(Person.EXPERT, decision(Outcome.RETURNED, null)).rejected(RejectionCode.NOT_ELIGIBLE);
        given.when(expert(1), passing(null)).accepted();
    }

    @Test
    void nobodyWaitsForTheSheetOfWhoLeftThePoolAndACompleteOneStays() {
        pool(3);
        sheet("方案", "成效");
        given.after(expert(1), score("方案", 0));
        scored(expert(2), 400, 400);
        scored(expert(3), 300, 300);
        given.when(expert(2), passing(700)).rejected(RejectionCode.FACT_MISSING);
        given.after(Person.ROSTER, withdrawal("专家1"));
        given.after(Person.ROSTER, withdrawal("专家3"));
        given.when(expert(2), passing(800)).rejected(RejectionCode.WRONG_STATE);
        given.when(expert(2), passing(700)).accepted();
    }

    @Test
    void aPoolThatEverybodyLeftIsStillAPool() {
        pool(1);
        given.after(Person.ROSTER, withdrawal("专家1"));
        given.when(expert(1), score("方案", 500)).rejected(RejectionCode.NOT_ELIGIBLE);
    }

    @Test
    void aPanelWithoutReserveIsFilledUpAndTheFirstDrawStays() {
        pool(2);
        sheet("方案", "成效");
        drawn(2, 0);
        given.after(expert(1), conflict());
        given.when(Person.ROSTER, request(1, 0)).rejected(RejectionCode.WRONG_STATE);
        scored(expert(2), 400, 400);
        given.when(expert(2), passing(800)).rejected(RejectionCode.WRONG_STATE);
        pool(4);
        given.when(Person.ROSTER, request(2, 0)).rejected(RejectionCode.WRONG_STATE);
        DrawRequested more = given.when(Person.ROSTER, request(1, 1)).accepted(DrawRequested.class);
        assertThat(more.excluded())
                .containsExactly(new Excluded("专家1", Avoided.DECLARED), new Excluded("专家2", Avoided.ON_PANEL));
        given.when(Person.ROSTER, request(1, 1)).rejected(RejectionCode.ALREADY_EXISTS);
        given.when(expert(2), passing(800)).rejected(RejectionCode.WRONG_STATE);
        given.dayBreak();
        ExpertsDrawn added =
                given.when(Person.ROSTER, new DrawExperts(it.number(), STAGE)).accepted(ExpertsDrawn.class);
        Person third = person(added.drawn().getFirst());
        given.when(person(added.reserve().getFirst()), score("方案", 1)).rejected(RejectionCode.NOT_ELIGIBLE);
        given.when(expert(2), passing(800)).rejected(RejectionCode.FACT_MISSING);
        scored(third, 300, 300);
        given.when(Person.ROSTER, request(1, 0)).rejected(RejectionCode.ALREADY_EXISTS);
        assertThat(given.when(third, passing(700)).accepted(StageDecided.class).scoreTenths())
                .isEqualTo(700);
    }

    @Test
    void whereEverybodyStepsBackTheWholePanelIsDrawnForAgain() {
        pool(2);
        drawn(2, 0);
        given.after(expert(1), conflict());
        given.after(expert(2), conflict());
        pool(4);
        drawn(2, 0);
        given.after(expert(3), score("方案", 500));
        given.after(expert(4), score("方案", 400));
        given.when(expert(3), passing(null)).accepted();
    }

    @Test
    void whoLeavesThePoolWithoutACompleteSheetIsReplacedFromTheReserve() {
        pool(4);
        sheet("方案", "成效");
        ExpertsDrawn drawn = drawn(2, 1);
        Person leaver = person(drawn.drawn().getFirst());
        Person stayer = person(drawn.drawn().get(1));
        given.after(leaver, score("方案", 0));
        scored(stayer, 400, 400);
        given.after(Person.ROSTER, withdrawal(drawn.drawn().getFirst()));
        given.when(leaver, score("成效", 0)).rejected(RejectionCode.NOT_ELIGIBLE);
        scored(person(drawn.reserve().getFirst()), 300, 300);
        given.when(stayer, passing(700)).accepted();
    }

    @Test
    void attackALowScoreGotRidOfByTakingTheExpertOutOfThePool() {
        pool(4);
        sheet("方案", "成效");
        ExpertsDrawn drawn = drawn(2, 1);
        Person strict = person(drawn.drawn().getFirst());
        Person other = person(drawn.drawn().get(1));
        scored(strict, 100, 100);
        scored(other, 400, 400);
        given.after(Person.ROSTER, withdrawal(drawn.drawn().getFirst()));
        given.when(person(drawn.reserve().getFirst()), score("方案", 500)).rejected(RejectionCode.NOT_ELIGIBLE);
        given.when(other, passing(800)).rejected(RejectionCode.WRONG_STATE);
        given.when(other, passing(500)).accepted();
    }

    @Test
    void attackWhoLeftThePoolComesBackUnderAnotherIdToBeDrawnAgain() {
        pool(3);
        ExpertsDrawn drawn = drawn(2, 0);
        String left = drawn.drawn().getFirst();
        given.after(Person.ROSTER, withdrawal(left));
        given.after(Person.ROSTER, enrolment(9, person(left)));
        DrawRequested more = given.when(Person.ROSTER, request(1, 0)).accepted(DrawRequested.class);
        assertThat(more.excluded()).contains(new Excluded("专家9", Avoided.EARLIER_PART));
        assertThat(more.candidates()).hasSize(1);
    }

    @Test
    void onlyARegisteredExpertOfNoOfficeIsEnrolled() {
        Person nobody = new Person("nobody", "school", Role.EXPERT, null);
        given.when(Person.ROSTER, enrolment(1, nobody)).rejected(RejectionCode.NOT_FOUND);
        given.when(Person.ROSTER, enrolment(1, Person.BUDGET)).rejected(RejectionCode.NOT_ELIGIBLE);
        given.when(Person.ROSTER, enrolment(1, Person.ROSTER)).rejected(RejectionCode.SAME_PERSON);
        Person both = new Person("both", "industry-office", Role.EXPERT, null);
        given.person(both);
        given.recorded(List.of(new StreamEvent(StreamId.actor(both.id()), new RoleGranted(Role.CITY_INDUSTRY, null))));
        given.when(Person.ROSTER, enrolment(1, both)).rejected(RejectionCode.NOT_ELIGIBLE);
        given.when(Person.NOTICE, enrolment(1, both)).rejected(RejectionCode.NOT_ELIGIBLE);
        // Above and below the signer's own id: the streams are taken in their order.
        given.when(Person.ROSTER, enrolment(1, Person.EXPERT)).accepted();
        Person late = new Person("zhang", "school", Role.EXPERT, null);
        given.person(late);
        given.when(Person.ROSTER, enrolment(2, late)).accepted();
    }
}
