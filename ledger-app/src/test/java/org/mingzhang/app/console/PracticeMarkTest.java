package org.mingzhang.app.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The mark behind the text of a practice ledger: an inspector of pages does not see it, so it is computed here. */
class PracticeMarkTest {
    private static String text(String name) throws IOException {
        try (InputStream in = PracticeMarkTest.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String found(String in, String pattern) {
        Matcher matcher = Pattern.compile(pattern).matcher(in);
        assertThat(matcher.find()).as(pattern).isTrue();
        return matcher.group(1);
    }

    /** Relative luminance by WCAG 2.1. */
    private static double luminance(String hex) {
        double sum = 0;
        double[] weights = {0.2126, 0.7152, 0.0722};
        for (int i = 0; i < 3; i++) {
            double part = Integer.parseInt(hex.substring(2 * i, 2 * i + 2), 16) / 255.0;
            sum += weights[i] * (part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4));
        }
        return sum;
    }

    @ParameterizedTest
    @ValueSource(strings = {"ink", "ink-2", "primary", "primary-dark", "good", "warn", "bad"})
    void everyInkIsReadOnTheMark(String token) throws IOException {
        String ink = found(text("/static/console.css"), "--" + token + ": #([0-9a-f]{6});");
        String mark = found(text("/static/practice-mark.svg"), "fill=\"#([0-9a-f]{6})\"");
        assertThat((luminance(mark) + 0.05) / (luminance(ink) + 0.05)).isGreaterThanOrEqualTo(4.5);
    }
}
