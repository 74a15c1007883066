package org.mingzhang.domain.policy.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Whoever writes a pack reads Chinese: names of the format stay, sentences of ours and of libraries do not. */
class PackMessagesTest {
    private static final String HANDAN = new String(Packs.bytes("handan-2025", "pack.yaml"), StandardCharsets.UTF_8);

    /** Whole files that are no YAML, or no pack. */
    static final List<String> FILES = List.of(
            "",
            "- a\n- b\n",
            "pack：x\nversion：1\n",
            "a: 1\n---\nb: 2\n",
            "a: 1\n...\nb\n",
            "a: [1\n",
            "a: {b: 1\n",
            "a: [1, 2}}\n",
            "a: b: c\n",
            "a: 'x\n",
            "a: 'it's'\n",
            "a: \"\\q\"\n",
            "a: \"\\xZZ\"\n",
            "a:\n\tb: 1\n",
            "a: @x\n",
            "a: `x\n",
            "a: %x\n",
            "a: 1\n b: 2\n",
            "a:\n  - 1\n b: 2\n",
            "a: 1\nb\nc: 2\n",
            "a: \u0000\n",
            "? [a]\n: b\n",
            "{a: 1}: b\n",
            "a: |x\n  b\n",
            "a: >0\n  b\n",
            "a: *x\n",
            "a: &\n",
            "a: &x 1\n",
            "a: !<x\n",
            "a: !x y\n",
            "%YAML 9.9\n---\na: 1\n",
            "%TAG ! x\n%TAG ! x\n---\na: 1\n",
            "a: ,x\n",
            "a: }\n",
            "key: - a\n",
            "a: ? b\n",
            "a: " + "[".repeat(40) + "]".repeat(40),
            "pack: x\n",
            "#".repeat(YamlTree.MAX_BYTES + 1));

    /** What replaces {@code acceptance.levelAfter >= 2} in a condition. */
    static final List<String> EXPRESSIONS = List.of(
            "acceptance.levelAfter = 2",
            "acceptance.levelAfter > 2 and true",
            "acceptance.levelAfter > 2 or true",
            "acceptance.levelAfter ≥ 2",
            "acceptance.levelAfter >",
            "(1 > 2",
            "1 > 2)",
            "honour.id == “cmmm”",
            "20万元 > amount(\"1元\")",
            "amount(\"20\") > amount(\"1元\")",
            "amount(\"0.001元\") > amount(\"1元\")",
            "amount(\"99999999亿元\") > amount(\"1元\")",
            "amount(1) > amount(\"1元\")",
            "rate(\"half\") > rate(\"1\")",
            "date(\"2026-02-30\") > date(\"2026-01-01\")",
            "acceptance.levelAfter",
            "acceptance.levelAfter >= 0.5",
            "acceptance.levelAftr >= 2",
            "minn(1, 2) > 1",
            "param(x) > 1",
            "param() > 1",
            "param(\"none\") > 1",
            "acceptance.levelAfter == \"三\"",
            "rate(\"50%\") * rate(\"50%\") > rate(\"1\")",
            "min(1, amount(\"1元\")) > 1",
            "min(1) > 1",
            "1 && true",
            "!(1)",
            "-enterprise.pilot",
            "1 ? true : false",
            "true ? 1 : \"a\"",
            "1 in [\"a\"]",
            "[1] + [2] == [3]",
            "[1, 2][1] == 2",
            "application.batch / 2 == 1",
            "application.batch % 2 == 1",
            "1u > 2u",
            "acceptance.passed == null",
            "99999999999999999999 > 1",
            "for > 1",
            "[1, 2].all(x, x > 0)",
            "Msg{a: 1}",
            "1.a",
            "[1]",
            "true" + " && true".repeat(400),
            "(".repeat(60) + "true" + ")".repeat(60));

