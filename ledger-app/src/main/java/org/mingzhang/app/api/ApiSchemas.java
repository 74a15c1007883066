package org.mingzhang.app.api;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.WildcardType;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.json.Scalar;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.domain.money.Ratio;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Shapes of documents as JSON Schema: of records as {@link org.mingzhang.domain.json.RecordMapper} writes them, and of what the
 * table of operations says.
 */
final class ApiSchemas {
    private static final String ROOT = "org.mingzhang.";
    private static final String RECORD = "record ";
    private static final String OR_NULL = " or null";

    private final SortedMap<String, ObjectNode> components = new TreeMap<>();
    private final ApiWords words;

    ApiSchemas(ApiWords words) {
        this.words = words;
    }

    /** The records that were asked for and those in them, by name. */
    SortedMap<String, ObjectNode> components() {
        return components;
    }

    /** The schema of a shape in the notation of the table. */
    ObjectNode of(Object told) {
        return switch (told) {
            case String word -> word(word);
            case List<?> list when list.size() == 1 -> array(of(list.getFirst()));
            case Map<?, ?> fields -> fields(ApiWords.map(fields));
            default -> throw new IllegalStateException("no shape: " + told);
        };
    }

    private ObjectNode word(String word) {
        if (word.startsWith(RECORD)) {
            return record(named(word));
        }
        if (word.endsWith(OR_NULL)) {
            return orNull(word(word.substring(0, word.length() - OR_NULL.length())));
        }
        return switch (word) {
            case "text" -> typed("string");
            case "whole" -> typed("integer").put("format", "int64");
            case "fen" -> fen();
            case "flag" -> typed("boolean");
            case "day" -> typed("string").put("format", "date");
            case "instant" -> typed("string").put("format", "date-time");
            case "any" -> object();
            default -> throw new IllegalStateException("no shape: " + word);
        };
    }

