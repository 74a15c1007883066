package org.mingzhang.domain.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.mingzhang.domain.given.Samples;

class CitedFileTest {
    @Test
    void exactlyTheTypesThatSayTheyMayCiteFilesDo() {
        List<String> citing = EventCodec.types().entrySet().stream()
                .filter(entry -> !CitedFile.of((LedgerEvent) Samples.full(entry.getValue()))
                        .isEmpty())
                .map(Map.Entry::getKey)
                .toList();
        assertThat(citing).containsExactlyInAnyOrderElementsOf(CitedFile.citingTypes());
    }

    @Test
    void exactlyTheTypesThatSayTheyMayNameFilesDo() {
        List<String> naming = EventCodec.types().entrySet().stream()
                .filter(entry -> !CitedFile.named((LedgerEvent) Samples.full(entry.getValue()))
                        .isEmpty())
                .map(Map.Entry::getKey)
                .toList();
        assertThat(naming)
                .containsExactlyInAnyOrderElementsOf(CitedFile.namingTypes())
                .contains("award.payment-confirmed", "award.payment-returned");
    }

    @Test
    void aDigestAloneCitesNoFile() {
        EventCodec.types().values().forEach(type -> assertThat(CitedFile.of((LedgerEvent) Samples.bare(type)))
                .isEmpty());
    }
}
