package org.mingzhang.domain.policy.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mingzhang.domain.policy.PolicyPack;
import org.mingzhang.domain.policy.reading.PackProblem;
import org.mingzhang.domain.policy.reading.PackReader;

/** Examples of what no amount shows: checklists, stages, who is paid, when a condition is looked at, duties, titles, targets. */
class RuleExamplesTest {
    private static final Path PACK = Path.of("..", "docs", "guide", "full-pack", "pack.yaml");

    private static ExampleRun run(String section, String example) throws IOException {
        PolicyPack pack = PackReader.read(Files.readAllBytes(PACK));
        String file =
                "pack: xinghe-2026\n" + section + ":\n  - {case: 某例, clause: notice 十三「公示不少于5个工作日」, " + example + "}\n";
        return WorkedExamples.run(pack, file.getBytes(StandardCharsets.UTF_8));
    }

    /** A file of one example alone lacks those of other directions and counts. */
    private static List<String> mistakes(ExampleRun run) {
        return run.mistakes().stream()
                .map(PackProblem::toString)
                .filter(mistake -> !mistake.contains("没有算例") && !mistake.contains("计入的算例"))
                .toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "parties    | direction: XH-3, applicants: [enterprise], payee: applicant        | XH-3 付给：算例写的是 申报企业，得出的是 申报企业所在县",
                "parties    | direction: [XH-2, XH-10], applicants: [provider]                   | XH-2 的申报单位：算例写的是 资源池内的数字化服务商，得出的是 企业或其他单位",
                "parties    | direction: XH-2, members: none                                     | XH-2 联合申报：算例写的是 单独申报，得出的是 没有规定",
                "stages     | direction: XH-1, passes: [county, decision]                        | 得出的是 county、notice、decision",
                "stages     | direction: XH-1, passes: [county, notice, decision], by: [county, notice, county] | 各由谁办：算例写的是 county、notice、county，得出的是 county、notice、city",
                "stages     | direction: XH-6, passes: [county, review, experts, notice, decision], then: [project, award] | 认定以后：算例写的是 project、award，得出的是 award",
                "checks     | 'direction: XH-5, judged: {decision: [scored]}'                     | 认定由人判断：算例写的是 scored，得出的是 不看",
                "checks     | 'direction: XH-7, at: {submission: [drives]}'                       | 认定时看：算例写的是 不看，得出的是 drives",
                "documents  | 'direction: XH-4, asks: {agreement: {need: required, by: county, copies: 2}}' | 算例写的是 必备，county 前，纸质 2 份，得出的是 必备，county 前，纸质 2 份，盖章",
                "forms      | direction: XH-1, needs: [mode], personal: [contact], carried: [name] | 可填：算例写的是 无，得出的是 ",
                "texts      | 'direction: XH-7, images: {case: [10x10, 10x10, 10x10, 10x10]}, expect: ok' | 字数和插图：算例写的是 可以（ok），得出的是 插图",
                "quotas     | 'direction: XH-5, others: [{at: approval, cases: 3}], expect: ok'   | 再报一个：算例写的是 可以（ok），得出的是 ",
                "duties     | 'direction: XH-4, granted: 2026-03-02, on: 2026-03-02, owes: {account: 2026-03-15, evaluation: 2026-05-01, supervision: lasts, liability: [lasts, lasts]}' | XH-4 设立专账：算例写的是 2026-03-15，得出的是 2026-03-16",
                "duties     | 'direction: XH-5, granted: 2026-03-02, on: 2026-03-02, owes: {}'    | 算例写的是 没有这项义务，得出的是 lasts",
                "honours    | 'honour: little-giant, is: [{kind: 专精特新“小巨人”企业, level: 市级}]' | 市级专精特新“小巨人”企业：算例写的是 是专精特新“小巨人”，得出的是 不是专精特新“小巨人”",
                "targets    | target: T1, is: atLeast, value: 301                                 | 算例写的是 301，得出的是 300",
                "batches    | 'are: {1: 第一批}'                                                  | 批次：算例写的是 1 第一批，得出的是 1 第一批、2 第二批",
                "phases     | phase: P1, from: 2026-03-01, to: 2026-06-29                         | 止日：算例写的是 2026-06-29，得出的是 2026-06-30",
                "sources    | source: counties, amount: 1亿元                                     | 得出的是 未载明",
                "lines      | 'line: service, paidBy: [central, city]'                            | 算例写的是 central、city，得出的是 city、central",
                "parameters | 'parameter: notice.workingDays, allows: [4]'                        | notice.workingDays 决定为 4：算例写的是 可以（ok），得出的是 ",
                "parameters | 'stands: {notice.workingDays: 6}'                                   | notice.workingDays：算例写的是 6，得出的是 5",
                "totals     | 'awards: [{direction: XH-4}, {direction: XH-4}], expect: EXCLUDED'   | 合计：算例写的是 ",
                "totals     | 'granted: [{direction: XH-6, on: 2026-06-01, amount: 20万元}], on: 2026-10-20, awards: [{direction: XH-6, facts: {honour.id: national-factory, honour.obtainedOn: 2026-10-01, awards.alreadyGrantedFen: 0分}}], expect: 50万元' | 合计：算例写的是 50万元，得出的是 30万元",
                "duties     | 'direction: XH-4, granted: 2026-03-02, on: 2026-03-02, parameters: {keep.years: 5}, owes: {account: 2026-03-16, evaluation: 2026-05-01, supervision: lasts, liability: [lasts, lasts], keep: undecided}' | XH-4 保存受奖资料：算例写的是 期限未定，得出的是 2031-03-02"
            })
    void whatComesOutOtherwiseIsSaid(String section, String example, String difference) throws IOException {
        ExampleRun run = run(section, example);
        assertThat(mistakes(run)).isEmpty();
        assertThat(run.failing()).singleElement().satisfies(failing -> assertThat(
                        failing.differences().toString())
                .contains(difference));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "parties    | direction: XH-3                                                    | 没有写各方",
                "stages     | direction: XH-1, passes: [county, notice], by: [county]             | 1 个经办，2 个环节",
                "checks     | 'direction: XH-5, at: {whenever: [scored]}'                         | “whenever”",
                "texts      | 'direction: XH-7, images: {case: [1000]}, expect: ok'               | “1000”",
                "texts      | 'direction: XH-7, expect: ok'                                       | lengths、words、images 都没有写",
                "duties     | 'direction: XH-4, on: 2026-03-02, owes: {account: 十日}'            | “十日”",
                "honours    | 'honour: little-giant, isNot: [{kind: 某称号, level: 省级以上}]'        | “省级以上” — 应为记录里的一个级别：国家级、省级、市级、县级、区级、省级培育",
                "honours    | honour: little-giant                                                | is 和 isNot 都没有写",
                "parameters | parameter: notice.workingDays                                       | allows 和 refuses 都没有写",
                "totals     | 'awards: [{direction: XH-1}], expect: 很多'                         | “很多”",
                "totals     | 'granted: [{direction: XH-99, amount: 1万元}], on: 2026-10-20, awards: [{direction: XH-1}], expect: 1万元' | “XH-99”",
                "totals     | 'granted: [], awards: [{direction: XH-1}], expect: 1万元'             | 缺少 on"
            })
    void aSlipIsSaid(String section, String example, String mistake) throws IOException {
        assertThat(mistakes(run(section, example)).toString()).contains(mistake);
    }
}
