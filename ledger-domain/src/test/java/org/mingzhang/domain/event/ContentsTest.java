package org.mingzhang.domain.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.mingzhang.domain.given.Samples;

class ContentsTest {
    @Test
    void exactlyTheTypesThatSayTheyNeedContentsDo() {
        List<String> needing = EventCodec.types().entrySet().stream()
                .filter(entry -> !Contents.of((LedgerEvent) Samples.full(entry.getValue()))
                        .isEmpty())
                .map(Map.Entry::getKey)
                .toList();
        assertThat(needing).containsExactlyInAnyOrderElementsOf(Contents.needingTypes());
    }

    @Test
    void noEventMayNameAPackWithoutNeedingIt() {
        List<String> naming = new ArrayList<>(EventCodec.types().entrySet().stream()
                .filter(entry -> EventCodec.payload((LedgerEvent) Samples.full(entry.getValue()))
                        .has("packSm3"))
                .map(Map.Entry::getKey)
                .toList());
        // A part of an import needs the list of its rows instead, and what gives one up that of the rows left half
        // done.
        naming.add("import.part-recorded");
        naming.add("import.abandoned");
        // What takes the place of an application's texts needs their words.
        naming.add("application.materials-supplemented");
        assertThat(naming).containsExactlyInAnyOrderElementsOf(Contents.needingTypes());
    }
}
