package org.mingzhang.domain.policy.scrutiny;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.mingzhang.domain.policy.PolicyPack;
import org.mingzhang.domain.policy.reading.PackProblem;
import org.mingzhang.domain.policy.reading.PackReader;
import org.mingzhang.domain.policy.reading.Packs;

/** Packs that read well and cannot be meant: each is a sound pack with one thing wrong, as somebody hostile would write it. */
class ScrutinyTest {
    private static final Path FOLDER = Path.of("src", "test", "resources", "scrutiny");
    private static final String SOUND = text(FOLDER.resolve("pack.yaml"));

    /** What a hostile author writes instead, where that is found, and what is said of it. */
    static Stream<Arguments> contradictions() {
        return cases("contradictions.tsv");
    }

    /** The same of what may be meant. */
    static Stream<Arguments> doubts() {
        return cases("doubts.tsv");
    }

    /** Changes that leave the pack as sound as it is. */
    static Stream<Arguments> sound() {
        return cases("sound.tsv");
    }

    private static Stream<Arguments> cases(String file) {
        return text(FOLDER.resolve(file))
                .lines()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.replace("\\n", "\n").split("\t", -1))
                .map(words -> Arguments.of((Object) words));
    }

    private static String text(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new java.io.UncheckedIOException(unreadable);
        }
    }

    private static PolicyPack read(String text) {
        return PackReader.read(text.getBytes(StandardCharsets.UTF_8));
    }

    private static PolicyPack broken(String[] words) {
        return broken(words, 4);
    }

    private static PolicyPack broken(String[] words, int further) {
        assertThat(SOUND).contains(words[0]);
        String broken = SOUND.replace(words[0], words[1]);
        for (int i = further; i < words.length; i += 2) {
            assertThat(broken).contains(words[i]);
            broken = broken.replace(words[i], words[i + 1]);
        }
        if (broken.contains("param(none)")) {
            broken = broken.replace(
                    "  places:", "  none: {name: 无, type: number, default: 0, doubt: 例, proposed: 例}\n  places:");
        }
        return read(broken);
    }

    @Test
    void aSoundPackIsLeftAlone() {
        assertThat(Scrutiny.of(read(SOUND), Set.of())).isEqualTo(new Scrutiny.Findings(List.of(), List.of()));
    }

    @ParameterizedTest
    @MethodSource("contradictions")
    void whatCannotBeMeantIsFoundAtItsPlace(String[] words) {
        // The reader takes it: a pack that was published with it can still be read.
        List<PackProblem> found = Scrutiny.of(broken(words), Set.of()).contradictions();
        assertThat(found).anySatisfy(problem -> {
            assertThat(problem.path()).isEqualTo(words[2]);
            assertThat(problem.found() + problem.expected()).contains(words[3]);
            assertThat(problem.line()).isGreaterThan(1);
        });
    }

    @ParameterizedTest
    @MethodSource("doubts")
    void whatMayBeASlipIsPointedOut(String[] words) {
        assertThat(Scrutiny.of(broken(words), Set.of()).doubts()).anySatisfy(problem -> {
            assertThat(problem.path()).isEqualTo(words[2]);
            assertThat(problem.found()).contains(words[3]);
        });
    }

    @ParameterizedTest
    @MethodSource("sound")
    void whatReadsTheSameAnotherWayIsLeftAlone(String[] words) {
        assertThat(Scrutiny.of(broken(words, 2), Set.of())).isEqualTo(new Scrutiny.Findings(List.of(), List.of()));
    }

    @Test
    void theBuiltInPacksAndTheExamplesOfTheGuideAreSound() {
        for (String id : Packs.builtIn()) {
            assertThat(Scrutiny.of(Packs.builtIn(id), Set.of()))
                    .as(id)
                    .isEqualTo(new Scrutiny.Findings(List.of(), List.of()));
        }
        for (String file : List.of(
                "example-pack/pack.yaml",
                "second-pack/pack.yaml",
                "full-pack/pack.yaml",
                "full-pack/pack-2.yaml",
                "full-pack/pack-3.yaml",
                "full-pack/pack-4.yaml",
                "full-pack/xinghe-2024.yaml")) {
            assertThat(Scrutiny.of(read(text(Path.of("..", "docs", "guide").resolve(file))), Set.of("xinghe-2024")))
                    .as(file)
                    .isEqualTo(new Scrutiny.Findings(List.of(), List.of()));
        }
    }

    @Test
    void aPackBesideTheFileIsKnown() {
        PolicyPack pack = broken(new String[] {"packs: {handan-2025: [HD-01]}", "packs: {other-2024: []}"});
        assertThat(Scrutiny.of(pack, Set.of()).doubts()).hasSize(1);
        assertThat(Scrutiny.of(pack, Set.of("other-2024")).doubts()).isEmpty();
    }

    @Test
    void theNearestPackIsNamed() {
        PolicyPack pack = broken(new String[] {"packs: {handan-2025: [HD-01]}", "packs: {handan-2052: []}"});
        assertThat(Scrutiny.of(pack, Set.of()).doubts().getFirst().expected()).endsWith("；是不是 handan-2025？");
    }
}
