package org.mingzhang.app.trail;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.mingzhang.domain.event.EventCodec;
import org.mingzhang.domain.event.StreamType;

class EntryGroupTest {
    @Test
    void everyEventThereIsBelongsSomewhere() {
        assertThat(EventCodec.types().keySet())
                .extracting(name -> EntryGroup.of(String.valueOf(name)))
                .doesNotContain(EntryGroup.OTHER);
    }

    @Test
    void whatThereIsMostOfStandsFirst() {
        assertThat(EntryGroup.counts(Map.of(
                        "award.payment-ordered", 2L,
                        "award.payment-confirmed", 1L,
                        "application.stage-decided", 1_000L,
                        "ledger.records-accessed", 1L)))
                .containsExactly(
                        new EntryGroup.Count(EntryGroup.REVIEW, 1_000),
                        new EntryGroup.Count(EntryGroup.PAYMENT, 3),
                        new EntryGroup.Count(EntryGroup.ACCESS, 1));
    }

    @Test
    void anExportOrAnImportIsNoBusiness() {
        assertThat(EntryGroup.business())
                .contains(StreamType.AWARD, StreamType.APPLICATION, StreamType.BANK)
                .doesNotContain(StreamType.ACCESS, StreamType.IMPORT, StreamType.LEDGER);
    }
}
