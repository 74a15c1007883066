package org.mingzhang.app.api;

import java.time.LocalDate;
import java.util.Collection;
import java.util.stream.Stream;
import org.springframework.util.MultiValueMap;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What a parameter's Java type is in JSON Schema. */
final class JsonTypes {
    private JsonTypes() {}

    static ObjectNode of(Class<?> type) {
        ObjectNode schema = JsonMapper.shared().createObjectNode();
        if (type == int.class || type == long.class || type == Integer.class || type == Long.class) {
            return schema.put("type", "integer");
        }
        if (type == boolean.class || type == Boolean.class) {
            return schema.put("type", "boolean");
        }
        if (MultiValueMap.class.isAssignableFrom(type)) {
            return schema.put("type", "object");
        }
        if (Collection.class.isAssignableFrom(type)) {
            schema.put("type", "array").putObject("items").put("type", "string");
            return schema;
        }
        schema.put("type", "string");
        if (type == LocalDate.class) {
            schema.put("format", "date");
        }
        if (type.isEnum()) {
            ArrayNode values = schema.putArray("enum");
            Stream.of(type.getEnumConstants()).forEach(value -> values.add(((Enum<?>) value).name()));
        }
        return schema;
    }
}
