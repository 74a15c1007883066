package org.mingzhang.domain.seal;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Builds the tree of one canonical value. */
final class CanonicalReader {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final CanonicalScanner in;

    CanonicalReader(byte[] bytes) {
        in = new CanonicalScanner(bytes);
    }

    JsonNode document() {
        JsonNode value = value(0);
        in.end();
        return value;
    }

    private JsonNode value(int depth) {
        return switch (in.peek()) {
            case '{' -> object(CanonicalScanner.deeper(depth));
            case '[' -> array(CanonicalScanner.deeper(depth));
            case '"' -> NODES.stringNode(in.string());
            case 't' -> {
                in.literal("true");
                yield NODES.booleanNode(true);
            }
            case 'f' -> {
                in.literal("false");
                yield NODES.booleanNode(false);
            }
            case 'n' -> {
                in.literal("null");
                yield NODES.nullNode();
            }
            default -> number(in.integer());
        };
    }

    private JsonNode object(int depth) {
        ObjectNode object = NODES.objectNode();
        in.object(name -> object.set(name, value(depth)));
        return object;
    }

    private JsonNode array(int depth) {
        ArrayNode array = NODES.arrayNode();
        in.array(() -> array.add(value(depth)));
        return array;
    }

    /** The same node types as Jackson's own reader gives, so that trees compare equal. */
    private static JsonNode number(long value) {
        return value == (int) value ? NODES.numberNode((int) value) : NODES.numberNode(value);
    }
}
