package org.mingzhang.domain.application;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.mingzhang.domain.application.ApplicationCommand.DecideStage;
import org.mingzhang.domain.application.ApplicationCommand.DeclareConflict;
import org.mingzhang.domain.application.ApplicationCommand.FileObjection;
import org.mingzhang.domain.application.ApplicationCommand.ResolveObjection;
import org.mingzhang.domain.application.ApplicationCommand.WithdrawApplication;
import org.mingzhang.domain.application.ApplicationEvent.ObjectionFiled;
import org.mingzhang.domain.application.ApplicationEvent.Outcome;
import org.mingzhang.domain.decision.RejectionCode;
import org.mingzhang.domain.enterprise.EnterpriseEvent.Kind;
import org.mingzhang.domain.given.Answer;
import org.mingzhang.domain.given.Competing;
import org.mingzhang.domain.given.Given;
import org.mingzhang.domain.given.Person;
import org.mingzhang.domain.given.SmallPack;
import org.mingzhang.domain.given.Submissions;
import org.mingzhang.domain.programme.Places;
import org.mingzhang.domain.programme.ProgrammeEvent.PlaceReleased;
import org.mingzhang.domain.programme.ProgrammeEvent.PlaceTaken;

/** Several quotas of one direction: a case needs a place in each of them. */
class SeveralQuotasTest {
    private static final String OTHER = "130403";
    private static final String AT_APPROVAL = "quotas: {city: {name: 全市, most: 3, at: approval, proposed: 例}, "
            + "each: {name: 每县, most: 2, per: county, at: approval, clause: notice 一「每县限报2项」}}";
    private static final String BY_STAGE = "quotas: {city: {name: 全市, most: 2, at: approval, proposed: 例}, "
            + "each: {name: 每县推荐, most: 2, per: county, at: county, clause: notice 一「每县限报2项」}}";

    private static Given of(String quotas, String... more) {
        return Given.programme(SmallPack.empty()
                .direction(
                        "A", Stream.concat(Stream.of(quotas), Stream.of(more)).toArray(String[]::new))
                .read());
    }

    private static void submitted(Given given, int n, String county) {
        String applicant = given.enterprise(Given.code(n), "示例企业" + n, Kind.ENTERPRISE, county);
        given.after(Person.applicant(applicant), Submissions.of("A-" + n, "A", applicant));
    }

    private static Answer recommend(Given given, int n, String county) {
        return given.when(
                county.equals(Given.COUNTY) ? Person.COUNTY : Person.OTHER_COUNTY,
                new DecideStage("A-" + n, "county", Outcome.PASSED, null, "意见"));
    }

    private static Answer decide(Given given, int n, Outcome outcome) {
        return given.when(Person.DECISION, new DecideStage("A-" + n, "decision", outcome, null, "意见"));
    }

    private static Answer approved(Given given, int n, String county) {
        submitted(given, n, county);
        recommend(given, n, county).accepted();
        return decide(given, n, Outcome.PASSED);
    }

    private static Places places(Given given) {
        return given.theProgramme().places();
    }

    @Test
    void theOneThatIsFullIsNamed() {
        Given given = of(AT_APPROVAL);
        approved(given, 1, Given.COUNTY).accepted(PlaceTaken.class);
        approved(given, 2, Given.COUNTY).accepted(PlaceTaken.class);
        assertThat(approved(given, 3, Given.COUNTY)
                        .rejected(RejectionCode.QUOTA_EXCEEDED, "每县限报2项")
                        .facts())
                .hasEntrySatisfying("quota", quota -> assertThat(quota.text()).isEqualTo("每县"))
                .hasEntrySatisfying(
                        "county", county -> assertThat(county.text()).isEqualTo(Given.COUNTY))
                .hasEntrySatisfying("taken", taken -> assertThat(taken.text()).isEqualTo("2"));
        approved(given, 4, OTHER).accepted(PlaceTaken.class);
        assertThat(approved(given, 5, OTHER)
                        .rejected(RejectionCode.QUOTA_EXCEEDED)
                        .facts())
                .hasEntrySatisfying("quota", quota -> assertThat(quota.text()).isEqualTo("全市"))
                .hasEntrySatisfying("limit", limit -> assertThat(limit.text()).isEqualTo("3"))
                .doesNotContainKey("county");
    }

    @Test
    void placesThatAreTakenTogetherAreOneEntry() {
        Given given = of(AT_APPROVAL);
        List<PlaceTaken> taken = approved(given, 1, Given.COUNTY).accepted().stream()
                .filter(PlaceTaken.class::isInstance)
                .map(PlaceTaken.class::cast)
                .toList();
        assertThat(taken).containsExactly(new PlaceTaken("A-1", "A", Given.COUNTY, null, null, "approval"));
        assertThat(places(given).of("A")).isEqualTo(1);
    }

    @Test
    void aCountyRecommendsSoManyWhileItMayHaveMoreAtHand() {
        Given given = of(BY_STAGE);
        for (int n = 1; n <= 4; n++) {
            submitted(given, n, Given.COUNTY);
        }
        assertThat(recommend(given, 1, Given.COUNTY).accepted(PlaceTaken.class).heldFrom())
                .isEqualTo("county");
        recommend(given, 2, Given.COUNTY).accepted(PlaceTaken.class);
        assertThat(recommend(given, 3, Given.COUNTY)
                        .rejected(RejectionCode.QUOTA_EXCEEDED, "每县限报2项")
                        .facts())
                .hasEntrySatisfying("quota", quota -> assertThat(quota.text()).isEqualTo("每县推荐"));
        submitted(given, 5, OTHER);
        recommend(given, 5, OTHER).accepted(PlaceTaken.class);
        given.when(Person.COUNTY, new DecideStage("A-3", "county", Outcome.REJECTED, null, "名额已满"))
                .accepted();
        assertThat(places(given).of("A", Given.COUNTY)).isEqualTo(2);
    }

