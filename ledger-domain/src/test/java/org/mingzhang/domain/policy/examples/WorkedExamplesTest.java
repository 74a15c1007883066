package org.mingzhang.domain.policy.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.mingzhang.domain.policy.PolicyPack;
import org.mingzhang.domain.policy.reading.PackProblem;
import org.mingzhang.domain.policy.reading.PackReader;

/** An example that is wrong is found, by its line and in Chinese, whatever it is an example of. */
class WorkedExamplesTest {
    private static final Path FOLDER = Path.of("..", "docs", "guide", "full-pack");
    private static final String CLAUSE = "clause: notice 十三「企业网上申报」";

    private static PolicyPack pack() throws IOException {
        return PackReader.read(Files.readAllBytes(FOLDER.resolve("pack.yaml")));
    }

    /** The sections stand from line 2 on. */
    private static ExampleRun run(String sections) throws IOException {
        return WorkedExamples.run(pack(), ("pack: xinghe-2026\n" + sections).getBytes(StandardCharsets.UTF_8));
    }

    /** Without what is said of directions and counts that have no example. */
    private static List<PackProblem> mistakes(ExampleRun run) {
        return run.mistakes().stream()
                .filter(mistake ->
                        !mistake.path().equals("awards") && !mistake.path().equals("counts"))
                .toList();
    }

    /** One example of a section, on line 3. */
    private static String one(String section, String fields) {
        return section + ":\n  - {case: 某例, " + CLAUSE + ", " + fields + "}\n";
    }

