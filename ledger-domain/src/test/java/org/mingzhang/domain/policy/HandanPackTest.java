package org.mingzhang.domain.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.domain.policy.reading.Packs;
import org.mingzhang.domain.policy.reading.Quotes;

class HandanPackTest {
    private final PolicyPack pack = Packs.builtIn("handan-2025");
    private final ParameterValues values = ParameterValues.defaults(pack);

    @Test
    void bothSourcesHoldOneHundredMillionYuan() {
        assertThat(pack.sources()).extracting(FundingSource::id).containsExactly("central", "local");
        assertThat(pack.sources()).extracting(FundingSource::amount).containsOnly(Fen.of(10_000_000_000L));
    }

    @Test
    void everythingIsFoundByIdAndByName() {
        assertThat(pack.source("中央财政奖补资金")).isEqualTo(pack.source("central")).isPresent();
        assertThat(pack.line("数字化服务提升")).isEqualTo(pack.line("service")).isPresent();
        assertThat(pack.direction("标杆县（市、区）"))
                .isEqualTo(pack.direction("HD-08"))
                .isPresent();
        assertThat(pack.stage("公示")).isEqualTo(pack.stage("notice")).isPresent();
        assertThat(pack.batch("第二批")).isEqualTo(pack.batch("2")).isPresent();
        assertThat(pack.county("武安市")).isEqualTo(pack.county("130481")).isPresent();
        assertThat(pack.honour("智能工厂", "工信部", values).map(Honour::id)).contains("miit-smart-factory");
    }

    @Test
    void aPackIsFoundByIdBeforeName() {
        assertThat(pack.direction("数字化改造").map(Direction::id)).contains("HD-01");
    }

    @Test
    void allTwelveDirectionsAreThere() {
        assertThat(pack.directions())
                .extracting(Direction::id)
                .containsExactly(
                        "HD-01", "HD-02", "HD-03", "HD-04", "HD-05a", "HD-05b", "HD-06", "HD-07", "HD-08", "HD-09",
                        "HD-10", "HD-11", "HD-12");
        assertThat(pack.directions())
                .filteredOn(direction -> direction.line(values).orElseThrow().equals("renovation"))
                .hasSize(1);
    }

    @Test
    void stagesAreInTheOrderOfTheContract() {
        assertThat(pack.stages())
                .extracting(Stage::id)
                .containsExactly("county", "site", "experts", "notice", "decision");
    }

    @Test
    void renovationIsPaidFromCentralFirstAndEverythingElseFromLocalFirst() {
        assertThat(pack.line("renovation").orElseThrow().paidBy()).containsExactly("central", "local");
        assertThat(pack.line("service").orElseThrow().paidBy()).containsExactly("local", "central");
    }

    @Test
    void theSixBatchCapsAreUndecidedAndNothingElseIs() {
        assertThat(pack.parameters())
                .filteredOn(parameter -> values.find(parameter.id()).isEmpty())
                .extracting(Parameter::id)
                .containsExactly(
                        "HD-01.cap.L2.batch2",
                        "HD-01.cap.L2.batch3",
                        "HD-01.cap.L3.batch2",
                        "HD-01.cap.L3.batch3",
                        "HD-01.cap.L4.batch2",
                        "HD-01.cap.L4.batch3");
    }

    @Test
    void everyAmbiguityOfTheNoticeIsVisible() {
        assertThat(pack.ambiguities())
                .extracting(Ambiguity::id)
                .contains(
                        "AMB-12",
                        "AMB-16",
                        "AMB-17",
                        "AMB-18",
                        "AMB-19",
                        "AMB-20",
                        "AMB-21",
                        "AMB-22",
                        "AMB-23",
                        "AMB-24",
                        "AMB-HD-8",
                        "AMB-HD-9",
                        "AMB-HD-10",
                        "AMB-HD-11",
                        "AMB-HD-12");
    }

    @Test
    void thatAPlatformItselfStatesWhomItServesIsSaidWhereverItCounts() {
        assertThat(pack.ambiguities()).extracting(Ambiguity::id).contains("AMB-HD-7");
        assertThat(pack.direction("HD-09").orElseThrow().requirements())
                .filteredOn(requirement -> requirement.id().equals("serves"))
                .singleElement()
                .satisfies(requirement -> assertThat(requirement.text()).contains("逐家列名", "均须在试点名单上"));
    }

    @Test
    void aReadingThatCanBeDecidedOtherwiseNamesItsParameter() {
        assertThat(parameters("AMB-HD-8")).containsExactly("HD-01.honourLevel");
        assertThat(parameters("AMB-HD-9")).containsExactly("HD-04.national");
        assertThat(parameters("AMB-HD-10")).containsExactly("HD-09.once");
        assertThat(parameters("AMB-HD-11")).containsExactly("HD-06.once", "HD-07.once");
    }

