package org.mingzhang.tools;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.tools.Table.Column;

class TableTest {
    @Test
    void chineseTextTakesTwoColumnsACharacter() {
        Table table = new Table(Column.text("科目"), Column.number("家数"), Column.yuan("已拨付"), Column.wan("可用"))
                .row("数字化改造", 600, Fen.ofYuan(1_234_567), Fen.ofWan(8900))
                .row("service", 1200L, Fen.of(5), Fen.of(14_000_001))
                .row(null, "—", Fen.of(-100), null);
        assertThat(print(table)).isEqualTo("""
                科目         家数  已拨付（元）  可用（万元）
                ----------  -----  ------------  ------------
                数字化改造    600  1,234,567.00  8,900.000000
                service     1,200          0.05     14.000001
                                —         -1.00
                """);
    }

    @Test
    void figuresInWanHaveTheirPointsUnderEachOther() {
        Table table = new Table(Column.text("科目"), Column.wanByHeading("可用"))
                .row("甲", Fen.ofWan(8900))
                .row("乙", Fen.of(-14_000_001))
                .row("丙", "—")
                .row("丁", "2026年3月2日");
        assertThat(print(table)).isEqualTo("""
                科目          可用
                ----  ------------
                甲    8,900.000000
                乙      -14.000001
                丙               —
                丁    2026年3月2日
                """);
    }

    @Test
    void widthsFollowEastAsianWidth() {
        assertThat(DisplayWidth.of("abc")).isEqualTo(3);
        assertThat(DisplayWidth.of("明账")).isEqualTo(4);
        assertThat(DisplayWidth.of("（１）")).isEqualTo(6);
        assertThat(DisplayWidth.of("～￥、。")).isEqualTo(8);
        assertThat(DisplayWidth.of("é é")).as("precomposed and combining").isEqualTo(3);
        assertThat(DisplayWidth.of("𠮷")).as("beyond the basic plane").isEqualTo(2);
        assertThat(DisplayWidth.of("“”≥—")).as("ambiguous").isEqualTo(4);
        assertThat(DisplayWidth.of("")).isZero();
    }

    @Test
    void aRowMustFitItsColumns() {
        Table table = new Table(Column.text("a"), Column.yuan("b"));
        assertThatThrownBy(() -> table.row("x")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> table.row("x", 12L))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("takes Fen");
    }

    private static String print(Table table) {
        StringWriter out = new StringWriter();
        table.print(new PrintWriter(out));
        return out.toString();
    }
}
