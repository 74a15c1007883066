package org.mingzhang.app.workbook;

import java.util.List;

/** Invalid input: a map that cannot be used, with every mistake at its place. */
public final class InvalidMap extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<Mistake> mistakes;

    InvalidMap(List<Mistake> mistakes) {
        super("对应表不合要求：" + mistakes.getFirst().message());
        this.mistakes = List.copyOf(mistakes);
    }

    public List<Mistake> mistakes() {
        return mistakes;
    }

    /**
     * One mistake.
     *
     * @param line from 1
     * @param column from 1
     * @param found what stands there
     * @param message what should, in Chinese
     */
    public record Mistake(int line, int column, String found, String message) {}
}
