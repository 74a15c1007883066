package org.mingzhang.domain.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.mingzhang.domain.json.RefusedValue;

class StreamIdTest {
    private static final Pattern FORM = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}._\\-]{0,63}");
    private static final int[] LETTERS = {
        'a', 'Z', '0', '9', '.', '_', '-', ' ', '/', '|', '邯', '①', 'Ⅳ', '²', '，', 'é', 0x301, 0x20BB7, 0x1F600, 0xD800
    };

    @Test
    void whatNamesAStreamIsLettersDigitsAndThreeMarks() {
        Random random = new Random(7);
        for (int i = 0; i < 20_000; i++) {
            StringBuilder id = new StringBuilder();
            int length = random.nextInt(4) == 0 ? 60 + random.nextInt(10) : random.nextInt(4);
            for (int at = 0; at < length; at++) {
                id.appendCodePoint(LETTERS[random.nextInt(random.nextBoolean() ? 4 : LETTERS.length)]);
            }
            assertThat(named(id.toString()))
                    .as("“%s”", id)
                    .isEqualTo(FORM.matcher(id).matches());
        }
    }

    private static boolean named(String id) {
        try {
            StreamId.requireName(id);
            return true;
        } catch (RefusedValue refused) {
            return false;
        }
    }
}
