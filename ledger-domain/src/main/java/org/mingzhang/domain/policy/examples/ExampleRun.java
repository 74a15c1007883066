package org.mingzhang.domain.policy.examples;

import java.util.List;
import org.mingzhang.domain.policy.reading.PackProblem;

/**
 * What came of trying all worked examples of a pack.
 *
 * @param mistakes of the file, in its order; an example that cannot be read is not tried
 * @param examples those that were tried
 */
public record ExampleRun(List<PackProblem> mistakes, List<Example> examples) {
    public ExampleRun {
        mistakes = List.copyOf(mistakes);
        examples = List.copyOf(examples);
    }

    public List<Example> failing() {
        return examples.stream().filter(example -> !example.holds()).toList();
    }

    public boolean holds() {
        return mistakes.isEmpty() && examples.stream().allMatch(Example::holds);
    }
}
