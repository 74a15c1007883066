package org.mingzhang.domain.json;

import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.json.InvalidDocument.Problem;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.domain.money.Ratio;
import org.mingzhang.domain.seal.IsoTime;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Maps records of the domain to JSON trees and back.
 *
 * <p>A component without {@code @Nullable} is required; a null component is left out. Amounts are integers in fen, ratios
 * decimal strings, dates ISO 8601, instants ISO 8601 UTC cut to milliseconds, enums their names. Reading is strict:
 * unknown names, missing names and wrong types are all collected before it fails.
 */
public final class RecordMapper {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final Map<Class<?>, Shape> SHAPES = new ConcurrentHashMap<>();

    private record Field(String name, Type type, AnnotatedType annotated, boolean required, Method accessor) {}

    private record Shape(List<Field> fields, Constructor<?> constructor, Set<String> names) {}

    private RecordMapper() {}

    /** The JSON tree of a record. */
    public static ObjectNode toJson(Record value) {
        ObjectNode out = JSON.objectNode();
        for (Field field : shape(value.getClass()).fields) {
            Object component = read(field, value);
            if (component != null) {
                out.set(field.name, toNode(component));
            }
        }
        return out;
    }

    /**
     * The record that a tree describes.
     *
     * @throws InvalidDocument with every problem found
     */
    public static <T extends Record> T fromJson(JsonNode node, Class<T> type) {
        List<Problem> problems = new ArrayList<>();
        Object value = record(node, type, Place.at(""), problems);
        if (!problems.isEmpty() || value == null) {
            throw new InvalidDocument(problems);
        }
        return type.cast(value);
    }

    /**
     * The same beside other readings, whose problems are collected together; null when there is a problem.
     *
     * @param pointer where the tree stands in its document
     * @param problems gets every problem found
     */
    public static <T extends Record> @Nullable T read(
            JsonNode node, Class<T> type, String pointer, List<Problem> problems) {
        Object value = record(node, type, Place.at(pointer), problems);
        return value == null ? null : type.cast(value);
    }

    /** The component names of a record with what they may hold, in order, for explaining a command to a person. */
    public static Map<String, String> describe(Class<? extends Record> type) {
        Map<String, String> out = new java.util.LinkedHashMap<>();
        for (Field field : shape(type).fields) {
            out.put(field.name + (field.required ? "" : "?"), TypeWords.of(field.type));
        }
        return out;
    }

    private static Shape shape(Class<?> type) {
        Shape known = SHAPES.get(type);
        return known != null ? known : SHAPES.computeIfAbsent(type, RecordMapper::inspect);
    }

