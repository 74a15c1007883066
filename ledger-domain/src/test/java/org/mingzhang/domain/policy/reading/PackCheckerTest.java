package org.mingzhang.domain.policy.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class PackCheckerTest {
    private static final String HANDAN = new String(Packs.bytes("handan-2025", "pack.yaml"), StandardCharsets.UTF_8);

    @Test
    void aGoodPackHasNoProblems() {
        assertThat(check(HANDAN)).isEmpty();
    }

    @Test
    void anUnknownLineIsNamedWithItsPlaceAndTheNearestName() {
        PackProblem problem = only(HANDAN.replaceFirst("line: renovation", "line: renovaton"));
        assertThat(problem.path()).isEqualTo("directions.HD-01.line");
        assertThat(problem.found()).isEqualTo("“renovaton”");
        assertThat(problem.expected()).isEqualTo("应为 renovation、service 之一；是不是 renovation？");
        assertThat(problem.line()).isEqualTo(lineOf("line: renovation"));
        assertThat(problem.column()).isEqualTo(11);
    }

    @Test
    void anUnknownKeyIsRejectedWithTheNearestKey() {
        PackProblem problem =
                only(HANDAN.replaceFirst("    payee: applicant", "    paye: county\n    payee: applicant"));
        assertThat(problem.path()).isEqualTo("directions.HD-01.paye");
        assertThat(problem.found()).isEqualTo("不认识的键 paye");
        assertThat(problem.expected()).endsWith("；是不是 payee？");
    }

    @Test
    void everyMistakeIsFoundAtOnceInTheOrderOfTheFile() {
        String broken = HANDAN.replace("amount: 1亿元\n    remark: 不少于", "amount: 1亿\n    remark: 不少于")
                .replace("atLeast: 80%", "atLeast: 180%")
                .replace("holds: enterprise.pilot\n", "holds: enterprise.pilt\n")
                .replace("default: monthly", "default: hourly");
        assertThat(check(broken))
                .extracting(PackProblem::path)
                .containsExactly(
                        "sources.central.amount",
                        "ratioRules.R1.atLeast",
                        "directions.HD-01.requires.pilot.holds",
                        "parameters.report.period.default");
    }

    @Test
    void anAmountWithoutItsUnitIsRejected() {
        assertThat(only(HANDAN.replace(
                                "          amount: 30万元\n          clause: plan 资金安排（三）",
                                "          amount: 300000\n          clause: plan 资金安排（三）"))
                        .expected())
                .contains("应为大于零、带单位、精确到分的金额，例如 20万元");
    }

    private static String listing(String document) {
        return HANDAN.replaceFirst("    documents:\n", "    documents:\n      tried: {name: 试写材料, " + document + "}\n");
    }

    @Test
    void aDocumentIsRequiredByTheNoticeAndBeforeAStage() {
        String clause = "clause: plan 资金安排（一）「每家最高补助20万元」";
        assertThat(check(listing("need: required, by: county, copies: 3, seal: true, " + clause)))
                .isEmpty();
        assertThat(check(listing("need: required, by: acceptance, " + clause))).isEmpty();
        PackProblem ours = only(listing("need: required, by: county, proposed: 通行做法"));
        assertThat(ours.path()).isEqualTo("directions.HD-01.documents.tried.need");
        assertThat(ours.expected()).contains("文件没有要求的材料不能卡住办理");
        PackProblem whenever = only(listing("need: required, " + clause));
        assertThat(whenever.found()).isEqualTo("缺少 by");
        assertThat(whenever.expected()).contains("county、site、experts、notice、decision、acceptance");
        assertThat(only(listing("need: requird, by: county, " + clause)).expected())
                .endsWith("；是不是 required？");
        assertThat(only(listing("need: optional, by: cuonty, " + clause)).expected())
                .contains("是不是 county？");
        assertThat(only(listing("need: optional, copies: 三, " + clause)).expected())
                .contains("份数");
        assertThat(only(listing("need: optional, seal: yes, " + clause)).path()).endsWith("tried.seal");
        assertThat(only(listing("need: optional, copy: 3, " + clause)).found()).isEqualTo("不认识的键 copy");
    }

    @Test
    void twoDocumentsOfADirectionAreCalledDifferently() {
        assertThat(only(HANDAN.replaceFirst("name: 营业执照, ", "name: 申报书, ")).expected())
                .isEqualTo("同一方向的材料，编号和名称都不应相同");
    }

    @Test
    void aCapOfZeroIsRejected() {
        assertThat(only(HANDAN.replace("cells: {2: 20万元, 3: 40万元", "cells: {2: 0元, 3: 40万元"))
                        .path())
                .isEqualTo("directions.HD-01.amount.limits.honourCap.amount.cells.2");
    }

    @Test
    void aShareOutsideZeroToOneIsRejected() {
        assertThat(only(HANDAN.replaceFirst("cells: \\{2: 50%, 3", "cells: {2: 150%, 3"))
                        .expected())
                .isEqualTo("应为 0 到 1 之间的比例，例如 50%；或 param(参数编号)");
    }

    @Test
    void floatingPointIsRejectedInExpressions() {
        PackProblem problem = only(HANDAN.replace("acceptance.levelAfter >= 2\n", "acceptance.levelAfter >= 0.5\n"));
        assertThat(problem.expected()).contains("个字符处：小数 0.5 不能用；比例写作 rate(\"50%\")");
    }

    @Test
    void anExpressionOfTheWrongKindIsRejected() {
        assertThat(only(HANDAN.replace("holds: acceptance.levelAfter >= 2\n", "holds: acceptance.levelAfter\n"))
                        .expected())
                .contains("整个表达式得出的是整数，这里要的是是否（flag）");
    }

    @Test
    void anUnknownFactOrParameterInAnExpressionIsNamed() {
        assertThat(only(HANDAN.replace("acceptance.levelAfter >= 2\n", "acceptance.levelAftr >= 2\n"))
                        .expected())
                .contains("没有事实 “acceptance.levelAftr”；是不是 acceptance.levelAfter？");
        assertThat(only(HANDAN.replace("param(HD-01.cap.L2.batch2), 3", "param(HD-01.cap.L2.batch22), 3"))
                        .expected())
                .contains("；是不是 HD-01.cap.L2.batch2？");
    }

    @Test
    void aWiderReadingOfATitleHangsOnParametersAlone() {
        String when = "when: param(\"HD-04.national\") == \"same\"";
        assertThat(only(HANDAN.replace(when, when + " && enterprise.pilot")))
                .satisfies(problem -> assertThat(problem.path()).isEqualTo("honours.miit-case-collection.also.when"))
                .satisfies(problem -> assertThat(problem.expected()).contains("应为只对参数的条件"));
        assertThat(check(HANDAN.replace("      " + when + "\n", "")))
                .extracting(PackProblem::found)
                .contains("缺少 when");
    }

    @Test
    void aQuoteThatIsNotInTheDocumentIsRejected() {
        PackProblem problem = only(HANDAN.replace("clause: plan 资金安排「中央财政奖补资金1亿元」", "clause: plan 资金安排「中央财政奖补资金2亿元」"));
        assertThat(problem.path()).isEqualTo("sources.central.clause");
        assertThat(problem.expected()).isEqualTo("应与该处原文一字不差，标点也一样");
    }

    @Test
    void aTableKeyThatNoFactCanHaveIsRejected() {
        assertThat(only(HANDAN.replace("4: {1: param(", "4: {9: 1万元, 1: param("))
                        .expected())
                .startsWith("应为 1、2、3 之一");
        assertThat(only(HANDAN.replace("municipal-chain-case: 5万元", "municipal-chain-kase: 5万元"))
                        .expected())
                .contains("；是不是 municipal-chain-case？");
    }

    @Test
    void aDefaultThatBreaksItsOwnConstraintIsRejected() {
        assertThat(only(HANDAN.replace("default: 5\n", "default: 0\n")).path())
                .isEqualTo("parameters.notice.workingDays.default");
    }

    @Test
    void theParametersThatTheLedgerActsOnMustBeThereAndDecided() {
        assertThat(only(HANDAN.replace("default: treasury", "default: undecided"))
                        .expected())
                .isEqualTo("应为一个值：账本要用它，不能留待决定");
        assertThat(check(HANDAN.replace("  refund.dueDays:\n", "  refund.days:\n")))
                .extracting(PackProblem::found)
                .contains("缺少参数 refund.dueDays");
    }

    @Test
    void aTableByBatchCoversEveryBatch() {
        PackProblem problem = only(HANDAN.replace(", 3: param(HD-01.cap.L4.batch3)}", "}"));
        assertThat(problem.found()).isEqualTo("缺少批次 3 的一格");
        assertThat(problem.path()).isEqualTo("directions.HD-01.amount.limits.cap.amount.cells.4");
    }

    @Test
    void aParameterThatChangesNothingIsRejected() {
        assertThat(only(HANDAN.replace("        when: param(\"HD-04.ladder\") == \"highest\"\n", ""))
                        .path())
                .isEqualTo("parameters.HD-04.ladder");
    }

    @Test
    void whatCannotBeSeenOnPaperIsRejected() {
        assertThat(only(HANDAN.replace("name: 转型标杆建设", "name: 转型\u200b标杆建设")).found())
                .isEqualTo("看不见的字符 U+200B");
        assertThat(only(HANDAN.replace("name: 转型标杆建设", "name: \"转型标杆\\u202e建设\""))
                        .found())
                .isEqualTo("看不见的字符 U+202E");
    }

    @Test
    void anIdThatCouldBreakAnAddressOrPassForAProposalIsRejected() {
        assertThat(only(HANDAN.replace("pack: handan-2025", "pack: ../../etc")).expected())
                .startsWith("应为编号");
        assertThat(check(HANDAN.replace("  HD-T5:", "  'HD T5':")))
                .extracting(PackProblem::found)
                .containsExactly("“HD T5”");
        assertThat(check(HANDAN.replace("  plan:\n", "  proposed:\n")))
                .extracting(PackProblem::found)
                .contains("“proposed”");
    }

    @Test
    void wordsOverSeveralLinesAreReadAsOne() {
        String folded = HANDAN.replace(
                "clause: plan 资金安排「中央财政奖补资金1亿元」", "clause: >-\n      plan 资金安排\n      「中央财政奖补\n      资金1亿元」");
        assertThat(folded).isNotEqualTo(HANDAN);
        assertThat(check(folded)).isEmpty();
    }

    /** Each citation is taken out in turn: not one can be missed. */
    @Test
    void everyRuleMustCiteItsClauseOrSayThatItIsProposed() {
        Matcher citation =
                Pattern.compile("(?m)^ +(- )?(clause|proposed): .*\\n").matcher(HANDAN);
        List<String> unnoticed = new ArrayList<>();
        int found = 0;
        while (citation.find()) {
            found++;
            // Every twelfth keeps the normal run quick; which twelfth moves with the pack, so that all get their turn.
            if (citation.group(1) == null && (found + HANDAN.length()) % 12 == 0) {
                String without = HANDAN.substring(0, citation.start()) + HANDAN.substring(citation.end());
                // What had nothing but its citation is an empty mapping then.
                if (check(without).stream().noneMatch(problem -> Set.of("clause 和 proposed 都没有写", "空白")
                        .contains(problem.found()))) {
                    unnoticed.add(citation.group());
                }
            }
        }
        assertThat(found).isGreaterThan(180);
        assertThat(unnoticed).isEmpty();
    }

    @Test
    void aKeyGivenTwiceIsRejected() {
        assertThat(only(HANDAN.replaceFirst("version: 1\n", "version: 1\nversion: 2\n"))
                        .found())
                .isEqualTo("键 version 第二次出现");
    }

    @Test
    void anAliasBombIsRefusedBeforeItIsBuilt() {
        StringBuilder bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 30; i++) {
            bomb.append("a" + i + ": &a" + i + " [");
            bomb.append(("*a" + (i - 1) + ", ").repeat(8)).append("*a" + (i - 1) + "]\n");
        }
        assertThat(only(bomb.toString()).found()).isEqualTo("锚点或引用（&、*）");
    }

    @Test
    void aTagThatWouldBuildAForeignObjectIsRefused() {
        assertThat(only("pack: !!javax.script.ScriptEngineManager [x]\n").found())
                .isEqualTo("感叹号开头的标签（!）");
    }

    @Test
    void aFileTooLargeTooDeepOrNotUtf8IsRefused() {
        assertThat(only("#".repeat(YamlTree.MAX_BYTES + 1)).expected()).startsWith("应不超过 ");
        assertThat(only("a: " + "[".repeat(2000) + "]".repeat(2000)).found()).startsWith("超过 30 层的嵌套");
        assertThat(PackChecker.check(new byte[] {'a', ':', ' ', (byte) 0xc3, '(', '\n'})
                        .problems())
                .extracting(PackProblem::found)
                .containsExactly("不是 UTF-8 文字");
    }

    @Test
    void aFileThatIsNoPackIsExplained() {
        assertThat(only("").found()).isEqualTo("空文件");
        assertThat(only("- a\n- b\n").expected()).startsWith("应为政策包的各个键");
        assertThat(only("a: 1\n---\nb: 2\n").found()).isEqualTo("第二个文档（---）");
        assertThat(only("a: [1\n").found()).isEqualTo("列表的方括号没有配对，或两项之间缺少逗号");
    }

    @Test
    void readingAnInvalidPackThrowsWithEveryProblem() {
        assertThatThrownBy(() -> PackReader.read("pack: x\n".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOfSatisfying(InvalidPack.class, invalid -> assertThat(invalid.problems())
                        .hasSizeGreaterThan(5));
    }

    @Test
    void bytesAreKeptExactly() {
        byte[] bytes = Packs.bytes("handan-2025", "pack.yaml");
        assertThat(PackReader.read(bytes).bytes().toArray()).isEqualTo(bytes);
    }

    private static List<PackProblem> check(String text) {
        return PackChecker.check(text.getBytes(StandardCharsets.UTF_8)).problems();
    }

    private static PackProblem only(String text) {
        assertThat(text).isNotEqualTo(HANDAN);
        List<PackProblem> problems = check(text);
        assertThat(problems).hasSize(1);
        return problems.getFirst();
    }

    private static int lineOf(String text) {
        return (int) HANDAN.substring(0, HANDAN.indexOf(text)).lines().count();
    }
}
