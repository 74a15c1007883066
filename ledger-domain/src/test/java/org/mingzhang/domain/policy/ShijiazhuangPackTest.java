package org.mingzhang.domain.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.mingzhang.domain.policy.reading.Packs;

/** What the pack of Shijiazhuang's notice of 2025 says as a whole; its numbers are in its worked examples. */
class ShijiazhuangPackTest {
    private final PolicyPack pack = Packs.builtIn("shijiazhuang-2025");

    @Test
    void everyDoubtOfTheNoticeIsShown() {
        List<String> doubts = Stream.concat(IntStream.rangeClosed(1, 16).boxed(), Stream.of(32, 33, 34))
                .map(number -> "AMB-" + number)
                .toList();
        assertThat(pack.ambiguities()).extracting(Ambiguity::id).containsAll(doubts);
        assertThat(pack.ambiguities())
                .as("each names the parameters by which it is decided otherwise, or why that takes an amendment")
                .allSatisfy(doubt -> assertThat(doubt.parameters().isEmpty()
                                && doubt.amendment().isEmpty())
                        .isFalse());
        assertThat(pack.parameters())
                .as("nothing is only to be confirmed")
                .noneSatisfy(parameter -> assertThat(parameter.options()).hasSize(1));
    }

    /** What stands against a case with so many driven enterprises of known size, and one of which nobody recorded it. */
    private String driven(int known) {
        ParameterValues values = ParameterValues.defaults(pack);
        Facts confirmed =
                Facts.NONE.with(ThingFact.MEMBER_CONFIRMED, true, 1L).with(ThingFact.MEMBER_IN_REGION, true, 1L);
        List<Thing> things = Stream.concat(
                        IntStream.rangeClosed(1, known)
                                .mapToObj(number -> new Thing(
                                        "企业" + number, confirmed.with(ThingFact.MEMBER_SIZE, "small", 1L), 1L)),
                        Stream.of(new Thing("无规模", confirmed, 1L)))
                .toList();
        Facts facts =
                Counting.with(Facts.NONE, pack.count("driven").orElseThrow(), things, values, LocalDate.of(2026, 3, 2));
        return AwardEngine.refusal(pack, values, pack.direction("SJZ-B1").orElseThrow(), facts, Moment.APPROVAL)
                .map(no -> no.facts().toString())
                .orElse("可以");
    }

    @Test
    void anEnterpriseOfUnknownSizeHoldsNothingUpWhereEnoughOthersAreKnown() {
        assertThat(driven(8)).isEqualTo("可以");
        assertThat(driven(7)).contains("missing").contains("count(\"driven\")");
        assertThat(driven(6)).contains("drives").contains("没有登记全、计不计都不影响结论 无规模");
    }

    @Test
    void aNumberThatIsVerifiedLaterStandsWhereTheNoticeIsNamed() {
        ParameterValues printed = ParameterValues.defaults(pack);
        assertThat(PackRenderer.text(pack, printed)).contains("文号〔2025〕-1232（机关代字缺失，未核实）");
        ParameterValues verified = printed.with("SJZ.number", Value.of("石工信函〔2025〕1232号"), 7L);
        assertThat(PackRenderer.text(pack, verified)).contains("文号石工信函〔2025〕1232号");
        assertThat(PackStructure.of(pack, verified).toString()).contains("石工信函〔2025〕1232号");
    }

    @Test
    void everyColumnOfTheCountiesSummariesIsAFieldOrComesFromOne() {
        assertThat(fields("innovation"))
                .contains("县（市、区）", "企业名称", "细分行业", "汇总表·序号", "汇总表·规模以上工业企业（是/否）")
                .contains("汇总表·争创“小灯塔”标杆企业（是/否）", "汇总表·争创数字化车间及智能工厂（是/否）")
                .contains("汇总表·争创创新能力显著提升（是/否）", "联系人", "联系方式", "汇总表·备注", "汇总表·填表日期", "汇总表·填表人");
        assertThat(fields("chain-case"))
                .contains("汇总表·序号", "企业全称", "案例模式", "汇总表·案例名称", "汇总表·案例简述（150字以内）", "联系人", "联系电话", "联系邮箱");
        assertThat(pack.forms().stream()
                        .flatMap(form -> form.fields().stream())
                        .filter(field -> field.name().contains("联系"))
                        .filter(field -> !field.name().contains("盖章")))
                .isNotEmpty()
                .allSatisfy(field -> assertThat(field.personal()).isTrue());
    }

    private String fields(String form) {
        return pack.form(form).orElseThrow().fields().stream()
                .map(Form.Field::name)
                .collect(Collectors.joining("、"));
    }

    @Test
    void whatTheNoticeDoesNotSayIsNotFilledIn() {
        assertThat(pack.documents().getFirst().number(ParameterValues.defaults(pack)))
                .contains("〔2025〕-1232")
                .contains("未核实");
        assertThat(pack.sources()).singleElement().satisfies(source -> assertThat(source.amount())
                .isNull());
        assertThat(pack.directions())
                .as("the notice sets no quota; only a total that is decided limits the chain cases")
                .allSatisfy(direction -> assertThat(direction.quotas()).allSatisfy(quota -> assertThat(
                                Quotas.most(pack, ParameterValues.defaults(pack), direction, quota, Facts.NONE))
                        .isEmpty()));
    }

    @Test
    void onlyTheChainCaseIsAuditedAndOnlyTheBenchmarksAreVisited() {
        assertThat(pack.directions())
                .filteredOn(direction -> direction.stages().contains("audit"))
                .extracting(Direction::id)
                .containsExactly("SJZ-B1");
        assertThat(pack.directions())
                .filteredOn(direction -> direction.stages().contains("site"))
                .extracting(Direction::id)
                .containsExactly("SJZ-A1", "SJZ-A2", "SJZ-A3");
    }

    @Test
    void thePartsOfTheChainCaseAddUpToTheWhole() {
        assertThat(parts("case")).isEqualTo(3_500L);
        assertThat(parts("summary")).isEqualTo(300L);
    }

    private long parts(String whole) {
        return pack.direction("SJZ-B1").orElseThrow().texts().stream()
                .filter(text -> whole.equals(text.within()))
                .mapToLong(text -> text.most() == null ? 0L : text.most())
                .sum();
    }
}