    private static Class<?> named(String word) {
        try {
            return Class.forName(ROOT + word.substring(RECORD.length()));
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private ObjectNode fields(Map<String, Object> fields) {
        ObjectNode schema = typed("object");
        ObjectNode properties = object();
        ArrayNode required = JsonMapper.shared().createArrayNode();
        fields.forEach((name, shape) -> {
            if (name.equals("*")) {
                schema.set("additionalProperties", of(shape));
            } else if (name.equals("+")) {
                components(named((String) shape), properties, required);
            } else if (name.equals("+marks")) {
                marks(properties);
            } else {
                String bare = name.endsWith("?") ? name.substring(0, name.length() - 1) : name;
                properties.set(bare, of(shape));
                if (bare.equals(name)) {
                    required.add(bare);
                }
            }
        });
        return complete(schema, properties, required);
    }

    /** What {@link org.mingzhang.app.imports.AnswerMarks} adds to every answer about a programme. */
    private static void marks(ObjectNode properties) {
        ObjectNode one = typed("object");
        ObjectNode fields = one.putObject("properties");
        List.of("import", "programme", "file").forEach(name -> fields.set(name, typed("string")));
        List.of("stepsRecorded", "steps").forEach(name -> fields.set(name, typed("integer")));
        properties.set("importsUnfinished", array(one).put("description", "还没有导完的导入"));
        properties.set("sampleData", typed("boolean").put("description", "示例数据"));
    }

    private static ObjectNode complete(ObjectNode schema, ObjectNode properties, ArrayNode required) {
        if (!properties.isEmpty()) {
            schema.set("properties", properties);
        }
        if (!required.isEmpty()) {
            schema.set("required", JsonMapper.shared().valueToTree(sorted(required)));
        }
        return schema;
    }

    /** Tables that came out of no order of their own must not make two descriptions of one interface. */
    private static List<String> sorted(ArrayNode names) {
        return names.valueStream().map(JsonNode::stringValue).sorted().toList();
    }

    private void components(Class<?> type, ObjectNode properties, ArrayNode required) {
        for (RecordComponent component : type.getRecordComponents()) {
            boolean optional = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
            ObjectNode schema = schema(component.getGenericType());
            Object meaning = words.field(name(type) + "." + component.getName());
            if (meaning != null) {
                schema.put("description", schema.path("description").asString("") + "；" + meaning);
            }
            properties.set(component.getName(), optional ? orNull(schema) : schema);
            if (!optional) {
                required.add(component.getName());
            }
        }
    }

    /** The address of a record's schema. */
    private ObjectNode record(Class<?> type) {
        String name = name(type);
        if (!components.containsKey(name)) {
            ObjectNode schema = typed("object");
            // Before its fields, which may be of its own kind.
            components.put(name, schema);
            ObjectNode properties = object();
            ArrayNode required = JsonMapper.shared().createArrayNode();
            components(type, properties, required);
            complete(schema, properties, required);
        }
        return object().put("$ref", "#/components/schemas/" + name);
    }

    /** Several views have rows; so a record is called by all that stands around it. */
    private static String name(Class<?> type) {
        Class<?> around = type.getEnclosingClass();
        return around == null ? type.getSimpleName() : name(around) + "." + type.getSimpleName();
    }

    /** The schema of a Java type, as a record's component or as a parameter. */
    ObjectNode schema(Type type) {
        if (type instanceof ParameterizedType parameterized) {
            Type[] arguments = parameterized.getActualTypeArguments();
            Class<?> raw = (Class<?>) parameterized.getRawType();
            if (Map.class.isAssignableFrom(raw)) {
                ObjectNode map = typed("object");
                map.set("additionalProperties", schema(arguments[1]));
                return map;
            }
            return Iterable.class.isAssignableFrom(raw) ? array(schema(arguments[0])) : object();
        }
        if (type instanceof WildcardType wildcard) {
            return schema(wildcard.getUpperBounds()[0]);
        }
        return type instanceof Class<?> raw ? schema(raw) : object();
    }

    private ObjectNode schema(Class<?> raw) {
        if (raw == String.class) {
            return typed("string");
        } else if (raw == Fen.class) {
            return fen();
        } else if (raw == Ratio.class) {
            return typed("string").put("description", "小数");
        } else if (raw == int.class || raw == Integer.class) {
            return typed("integer").put("format", "int32");
        } else if (raw == long.class || raw == Long.class) {
            return typed("integer").put("format", "int64");
        } else if (raw == boolean.class || raw == Boolean.class) {
            return typed("boolean");
        } else if (raw == LocalDate.class) {
            return typed("string").put("format", "date");
        } else if (raw == Instant.class) {
            return typed("string").put("format", "date-time");
        } else if (raw.isEnum()) {
            ObjectNode schema = typed("string");
            ArrayNode choices = schema.putArray("enum");
            for (Object constant : raw.getEnumConstants()) {
                choices.add(((Enum<?>) constant).name());
            }
            return schema;
        } else if (raw == Scalar.class || JsonNode.class.isAssignableFrom(raw)) {
            return object();
        } else if (raw.isRecord()) {
            return record(raw);
        } else if (raw.isSealed()) {
            ObjectNode schema = object();
            ArrayNode choices = schema.putArray("anyOf");
            Arrays.stream(raw.getPermittedSubclasses()).forEach(one -> choices.add(schema(one)));
            return schema;
        }
        return object();
    }

    private static ObjectNode orNull(ObjectNode schema) {
        if (schema.has("$ref") || schema.has("anyOf")) {
            ObjectNode either = object();
            either.putArray("anyOf").add(schema).add(typed("null"));
            return either;
        } else if (schema.path("type").isString()) {
            String type = schema.get("type").stringValue();
            schema.putArray("type").add(type).add("null");
            if (schema.get("enum") instanceof ArrayNode choices) {
                choices.addNull();
            }
        }
        return schema;
    }

    private static ObjectNode fen() {
        return typed("integer").put("format", "int64").put("description", "分");
    }

    static ObjectNode array(ObjectNode element) {
        ObjectNode schema = typed("array");
        schema.set("items", element);
        return schema;
    }

    static ObjectNode typed(String type) {
        return object().put("type", type);
    }

    static ObjectNode object() {
        return JsonMapper.shared().createObjectNode();
    }
}
