package org.mingzhang.app.practice;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TamperShowTest {
    @Test
    void whatIsFoundIsSaidInWordsAndNotByTheNamesOfColumns() {
        assertThat(TamperShow.inWords("列 command_digest 为 ab，账目内容为 cd")).isEqualTo("“命令摘要”一栏 为 ab，账目内容为 cd");
        assertThat(TamperShow.inWords("序号 3 与序号 4 的账目互换了位置")).isEqualTo("序号 3 与序号 4 的账目互换了位置");
    }
}
