package org.mingzhang.tools.repository;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class JavaTextTest {
    @Test
    void commentsAndStringsStayAlone() {
        assertThat(JavaText.commentsAndStrings("a /* double\n */ b // float\nc \"dou\\\"ble\" '\"' d"))
                .isEqualTo(" /* double\n */ // float\n \"dou\\\"ble\" '\"' ");
    }

    @Test
    void commentsAndStringsGoAndLinesStay() {
        assertThat(JavaText.withoutCommentsAndStrings("a /* double\n */ b // float\nc \"dou\\\"ble\" '\"' d"))
                .isEqualTo("a  \n  b  \nc     d");
        assertThat(JavaText.withoutCommentsAndStrings("x = \"\"\"\n  double \"q\"\n  \"\"\"; double y;"))
                .isEqualTo("x =  \n \n ; double y;");
    }
}
