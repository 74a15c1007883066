package org.mingzhang.tools;

import java.util.List;

/** The ledger's "no": a sentence, and every reason that can be named by its place. Ends the command with exit code 1. */
public final class No extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    public No(String sentence) {
        this(sentence, List.of());
    }

    No(String sentence, List<Problem> problems) {
        super(sentence);
        this.problems = List.copyOf(problems);
    }

    /** What an option or argument names is not there. */
    static No unknown(String place, String value, String sentence) {
        return new No(sentence, List.of(new Problem(place, value, sentence, sentence, null, null)));
    }

    List<Problem> problems() {
        return problems;
    }
}
