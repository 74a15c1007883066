package org.mingzhang.tools.story;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.domain.policy.PolicyPack;
import org.mingzhang.domain.policy.reading.PackProblem;
import org.mingzhang.domain.policy.reading.Packs;
import org.mingzhang.tools.SampleCity;

class StoryReaderTest {
    private static final PolicyPack PACK = SampleCity.pack();

    private static String text() {
        try (InputStream in = StoryReaderTest.class.getResourceAsStream("/stories/" + PACK.id() + ".yaml")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), UTF_8);
        } catch (IOException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    private static List<PackProblem> problems(String story) {
        return Objects.requireNonNull(
                        catchThrowableOfType(InvalidStory.class, () -> StoryReader.read(story.getBytes(UTF_8), PACK)))
                .problems();
    }

    /** The only problem of a story in which one thing is written otherwise. */
    private static String problem(String written, String otherwise) {
        assertThat(text()).contains(written);
        List<PackProblem> problems = problems(text().replace(written, otherwise));
        assertThat(problems).hasSize(1);
        return problems.getFirst().toString();
    }

    @Test
    void theSampleCitysStoryFitsItsPack() {
        Story story = StoryReader.builtIn(PACK);
        assertThat(story.pack()).isEqualTo(PACK);
        assertThat(story.places()).isEqualTo(600);
    }

    @Test
    void figuresOfThePackAreAskedOfThePack() {
        Story story = StoryReader.builtIn(PACK);
        Terms terms = new Terms(PACK);
        assertThat(terms.renovation(story.renovation(), 2, Fen.ofWan(100))).isEqualTo(Fen.ofWan(20));
        assertThat(terms.renovation(story.renovation(), 3, Fen.ofWan(50))).isEqualTo(Fen.ofWan(20));
        assertThat(story.simulation().county().floor()).isEqualTo(Fen.ofWan(10));
        assertThat(story.simulation().offers().getFirst().higherCeiling()).isEqualTo(Fen.ofWan(50));
        assertThat(story.lineName(story.renovation())).isEqualTo("数字化改造");
    }

    /** Each with where it is and what should stand there. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            renovation: HD-01 | renovation: HD-02 | renovation：“HD-02” — 应为 HD-01
            own: local | own: locals | sources.own：“locals” — 应为 central、local 之一
            visit: site | visit: sight | stages.visit：“sight” — 应为 county、site、experts、notice、decision 之一
            batch: 3 | batch: 4 | waves.third.batch：“4” — 应为 1、2、3 之一
            industry: bakery | industry: bakeries | trades[11].industry：“bakeries”
            home: '130425' | home: '130499' | trades[11].home：“130499”
            HD-01.cap.L4.batch3, value: 40万元 | HD-01.cap.L4.batch9, value: 40万元 | demo.decisions[8].parameter：“HD-01.cap.L4.batch9”
            HD-01.cap.L4.batch3, value: 40万元 | HD-01.cap.L4.batch3, value: 40 | demo.decisions[8].value：“40” — 应为参数 HD-01.cap.L4.batch3 的取值，类别为金额
            target: HD-T6 | target: HD-T66 | simulation.reports[4].target：“HD-T66”
            honour: dcmm | honour: dcm | demo.bids[6].honour：“dcm”
            direction: HD-12, call: spring | direction: HD-11, call: spring | simulation.purchase.direction：“HD-11” — 应为 HD-12
            line: renovation, amount: 500万元 | line: renewal, amount: 500万元 | demo.budget[10].line：“renewal” — 应为 renovation、service 之一
            butNot: municipal-chain-case} | butNot: dcmm} | demo.bids[3].butNot：“dcmm”
            refused: PARAMETER_INVALID | refused: PARAMETER_WRONG | demo.decisions[0].refused：“PARAMETER_WRONG”
            kind: 两化融合管理体系贯标 | kind: 贯标 | simulation.offers[3].kind：“贯标” — 应为 两化融合贯标、两化融合管理体系贯标 之一
            fourthLevel: 10 | fourthLevel: ten | demo.fourthLevel：“ten” — 应为不小于 0 的整数
            leaving: 2026-06-08 | leaving: 2026-06-31 | simulation.leaving：“2026-06-31” — 应为日期
            notice: [2026-01-26, 2026-01-30] | notice: [2026-01-30, 2026-01-26] | demo.calls.winter.notice：不是起止两个日期
            demo: [55, 110] | demo: [110, 55] | waves.second.demo：不是从小到大的两个数
            price: 6000万元 | price: 6000 | simulation.overBudget.price：“6000” — 应为带单位的金额
            'only: demo' | 'only: dem' | trades[2].only：“dem” — 应为 demo
            voucherYear: 2025 | voucherYears: 2025 | 缺少 voucherYear
            """)
    void whatDoesNotFitIsToldWithItsPlaceAndWhatShouldStandThere(String written, String otherwise, String told) {
        String story = text().replace(written, otherwise);
        assertThat(story).isNotEqualTo(text());
        assertThat(problems(story).stream().map(PackProblem::toString)).anyMatch(line -> line.contains(told));
    }

    @Test
    void aKeyThatNobodyKnowsIsToldWithWhatMayStandThere() {
        assertThat(problem("  seat: '130403'\n", "  seat: '130403'\n  colour: red\n"))
                .contains("place.colour", "不认识的键 colour", "offices、seat、phone、invoices、longitude、latitude");
    }

    @Test
    void aKeyThatIsMissingIsTold() {
        assertThat(problem("  receipts: SL-HD-\n", "")).contains("demo.receipts：缺少 receipts");
    }

    @Test
    void aListThatIsMissingIsTold() {
        String story = text().replace("  reports:\n", "  report:\n");
        assertThat(problems(story).stream().map(PackProblem::toString))
                .anyMatch(line -> line.contains("simulation.reports：缺少 reports"))
                .anyMatch(line -> line.contains("不认识的键 report"));
    }

    @Test
    void allMistakesAreToldAtOnceInTheOrderOfTheFile() {
        List<PackProblem> problems = problems(text().replace("renovation: HD-01\n", "renovation: HD-99\n")
                .replace("target: HD-T9a", "target: HD-T99")
                .replace("serves: 5, cost: 200万元", "serves: 5, cost: much"));
        assertThat(problems)
                .isSorted()
                .extracting(PackProblem::path)
                .containsExactly("renovation", "simulation.reports[0].target", "simulation.platform.cost");
    }

    @Test
    void whatThePackRefusesToPayIsTold() {
        assertThat(problem("serves: 5, cost: 200万元", "serves: 4, cost: 200万元"))
                .contains("simulation.platform.direction", "政策包算不出 HD-09 的金额", "NOT_ELIGIBLE");
    }

    @Test
    void aStoryIsOfOnePack() {
        PolicyPack other = Packs.builtIn(Packs.builtIn().stream()
                .filter(id -> !id.equals(PACK.id()))
                .findFirst()
                .orElseThrow());
        assertThatThrownBy(() -> StoryReader.builtIn(other))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(other.id());
        assertThatThrownBy(() -> StoryReader.read(text().getBytes(UTF_8), other))
                .isInstanceOf(InvalidStory.class)
                .hasMessageContaining("pack：“" + PACK.id() + "” — 应为 " + other.id());
    }
}
