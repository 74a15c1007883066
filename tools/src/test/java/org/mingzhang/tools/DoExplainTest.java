package org.mingzhang.tools;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code do --explain} says of a command. */
class DoExplainTest {
    private static int explain(String name, StringWriter told) {
        PrintWriter out = new PrintWriter(told);
        return Ledger.run(out, out, "do", "--explain", name);
    }

    @Test
    void aPersonReadsPostsAndOfEachFieldMeaningTypeAndExample() {
        StringWriter out = new StringWriter();
        assertThat(explain("award.approve", out)).isEqualTo(ExitCode.DONE);
        assertThat(out.toString())
                .contains("核定奖补并占用预算", "可签名的岗位：市工信、财政（")
                .contains("  amountFen　必填　金额　以分为单位的整数　例 20000000\n")
                .contains("  reason　可省略　理由　文字　例 \"设备未到位\"\n")
                .contains("  shares　可省略　", "  shares[].source　必填　资金来源编号　文字　例 \"central\"\n")
                .contains("\"command\" : \"award.approve\"");
        StringWriter own = new StringWriter();
        explain("actor.rotate-key", own);
        assertThat(own.toString()).contains("可签名的岗位：不限岗位，限本人");
    }

    @ParameterizedTest
    @CsvSource({
        "award.aprove, 是不是 award.approve；",
        "aprove, 列出全部命令",
        "approve, 是不是 award.approve、award.approve-payment、correction.approve；",
        "bank.nothing, 是不是 bank.explain-line、bank.match-treasury-payment、bank.record-line、bank.record-treasury-payment、bank.unmatch-treasury-payment；",
    })
    void anUnknownCommandIsWrongUsageWithTheNearNames(String name, String near) {
        StringWriter err = new StringWriter();
        assertThat(explain(name, err)).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(err.toString()).contains("没有命令 " + name, near);
    }
}
