package org.mingzhang.domain.policy.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a parameter decides of a line, a limit, a target or the phases is said whole, or the checker says what is missing. */
class ReadingChecksTest {
    private static final String HANDAN = new String(Packs.bytes("handan-2025", "pack.yaml"), StandardCharsets.UTF_8);
    private static final String LINE =
            "{by: param(ratio.scope), cells: {renovation-only: service, enterprise: renovation}}";

    private static PackProblem only(String words, String otherWords) {
        assertThat(HANDAN).contains(words);
        List<PackProblem> problems = PackChecker.check(
                        HANDAN.replaceFirst(java.util.regex.Pattern.quote(words), otherWords)
                                .getBytes(StandardCharsets.UTF_8))
                .problems();
        assertThat(problems).hasSize(1);
        return problems.getFirst();
    }

    @Test
    void everyOptionOfTheParameterHasItsLine() {
        PackProblem problem = only(LINE, "{by: param(ratio.scope), cells: {renovation-only: service}}");
        assertThat(problem.path()).isEqualTo("directions.HD-02.line.cells");
        assertThat(problem.found()).isEqualTo("缺少参数 ratio.scope 取 enterprise 时的科目");
        assertThat(problem.expected()).contains("例如 enterprise: renovation");
    }

    @Test
    void everyLineOfACellIsThere() {
        PackProblem problem =
                only(LINE, "{by: param(ratio.scope), cells: {renovation-only: service, enterprise: renovaton}}");
        assertThat(problem.path()).isEqualTo("directions.HD-02.line.cells.enterprise");
        assertThat(problem.expected()).contains("是不是 renovation？");
    }

    @Test
    void aCellIsOfAnOption() {
        PackProblem problem = only(
                LINE,
                "{by: param(ratio.scope), cells: {renovation-only: service, enterprise: renovation, all: renovation}}");
        assertThat(problem.path()).isEqualTo("directions.HD-02.line.cells.all");
        assertThat(problem.expected()).contains("renovation-only、enterprise 之一");
    }

    @Test
    void aLineIsChosenByATextParameterAlone() {
        assertThat(only(LINE, "{by: ratio.scope, cells: {}}").path()).isEqualTo("directions.HD-02.line.by");
        assertThat(PackChecker.check(HANDAN.replaceFirst("by: param\\(ratio.scope\\)", "by: param(refund.dueDays)")
                                .getBytes(StandardCharsets.UTF_8))
                        .problems())
                .anySatisfy(problem -> {
                    assertThat(problem.path()).isEqualTo("directions.HD-02.line.by");
                    assertThat(problem.found()).isEqualTo("参数 refund.dueDays 不是文字");
                });
    }

    @Test
    void aReadingHangsOnParametersAlone() {
        PackProblem problem = only(
                "under: param(\"investment.scope\") == \"listed\"",
                "under: param(\"investment.scope\") == \"listed\" && enterprise.pilot");
        assertThat(problem.path()).isEqualTo("directions.HD-01.amount.limits.listed.under");
        assertThat(problem.expected()).contains("只用参数").contains("看事实的写 when");
    }

    @Test
    void whetherTheBoundIsInStandsBesideALeastAlone() {
        PackProblem problem = only("    about: 5\n", "    about: 5\n    inclusive: param(level.inclusive)\n");
        assertThat(problem.path()).isEqualTo("targets.HD-T9a.inclusive");
        assertThat(only("inclusive: param(level.inclusive)", "inclusive: param(phase.months)")
                        .path())
                .isEqualTo("targets.HD-T1.inclusive");
    }

    @Test
    void aPhaseOfWhichTheLastMonthMayBeNoPartHasTwo() {
        PackProblem problem = only("    to: 2025-12\n", "    to: 2025-09\n");
        assertThat(problem.path()).isEqualTo("phases.1.1.to");
        assertThat(problem.expected()).contains("晚于 2025-09");
        assertThat(only("phaseEnd: param(phase.months)", "phaseEnd: end-exclusive")
                        .path())
                .isEqualTo("phaseEnd");
    }
}
