package org.mingzhang.domain.policy.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
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
        assertThat(problem.found()).isEqualTo("\"renovaton\"");
        assertThat(problem.expected()).isEqualTo("one of renovation, service; did you mean \"renovation\"?");
        assertThat(problem.line()).isEqualTo(lineOf("line: renovation"));
        assertThat(problem.column()).isEqualTo(11);
    }

    @Test
    void anUnknownKeyIsRejectedWithTheNearestKey() {
        PackProblem problem =
                only(HANDAN.replaceFirst("    payee: applicant", "    paye: county\n    payee: applicant"));
        assertThat(problem.path()).isEqualTo("directions.HD-01.paye");
        assertThat(problem.found()).isEqualTo("the unknown key \"paye\"");
        assertThat(problem.expected()).endsWith("; did you mean \"payee\"?");
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
                .contains("an amount above zero with its unit (20万元)");
    }

    @Test
    void aCapOfZeroIsRejected() {
        assertThat(only(HANDAN.replace("cells: {2: 20万元, 3: 40万元", "cells: {2: 0元, 3: 40万元"))
                        .path())
                .isEqualTo("directions.HD-01.amount.limits.honourCap.amount.cells.2");
    }

    @Test
    void aShareOutsideZeroToOneIsRejected() {
        assertThat(only(HANDAN.replace("cells: {2: 50%, 3", "cells: {2: 150%, 3"))
                        .expected())
                .isEqualTo("a share from 0 to 1 (50%), or param(ID)");
    }

    @Test
    void floatingPointIsRejectedInExpressions() {
        PackProblem problem = only(HANDAN.replace("acceptance.levelAfter >= 2\n", "acceptance.levelAfter >= 0.5\n"));
        assertThat(problem.expected()).contains("floating-point number 0.5");
    }

    @Test
    void anExpressionOfTheWrongKindIsRejected() {
        assertThat(only(HANDAN.replace("holds: acceptance.levelAfter >= 2\n", "holds: acceptance.levelAfter\n"))
                        .expected())
                .contains("gives int, but flag is expected here");
    }

    @Test
    void anUnknownFactOrParameterInAnExpressionIsNamed() {
        assertThat(only(HANDAN.replace("acceptance.levelAfter >= 2\n", "acceptance.levelAftr >= 2\n"))
                        .expected())
                .contains("no fact \"acceptance.levelAftr\"; did you mean \"acceptance.levelAfter\"?");
        assertThat(only(HANDAN.replace("param(HD-01.cap.L2.batch2), 3", "param(HD-01.cap.L2.batch9), 3"))
                        .expected())
                .contains("did you mean \"HD-01.cap.L2.batch2\"?");
    }

    @Test
    void aQuoteThatIsNotInTheDocumentIsRejected() {
        PackProblem problem = only(HANDAN.replace("clause: plan 资金安排「中央财政奖补资金1亿元」", "clause: plan 资金安排「中央财政奖补资金2亿元」"));
        assertThat(problem.path()).isEqualTo("sources.central.clause");
        assertThat(problem.expected()).isEqualTo("the words of that passage, to the letter");
    }

    @Test
    void aTableKeyThatNoFactCanHaveIsRejected() {
        assertThat(only(HANDAN.replace("4: {1: 50万元", "4: {9: 1万元, 1: 50万元")).expected())
                .startsWith("one of 1, 2, 3");
        assertThat(only(HANDAN.replace("municipal-chain-case: 5万元", "municipal-chain-kase: 5万元"))
                        .expected())
                .contains("did you mean \"municipal-chain-case\"?");
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
                .isEqualTo("a value: the ledger acts on it");
        assertThat(check(HANDAN.replace("  refund.dueDays:\n", "  refund.days:\n")))
                .extracting(PackProblem::found)
                .contains("no parameter refund.dueDays");
    }

    @Test
    void aTableByBatchCoversEveryBatch() {
        PackProblem problem = only(HANDAN.replace(", 3: param(HD-01.cap.L4.batch3)}", "}"));
        assertThat(problem.found()).isEqualTo("no cell for batch 3");
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
                .isEqualTo("the invisible character U+200B");
        assertThat(only(HANDAN.replace("name: 转型标杆建设", "name: \"转型标杆\\u202e建设\""))
                        .found())
                .isEqualTo("the invisible character U+202E");
    }

    @Test
    void anIdThatCouldBreakAnAddressOrPassForAProposalIsRejected() {
        assertThat(only(HANDAN.replace("pack: handan-2025", "pack: ../../etc")).expected())
                .startsWith("an id");
        assertThat(check(HANDAN.replace("  HD-T5:", "  'HD T5':")))
                .extracting(PackProblem::found)
                .containsExactly("\"HD T5\"");
        assertThat(check(HANDAN.replace("  plan:\n", "  proposed:\n")))
                .extracting(PackProblem::found)
                .contains("\"proposed\"");
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
                if (check(without).stream()
                        .noneMatch(problem -> problem.found().equals("neither clause nor proposed"))) {
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
                .isEqualTo("the key \"version\" a second time");
    }

    @Test
    void anAliasBombIsRefusedBeforeItIsBuilt() {
        StringBuilder bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 30; i++) {
            bomb.append("a" + i + ": &a" + i + " [");
            bomb.append(("*a" + (i - 1) + ", ").repeat(8)).append("*a" + (i - 1) + "]\n");
        }
        assertThat(only(bomb.toString()).found()).isEqualTo("an anchor or alias (&, *)");
    }

    @Test
    void aTagThatWouldBuildAForeignObjectIsRefused() {
        assertThat(only("pack: !!javax.script.ScriptEngineManager [x]\n").found())
                .isEqualTo("a tag (!)");
    }

    @Test
    void aFileTooLargeTooDeepOrNotUtf8IsRefused() {
        assertThat(only("#".repeat(YamlTree.MAX_BYTES + 1)).expected()).startsWith("at most ");
        assertThat(only("a: " + "[".repeat(2000) + "]".repeat(2000)).found()).startsWith("more than 30 levels");
        assertThat(PackChecker.check(new byte[] {'a', ':', ' ', (byte) 0xc3, '(', '\n'})
                        .problems())
                .extracting(PackProblem::found)
                .containsExactly("bytes that are not UTF-8");
    }

    @Test
    void aFileThatIsNoPackIsExplained() {
        assertThat(only("").found()).isEqualTo("an empty file");
        assertThat(only("- a\n- b\n").expected()).isEqualTo("the keys of a pack");
        assertThat(only("a: 1\n---\nb: 2\n").found()).isEqualTo("a second document");
        assertThat(only("a: [1\n").expected()).isEqualTo("well-formed YAML");
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
