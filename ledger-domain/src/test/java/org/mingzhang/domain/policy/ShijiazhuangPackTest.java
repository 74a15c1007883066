package org.mingzhang.domain.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.mingzhang.domain.policy.reading.Packs;

/** What the pack of Shijiazhuang's notice of 2025 says as a whole; its numbers are in its worked examples. */
class ShijiazhuangPackTest {
    private final PolicyPack pack = Packs.builtIn("shijiazhuang-2025");

    @Test
    void everyDoubtOfTheNoticeIsShown() {
        List<String> doubts = Stream.concat(IntStream.rangeClosed(1, 16).boxed(), Stream.of(32, 33, 34))
                .map(number -> "AMB-" + number)
                .toList();
        assertThat(pack.ambiguities()).extracting(Ambiguity::id).containsAll(doubts);
        assertThat(pack.ambiguities())
                .as("each names the parameter by which it is decided otherwise")
                .allSatisfy(doubt -> assertThat(doubt.parameters()).isNotEmpty());
    }

    @Test
    void whatTheNoticeDoesNotSayIsNotFilledIn() {
        assertThat(pack.documents().getFirst().number()).contains("〔2025〕-1232").contains("未核实");
        assertThat(pack.sources()).singleElement().satisfies(source -> assertThat(source.amount())
                .isNull());
        assertThat(pack.directions())
                .as("the notice sets no quota")
                .allSatisfy(direction -> assertThat(direction.quota()).isNull());
    }

    @Test
    void onlyTheChainCaseIsAuditedAndOnlyTheBenchmarksAreVisited() {
        assertThat(pack.directions())
                .filteredOn(direction -> direction.stages().contains("audit"))
                .extracting(Direction::id)
                .containsExactly("SJZ-B1");
        assertThat(pack.directions())
                .filteredOn(direction -> direction.stages().contains("site"))
                .extracting(Direction::id)
                .containsExactly("SJZ-A1", "SJZ-A2", "SJZ-A3");
    }

    @Test
    void thePartsOfTheChainCaseAddUpToTheWhole() {
        assertThat(parts("case")).isEqualTo(3_500L);
        assertThat(parts("summary")).isEqualTo(300L);
    }

    private long parts(String whole) {
        return pack.direction("SJZ-B1").orElseThrow().texts().stream()
                .filter(text -> whole.equals(text.within()))
                .mapToLong(text -> text.most() == null ? 0L : text.most())
                .sum();
    }
}
