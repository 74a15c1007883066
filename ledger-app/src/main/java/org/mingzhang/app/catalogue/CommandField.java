package org.mingzhang.app.catalogue;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One field of a command as a form shows it.
 *
 * @param name as it stands in JSON
 * @param label what stands before it, in Chinese
 * @param explanation what the label does not say; empty where it says all
 * @param choices of a choice: what may be chosen
 * @param fields of a record or of rows: the fields within
 * @param mayBeEmpty of rows and lines: whether there may be none, though the command has to say so
 * @param example how it may be written; empty where an example tells nothing
 */
public record CommandField(
        String name,
        String label,
        String explanation,
        FieldKind kind,
        boolean required,
        List<Choice> choices,
        List<CommandField> fields,
        boolean mayBeEmpty,
        String example) {
    public CommandField {
        choices = List.copyOf(choices);
        fields = List.copyOf(fields);
    }

    /** One of the values that may be chosen, and what it means. */
    public record Choice(String value, String label) {}

    /** Whether whoever fills in the form has to fill in this. */
    public boolean asked() {
        return required && !mayBeEmpty;
    }

    /** A field within this one. */
    public Optional<CommandField> field(String inner) {
        return fields.stream().filter(field -> field.name.equals(inner)).findFirst();
    }

    /** What people call a value of a choice; the value itself where it is none of them. */
    public String chosen(@Nullable String value) {
        return choices.stream()
                .filter(choice -> choice.value.equals(value))
                .map(Choice::label)
                .findFirst()
                .orElse(String.valueOf(value));
    }
}
