package org.mingzhang.domain.policy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.mingzhang.domain.policy.reading.Packs;

/** What the pack of the ministry's call for cases of 2021 says as a whole; its numbers are in its worked examples. */
class MiitCasesPackTest {
    private final PolicyPack pack = Packs.builtIn("miit-2021-cases");

    @Test
    void thereIsNoMoney() {
        assertThat(pack.sources()).isEmpty();
        assertThat(pack.lines()).isEmpty();
        assertThat(pack.directions())
                .allSatisfy(direction -> assertThat(direction.hasMoney()).isFalse());
    }

    @Test
    void thirtyOneProvincesFiveCitiesAndTheCorpsReport() {
        assertThat(pack.counties()).hasSize(37);
        assertThat(pack.counties())
                .filteredOn(region -> region.code().endsWith("0000"))
                .hasSize(32);
        assertThat(pack.counties())
                .filteredOn(region -> !region.code().endsWith("0000"))
                .extracting(County::name)
                .containsExactlyInAnyOrder("大连市", "宁波市", "厦门市", "青岛市", "深圳市");
    }

    @Test
    void everyClassHasItsQuotaOfARegionOrOfAProvider() {
        assertThat(pack.directions()).allSatisfy(direction -> assertThat(
                        direction.quotas().getFirst().per())
                .isEqualTo(direction.id().equals("MI-3b") ? Quota.Per.APPLICANT : Quota.Per.COUNTY));
    }

    @Test
    void thePartsOfEachCaseAddUpToTheWhole() {
        assertThat(parts("MI-1", "case")).isEqualTo(3_000L);
        assertThat(parts("MI-1", "summary")).isEqualTo(200L);
        assertThat(parts("MI-2a", "case")).isEqualTo(3_500L);
        assertThat(parts("MI-2b", "case")).isEqualTo(3_500L);
        assertThat(parts("MI-3a", "introduction")).isEqualTo(1_500L);
        assertThat(parts("MI-3b", "introduction")).isEqualTo(1_500L);
    }

    @Test
    void everyDoubtSaysHowItIsDecidedOtherwise() {
        assertThat(pack.ambiguities()).extracting(Ambiguity::id).contains("AMB-12", "AMB-29", "AMB-33", "AMB-34");
        assertThat(pack.ambiguities())
                .allSatisfy(doubt -> assertThat(doubt.parameters().isEmpty())
                        .isNotEqualTo(doubt.amendment().isEmpty()));
        assertThat(pack.parameters())
                .noneSatisfy(parameter -> assertThat(parameter.options()).hasSize(1));
    }

    private long parts(String direction, String whole) {
        return pack.direction(direction).orElseThrow().texts().stream()
                .filter(text -> whole.equals(text.within()))
                .mapToLong(text -> text.most() == null ? 0L : text.most())
                .sum();
    }
}
