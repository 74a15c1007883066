package org.mingzhang.app.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.mingzhang.domain.json.InvalidDocument;
import tools.jackson.databind.JsonNode;

/** A page of checkpoints begins behind the last one of the page before, however many newer ones there are meanwhile. */
class CheckpointPagingTest {
    private static List<CheckpointPages.Row> rows(long... sizes) {
        List<CheckpointPages.Row> rows = new ArrayList<>();
        for (long size : sizes) {
            rows.add(new CheckpointPages.Row("at-" + size, size, null, null, null, List.of()));
        }
        return rows;
    }

    private static List<Long> sizes(JsonNode page) {
        return page.path("checkpoints")
                .valueStream()
                .map(row -> row.path("size").asLong())
                .toList();
    }

    private static JsonNode page(List<CheckpointPages.Row> rows, @Nullable String after) {
        return CheckpointsApi.page(rows, after, 2);
    }

    @Test
    void aCheckpointThatIsWrittenBetweenTwoPagesMovesNone() {
        JsonNode first = page(rows(9, 7, 5, 3), null);
        assertThat(sizes(first)).containsExactly(9L, 7L);
        JsonNode second = page(rows(13, 11, 9, 7, 5, 3), first.path("next").asString());
        assertThat(sizes(second)).containsExactly(5L, 3L);
        assertThat(second.has("next")).isFalse();
        assertThat(second.path("count").asInt()).isEqualTo(6);
    }

    @Test
    void aNumberOfRowsIsNoPlace() {
        assertThatThrownBy(() -> page(rows(9, 7, 5), "2")).isInstanceOf(InvalidDocument.class);
    }
}