    @Test
    void placesOfOneSortAreNotCountedAsThoseOfAnother() {
        Given given = of(BY_STAGE);
        for (int n = 1; n <= 2; n++) {
            submitted(given, n, Given.COUNTY);
            recommend(given, n, Given.COUNTY).accepted();
        }
        submitted(given, 3, OTHER);
        recommend(given, 3, OTHER).accepted();
        decide(given, 1, Outcome.PASSED).accepted(PlaceTaken.class);
        decide(given, 3, Outcome.PASSED).accepted(PlaceTaken.class);
        decide(given, 2, Outcome.PASSED).rejected(RejectionCode.QUOTA_EXCEEDED);
    }

    @Test
    void whoeverIsOutGivesEveryPlaceBack() {
        Given given = of(BY_STAGE);
        for (int n = 1; n <= 3; n++) {
            submitted(given, n, Given.COUNTY);
        }
        recommend(given, 1, Given.COUNTY).accepted();
        recommend(given, 2, Given.COUNTY).accepted();
        given.when(Person.applicant(Given.code(1)), new WithdrawApplication("A-1", "改报"))
                .accepted(PlaceReleased.class);
        recommend(given, 3, Given.COUNTY).accepted(PlaceTaken.class);
        decide(given, 2, Outcome.REJECTED).accepted(PlaceReleased.class);
        assertThat(places(given).of("A")).isEqualTo(1);
    }

    @Test
    void whatGoesBackToItsApplicantKeepsItsPlace() {
        Given given = of(BY_STAGE);
        for (int n = 1; n <= 3; n++) {
            submitted(given, n, Given.COUNTY);
        }
        recommend(given, 1, Given.COUNTY).accepted();
        recommend(given, 2, Given.COUNTY).accepted();
        assertThat(decide(given, 1, Outcome.RETURNED).accepted()).noneMatch(PlaceReleased.class::isInstance);
        recommend(given, 3, Given.COUNTY).rejected(RejectionCode.QUOTA_EXCEEDED);
    }

    @Test
    void anObjectionToTheCaseAsAWholeTakesNoPlaceAway() {
        Given given = of(BY_STAGE);
        submitted(given, 1, Given.COUNTY);
        recommend(given, 1, Given.COUNTY).accepted();
        given.after(Person.SUPERVISOR, new FileObjection("A-1", "异议1", "重复"));
        assertThat(given.when(Person.DECISION, new ResolveObjection("A-1", "异议1", true, "属实"))
                        .accepted())
                .noneMatch(PlaceReleased.class::isInstance);
        assertThat(places(given).of("A", Given.COUNTY)).isEqualTo(1);
    }

    @Test
    void aStageThatIsOpenedAgainGivesBackThePlaceThatPassingItTook() {
        Competing it = Competing.under(SmallPack.empty()
                .direction(
                        "A",
                        "stages: [county, experts, review, decision]",
                        "quota: {most: 1, at: experts, proposed: 例}",
                        Competing.RUBRIC)
                .read());
        it.recommended(1).scored(1, 900).recommended(2);
        Given given = it.given();
        assertThat(places(given).of("A")).isEqualTo(1);
        String objection = given.when(Person.EXPERT, new DeclareConflict("A-1", "持有股份"))
                .accepted(ObjectionFiled.class)
                .objection();
        given.when(Person.DECISION, new ResolveObjection("A-1", objection, true, "属实"))
                .accepted(PlaceReleased.class);
        assertThat(places(given).of("A")).isZero();
        it.scored(2, 500);
        assertThat(places(given).of("A")).isEqualTo(1);
    }

    @Test
    void theBestOfTheRecommendedGetThePlacesOfAll() {
        Competing it = Competing.under(SmallPack.empty()
                .direction(
                        "A",
                        Competing.STAGES,
                        "quotas: {city: {name: 全市, most: 1, at: approval, rankBy: score, proposed: 例}, "
                                + "each: {name: 每县推荐, most: 2, per: county, at: county, proposed: 例}}",
                        Competing.RUBRIC)
                .read());
        it.recommended(1).scored(1, 700).recommended(2).scored(2, 900);
        Given given = it.given();
        submitted(given, 3, Given.COUNTY);
        recommend(given, 3, Given.COUNTY).rejected(RejectionCode.QUOTA_EXCEEDED);
        it.decides(1).rejected(RejectionCode.OUTRANKED);
        PlaceTaken place = it.decides(2).accepted(PlaceTaken.class);
        assertThat(place).isEqualTo(new PlaceTaken("A-2", "A", Given.COUNTY, 900, null, "approval"));
        it.decides(1).rejected(RejectionCode.QUOTA_EXCEEDED);
        assertThat(given.theProgramme().rankings().placed("A")).hasSize(1);
        assertThat(given.theProgramme().rankings().inPlay("A")).hasSize(2);
    }
}
