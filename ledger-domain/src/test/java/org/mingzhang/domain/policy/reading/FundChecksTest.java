package org.mingzhang.domain.policy.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mingzhang.domain.given.SmallPack;
import org.mingzhang.domain.policy.PackRenderer;
import org.mingzhang.domain.policy.ParameterValues;
import org.mingzhang.domain.policy.PolicyPack;

/** From which day on a fund counts is a day, or a parameter that is one. */
class FundChecksTest {
    private static SmallPack since(String since) {
        return SmallPack.empty()
                .direction("A", "requires: {few: {text: 少, holds: 'granted(\"aid\") < amount(\"1万元\")', proposed: 例}}")
                .section("funds:\n  aid: {name: 补助, recorded: {names: [补助]}, since: " + since + ", proposed: 例}")
                .parameter("A.day: {name: 起算日, type: date, default: undecided, doubt: 例, proposed: 例}")
                .parameter("A.days: {name: 天数, type: number, default: 3, doubt: 例, proposed: 例}")
                .parameter("A.use: {name: 用, type: flag, default: true, doubt: 例, proposed: 例}")
                .direction(
                        "B",
                        "requires: {used: {text: 用, holds: 'param(\"A.use\") && param(\"A.days\") > 1"
                                + " && decision.on > param(\"A.day\")', proposed: 例}}");
    }

    private static PackProblem only(SmallPack pack) {
        List<PackProblem> problems =
                PackChecker.check(pack.text().getBytes(StandardCharsets.UTF_8)).problems();
        assertThat(problems).hasSize(1);
        return problems.getFirst();
    }

    private static String text(String since) {
        PolicyPack pack = since(since).read();
        return PackRenderer.text(pack, ParameterValues.defaults(pack));
    }

    @Test
    void whatIsNoDayIsReportedAtItsPlace() {
        PackProblem problem = only(since("2024年"));
        assertThat(problem.path()).isEqualTo("funds.aid.since");
        assertThat(problem.expected()).contains("2024-01-01", "param(");
    }

    @Test
    void aParameterOfAnotherKindIsNoDay() {
        assertThat(only(since("param(A.days)")).expected()).contains("日期");
        assertThat(only(since("param(A.dya)")).expected()).contains("是不是 A.day");
    }

    @Test
    void itIsShownWithItsDay() {
        assertThat(text("2024-01-01")).contains("从2024-01-01（含当日）起核定的下列金额之和");
        assertThat(text("param(A.day)")).contains("从参数「起算日」之日（含当日）起核定");
    }
}
