package org.mingzhang.app.workbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RowTest {
    private static @Nullable String ofHundred(String written) {
        Row row = new Row(Sheets.sheet("验收"), "验收", 2, new TreeMap<>(Map.of("联网率", written)));
        return row.ofHundred("联网率");
    }

    /** Events state shares of a hundred, as commands do; the workbook writes 62.5% as 0.625. */
    @Test
    void aShareIsStatedOfAHundredToTheLastDigit() {
        assertThat(ofHundred("0.625")).isEqualTo("62.5");
        assertThat(ofHundred("1")).isEqualTo("100");
        assertThat(ofHundred("0.00")).isEqualTo("0");
        assertThat(ofHundred("0.3333333333333333333")).isEqualTo("33.33333333333333333");
        assertThat(new Row(Sheets.sheet("验收"), "验收", 2, new TreeMap<>()).ofHundred("联网率"))
                .isNull();
    }
}
