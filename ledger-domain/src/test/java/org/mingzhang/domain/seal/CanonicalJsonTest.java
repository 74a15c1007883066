package org.mingzhang.domain.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

class CanonicalJsonTest {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final JsonMapper MAPPER = new JsonMapper();

    private static String written(JsonNode node) {
        return new String(CanonicalJson.write(node), StandardCharsets.UTF_8);
    }

    private static JsonNode read(String text) {
        return CanonicalJson.read(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void ordersMembersByUtf16CodeUnit() {
        ObjectNode object = NODES.objectNode();
        // The example of RFC 8785 §3.2.3: by code point the smiley would come last.
        for (String name : new String[] {"\u20ac", "\r", "\ufb33", "1", "\ud83d\ude00", "\u0080", "\u00f6"}) {
            object.put(name, 0);
        }
        assertThat(written(object))
                .isEqualTo(
                        "{\"\\r\":0,\"1\":0,\"\u0080\":0,\"\u00f6\":0,\"\u20ac\":0,\"\ud83d\ude00\":0,\"\ufb33\":0}");
    }

    @Test
    void escapesOnlyWhatMustBeEscaped() {
        String text = "\u20ac$\u000f\nA'B\"\\/\u007f\u2028\b\t\f\r\u0000\u001f";
        assertThat(written(NODES.stringNode(text)))
                .isEqualTo("\"\u20ac$\\u000f\\nA'B\\\"\\\\/\u007f\u2028\\b\\t\\f\\r\\u0000\\u001f\"");
    }

    @Test
    void keepsTextAsGivenWithoutNormalisation() {
        String composed = "\u00e9";
        String decomposed = "e\u0301";
        assertThat(written(NODES.stringNode(composed))).isEqualTo("\"\u00e9\"");
        assertThat(written(NODES.stringNode(decomposed))).isEqualTo("\"e\u0301\"");
    }

    @Test
    void writesAndReadsIntegersUpToTheLimit() {
        for (long value :
                new long[] {0, -1, 7, Integer.MAX_VALUE, Integer.MIN_VALUE, 1L << 31, (1L << 53) - 1, 1 - (1L << 53)}) {
            assertThat(written(NODES.numberNode(value))).isEqualTo(Long.toString(value));
            assertThat(read(Long.toString(value))).isEqualTo(MAPPER.readTree(Long.toString(value)));
        }
        assertThat(written(NODES.numberNode(BigInteger.TEN))).isEqualTo("10");
    }

    @Test
    void refusesNumbersThatNotEveryReaderKeeps() {
        for (JsonNode number : new JsonNode[] {
            NODES.numberNode(1L << 53),
            NODES.numberNode(-(1L << 53)),
            NODES.numberNode(Long.MIN_VALUE),
            NODES.numberNode(BigInteger.ONE.shiftLeft(64)),
            NODES.numberNode(0.5),
            NODES.numberNode(1.0),
            NODES.numberNode(1f),
            NODES.numberNode(new BigDecimal("1"))
        }) {
            assertThatExceptionOfType(NotCanonicalException.class).isThrownBy(() -> CanonicalJson.write(number));
        }
    }

    @Test
    void refusesLoneSurrogatesInTextAndNames() {
        for (String text : new String[] {"\ud800", "a\ud83d", "\ude00b", "\ude00\ud83d"}) {
            assertThatExceptionOfType(NotCanonicalException.class)
                    .isThrownBy(() -> CanonicalJson.write(NODES.stringNode(text)));
            assertThatExceptionOfType(NotCanonicalException.class)
                    .isThrownBy(() -> CanonicalJson.write(NODES.objectNode().put(text, 1)));
        }
    }

    @Test
    void refusesNodesThatAreNotJson() {
        assertThatExceptionOfType(NotCanonicalException.class)
                .isThrownBy(() -> CanonicalJson.write(NODES.binaryNode(new byte[1])));
        assertThatExceptionOfType(NotCanonicalException.class)
                .isThrownBy(() -> CanonicalJson.write(NODES.pojoNode(new Object())));
        assertThatExceptionOfType(NotCanonicalException.class)
                .isThrownBy(() -> CanonicalJson.write(NODES.missingNode()));
    }

    @Test
    void nestsUpToTheLimitAndNoDeeper() {
        String deepest = "[".repeat(CanonicalJson.MAX_DEPTH) + "]".repeat(CanonicalJson.MAX_DEPTH);
        assertThat(written(read(deepest))).isEqualTo(deepest);
        String tooDeep = "[" + deepest + "]";
        assertThatExceptionOfType(NotCanonicalException.class).isThrownBy(() -> read(tooDeep));
        assertThatExceptionOfType(NotCanonicalException.class)
                .isThrownBy(() -> CanonicalJson.write(MAPPER.readTree(tooDeep)));
        String endless = "{\"a\":".repeat(100_000);
        assertThatExceptionOfType(NotCanonicalException.class).isThrownBy(() -> read(endless));
    }

    @Test
    void saysWhatIsWrongAndWhere() {
        assertThatExceptionOfType(NotCanonicalException.class)
                .isThrownBy(() -> read("{\"a\":1,\"a\":2}"))
                .withMessage("duplicate member name at byte 7");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " 1",
                "1 ",
                "{\"a\": 1}",
                "[1, 2]",
                "[1,]",
                "[,1]",
                "{\"a\":1,}",
                "{a:1}",
                "{\"b\":1,\"a\":2}",
                "{\"a\":1,\"a\":1}",
                "{\"\ufb33\":1,\"\ud83d\ude00\":1}",
                "01",
                "-0",
                "-01",
                "+1",
                "-",
                "1.0",
                "1e0",
                "1E2",
                "9007199254740992",
                "-9007199254740992",
                "99999999999999999999",
                "NaN",
                "truE",
                "tru",
                "nul",
                "\"",
                "\"a",
                "\"\n\"",
                "\"\u4e2d\n\"",
                "\"\\u4e2d\"",
                "\"\\u0041\"",
                "\"\\u000F\"",
                "\"\\u000a\"",
                "\"\\u0020\"",
                "\"\\u00\"",
                "\"\\u001",
                "\"\\/\"",
                "\"\\x\"",
                "\"\\",
                "\"\\ud83d\\ude00\"",
                "\"\\ud83d\"",
                "[1",
                "{\"a\"",
                "{\"a\":",
                "{\"a\":1",
                "{",
                "[",
                "1 1",
                "{}{}",
                "\ufeff{}"
            })
    void refusesTextThatIsNotCanonical(String text) {
        assertThatExceptionOfType(NotCanonicalException.class).isThrownBy(() -> read(text));
    }

    @Test
    void refusesMalformedUtf8() {
        int[][] malformed = {
            {0x80},
            {0xC0, 0x80},
            {0xC1, 0xBF},
            {0xC3},
            {0xC3, 0x28},
            {0xE0, 0x80, 0x80},
            {0xE4, 0xB8},
            {0xED, 0xA0, 0x80},
            {0xED, 0xB0, 0x80},
            {0xF0, 0x80, 0x80, 0x80},
            {0xF4, 0x90, 0x80, 0x80},
            {0xF5, 0x80, 0x80, 0x80},
            {0xFF},
        };
        for (int[] bad : malformed) {
            byte[] bytes = new byte[bad.length + 2];
            bytes[0] = '"';
            for (int i = 0; i < bad.length; i++) {
                bytes[i + 1] = (byte) bad[i];
            }
            bytes[bytes.length - 1] = '"';
            assertThatExceptionOfType(NotCanonicalException.class).isThrownBy(() -> CanonicalJson.read(bytes));
        }
    }
}
