package org.mingzhang.domain.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.mingzhang.domain.policy.Direction.Applicant;
import org.mingzhang.domain.policy.reading.PackReader;
import org.mingzhang.domain.policy.reading.Packs;

class QingdaoPackTest {
    private final PolicyPack pack = Packs.builtIn("qingdao-2025");
    private final ParameterValues values = ParameterValues.defaults(pack);

    @Test
    void aHundredEnterprisesTenProvidersFortySolutionsAndTenCasesAreSelected() {
        assertThat(pack.directions()).extracting(Direction::id).containsExactly("QD-1", "QD-2", "QD-3", "QD-4");
        assertThat(pack.directions())
                .extracting(direction -> direction.quotas().getFirst().written().orElseThrow())
                .containsExactly(100L, 10L, 40L, 10L);
        assertThat(pack.directions())
                .allSatisfy(direction ->
                        assertThat(direction.quotas().getFirst().at()).isEqualTo(Moment.APPROVAL));
    }

    @Test
    void onlyProvidersApplyForWhatProvidersGet() {
        assertThat(pack.directions())
                .extracting(Direction::applicants)
                .containsExactly(
                        java.util.Set.of(Applicant.ENTERPRISE),
                        java.util.Set.of(Applicant.PROVIDER),
                        java.util.Set.of(Applicant.PROVIDER),
                        java.util.Set.of(Applicant.PROVIDER));
    }

    @Test
    void theNumberOfTheMeasureStandsAsThePlanPrintsIt() {
        assertThat(pack.documents())
                .filteredOn(document -> document.id().equals("basis"))
                .singleElement()
                .satisfies(basis ->
                        assertThat(basis.number()).startsWith("青民发字〔2024〕16").contains("缺“号”字"));
    }

    @Test
    void theFourTradesThatThePlanDoesNotNameAreNotGuessed() {
        assertThat(pack.industries()).isEmpty();
    }

    @Test
    void theWeightsOfAllEighteenIndicatorsAreUndecidedAndWhatEarlierGrantsInOtherWordsAreAndNothingElseIs() {
        assertThat(pack.parameters())
                .filteredOn(parameter -> values.find(parameter.id()).isEmpty())
                .extracting(Parameter::id)
                .contains("QD-1.prior")
                .filteredOn(id -> !id.equals("QD-1.prior"))
                .hasSize(18)
                .allSatisfy(id -> assertThat(id).contains(".weight."));
    }

    @Test
    void whatIsScoredStandsWithItsWeightAndTheWordsOfThePlan() {
        String text = PackRenderer.text(pack, values);
        assertThat(text)
                .contains("  评分指标（专家评审，合计 100 分）： 〔")
                .contains("    数字化水平：参数「深度改造标杆企业·数字化水平的权重」；入企评测验收时认定的数字化评分以及场景数量 〔")
                .contains("  名额：100（认定时计，按评分从高到低） 〔");
        assertThat(PackStructure.of(pack, values).toString())
                .contains("rankBy=SCORE")
                .contains("parameter=QD-1.weight.level");
    }

    @Test
    void anotherWeightIsADifferenceBetweenVersions() {
        PolicyPack other = PackReader.read(new String(pack.bytes().toArray(), StandardCharsets.UTF_8)
                .replace("weight: param(QD-1.weight.level)", "weight: 30")
                .replace("QD-1.weight.level, ", "")
                .replaceFirst("(?s)  QD-1\\.weight\\.level:.*?(?=  QD-1\\.weight\\.investment:)", "")
                .getBytes(StandardCharsets.UTF_8));
        assertThat(VersionDifference.between(pack, other))
                .anySatisfy(
                        difference -> assertThat(difference.after().toString()).contains("数字化水平：30 分"));
    }

    @Test
    void ofADoubtfulRateTheReadingSafestForPublicMoneyHoldsByDefault() {
        assertThat(values.find("QD-1.rate").orElseThrow()).isEqualTo(Value.of("cumulative"));
        assertThat(pack.ambiguities())
                .filteredOn(each -> each.id().equals("AMB-30"))
                .singleElement()
                .satisfies(each -> assertThat(each.parameters()).containsExactly("QD-1.rate"));
    }

    @Test
    void whatWasGrantedForRenovationBeforeCountsForEver() {
        assertThat(pack.funds()).singleElement().satisfies(fund -> {
            assertThat(fund.directions()).containsExactly("QD-1");
            assertThat(fund.per()).isEqualTo(Fund.Per.EVER);
            assertThat(fund.ofRecorded("任何名称", null, "二级及以上数字化水平改造")).isEqualTo(Fund.Standing.COUNTS);
            assertThat(fund.ofRecorded("任何名称", "省级", "设备更新")).isEqualTo(Fund.Standing.OTHER);
            assertThat(fund.ofRecorded("任何名称", null, null)).isEqualTo(Fund.Standing.OTHER);
            assertThat(fund.ofAward("any-pack", "QD-1")).isEqualTo(Fund.Standing.OTHER);
            assertThat(fund.ofAward(null, "QD-2")).isEqualTo(Fund.Standing.NOT);
        });
    }

    @Test
    void everyAmbiguityOfThePlanIsVisible() {
        List<String> own =
                IntStream.rangeClosed(1, 16).mapToObj(n -> "AMB-QD-" + n).toList();
        assertThat(pack.ambiguities())
                .extracting(Ambiguity::id)
                .contains("AMB-12", "AMB-30", "AMB-31", "AMB-32", "AMB-33")
                .containsAll(own);
    }

    /** Whoever was selected by a fact that is corrected since is not entitled to the money. */
    @Test
    void whatASelectionAsksForIsLookedAtOnceMoreWhenTheMoneyIsGranted() {
        assertThat(pack.directions()).allSatisfy(direction -> assertThat(direction.requirements())
                .filteredOn(requirement ->
                        List.of("accidents", "discredited", "pool", "serves").contains(requirement.id()))
                .isNotEmpty()
                .allSatisfy(requirement -> assertThat(((Requirement.Computed) requirement).at())
                        .containsExactlyInAnyOrder(Moment.APPROVAL, Moment.AWARD)));
        Facts facts = Facts.NONE
                .with(FactName.APPLICATION_APPROVED, true, null)
                .with(FactName.PROVIDER_IN_POOL, true, null)
                .with(count("accidents"), 0L, null)
                .with(count("discredited"), 1L, null);
        assertThat(AwardEngine.compute(pack, values, "QD-4", facts))
                .isInstanceOfSatisfying(AwardComputation.NotEligible.class, no -> assertThat(no.requirement())
                        .isEqualTo("discredited"));
        assertThat(AwardEngine.compute(pack, values, "QD-4", facts.with(count("discredited"), 0L, null)))
                .isInstanceOf(AwardComputation.Computed.class);
    }

    private FactId count(String id) {
        return pack.count(id).orElseThrow().fact();
    }
}
