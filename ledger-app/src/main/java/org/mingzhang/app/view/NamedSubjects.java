package org.mingzhang.app.view;

import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/**
 * The cases and payments that a command names, wherever in it they stand: who is shown the command is shown all of them.
 *
 * @param cases by the number of their application
 */
public record NamedSubjects(Set<String> cases, Set<String> payments) {
    private static final Set<String> CASES = Set.of("application", "award", "project");
    private static final Set<String> PAYMENTS = Set.of("payment", "payments");

    /** Those of a command's payload. */
    public static NamedSubjects in(JsonNode payload) {
        NamedSubjects named = new NamedSubjects(new TreeSet<>(), new TreeSet<>());
        named.collect("", payload);
        return named;
    }

    private void collect(String name, JsonNode node) {
        if (node.isString() && CASES.contains(name)) {
            cases.add(node.stringValue());
        } else if (node.isString() && PAYMENTS.contains(name)) {
            payments.add(node.stringValue());
        } else if (node.isObject()) {
            node.properties().forEach(one -> collect(one.getKey(), one.getValue()));
        } else if (node.isArray()) {
            node.forEach(one -> collect(name, one));
        }
    }
}
