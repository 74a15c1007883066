package org.mingzhang.view.trail;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class QuotesTest {
    @Test
    void marksWithinMarksAreSingleOnes() {
        assertThat(Quotes.nested("某公司申报“优秀“小快轻准”产品”（一）。")).isEqualTo("某公司申报“优秀‘小快轻准’产品”（一）。");
        assertThat(Quotes.nested("“甲”和“乙”")).isEqualTo("“甲”和“乙”");
        assertThat(Quotes.nested("““内””后“外”")).isEqualTo("“‘内’”后“外”");
        assertThat(Quotes.nested("“一“二“三”””")).isEqualTo("“一‘二“三”’”");
    }

    @Test
    void marksThatAreNoPairsStay() {
        for (String typed : new String[] {"理由：“未完", "”倒“", "“甲“乙”"}) {
            assertThat(Quotes.nested(typed)).isEqualTo(typed);
        }
    }
}
