package org.mingzhang.domain.json;

import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** A document that is not of the expected shape. Carries all of its problems, not only the first. */
public final class InvalidDocument extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    /**
     * One thing wrong at one place.
     *
     * @param pointer JSON pointer (RFC 6901) of the value, empty for the document itself
     * @param value what stands there, shortened
     * @param expected what should stand there, as a sentence
     */
    public record Problem(String pointer, String value, String expected) {
        private static final int LONGEST = 80;

        /** The problem with a node that stands there. */
        public static Problem of(String pointer, JsonNode node, String expected) {
            String text = node.toString();
            return new Problem(
                    pointer, text.length() <= LONGEST ? text : text.substring(0, LONGEST - 3) + "…", expected);
        }

        @Override
        public String toString() {
            return (pointer.isEmpty() ? "/" : pointer) + "：" + value + " — " + expected;
        }
    }

    public InvalidDocument(List<Problem> problems) {
        super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    public List<Problem> problems() {
        return problems;
    }
}
