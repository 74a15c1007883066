package org.mingzhang.app.api;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** What the interface's description says in words: of each operation what it is for, what its parameters mean, what it answers. */
final class ApiWords {
    private static final String RESOURCE = "/api/operations.yaml";

    private final Map<String, Object> whole;

    private ApiWords(Map<String, Object> whole) {
        this.whole = whole;
    }

    /**
     * One operation's.
     *
     * @param parameters by name, beside those that mean the same everywhere
     * @param query parameters that the program reads as they come, with what and of which kind they are
     * @param body the document that it takes, in the notation of the table; null for none
     * @param parts of an upload, by name
     * @param media the type of an answer that is not JSON
     * @param answer in the notation of the table; null where it is a file or a text
     * @param status of an answer that is no problem
     * @param problems that only some operations have, by status
     */
    record Operation(
            String tag,
            String summary,
            Map<String, Object> parameters,
            Map<String, Object> query,
            @Nullable Object body,
            Map<String, Object> parts,
            @Nullable String media,
            @Nullable Object answer,
            int status,
            List<Integer> problems) {}

    static ApiWords read() {
        try (InputStream table = ApiWords.class.getResourceAsStream(RESOURCE)) {
            return new ApiWords(
                    map(new Load(LoadSettings.builder().setLabel(RESOURCE).build()).loadFromInputStream(table)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Groups of operations, in their order, each with what it is about. */
    Map<String, Object> tags() {
        return map(whole.get("tags"));
    }

    /** What a parameter means wherever its operation says nothing else; null where that is not said. */
    @Nullable
    Object parameter(String name) {
        return map(whole.get("parameters")).get(name);
    }

    /** What a field of a record means, as {@code Record.field}; null where its name says it. */
    @Nullable
    Object field(String name) {
        return map(whole.get("fields")).get(name);
    }

    /** The fields that are told of. */
    List<String> fields() {
        return List.copyOf(map(whole.get("fields")).keySet());
    }

    /** The operations that are told of, as {@code GET /path}. */
    List<String> operations() {
        return List.copyOf(map(whole.get("operations")).keySet());
    }

    /**
     * One of them.
     *
     * @throws IllegalStateException where it is not told of
     */
    @SuppressWarnings("unchecked")
    Operation operation(String key) {
        Map<String, Object> told = map(map(whole.get("operations")).get(key));
        if (!(told.get("summary") instanceof String summary) || !(told.get("tag") instanceof String tag)) {
            throw new IllegalStateException(key + " needs a summary and a tag in " + RESOURCE);
        }
        return new Operation(
                tag,
                summary,
                map(told.get("parameters")),
                map(told.get("query")),
                told.get("body"),
                map(told.get("parts")),
                (String) told.get("media"),
                told.get("answer"),
                told.get("status") instanceof Integer status ? status : 200,
                told.get("problems") instanceof List<?> problems ? (List<Integer>) problems : List.of());
    }

    /** A mapping of the table in its order; empty where there is none. */
    static Map<String, Object> map(@Nullable Object node) {
        Map<String, Object> out = new LinkedHashMap<>();
        if (node instanceof Map<?, ?> entries) {
            entries.forEach((name, value) -> out.put(String.valueOf(name), value));
        }
        return out;
    }
}