    /** Lines of the good pack, and what a slip of the pen makes of them. */
    static final List<List<String>> SLIPS = List.of(
            List.of("pack: handan-2025", "pack: ../etc"),
            List.of("version: 1\n", "version: 零\n"),
            List.of("version: 1\n", "version: 1\nversion: 2\n"),
            List.of("version: 1\n", "version: [1]\n"),
            List.of("zone: Asia/Shanghai", "zone: 北京"),
            List.of("title: 邯郸市中小企业数字化转型城市试点专项资金（2025—2027年）\n", ""),
            List.of("name: 转型标杆建设", "name: 转型\u200b标杆建设"),
            List.of("amount: 1亿元\n", "amount: 1亿\n"),
            List.of("    paidBy: ", "    paydBy: "),
            List.of("atLeast: 80%", "atLeast: 180%"),
            List.of("atLeast: 80%", "atLeast: 80%\n    atMost: 90%"),
            List.of("    exceptLines: [renovation]\n", ""),
            List.of("    exceptLines: [renovation]\n", "    exceptLines: [renovation]\n    lines: [service]\n"),
            List.of("judged: {allocated: always", "judged: {allocated: daily"),
            List.of("  3:\n    name: 第三批", "  三:\n    name: 第三批"),
            List.of("  HD-T5:", "  'HD T5':"),
            List.of("line: renovation", "line: renovaton"),
            List.of("payee: applicant", "paye: applicant"),
            List.of("kind: renovation", "kind: {a: 1}"),
            List.of("      per: applicant", "      per: anyone"),
            List.of("      per: applicant\n", ""),
            List.of("      per: applicant", "      per: param(none)"),
            List.of("      when: param(\"HD-04.national\") == \"same\"\n", ""),
            List.of("      when: param(\"HD-04.national\") == \"same\"", "      when: acceptance.levelAfter >= 2"),
            List.of("      when: param(\"HD-04.national\") == \"same\"", "      when: 'true'"),
            List.of("      kind: 链式转型案例\n", "      kinds: 链式转型案例\n"),
            List.of("most: 600", "most: 0"),
            List.of("        holds: enterprise.pilot\n", ""),
            List.of("        holds: enterprise.pilot\n", "        holds: enterprise.pilot\n        judgedAt: county\n"),
            List.of("judgedAt: experts", "judgedAt: expert"),
            List.of("refusal: ACCEPTANCE_MISSING", "refusal: NEVER"),
            List.of("pays: exactly", "pays: maybe"),
            List.of("            by: [acceptance.levelAfter]\n", ""),
            List.of("            by: [acceptance.levelAfter]\n", "            by: {a: b}\n"),
            List.of("cells: {2: 50%, 3", "cells: {2: 150%, 3"),
            List.of("cells: {2: 50%, 3", "cells: {二: 50%, 3"),
            List.of("cells: {2: 50%, 3", "cells: {2: param(pilot.from), 3"),
            List.of("cells: {2: 20万元, 3: 40万元", "cells: {2: 0元, 3: 40万元"),
            List.of(", 3: param(HD-01.cap.L4.batch3)}", "}"),
            List.of("    prior: [HD-02]\n", ""),
            List.of("clause: plan 资金安排「中央财政奖补资金1亿元」", "clause: 资金安排"),
            List.of("clause: plan 资金安排「中央财政奖补资金1亿元」", "clause: plan 资金安排「9亿元」"),
            List.of("clause: plan 资金安排「中央财政奖补资金1亿元」", "clause: plan 别处「1亿元」"),
            List.of("clause: plan 资金安排「中央财政奖补资金1亿元」", "clause: note 资金安排「1亿元」"),
            List.of("    clause: plan 资金安排「中央财政奖补资金1亿元」\n", ""),
            List.of("    clause: plan 资金安排「中央财政奖补资金1亿元」", "    clause: ''\n    proposed: 拟定"),
            List.of("default: treasury", "default: undecided"),
            List.of("default: monthly", "default: hourly"),
            List.of("default: 5\n", "default: 0\n"),
            List.of("default: 5\n", "default: 五\n"),
            List.of("    default: 5\n", ""),
            List.of("holds: value >= 1", "holds: value * 9223372036854775807 >= 1"),
            List.of("holds: value >= 1", "holds: value >= acceptance.levelAfter"),
            List.of("  refund.dueDays:\n", "  refund.days:\n"),
            List.of("        when: param(\"HD-04.ladder\") == \"highest\"\n", ""),
            List.of("    about: 5\n", ""),
            List.of("    about: 5\n", "    about: 5\n    exactly: 5\n"),
            List.of("    about: 5\n", "    about: 五\n"),
            List.of("    to: 2025-12\n", "    to: 2020-12\n"),
            List.of("    to: 2025-12\n", "    to: 年底\n"));

    @ParameterizedTest
    @FieldSource("FILES")
    void aFileThatIsNoPackIsExplainedInChinese(String file) {
        speaksChinese(file);
    }

    @ParameterizedTest
    @FieldSource("EXPRESSIONS")
    void aWrongExpressionIsExplainedInChinese(String expression) {
        String quoted = "holds: '" + expression.replace("'", "''") + "'\n";
        speaksChinese(HANDAN.replaceFirst(
                "holds: acceptance.levelAfter >= 2\n", java.util.regex.Matcher.quoteReplacement(quoted)));
    }

    @ParameterizedTest
    @FieldSource("SLIPS")
    void aSlipOfThePenIsExplainedInChinese(List<String> slip) {
        assertThat(HANDAN).contains(slip.getFirst());
        int at = HANDAN.indexOf(slip.getFirst());
        speaksChinese(HANDAN.substring(0, at)
                + slip.getLast()
                + HANDAN.substring(at + slip.getFirst().length()));
    }

    private static void speaksChinese(String file) {
        List<PackProblem> problems =
                PackChecker.check(file.getBytes(StandardCharsets.UTF_8)).problems();
        assertThat(problems).isNotEmpty().allSatisfy(problem -> {
            assertThat(problem.expected()).containsPattern("\\p{IsHan}");
            Stream.of(problem.found(), problem.expected()).forEach(text -> {
                assertThat(text).doesNotContain("Exception", "org.", "dev.", "原文：", "null，");
                // What the person wrote is given back as it stands; the rest is ours.
                assertThat(text.replaceAll("“[^”]*”?", "").replaceAll("\"[^\"]*\"", ""))
                        .as("no English sentence")
                        .doesNotContainPattern("[A-Za-z]{2,} (?!in\\b)[A-Za-z]{2,}");
            });
        });
    }
}
