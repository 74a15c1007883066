package org.mingzhang.tools.repository;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class CsvTest {
    @Test
    void quotedCellsHoldCommasQuotesAndLineFeeds() {
        assertThat(Csv.parse("a,\"b,\"\"c\"\"\nd\",\n,,e\n"))
                .containsExactly(List.of("a", "b,\"c\"\nd", ""), List.of("", "", "e"));
    }
}
