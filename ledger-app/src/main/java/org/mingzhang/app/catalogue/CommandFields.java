package org.mingzhang.app.catalogue;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.actor.Role;
import org.mingzhang.domain.application.WrittenText;
import org.mingzhang.domain.command.CommandCodec;
import org.mingzhang.domain.event.Personal;
import org.mingzhang.domain.json.RecordMapper;
import org.mingzhang.domain.money.Fen;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The fields of one command for who fills them in: type, meaning, whether required, an example. Names and types are those of
 * the command's record; what they mean stands in {@code command-fields.txt}.
 */
public final class CommandFields {
    private static final Map<String, Meaning> MEANINGS = meanings();
    private static final String WORDS = "words";
    private static final Map<String, String> PERSONAL = Map.of("personal", "原值");

    private final String command;

    /** Of the command that has this name. */
    public CommandFields(String command) {
        this.command = command;
    }

    /**
     * One field.
     *
     * @param name its place in the command, such as {@code shares[].source}
     * @param example as it stands in JSON; null for one that holds further fields
     */
    public record Row(
            String name,
            String meaning,
            String type,
            boolean required,
            @Nullable Object example) {}

    /**
     * What the table tells of a field.
     *
     * @param inCommand whether the example stands in that of the whole command though the field may be left out
     * @param label what stands before the field in a form, where it is not what the text begins with; else empty
     */
    record Meaning(String text, String example, boolean inCommand, String label) {}

    private static Map<String, Meaning> meanings() {
        try (InputStream table = CommandFields.class.getResourceAsStream("/command-fields.txt")) {
            return new String(Objects.requireNonNull(table).readAllBytes(), UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> line.split(" \\| ", -1))
                    .collect(Collectors.toUnmodifiableMap(cells -> cells[0], CommandFields::meaning));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Meaning meaning(String[] cells) {
        String example = cells.length > 2 ? cells[2] : "";
        boolean inCommand = example.startsWith("+");
        return new Meaning(
                cells[1], inCommand ? example.substring(1) : example, inCommand, cells.length > 3 ? cells[3] : "");
    }

    /** The places and names of which the table tells something. */
    static Set<String> told() {
        return MEANINGS.keySet();
    }

    /** Where the table tells of a field: under the command, its place or its name alone; null where nowhere. */
    @Nullable
    String key(String place) {
        return Stream.of(command + " " + place, place, place.substring(place.lastIndexOf('.') + 1))
                .filter(MEANINGS::containsKey)
                .findFirst()
                .orElse(null);
    }

    Meaning meaning(String place) {
        String key = key(place);
        return key == null ? new Meaning("", "", false, "") : Objects.requireNonNull(MEANINGS.get(key));
    }

    /** Every field, those within another one after it. */
    public List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        collect(shape(), "", rows);
        return rows;
    }

    Class<? extends Record> shape() {
        return Objects.requireNonNull(CommandCodec.types().get(command), command);
    }

    /** People write the words of a text; its digest takes their place when the command is signed. */
    static String shown(Class<? extends Record> shape, RecordComponent component) {
        return shape == WrittenText.class && component.getName().equals("sm3") ? WORDS : component.getName();
    }

    private void collect(Class<? extends Record> shape, String within, List<Row> rows) {
        Map<String, String> types = RecordMapper.describe(shape);
        for (RecordComponent component : shape.getRecordComponents()) {
            boolean required = types.containsKey(component.getName());
            String place = within + shown(shape, component);
            Type type = component.getGenericType();
            Class<? extends Record> nested = nested(type);
            rows.add(new Row(
                    place,
                    meaning(place).text,
                    place.endsWith(WORDS)
                            ? "文字"
                            : words(
                                    place,
                                    type,
                                    Objects.requireNonNull(types.get(component.getName() + (required ? "" : "?")))),
                    required,
                    nested == null ? example(type, place) : null));
            if (nested != null) {
                collect(nested, place + (type instanceof ParameterizedType ? "[]." : "."), rows);
            }
        }
    }

    /**
     * Whether a post may be given by this command at all: what is refused whoever signs is not offered to anybody.
     *
     * @param place of the field
     */
    boolean offers(String place, Role post) {
        return switch (command) {
            case "actor.register" -> place.equals("intended") ? post != Role.LEDGER : post.comesWithRegistration();
            case "actor.grant-stand-in" -> post.mayBeStoodInFor();
            default -> post != Role.LEDGER;
        };
    }

    private String words(String place, Type type, String described) {
        boolean several = type instanceof ParameterizedType;
        if (nested(type) != null) {
            return several ? "数组，每项如下" : "对象，字段如下";
        } else if (type == Personal.class) {
            return "个人信息，写作 " + JsonMapper.shared().writeValueAsString(PERSONAL);
        } else if (type == Role.class) {
            return "以下之一："
                    + Arrays.stream(Role.values())
                            .filter(role -> offers(place, role))
                            .map(role -> role + " " + role.chinese())
                            .collect(Collectors.joining("、"));
        } else if (several) {
            return "数组，每项为" + described.substring(1, described.length() - 1);
        }
        return raw(type).isEnum() ? "以下之一：" + described.replace("|", "、") : described;
    }

    /** The command's payload with what cannot be left out, to copy and fill in. */
    public Map<String, Object> example() {
        return example(shape(), "");
    }

    /** Which fields of the example may be left out all the same: they stand there since they mostly are filled in. */
    public List<String> optionalInExample() {
        return rows().stream()
                .filter(row -> !row.required())
                .map(Row::name)
                .filter(this::isInExample)
                .toList();
    }

    private boolean isInExample(String place) {
        boolean required =
                rows().stream().anyMatch(row -> row.required() && row.name().equals(place));
        int dot = place.lastIndexOf('.');
        return (required || meaning(place).inCommand)
                && (dot < 0 || isInExample(place.substring(0, dot).replaceAll("\\[]$", "")));
    }

    private Map<String, Object> example(Class<? extends Record> shape, String within) {
        Map<String, Object> example = new LinkedHashMap<>();
        for (RecordComponent component : shape.getRecordComponents()) {
            String place = within + shown(shape, component);
            if (!component.getAnnotatedType().isAnnotationPresent(Nullable.class) || meaning(place).inCommand) {
                example.put(shown(shape, component), example(component.getGenericType(), place));
            }
        }
        return example;
    }

    private Object example(Type type, String place) {
        Class<? extends Record> nested = nested(type);
        if (type instanceof ParameterizedType list) {
            return List.of(
                    nested == null ? example(list.getActualTypeArguments()[0], place) : example(nested, place + "[]."));
        } else if (nested != null) {
            return example(nested, place + ".");
        } else if (type == Personal.class) {
            return PERSONAL;
        }
        String text = meaning(place).example;
        if (JsonNode.class.isAssignableFrom(raw(type))) {
            return JsonMapper.shared().readValue(text, Map.class);
        } else if (type == boolean.class || type == Boolean.class) {
            return Boolean.valueOf(text);
        }
        return type == Fen.class || raw(type).isPrimitive() || Number.class.isAssignableFrom(raw(type))
                ? (Object) Long.valueOf(text)
                : text;
    }

    private static Class<?> raw(Type type) {
        return (Class<?>) type;
    }

    /** The record whose fields stand within a field of this type; null where it holds one thing. */
    static @Nullable Class<? extends Record> nested(Type type) {
        Type inner = type instanceof ParameterizedType list ? list.getActualTypeArguments()[0] : type;
        return inner instanceof Class<?> raw && raw.isRecord() && raw != Fen.class && raw != Personal.class
                ? raw.asSubclass(Record.class)
                : null;
    }
}
