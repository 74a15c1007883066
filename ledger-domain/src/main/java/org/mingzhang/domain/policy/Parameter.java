package org.mingzhang.domain.policy;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A value that the documents leave open: shown to everyone, decided by a signed decision with its legal basis, never
 * tacitly filled in.
 *
 * @param initial the default until decided; null is UNDECIDED: what needs it is refused until then
 * @param options the values that a text parameter may take, with what each means; empty for other kinds
 * @param constraints what a decided value must satisfy
 * @param doubt in Chinese: what the documents leave open
 */
public record Parameter(
        String id,
        String name,
        ValueType type,
        String unit,
        @Nullable Value initial,
        List<Option> options,
        List<Constraint> constraints,
        String doubt,
        Clause clause) {
    public Parameter {
        options = List.copyOf(options);
        constraints = List.copyOf(constraints);
    }

    /** One of the readings or settings that may be chosen. */
    public record Option(String id, String meaning) {}

    /** A rule over the value ({@code value}) and other parameters; judged as soon as all of them have values. */
    public record Constraint(Expression holds, Clause clause) {}

    public Optional<Option> option(String optionId) {
        return options.stream().filter(option -> option.id().equals(optionId)).findFirst();
    }
}
