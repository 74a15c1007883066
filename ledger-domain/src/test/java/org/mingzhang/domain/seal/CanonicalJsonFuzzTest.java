package org.mingzhang.domain.seal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.erdtman.jcs.JsonCanonicalizer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Random documents, against an independent implementation of RFC 8785 and against Jackson's own reader. */
class CanonicalJsonFuzzTest {
    private static final int DOCUMENTS = 5_000;
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    @Test
    void writesTheSameBytesAsAnIndependentImplementation() throws IOException {
        Random random = new Random(1);
        for (int i = 0; i < DOCUMENTS; i++) {
            JsonNode document = SeededJson.document(random);
            byte[] theirs = new JsonCanonicalizer(MAPPER.writeValueAsBytes(document)).getEncodedUTF8();
            assertThat(CanonicalJson.write(document)).isEqualTo(theirs);
        }
    }

    @Test
    void readsBackWhatItWrote() {
        Random random = new Random(2);
        for (int i = 0; i < DOCUMENTS; i++) {
            byte[] bytes = CanonicalJson.write(SeededJson.document(random));
            JsonNode read = CanonicalJson.read(bytes);
            assertThat(read).isEqualTo(MAPPER.readTree(bytes));
            assertThat(CanonicalJson.write(read)).isEqualTo(bytes);
        }
    }

    @Test
    void acceptsDamagedBytesOnlyWhereTheyAreCanonicalAgain() {
        Random random = new Random(3);
        int accepted = 0;
        for (int i = 0; i < 3 * DOCUMENTS; i++) {
            byte[] damaged = damage(CanonicalJson.write(SeededJson.document(random)), random);
            @Nullable JsonNode expected = canonicalOrNull(damaged);
            @Nullable JsonNode read = null;
            try {
                read = CanonicalJson.read(damaged);
                accepted++;
            } catch (NotCanonicalException refused) {
                assertThat(refused).hasMessageContaining(" at byte ");
            }
            assertThat(read).isEqualTo(expected);
            assertThat(passes(damaged)).isEqualTo(expected != null);
        }
        assertThat(accepted).isBetween(DOCUMENTS / 10, 2 * DOCUMENTS);
    }

    /** Whether the bytes are found canonical without building a tree. */
    private static boolean passes(byte[] bytes) {
        try {
            CanonicalScanner scanner = new CanonicalScanner(bytes);
            scanner.pass(0);
            scanner.end();
            return true;
        } catch (NotCanonicalException refused) {
            return false;
        }
    }

    @Test
    void ordersEscapedAndWideNamesAlikeWithAndWithoutATree() {
        Random random = new Random(5);
        for (int i = 0; i < 2 * DOCUMENTS; i++) {
            String first = name(random);
            String second = name(random);
            byte[] bytes = ("{" + first + ":1," + second + ":2}").getBytes(StandardCharsets.UTF_8);
            assertThat(passes(bytes)).isEqualTo(canonicalOrNull(bytes) != null);
        }
    }

    private static String name(Random random) {
        StringBuilder name = new StringBuilder("\"");
        for (int i = random.nextInt(4); i > 0; i--) {
            String[] letters = {"a", "!", "\\n", "\\t", "\\b", "\\\\", "\\u0001", "é", "\ufb33", "\ud83d\ude00", "~"};
            name.append(letters[random.nextInt(letters.length)]);
        }
        return name.append('"').toString();
    }

    /** What Jackson reads, provided that writing it gives the same bytes. */
    private static @Nullable JsonNode canonicalOrNull(byte[] bytes) {
        try {
            JsonNode node = MAPPER.readTree(bytes);
            return Arrays.equals(CanonicalJson.write(node), bytes) ? node : null;
        } catch (JacksonException | NotCanonicalException refused) {
            return null;
        }
    }

    private static byte[] damage(byte[] bytes, Random random) {
        byte[] damaged = bytes.clone();
        int at = random.nextInt(bytes.length);
        switch (random.nextInt(4)) {
            case 0 -> damaged[at] ^= (byte) (1 << random.nextInt(8));
            case 1 -> damaged[at] = (byte) "{}[],:\"\\0-19eu \n".charAt(random.nextInt(16));
            case 2 -> {
                byte swapped = damaged[at];
                int other = random.nextInt(bytes.length);
                damaged[at] = damaged[other];
                damaged[other] = swapped;
            }
            default -> damaged = Arrays.copyOf(bytes, at);
        }
        return damaged;
    }
}
