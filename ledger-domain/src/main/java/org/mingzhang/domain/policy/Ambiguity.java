package org.mingzhang.domain.policy;

import java.util.List;

/**
 * A place where the documents can be read in more than one way.
 *
 * @param question what is open
 * @param reading how the pack reads it, and why
 * @param parameters by which another reading can be decided, or this one confirmed
 */
public record Ambiguity(String id, String question, String reading, List<String> parameters, Clause clause) {
    public Ambiguity {
        parameters = List.copyOf(parameters);
    }
}
