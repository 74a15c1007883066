package org.mingzhang.domain.seal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class RepeatedTextTest {
    /** Texts that share beginning, middle and end, so that only all of their bytes tell them apart. */
    private static List<String> alike() {
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            texts.add("0123456789" + (char) ('a' + i % 26) + i + "|".repeat(i % 40) + "abcdefgh" + "中文".repeat(i % 30));
        }
        for (int length = 0; length < 600; length++) {
            texts.add("x".repeat(length));
        }
        return texts;
    }

    private static void readInto(RepeatedText texts, List<String> all, Random random, int rounds) {
        for (int i = 0; i < rounds; i++) {
            String text = all.get(random.nextInt(all.size()));
            byte[] bytes = ("\"" + text + "\"").getBytes(UTF_8);
            for (int twice = 0; twice < 2; twice++) {
                assertThat(texts.text(bytes, 1, bytes.length - 1)).isEqualTo(text);
            }
        }
    }

    @Test
    void everyTextIsWhatItsBytesSayHoweverAlikeTheyAre() {
        readInto(RepeatedText.get(), alike(), new Random(1), 20_000);
    }

    @Test
    void textThatDiffersInOneByteAnywhereIsNeverTakenForTheOther() {
        RepeatedText texts = RepeatedText.get();
        byte[] first = new byte[64];
        Arrays.fill(first, (byte) 'a');
        for (int at = 0; at < first.length; at++) {
            byte[] other = first.clone();
            other[at] = 'b';
            for (int i = 0; i < 3; i++) {
                assertThat(texts.text(first, 0, 64)).isEqualTo(new String(first, UTF_8));
                assertThat(texts.text(other, 0, 64)).isEqualTo(new String(other, UTF_8));
            }
        }
    }

    @Test
    void severalThreadsReadAsOne() throws Exception {
        RepeatedText texts = RepeatedText.get();
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            List<Callable<Void>> all = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                Random random = new Random(i);
                all.add(() -> {
                    readInto(texts, alike(), random, 20_000);
                    return null;
                });
            }
            for (Future<Void> done : threads.invokeAll(all)) {
                done.get();
            }
        }
    }

    @Test
    void whatComesAgainIsTheSameString() {
        byte[] bytes = "recordedAt-of-this-test".getBytes(UTF_8);
        RepeatedText texts = RepeatedText.get();
        texts.text(bytes, 0, bytes.length);
        texts.text(bytes, 0, bytes.length);
        assertThat(texts.text(bytes, 0, bytes.length)).isSameAs(texts.text(bytes, 0, bytes.length));
    }
}
