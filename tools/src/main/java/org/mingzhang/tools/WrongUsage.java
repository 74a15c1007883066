package org.mingzhang.tools;

/** What was typed cannot be meant: options that exclude each other, a file that is not there. Exit code 2. */
public final class WrongUsage extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String place;
    private final String value;

    /**
     * Says what is wrong.
     *
     * @param place the option or argument
     * @param value what was given for it; empty when nothing was
     */
    public WrongUsage(String place, String value, String sentence) {
        super(sentence);
        this.place = place;
        this.value = value;
    }

    Problem problem() {
        String sentence = String.valueOf(getMessage());
        return new Problem(place, value, sentence, sentence, null, null);
    }
}
