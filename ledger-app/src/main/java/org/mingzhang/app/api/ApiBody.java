package org.mingzhang.app.api;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.mingzhang.app.platform.web.StrictJson;
import org.mingzhang.domain.json.InvalidDocument;
import org.mingzhang.domain.json.InvalidDocument.Problem;
import tools.jackson.databind.JsonNode;

/**
 * A small document that a program sends, read name by name. All that is wrong is told at once, and never with its value: it may be a
 * password.
 */
public final class ApiBody {
    private final JsonNode document;
    private final Set<String> names = new TreeSet<>();
    private final List<Problem> problems = new ArrayList<>();

    private ApiBody(JsonNode document) {
        this.document = document;
    }

    /**
     * Reads it.
     *
     * @throws InvalidDocument where it is no JSON object
     */
    public static ApiBody of(byte[] bytes) {
        JsonNode document = StrictJson.parse(bytes);
        if (!document.isObject()) {
            throw new InvalidDocument(List.of(new Problem("", "", "应为 JSON 对象")));
        }
        return new ApiBody(document);
    }

    /** A text that there must be. */
    public String text(String name) {
        String text = textOrNull(name);
        if (text == null && !document.has(name)) {
            problems.add(new Problem("/" + name, "", "缺失"));
        }
        return text == null ? "" : text;
    }

    /** A text that there need not be; null where there is none. */
    public @Nullable String textOrNull(String name) {
        names.add(name);
        JsonNode value = document.get(name);
        if (value == null) {
            return null;
        }
        if (!value.isString()) {
            problems.add(new Problem("/" + name, "", "应为文字"));
            return null;
        }
        return value.stringValue();
    }

    /** A yes or no; no where there is none. */
    public boolean flag(String name) {
        names.add(name);
        JsonNode value = document.get(name);
        if (value != null && !value.isBoolean()) {
            problems.add(new Problem("/" + name, "", "应为 true 或 false"));
        }
        return value != null && value.booleanValue(false);
    }

    /** A whole number that there must be. */
    public int whole(String name) {
        names.add(name);
        JsonNode value = document.get(name);
        if (value == null || !value.isIntegralNumber() || !value.canConvertToInt()) {
            problems.add(new Problem("/" + name, "", value == null ? "缺失" : "应为整数"));
            return 0;
        }
        return value.intValue();
    }

    /** Texts by name. */
    public Map<String, String> texts(String name) {
        names.add(name);
        Map<String, String> texts = new LinkedHashMap<>();
        JsonNode value = document.get(name);
        if (value == null || !value.isObject()) {
            problems.add(new Problem("/" + name, "", value == null ? "缺失" : "应为 JSON 对象"));
            return texts;
        }
        value.properties().forEach(one -> {
            if (one.getValue().isString()) {
                texts.put(one.getKey(), one.getValue().stringValue());
            } else {
                problems.add(new Problem("/" + name + "/" + one.getKey(), "", "应为文字"));
            }
        });
        return texts;
    }

    /**
     * Ends the reading.
     *
     * @throws InvalidDocument with everything that was wrong, names among it that nobody asked for
     */
    public void end() {
        document.propertyNames().stream()
                .filter(name -> !names.contains(name))
                .forEach(name -> problems.add(new Problem("/" + name, "", "没有这一项；可写的有：" + String.join("、", names))));
        if (!problems.isEmpty()) {
            throw new InvalidDocument(problems);
        }
    }
}
