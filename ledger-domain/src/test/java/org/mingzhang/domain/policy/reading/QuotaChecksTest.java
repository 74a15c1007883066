package org.mingzhang.domain.policy.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.mingzhang.domain.given.SmallPack;
import org.mingzhang.domain.policy.Direction;
import org.mingzhang.domain.policy.Quota;

class QuotaChecksTest {
    private static final String EACH = "each: {name: 每县推荐, most: 2, per: county, at: county, proposed: 例}";

    private static List<PackProblem> problems(String... rules) {
        InvalidPack[] found = new InvalidPack[1];
        assertThatThrownBy(() -> SmallPack.empty().direction("A", rules).read())
                .isInstanceOfSatisfying(InvalidPack.class, invalid -> found[0] = invalid);
        return found[0].problems();
    }

    @Test
    void severalQuotasHaveNamesPlacesAndMoments() {
        Direction direction = SmallPack.empty()
                .direction("A", "quotas: {city: {name: 全市, most: 3, proposed: 例}, " + EACH + "}")
                .read()
                .direction("A")
                .orElseThrow();
        assertThat(direction.quotas()).extracting(Quota::id).containsExactly("city", "each");
        assertThat(direction.quotas()).extracting(Quota::name).containsExactly("全市", "每县推荐");
        assertThat(direction.quotas()).extracting(Quota::from).containsExactly("approval", "county");
    }

    @Test
    void oneFormOrTheOther() {
        assertThat(problems("quota: {most: 1, proposed: 例}", "quotas: {" + EACH + "}"))
                .singleElement()
                .satisfies(problem -> assertThat(problem.path()).isEqualTo("directions.A.quotas"));
    }

    @Test
    void aNamedQuotaSaysItsName() {
        assertThat(problems("quotas: {city: {most: 3, proposed: 例}}"))
                .singleElement()
                .satisfies(problem -> assertThat(problem.path()).isEqualTo("directions.A.quotas.city.name"));
    }

    @Test
    void placesAreTakenAtAStageBeforeTheLast() {
        assertThat(problems("quotas: {city: {name: 全市, most: 3, at: decision, proposed: 例}}"))
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.path()).isEqualTo("directions.A.quotas.city.at");
                    assertThat(problem.expected()).contains("approval").contains("county");
                });
        assertThat(problems("quota: {most: 3, at: review, proposed: 例}"))
                .as("no stage of this direction")
                .hasSize(1);
        assertThat(problems("quota: {most: 3, at: county, per: applicant, proposed: 例}"))
                .hasSize(1);
    }

    @Test
    void thereIsOneRanking() {
        assertThat(problems(
                        "stages: [county, experts, decision]",
                        "quotas: {a: {name: 甲, most: 3, at: approval, rankBy: score, proposed: 例}, "
                                + "b: {name: 乙, most: 1, per: county, at: approval, rankBy: score, proposed: 例}}"))
                .singleElement()
                .satisfies(problem -> assertThat(problem.path()).isEqualTo("directions.A.quotas.b.rankBy"));
        assertThat(problems("quotas: {a: {name: 甲, most: 3, at: approval, rankBy: score, proposed: 例}}"))
                .as("nobody scores")
                .singleElement()
                .satisfies(problem -> assertThat(problem.path()).isEqualTo("directions.A.quotas.a.rankBy"));
    }
}
