package org.mingzhang.app.trail;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mingzhang.domain.event.StreamId;
import org.mingzhang.domain.officiallist.OfficialListEvent.Kind;
import org.mingzhang.domain.officiallist.OfficialListEvent.ListIssued;

class BelongingTest {
    /** Whoever opens the first entry of a command reads the command in its envelope; that of a list has every row. */
    @ParameterizedTest
    @EnumSource(Kind.class)
    void theHeadOfAListIsNotForACountyWhichMayHaveNoRowInIt(Kind kind) {
        assertThat(Belonging.of(
                        StreamId.list("SL-BF-20260429"),
                        new ListIssued("handan-2025", kind, null, null, null, "某市财政局", "某人"),
                        proposal -> null))
                .isEqualTo(Belonging.wholeCity());
    }
}
