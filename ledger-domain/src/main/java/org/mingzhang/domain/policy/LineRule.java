package org.mingzhang.domain.policy;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** 科目: the budget line that a direction's money comes from, for as long as nothing of a case is granted. */
public sealed interface LineRule {
    /** Always the same one. */
    record Always(String line) implements LineRule {}

    /**
     * As a text parameter is decided.
     *
     * @param cells the line, by the parameter's options
     */
    record ByParameter(String parameter, Map<String, String> cells) implements LineRule {
        public ByParameter {
            cells = Collections.unmodifiableMap(new LinkedHashMap<>(cells));
        }
    }

    /** The line under the values in force; nothing while that is undecided. */
    default Optional<String> line(ParameterValues values) {
        return switch (this) {
            case Always(String line) -> Optional.of(line);
            case ByParameter(String parameter, Map<String, String> cells) ->
                values.find(parameter).map(Value::text).flatMap(value -> Optional.ofNullable(cells.get(value)));
        };
    }

    /** The parameter without which it cannot be told; nothing where it can. */
    default Optional<String> undecided(ParameterValues values) {
        return this instanceof ByParameter(String parameter, Map<String, String> cells)
                        && line(values).isEmpty()
                ? Optional.of(parameter)
                : Optional.empty();
    }

    /** Every line that it may be, each once. */
    default List<String> lines() {
        return switch (this) {
            case Always(String line) -> List.of(line);
            case ByParameter(String parameter, Map<String, String> cells) ->
                cells.values().stream().distinct().toList();
        };
    }
}
