package org.mingzhang.tools;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.decision.Rejection;
import org.mingzhang.domain.json.InvalidDocument;
import org.mingzhang.domain.policy.reading.InvalidPack;
import org.mingzhang.domain.policy.reading.PackProblem;

/**
 * One reason for an answer that is not the one asked for.
 *
 * @param place JSON pointer, line and column, option or position; null where there is none
 * @param value what stands there
 * @param rule what should stand there
 * @param message the whole as one Chinese sentence
 * @param code of {@code docs/rejections.md}, where the ledger's rules say no
 * @param clause the words that such a rule rests on
 */
record Problem(
        @Nullable String place,
        @Nullable String value,
        @Nullable String rule,
        String message,
        @Nullable String code,
        @Nullable String clause) {

    static Problem of(String message) {
        return new Problem(null, null, null, message, null, null);
    }

    static Problem of(String place, String value, String rule) {
        return new Problem(place, value, rule, place + "：" + (value.isEmpty() ? "" : value + " — ") + rule, null, null);
    }

    static Problem of(Rejection rejection, String message) {
        return new Problem(
                null,
                null,
                rejection.code().text(),
                message,
                rejection.code().name(),
                rejection.clause().toString());
    }

    static List<Problem> of(InvalidDocument invalid) {
        return invalid.problems().stream()
                .map(problem ->
                        of(problem.pointer().isEmpty() ? "/" : problem.pointer(), problem.value(), problem.expected()))
                .toList();
    }

    static List<Problem> of(InvalidPack invalid) {
        return invalid.problems().stream().map(Problem::of).toList();
    }

    static Problem of(PackProblem problem) {
        String spot = "第 " + problem.line() + " 行第 " + problem.column() + " 列";
        return of(problem.path().isEmpty() ? spot : spot + " " + problem.path(), problem.found(), problem.expected());
    }

    /** As it stands in a document; what is absent is left out. */
    Map<String, Object> document() {
        Map<String, Object> document = new LinkedHashMap<>();
        put(document, "place", place);
        put(document, "value", value);
        put(document, "rule", rule);
        put(document, "message", message);
        put(document, "code", code);
        put(document, "clause", clause);
        return document;
    }

    private static void put(Map<String, Object> document, String name, @Nullable String value) {
        if (value != null) {
            document.put(name, value);
        }
    }
}
