package org.mingzhang.app.signing;

import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/**
 * A form as it was read: the command's payload, and what is wrong where.
 *
 * @param payload as a draft has it
 * @param places the field of the form behind each JSON pointer of the payload
 * @param labels what a column of a pasted table is called, by its field's name
 * @param problems what could not be read, by the field's place
 */
record FilledForm(
        ObjectNode payload,
        Map<String, String> places,
        Map<String, String> labels,
        Map<String, List<String>> problems) {
    /** What a column is called; its name where nobody called it anything. */
    String label(String name) {
        return labels.getOrDefault(name, name);
    }
}