    static Stream<Arguments> wrong() {
        return Stream.of(
                Arguments.of(
                        one(
                                "awards",
                                "direction: XH-4, facts: {enterprise.size: medium, application.score: 60, "
                                        + "'count(\"members\")': 5, 'count(\"pilots\")': 3},"
                                        + " expect: {ceiling: 31万元}"),
                        "最高：算例写的是 31万元，得出的是 30万元"),
                Arguments.of(
                        one(
                                "awards",
                                "direction: XH-5, facts: {county.id: '990201'}, expect: {ceiling: 20万元, floor: 9万元}"),
                        "最低：算例写的是 9万元，得出的是 10万元"),
                Arguments.of(
                        one(
                                "awards",
                                "direction: XH-5, facts: {county.id: '990201'}, expect: {ceiling: 20万元},"
                                        + " decide: [{amount: 21万元, reason: true, expect: ok}]"),
                        "核定 21万元，写明理由：算例写的是 可以（ok），得出的是 高于按政策计算的金额"),
                Arguments.of(
                        one(
                                "awards",
                                "direction: XH-4, facts: {enterprise.size: medium, application.score: 60, "
                                        + "'count(\"members\")': 5, 'count(\"pilots\")': 3},"
                                        + " expect: {eligible: true}"),
                        "结果：算例写的是 符合条件，得出的是 最高 30万元"),
                Arguments.of(
                        one(
                                "awards",
                                "direction: XH-4, facts: {enterprise.size: medium, application.score: 60, "
                                        + "'count(\"members\")': 5}, expect: {missing: [county.id]}"),
                        "缺少的事实：算例写的是 county.id，得出的是 count(\"pilots\")"),
                Arguments.of(
                        one("payments", "direction: XH-4, facts: {'count(\"behind\")': 1}, expect: ok"),
                        "拨付：算例写的是 可以（ok），得出的是 "),
                Arguments.of(
                        one(
                                "repeats",
                                "direction: XH-2, earlier: {application: A-1}, again: {application: A-1}, expect: ok"),
                        "再次奖补：算例写的是 可以（ok），得出的是 "),
                Arguments.of(
                        one(
                                "exclusions",
                                "has: [{direction: XH-4, role: lead}], adds: {direction: XH-4, role: lead}, expect: ok"),
                        "再报一项：算例写的是 可以（ok），得出的是 "),
                Arguments.of(
                        one("quotas", "direction: XH-7, figures: {pilot-enterprises: 59}, limit: 3"),
                        "名额：算例写的是 3个，得出的是 2个"),
                Arguments.of(
                        one("quotas", "direction: XH-1, taken: 300, expect: ok"), "已占 300 个，再报一个：算例写的是 可以（ok），得出的是 "),
                Arguments.of(
                        one("quotas", "direction: XH-5, taken: 2, score: 80, inPlay: [90], expect: ok"),
                        "已占 2 个，再报一个：算例写的是 可以（ok），得出的是 "),
                Arguments.of(
                        one(
                                "rubrics",
                                "direction: XH-5, parameters: {XH-5.weight.progress: 60, XH-5.weight.service: 40},"
                                        + " scores: {progress: 50, service: 30}, expect: 81"),
                        "评分：算例写的是 81 分，得出的是 80 分"),
                Arguments.of(
                        one("rubrics", "direction: XH-5, scores: {progress: 50, service: 30}, expect: 80"),
                        "评分：算例写的是 80 分，得出的是 政策未定此参数"),
                Arguments.of(
                        one("catalogues", "catalogue: investment, item: {name: 电脑, category: 采集设备}, counts: true"),
                        "电脑：算例写的是 计入，得出的是 不计入"),
                Arguments.of(
                        one("texts", "direction: XH-7, lengths: {case: 2000, brief: 201}, expect: ok"),
                        "字数：算例写的是 可以（ok），得出的是 "),
                Arguments.of(
                        one("forms", "direction: XH-7, fields: {rate: 50%}, expect: ok"), "申报表：算例写的是 可以（ok），得出的是 "),
                Arguments.of(
                        one(
                                "queues",
                                "direction: XH-1, waiting: [{application: A-1, submitted: 2026-06-01},"
                                        + " {application: A-2, submitted: 2026-05-01}], order: [A-1, A-2]"),
                        "先后：算例写的是 A-1、A-2，得出的是 A-2、A-1"),
                Arguments.of(
                        one("queues", "direction: XH-1, computed: 30万元, left: 20万元, expect: 20万元"),
                        "轮到时：算例写的是 20万元，得出的是 等候资金"),
                Arguments.of(
                        one(
                                "ratios",
                                "figures: {appropriated: {central: 6000万元}, paid: {central.renovation: 4799999999分},"
                                        + " closed: true}, expect: {R1.paid: {state: HOLDS}}"),
                        "R1.paid 状态：算例写的是 符合（HOLDS），得出的是 突破（BREACHED）"),
                Arguments.of(
                        one(
                                "gates",
                                "figures: {appropriated: {central: 6000万元}}, try: {basis: committed, source: central,"
                                        + " line: service, amount: 1万元}, expect: RATIO_BREACHED"),
                        "（RATIO_BREACHED），得出的是 可以（ok）"),
                Arguments.of(
                        one("parameters", "decide: {notice.workingDays: 3}, expect: ok"),
                        "notice.workingDays 决定为 3：算例写的是 可以（ok），得出的是 "),
                Arguments.of(
                        one("counts", "count: pilots, thing: {member.pilot: false}, counts: true"),
                        "算例写的是 计入，得出的是 不计入"));
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void whatComesOutOtherwiseIsSaidWithTheLine(String file, String difference) throws IOException {
        ExampleRun run = run(file);
        assertThat(mistakes(run)).isEmpty();
        assertThat(run.failing()).singleElement().satisfies(example -> {
            assertThat(example.line()).isEqualTo(3);
            assertThat(example.name()).isEqualTo("某例");
            assertThat(example.differences().getFirst().toString()).contains(difference);
        });
    }

    static Stream<Arguments> malformed() {
        return Stream.of(
                Arguments.of(one("award", "direction: XH-4"), "不认识的键 award"),
                Arguments.of(
                        one("awards", "direction: XH-5, fact: {county.id: '990201'}, expect: {ceiling: 20万元}"),
                        "不认识的键 fact"),
                Arguments.of(one("awards", "direction: XH-55, expect: {ceiling: 20万元}"), "“XH-55”"),
                Arguments.of(one("awards", "direction: XH-5"), "缺少 expect"),
                Arguments.of(one("awards", "direction: XH-5, expect: {}"), "没有写得出什么"),
                Arguments.of(
                        one("awards", "direction: XH-5, expect: {ceiling: 20万元, notEligible: total}"),
                        "同时写了 ceiling、notEligible"),
                Arguments.of(one("awards", "direction: XH-5, expect: {ceiling: 20万}"), "“20万”"),
                Arguments.of(
                        one("awards", "direction: XH-5, facts: {county.idd: '990201'}, expect: {ceiling: 20万元}"),
                        "没有事实 county.idd"),
                Arguments.of(one("awards", "direction: XH-5, like: nobody, expect: {ceiling: 20万元}"), "“nobody”"),
                Arguments.of(
                        one("awards", "direction: XH-5, parameters: {notice.workingDays: 3}, expect: {ceiling: 20万元}"),
                        "“3”"),
                Arguments.of(one("awards", "direction: XH-5, advance: first, expect: {ceiling: 1万元}"), "“first”"),
                Arguments.of(one("payments", "direction: XH-4, expect: EXCLUDE"), "“EXCLUDE”"),
                Arguments.of(one("quotas", "direction: XH-1, taken: 3"), "limit 和 expect 都没有写"),
                Arguments.of(one("texts", "direction: XH-7, lengths: {breif: 1}, expect: ok"), "“breif”"),
                Arguments.of(one("queues", "direction: XH-4, order: []"), "方向 XH-4 没有 queue"),
                Arguments.of(one("rubrics", "direction: XH-4, expect: 80"), "方向 XH-4 没有 rubric"),
                Arguments.of(one("rubrics", "direction: XH-5, expect: 很高"), "“很高”"),
                Arguments.of(one("quotas", "direction: XH-1, inPlay: [90], expect: ok"), "本方向的名额不按评分"),
                Arguments.of(one("quotas", "direction: XH-5, inPlay: [没有], expect: ok"), "“没有”"),
                Arguments.of(one("ratios", "figures: {}, expect: {}"), "没有写得出什么"),
                Arguments.of(one("ratios", "expect: {R1.paid: {state: HOLDS}}"), "缺少 figures"),
                Arguments.of(one("ratios", "figures: {}"), "缺少 expect"),
                Arguments.of(
                        one("ratios", "figures: {paid: {central.renovatoin: 1万元}}, expect: {R1.paid: {state: HOLDS}}"),
                        "“central.renovatoin”"),
                Arguments.of(
                        one(
                                "gates",
                                "figures: {}, try: {basis: paid, source: central, line: service, amount: 1万元}, expect: ok"),
                        "“paid”"),
                Arguments.of(
                        one("parameters", "decide: {notice.workingDays: 7, refund.dueDays: 3}, expect: ok"), "2 个参数"),
                Arguments.of(one("counts", "count: pilots, thing: {scene.level: 3}, counts: true"), "“scene.level”"),
                Arguments.of(one("counts", "count: accidents, thing: {incident.class: 2}, counts: true"), "缺少 on"));
    }

    @ParameterizedTest
    @MethodSource("malformed")
    void aMistakeIsSaidWithItsLineAndTheExampleIsNotTried(String file, String found) throws IOException {
        ExampleRun run = run(file);
        assertThat(run.examples()).isEmpty();
        assertThat(mistakes(run)).anySatisfy(mistake -> {
            assertThat(mistake.found()).isEqualTo(found);
            assertThat(mistake.expected()).containsPattern("\\p{IsHan}");
            assertThat(mistake.line()).isBetween(2, 3);
        });
    }

    @Test
    void aMisspeltFactBringsTheNearestName() throws IOException {
        assertThat(mistakes(
                        run(one("awards", "direction: XH-5, facts: {conty.id: '990201'}, expect: {ceiling: 20万元}"))))
                .singleElement()
                .satisfies(mistake -> assertThat(mistake.expected()).endsWith("是不是 county.id？"));
    }

    @Test
    void aClauseMustBeAQuoteToTheLetter() throws IOException {
        ExampleRun run = run("""
                payments:
                  - {case: 某例, clause: notice 十三「企业网上申请」, direction: XH-4, expect: ok}
                  - {case: 另例, direction: XH-4, expect: ok}
                """);
        assertThat(run.examples()).isEmpty();
        assertThat(mistakes(run))
                .extracting(PackProblem::line, PackProblem::found)
                .containsExactly(tuple(3, "引文「企业网上申请」，不在 notice 十三 里"), tuple(4, "缺少 clause"));
    }

    @Test
    void whatAllExamplesShareIsReadOnceAndNoExampleIsTriedFromIt() throws IOException {
        ExampleRun run = run("given:\n  usual: {conty.id: '990201'}\n"
                + one("awards", "direction: XH-5, like: usual, expect: {ceiling: 20万元}"));
        assertThat(run.examples()).isEmpty();
        assertThat(mistakes(run)).singleElement().satisfies(mistake -> assertThat(mistake.line())
                .isEqualTo(3));
    }

    @Test
    void aDirectionWithoutAnExampleAndACountThatNeverFailsAreFound() throws IOException {
        ExampleRun run = run(one("awards", "direction: XH-5, facts: {county.id: '990201'}, expect: {ceiling: 20万元}")
                + one("counts", "count: pilots, thing: {member.pilot: true}, counts: true"));
        assertThat(run.failing()).isEmpty();
        assertThat(run.holds()).isFalse();
        assertThat(run.mistakes().stream().map(PackProblem::found))
                .anyMatch(found -> found.startsWith("方向 XH-1（") && found.endsWith("没有算例"))
                .noneMatch(found -> found.startsWith("方向 XH-5（"))
                .anyMatch(found -> found.startsWith("计数 pilots（") && found.endsWith("没有不计入的算例"))
                .noneMatch(found -> found.startsWith("计数 pilots（") && found.endsWith("没有计入的算例"));
    }

    @Test
    void examplesOfAnotherPackAreAMistake() throws IOException {
        assertThat(WorkedExamples.run(pack(), "pack: other-2026\n".getBytes(StandardCharsets.UTF_8))
                        .mistakes())
                .anySatisfy(mistake -> assertThat(mistake.expected()).contains("xinghe-2026"));
    }

    @Test
    void anAmountThatIsWrongBringsTheSentencesOfItsCalculation() throws IOException {
        String right = Files.readString(FOLDER.resolve("cases.yaml"));
        ExampleRun run = WorkedExamples.run(
                pack(),
                right.replace("expect: {ceiling: 299900元}", "expect: {ceiling: 299901元}")
                        .getBytes(StandardCharsets.UTF_8));
        assertThat(run.mistakes()).isEmpty();
        assertThat(run.failing()).singleElement().satisfies(example -> {
            assertThat(example.name()).isEqualTo("最高额下一百元");
            assertThat(example.calculation()).anyMatch(sentence -> sentence.contains("40%"));
        });
    }

    @Test
    void aResultBeyondWhatTheLedgerHoldsIsSaidInChinese() throws IOException {
        String text = Files.readString(FOLDER.resolve("pack.yaml"), StandardCharsets.UTF_8);
        PolicyPack pack = PackReader.read(
                text.replace("yearsAgo(3)", "yearsAgo(99999999999)").getBytes(StandardCharsets.UTF_8));
        String example = one(
                "counts",
                "count: accidents, on: 2026-10-01, thing: {incident.kind: 安全事故, incident.class: 3,"
                        + " incident.occurredOn: 2026-01-01}, counts: true");
        ExampleRun run = WorkedExamples.run(pack, ("pack: xinghe-2026\n" + example).getBytes(StandardCharsets.UTF_8));
        assertThat(run.failing()).singleElement().satisfies(one -> assertThat(
                        one.differences().toString())
                .contains("算不出来，得数超出账本能记的范围")
                .doesNotContain("evaluat"));
    }

    @Test
    void aFieldLongerThanAnyFormTakesIsNoFault() throws IOException {
        ExampleRun run = run(one("forms", "direction: XH-7, fields: {mode: " + "长".repeat(100_000) + "}, expect: ok"));
        assertThat(run.failing()).singleElement().satisfies(example -> assertThat(example.differences())
                .isNotEmpty());
    }

    @Test
    void aFileThatIsNoYamlIsAMistakeAndNotAFault() throws IOException {
        for (String file :
                List.of("", "- a", "pack: [", "awards: {a: b}", "awards: [a, {case: x}]", "given: 3\nawards: 4")) {
            assertThat(WorkedExamples.run(pack(), file.getBytes(StandardCharsets.UTF_8))
                            .mistakes())
                    .as(file)
                    .isNotEmpty();
        }
    }
}
