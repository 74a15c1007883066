package org.mingzhang.tools.story;

import java.util.List;
import java.util.stream.Collectors;
import org.mingzhang.domain.policy.reading.PackProblem;

/** A story that does not fit its pack, or says what no story says; carries every mistake, in the order of the file. */
public final class InvalidStory extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final transient List<PackProblem> problems;

    InvalidStory(List<PackProblem> problems) {
        super(problems.stream().map(PackProblem::toString).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    public List<PackProblem> problems() {
        return problems;
    }
}
