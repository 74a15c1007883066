package org.mingzhang.tools;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mingzhang.domain.event.ActorRef;
import org.mingzhang.domain.json.Scalar;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.domain.policy.Clause;
import org.mingzhang.view.trail.Subject;
import org.mingzhang.view.trail.Trace;
import org.mingzhang.view.trail.Trace.Calculated;
import org.mingzhang.view.trail.Trace.SignatureState;

class TraceTextTest {
    @Test
    void aCaseTellsEveryStepOfItsCalculationWithClauseAndEntries() {
        Calculated share = new Calculated(
                "HD-01/share",
                new Clause("plan", "资金安排（一）", "补贴比例50%"),
                "推进方案",
                List.of(
                        new Trace.Input("acceptance.recognisedInvestmentFen", "核定投入", Scalar.of(1), "40万元", 17L),
                        new Trace.Input("HD-A", "补贴比例", Scalar.of("0.5"), "50%", null)),
                Scalar.of(20_000_000),
                "核定投入的 50%，为 20万元");
        Calculated rounding = new Calculated(
                "HD-01/rounding", Clause.proposed("没有规定"), null, List.of(), Scalar.of(20_000_000), "分以下舍去");
        Trace trace = new Trace(
                "HD-2026-0001",
                List.of(Subject.Kind.CASE),
                30,
                0,
                List.of(new Trace.Line(
                        18,
                        "award.calculated",
                        "按政策计算奖补。",
                        new ActorRef("a", "o", "CITY_INDUSTRY", "0123456789abcdef"),
                        "经办甲",
                        "市工信局",
                        null,
                        Instant.parse("2026-03-02T01:00:00Z"),
                        null,
                        Fen.ofWan(20),
                        null,
                        "award/HD-2026-0001",
                        "c-00000001",
                        SignatureState.VALID,
                        null,
                        List.of(share, rounding))),
                null,
                null);
        StringWriter out = new StringWriter();
        new TraceText(trace, ZoneId.of("Asia/Shanghai")).print(new PrintWriter(out, true));
        assertThat(out.toString())
                .containsSubsequence(
                        "按政策计算奖补。",
                        "第 1 步　核定投入的 50%，为 20万元",
                        "依据　《推进方案》资金安排（一）",
                        "取数　核定投入 40万元（序号 17）、补贴比例 50%",
                        "第 2 步　分以下舍去",
                        "依据　本系统拟定：没有规定");
    }
}