    private static Shape inspect(Class<?> type) {
        RecordComponent[] components = type.getRecordComponents();
        if (components == null) {
            throw new IllegalStateException(type + " is not a record");
        }
        try {
            List<Field> fields = new ArrayList<>();
            Set<String> names = new HashSet<>();
            for (RecordComponent component : components) {
                boolean required = !component.getAnnotatedType().isAnnotationPresent(Nullable.class);
                Method accessor = component.getAccessor();
                accessor.setAccessible(true);
                fields.add(new Field(
                        component.getName(),
                        component.getGenericType(),
                        component.getAnnotatedType(),
                        required,
                        accessor));
                names.add(component.getName());
            }
            Constructor<?> constructor = type.getDeclaredConstructor(
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
            constructor.setAccessible(true);
            return new Shape(List.copyOf(fields), constructor, Set.copyOf(names));
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(e);
        }
    }

    private static @Nullable Object read(Field field, Record value) {
        try {
            return field.accessor.invoke(value);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException(e);
        }
    }

    private static JsonNode toNode(Object value) {
        return switch (value) {
            case String text -> JSON.stringNode(text);
            case Fen fen -> JSON.numberNode(fen.value());
            case Ratio ratio -> JSON.stringNode(ratio.toString());
            case Integer number -> JSON.numberNode(number.longValue());
            case Long number -> JSON.numberNode(number);
            case Boolean flag -> JSON.booleanNode(flag);
            case LocalDate date -> JSON.stringNode(date.toString());
            case Instant instant -> JSON.stringNode(text(instant));
            case Enum<?> constant -> JSON.stringNode(constant.name());
            case Scalar.Whole(long number) -> JSON.numberNode(number);
            case Scalar.Words(String words) -> JSON.stringNode(words);
            case Scalar.Flag(boolean yes) -> JSON.booleanNode(yes);
            case JsonNode node -> node;
            case List<?> list -> {
                ArrayNode array = JSON.arrayNode();
                for (Object element : list) {
                    array.add(toNode(element));
                }
                yield array;
            }
            case Map<?, ?> map -> {
                ObjectNode object = JSON.objectNode();
                map.forEach((name, element) -> object.set((String) name, toNode(element)));
                yield object;
            }
            case Record record -> toJson(record);
            default -> throw new IllegalStateException("no JSON form for " + value.getClass());
        };
    }

    /** ISO 8601 in UTC with exactly three decimals, the one form in which instants are stored. */
    public static String text(Instant instant) {
        String text = instant.truncatedTo(ChronoUnit.MILLIS).toString();
        if (text.length() == 20) {
            return text.substring(0, 19) + ".000Z";
        }
        return text;
    }

    private static @Nullable Object record(JsonNode node, Class<?> type, Place place, List<Problem> problems) {
        if (!node.isObject()) {
            problems.add(Problem.of(place.toString(), node, "应为对象"));
            return null;
        }
        Shape shape = shape(type);
        int before = problems.size();
        for (String name : node.propertyNames()) {
            if (!shape.names.contains(name)) {
                problems.add(Problem.of(
                        place.member(name).toString(),
                        node.get(name),
                        "没有这个字段；可用字段：" + String.join("、", new TreeMap<>(describeNames(shape)).keySet())));
            }
        }
        @Nullable Object[] arguments = new Object[shape.fields.size()];
        for (int i = 0; i < arguments.length; i++) {
            Field field = shape.fields.get(i);
            JsonNode child = node.get(field.name);
            if (child == null || child.isNull()) {
                if (field.required) {
                    problems.add(new Problem(
                            place.member(field.name).toString(),
                            "缺失",
                            "必填，" + TypeWords.rule(field.type, JSON.nullNode())));
                }
                continue;
            }
            arguments[i] = value(child, field.type, place.member(field.name), problems);
        }
        return construct(shape, arguments, node, place, problems, problems.size() > before);
    }

    // A record's own rules are asked even when a field could not be read, and again without each value that they
    // refuse, so
    // that all problems come in one answer. What a rule says of fields that are missing only because of that is
    // dropped.
    private static @Nullable Object construct(
            Shape shape,
            @Nullable Object[] arguments,
            JsonNode node,
            Place place,
            List<Problem> problems,
            boolean incomplete) {
        boolean partial = incomplete;
        while (true) {
            for (int i = 0; i < arguments.length; i++) {
                if (arguments[i] == null && isPrimitive(shape.fields.get(i))) {
                    return null;
                }
            }
            try {
                Object made = shape.constructor.newInstance(arguments);
                return partial ? null : made;
            } catch (InvocationTargetException e) {
                int at = e.getCause() instanceof RefusedValue refused ? indexOf(refused.value(), arguments) : -1;
                if (at >= 0 && e.getCause() instanceof RefusedValue refused) {
                    String name = shape.fields.get(at).name;
                    problems.add(Problem.of(place.member(name).toString(), node.get(name), refused.rule()));
                    arguments[at] = null;
                    partial = true;
                    continue;
                }
                if (partial) {
                    return null;
                }
                if (e.getCause() instanceof IllegalArgumentException || e.getCause() instanceof ArithmeticException) {
                    problems.add(Problem.of(
                            place.toString(), node, String.valueOf(e.getCause().getMessage())));
                    return null;
                }
                throw new IllegalStateException(e.getCause());
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private static boolean isPrimitive(Field field) {
        return field.type instanceof Class<?> raw && raw.isPrimitive();
    }

    /** The argument that is this value: the very same object, else the only equal one; −1 when that is not clear. */
    private static int indexOf(Object value, @Nullable Object[] arguments) {
        int equal = -1;
        int count = 0;
        for (int i = 0; i < arguments.length; i++) {
            if (value.equals(arguments[i])) {
                equal = i;
                count++;
            }
        }
        return count == 1 ? equal : identical(value, arguments);
    }

    @SuppressWarnings("ReferenceEquality")
    private static int identical(Object value, @Nullable Object[] arguments) {
        for (int i = 0; i < arguments.length; i++) {
            if (arguments[i] == value) {
                return i;
            }
        }
        return -1;
    }

    private static Map<String, String> describeNames(Shape shape) {
        Map<String, String> names = new TreeMap<>();
        shape.names.forEach(name -> names.put(name, name));
        return names;
    }

    private static @Nullable Object value(JsonNode node, Type type, Place place, List<Problem> problems) {
        if (type instanceof ParameterizedType parameterized) {
            Type[] arguments = parameterized.getActualTypeArguments();
            return parameterized.getRawType() == List.class
                    ? list(node, arguments[0], place, problems)
                    : map(node, arguments[1], place, problems);
        }
        Class<?> raw = (Class<?>) type;
        try {
            if (raw == String.class && node.isString()) {
                return node.stringValue();
            } else if (raw == Fen.class && node.isIntegralNumber() && node.canConvertToLong()) {
                return Fen.of(node.longValue());
            } else if (raw == Scalar.class && Scalar.ofJson(node) != null) {
                return Scalar.ofJson(node);
            } else if (raw == Ratio.class && node.isString()) {
                return Ratio.parse(node.stringValue());
            } else if ((raw == int.class || raw == Integer.class)
                    && node.isIntegralNumber()
                    && node.canConvertToInt()) {
                return node.intValue();
            } else if ((raw == long.class || raw == Long.class) && node.isIntegralNumber() && node.canConvertToLong()) {
                return node.longValue();
            } else if ((raw == boolean.class || raw == Boolean.class) && node.isBoolean()) {
                return node.booleanValue();
            } else if (raw == LocalDate.class && node.isString() && CivilDate.read(node.stringValue()) != null) {
                return CivilDate.read(node.stringValue());
            } else if (raw == Instant.class && node.isString()) {
                return IsoTime.instant(node.stringValue());
            } else if (raw.isEnum() && node.isString()) {
                for (Object constant : raw.getEnumConstants()) {
                    if (((Enum<?>) constant).name().equals(node.stringValue())) {
                        return constant;
                    }
                }
            } else if (JsonNode.class.isAssignableFrom(raw) && raw.isInstance(node)) {
                return node;
            } else if (raw.isRecord() && raw != Fen.class && raw != Ratio.class) {
                return record(node, raw, place, problems);
            }
        } catch (DateTimeParseException | IllegalArgumentException | ArithmeticException e) {
            // The rule below says it in better words.
        }
        problems.add(Problem.of(place.toString(), node, TypeWords.rule(raw, node)));
        return null;
    }

    private static @Nullable List<?> list(JsonNode node, Type element, Place place, List<Problem> problems) {
        if (!node.isArray()) {
            problems.add(Problem.of(place.toString(), node, "应为数组"));
            return null;
        }
        List<@Nullable Object> out = new ArrayList<>();
        for (int i = 0; i < node.size(); i++) {
            out.add(value(node.get(i), element, place.member(Integer.toString(i)), problems));
        }
        return out.contains(null) ? null : java.util.Collections.unmodifiableList(out);
    }

    private static @Nullable SortedMap<String, ?> map(
            JsonNode node, Type element, Place place, List<Problem> problems) {
        if (!node.isObject()) {
            problems.add(Problem.of(place.toString(), node, "应为对象"));
            return null;
        }
        TreeMap<String, @Nullable Object> out = new TreeMap<>();
        for (String name : node.propertyNames()) {
            out.put(name, value(node.get(name), element, place.member(name), problems));
        }
        return out.containsValue(null) ? null : java.util.Collections.unmodifiableSortedMap(out);
    }

    /** The JSON pointer (RFC 6901) of a member. */
    public static String child(String pointer, String name) {
        return pointer + "/" + name.replace("~", "~0").replace("/", "~1");
    }
}
