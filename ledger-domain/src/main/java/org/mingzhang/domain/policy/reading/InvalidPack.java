package org.mingzhang.domain.policy.reading;

import java.util.List;
import java.util.stream.Collectors;

/** The bytes are not a valid pack; carries every mistake, in the order of the file. Invalid input, not a fault. */
public final class InvalidPack extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final transient List<PackProblem> problems;

    InvalidPack(List<PackProblem> problems) {
        super(problems.stream().map(PackProblem::toString).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    public List<PackProblem> problems() {
        return problems;
    }
}
