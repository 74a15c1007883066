package org.mingzhang.app.system;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ReadWordsTest {
    @Test
    void aRegistersSentenceComesApart() {
        assertThat(ReadWords.of("某专项拨付台账（XLSX）；查询条件：县（市、区） 某县；列：编号、金额"))
                .isEqualTo(new ReadWords("某专项拨付台账", "XLSX", "县（市、区） 某县", "编号、金额"));
    }

    @Test
    void ofAFileItsEndingTellsTheFormat() {
        assertThat(ReadWords.of("申报 A-1 的材料“方案.pdf”")).isEqualTo(new ReadWords("申报 A-1 的材料“方案.pdf”", "PDF", "", ""));
    }

    @Test
    void whatIsBuiltOtherwiseStaysWhole() {
        assertThat(ReadWords.of("联系电话")).isEqualTo(new ReadWords("联系电话", "", "", ""));
    }

    @Test
    void noCellIsReckonedBySpreadsheets() {
        assertThat(ReadsFile.plain("=1+1")).isEqualTo("'=1+1");
        assertThat(ReadsFile.plain("拨付")).isEqualTo("拨付");
    }
}
