package org.mingzhang.domain.policy;

import java.util.List;

/**
 * A place where the documents can be read in more than one way.
 *
 * @param question what is open
 * @param reading how the pack reads it, and why
 * @param parameters by which another reading is decided; none where that takes a new version of the pack
 * @param amendment why a reading that no parameter decides takes a new version of the pack; empty where there is none
 */
public record Ambiguity(
        String id, String question, String reading, List<String> parameters, String amendment, Clause clause) {
    public Ambiguity {
        parameters = List.copyOf(parameters);
    }

    /** How the pack reads it, and whether that still stands: it does while none of its parameters has another value than its default. */
    String read(ParameterValues values, ParameterValues defaults) {
        boolean stands = parameters.stream().allMatch(id -> values.find(id).equals(defaults.find(id)));
        return (stands ? "取读法：" : "原取读法，现已另有决定：") + reading;
    }
}
