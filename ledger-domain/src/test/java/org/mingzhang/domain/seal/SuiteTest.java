package org.mingzhang.domain.seal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class SuiteTest {
    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    @Test
    void hashesTheExamplesOfTheSm3Standard() {
        // GB/T 32905-2016, appendix A.
        assertThat(Suite.SM3.hash(ascii("abc")))
                .hasToString("66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0");
        assertThat(Suite.SM3.hash(ascii("abcd".repeat(16))))
                .hasToString("debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732");
    }

    @Test
    void hashesTheExampleOfTheSha256Standard() {
        assertThat(Suite.SHA256.hash(ascii("abc")))
                .hasToString("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }

    @Test
    void separatesLeavesFromNodesByPrefix() {
        for (Suite suite : Suite.values()) {
            Hash left = suite.leafHash(ascii("left"));
            Hash right = suite.leafHash(ascii("right"));
            assertThat(left).isEqualTo(suite.hash(HexFormat.of().parseHex("006c656674")));
            assertThat(suite.nodeHash(left, right))
                    .isEqualTo(suite.hash(HexFormat.of().parseHex("01" + left + right)));
            assertThat(suite.emptyRoot()).isEqualTo(suite.hash(new byte[0]));
        }
    }

    @Test
    void hashesOnManyThreadsAtOnce() throws Exception {
        List<Callable<Hash>> tasks = new ArrayList<>();
        for (int i = 0; i < 64; i++) {
            Suite suite = i % 2 == 0 ? Suite.SM3 : Suite.SHA256;
            tasks.add(() -> ReferenceTree.of(suite, 300).root());
        }
        try (ExecutorService executor = Executors.newFixedThreadPool(8)) {
            List<Future<Hash>> roots = executor.invokeAll(tasks);
            for (int i = 0; i < roots.size(); i++) {
                assertThat(roots.get(i).get()).isEqualTo(roots.get(i % 2).get());
            }
        }
    }

    @Test
    void namesTheOriginOfEachTree() {
        assertThat(Suite.SM3.origin("example.org/handan")).isEqualTo("example.org/handan/sm3");
        assertThat(Suite.SHA256.origin("example.org/handan")).isEqualTo("example.org/handan/sha256");
    }
}
