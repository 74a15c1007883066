package org.mingzhang.app.signing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.mingzhang.app.catalogue.CommandEntry;
import org.mingzhang.app.catalogue.CommandField;
import org.mingzhang.app.catalogue.FieldKind;
import org.mingzhang.app.platform.web.StrictJson;
import org.mingzhang.domain.json.InvalidDocument;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Makes a command's payload of what was typed. What a field may hold is judged by the command, not here. */
final class FormReader {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final Typed typed;
    private final Map<String, String> places = new LinkedHashMap<>();
    private final Map<String, String> labels = new LinkedHashMap<>();
    private final Map<String, List<String>> problems = new LinkedHashMap<>();

    private FormReader(Typed typed) {
        this.typed = typed;
    }

    /** Reads a form; never throws for what was typed. */
    static FilledForm read(CommandEntry entry, Typed typed) {
        FormReader reader = new FormReader(typed);
        ObjectNode payload = reader.record(entry.fields(), "", "/payload");
        return new FilledForm(payload, reader.places, reader.labels, reader.problems);
    }

    private ObjectNode record(List<CommandField> fields, String within, String pointer) {
        ObjectNode record = JSON.objectNode();
        for (CommandField field : fields) {
            String place = within + Typed.input(field);
            String inner = pointer + "/" + field.name();
            places.put(inner, place);
            JsonNode value = value(field, place, inner);
            if (value != null) {
                record.set(field.name(), value);
            }
        }
        return record;
    }

    private @Nullable JsonNode value(CommandField field, String place, String pointer) {
        return switch (field.kind()) {
            case RECORD ->
                field.required() || typed.anyWithin(place) ? record(field.fields(), place + ".", pointer) : null;
            case RECORDS -> rows(field, place, pointer);
            case LINES -> lines(field, place, pointer);
            default -> {
                String text = typed.given(place);
                yield text == null ? null : scalar(field, text, place);
            }
        };
    }

    private @Nullable JsonNode rows(CommandField field, String place, String pointer) {
        ArrayNode rows = JSON.arrayNode();
        for (int row : typed.rows(place)) {
            String at = place + "[" + row + "]";
            if (typed.anyWithin(at)) {
                rows.add(record(field.fields(), at + ".", pointer + "/" + rows.size()));
            }
        }
        String pasted = typed.at(place + PastedRows.SUFFIX);
        for (Map<String, String> cells : PastedRows.of(field, pasted)) {
            rows.add(pasted(field, cells, place + PastedRows.SUFFIX, pointer + "/" + rows.size(), rows.size() + 1));
        }
        return rows.isEmpty() && !field.required() ? null : rows;
    }

    /** A row of a pasted table: whatever is wrong in it stands at the table, with the row and the column. */
    private ObjectNode pasted(CommandField field, Map<String, String> cells, String place, String pointer, int number) {
        ObjectNode record = JSON.objectNode();
        places.put(pointer, place);
        for (CommandField column : field.fields()) {
            places.put(pointer + "/" + column.name(), place);
            labels.put(column.name(), column.label());
            String text = cells.get(column.name());
            if (text != null) {
                int before = problems.getOrDefault(place, List.of()).size();
                record.set(column.name(), cell(column, text, place));
                List<String> found = problems.getOrDefault(place, List.of());
                if (found.size() > before) {
                    found.set(before, "第 " + number + " 行 " + column.label() + "：" + found.get(before));
                }
            }
        }
        cells.keySet().stream()
                .filter(name -> field.field(name).isEmpty())
                .forEach(extra -> unread(place, extra, "第 " + number + " 行 " + extra + "：表中没有这一列"));
        return record;
    }

    private JsonNode cell(CommandField column, String text, String place) {
        if (column.kind() == FieldKind.CHOICE) {
            return JSON.stringNode(column.choices().stream()
                    .filter(choice -> choice.label().equals(text))
                    .map(CommandField.Choice::value)
                    .findFirst()
                    .orElse(text));
        }
        return column.kind() == FieldKind.LINES
                ? JSON.arrayNode()
                        .addAll(List.of(text.split("[、,，]", -1)).stream()
                                .map(one -> (JsonNode) JSON.stringNode(one.strip()))
                                .toList())
                : scalar(column, text, place);
    }

    private @Nullable JsonNode lines(CommandField field, String place, String pointer) {
        ArrayNode lines = JSON.arrayNode();
        typed.at(place)
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .forEach(line -> {
                    places.put(pointer + "/" + lines.size(), place);
                    lines.add(line);
                });
        return lines.isEmpty() && !field.required() ? null : lines;
    }

    private JsonNode scalar(CommandField field, String text, String place) {
        return switch (field.kind()) {
            case MONEY ->
                YuanText.read(text)
                        .map(amount -> (JsonNode) JSON.numberNode(amount.value()))
                        .orElseGet(() -> unread(place, text, "应为以元为单位的金额，至多两位小数，如 200000 或 1,234.56"));
            case NUMBER -> number(text, place);
            case YES_NO ->
                switch (text) {
                    case "true", "是" -> JSON.booleanNode(true);
                    case "false", "否" -> JSON.booleanNode(false);
                    default -> unread(place, text, "应为 是 或 否");
                };
            case PERSONAL -> JSON.objectNode().put("personal", text);
            case JSON -> json(text, place);
            default -> JSON.stringNode(text.replace("\r\n", "\n"));
        };
    }

    private JsonNode number(String text, String place) {
        try {
            return JSON.numberNode(Long.parseLong(text.replace(",", "")));
        } catch (NumberFormatException none) {
            return unread(place, text, "应为整数");
        }
    }

    private JsonNode json(String text, String place) {
        try {
            return StrictJson.parse(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        } catch (InvalidDocument none) {
            return unread(place, text, none.problems().getFirst().expected());
        }
    }

    private JsonNode unread(String place, String text, String rule) {
        Objects.requireNonNull(problems.computeIfAbsent(place, at -> new ArrayList<>()))
                .add(rule);
        return JSON.stringNode(text);
    }
}
