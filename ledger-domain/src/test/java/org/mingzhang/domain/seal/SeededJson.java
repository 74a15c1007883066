package org.mingzhang.domain.seal;

import java.util.random.RandomGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Arbitrary JSON within the ledger's profile, the same for the same random source. */
final class SeededJson {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final String ODD_CHARACTERS =
            "\u0000\u0001\b\t\n\u000b\f\r\u001f\"\\/\u007f\u0080\u00df\u00e9\u0301\u07ff\u0800\u2028\u2029\ufeff\ufb33\uffff";

    private SeededJson() {}

    static JsonNode document(RandomGenerator random) {
        return random.nextBoolean() ? object(random, 0) : array(random, 0);
    }

    private static JsonNode value(RandomGenerator random, int depth) {
        int kind = random.nextInt(depth > 5 ? 5 : 8);
        return switch (kind) {
            case 0 -> NODES.nullNode();
            case 1 -> NODES.booleanNode(random.nextBoolean());
            case 2 -> NODES.numberNode(integer(random));
            case 3, 4 -> NODES.stringNode(text(random));
            case 5 -> array(random, depth + 1);
            default -> object(random, depth + 1);
        };
    }

    private static long integer(RandomGenerator random) {
        long magnitude = random.nextLong(CanonicalJson.MAX_INTEGER + 1) >> random.nextInt(53);
        return random.nextBoolean() ? magnitude : -magnitude;
    }

    private static ArrayNode array(RandomGenerator random, int depth) {
        ArrayNode array = NODES.arrayNode();
        for (int i = random.nextInt(5); i > 0; i--) {
            array.add(value(random, depth));
        }
        return array;
    }

    private static ObjectNode object(RandomGenerator random, int depth) {
        ObjectNode object = NODES.objectNode();
        for (int i = random.nextInt(6); i > 0; i--) {
            object.set(text(random), value(random, depth));
        }
        return object;
    }

    static String text(RandomGenerator random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(8); i > 0; i--) {
            switch (random.nextInt(5)) {
                case 0 -> text.append(ODD_CHARACTERS.charAt(random.nextInt(ODD_CHARACTERS.length())));
                case 1 -> text.appendCodePoint(random.nextInt(0x4E00, 0x9FFF));
                case 2 -> text.appendCodePoint(random.nextInt(0x10000, 0x110000));
                case 3 -> text.appendCodePoint(random.nextInt(0xE000, 0x10000));
                default -> text.append((char) random.nextInt(0x20, 0x7F));
            }
        }
        return text.toString();
    }
}