    @Test
    void ofADoubtfulTitleTheReadingSafestForPublicMoneyHoldsByDefault() {
        assertThat(values.find("HD-01.honourLevel").orElseThrow()).isEqualTo(Value.of("provincial"));
        assertThat(values.find("HD-04.national").orElseThrow()).isEqualTo(Value.of("collection"));
        assertThat(pack.ambiguities())
                .filteredOn(each -> List.of("AMB-HD-8", "AMB-HD-9").contains(each.id()))
                .hasSize(2)
                .allSatisfy(each -> assertThat(each.reading()).contains("取对财政资金最稳妥的读法"));
    }

    private List<String> parameters(String ambiguity) {
        return pack.ambiguities().stream()
                .filter(each -> each.id().equals(ambiguity))
                .findFirst()
                .orElseThrow()
                .parameters();
    }

    /** A single option would promise a choice and give none. */
    @Test
    void everyAmbiguityIsDecidedByAParameterOrSaysWhyItTakesANewVersion() {
        assertThat(pack.parameters())
                .allSatisfy(parameter -> assertThat(parameter.options().size())
                        .as(parameter.id())
                        .isNotEqualTo(1));
        assertThat(pack.ambiguities())
                .allSatisfy(ambiguity -> assertThat(ambiguity.parameters().isEmpty()
                                && ambiguity.amendment().isEmpty())
                        .as(ambiguity.id())
                        .isFalse());
    }

    @Test
    void everyTargetIsThere() {
        assertThat(pack.targets())
                .extracting(Target::id)
                .contains("HD-T1", "HD-T8", "HD-T11")
                .hasSize(14);
        assertThat(pack.targets().getFirst().value().display()).isEqualTo("95%");
    }

    @Test
    void recoveredMoneyGoesBackToTheTreasuryUnlessDecidedOtherwise() {
        assertThat(values.mayReuseRecovered()).isFalse();
        assertThat(values.with("recovery.reuse", Value.of("line"), 7L).mayReuseRecovered())
                .isTrue();
        assertThat(values.noticeWorkingDays()).isEqualTo(5);
        assertThat(values.refundDueDays()).isEqualTo(30);
    }

    @Test
    void onlyPriorityTitlesGainedDuringThePilotCount() {
        assertThat(gained("绿色工厂", "省级", "2025-09-01")).isTrue();
        assertThat(gained("绿色工厂", "省级", "2025-08-31")).isFalse();
        assertThat(gained("专精特新“小巨人”企业", "国家级", "2027-06-30")).isTrue();
        assertThat(gained("专精特新“小巨人”企业", "国家级", "2027-07-01")).isFalse();
        assertThat(gained("绿色工厂", "市级", "2026-01-01")).isFalse();
        assertThat(gained("专精特新企业", "市级", "2026-01-01")).isFalse();
        assertThat(gained("专精特新企业", "省级", "2026-01-01")).isTrue();
        assertThat(gained("集群“领跑者”", "", "2026-01-01")).isFalse();
        assertThat(gained("集群“领跑者”", "国家级", "2026-01-01")).isTrue();
        assertThat(gained("智能工厂", "国家级", "2026-01-01")).isFalse();
    }

    @Test
    void whichTitlesARecordMeansFollowsTheParameters() {
        ParameterValues generous =
                values.with("HD-04.national", Value.of("same"), 3L).with("HD-01.honourLevel", Value.of("any"), 4L);
        assertThat(pack.honour("链式转型案例", "国家级", values)).isEmpty();
        assertThat(pack.honour("链式转型案例", "国家级", generous).map(Honour::id)).contains("miit-case-collection");
        assertThat(pack.honour("链式转型案例", "市级", values).map(Honour::id)).contains("municipal-chain-case");
        assertThat(pack.honour("专精特新企业", "市级", values)).isEmpty();
        assertThat(pack.honour("专精特新企业", "市级", generous).map(Honour::id)).contains("specialised-enterprise");
    }

    @Test
    void theNumberOfCertificateAwardsFollowsItsParameter() {
        Direction.Once once = java.util.Objects.requireNonNull(
                pack.direction("HD-05a").orElseThrow().once());
        assertThat(once.per(values)).isEqualTo("applicant");
        assertThat(once.per(values.with("HD-05.once", Value.of("honour.id"), 3L)))
                .isEqualTo("honour.id");
    }

    @Test
    void aChangedWordIsFoundAgainstTheFullText() {
        StringBuilder original = new StringBuilder();
        for (SourceDocument.Passage passage : pack.documents().getFirst().passages()) {
            original.append(passage.text()).append("\n  ");
        }
        assertThat(Quotes.differing(pack, "plan", original.toString())).isEmpty();
        assertThat(Quotes.differing(pack, "plan", original.toString().replace("每家最高补助50万元", "每家最高补助60万元")))
                .containsExactly("资金安排（一）");
    }

    private boolean gained(String kind, String level, String on) {
        return Honour.gainedInPilot(pack, values, List.of(new Honour.Held(kind, level, LocalDate.parse(on))));
    }
}
