package org.mingzhang.domain.policy.reading;

/**
 * One mistake in a pack's file.
 *
 * @param line from 1
 * @param column from 1
 * @param path where in the pack, such as {@code directions.WS-1.line}
 * @param found what stands there
 * @param expected what should stand there, with a suggestion where one is near
 */
public record PackProblem(int line, int column, String path, String found, String expected)
        implements Comparable<PackProblem> {
    @Override
    public int compareTo(PackProblem other) {
        int byLine = Integer.compare(line, other.line);
        return byLine != 0 ? byLine : Integer.compare(column, other.column);
    }

    /** {@code 第 12 行第 11 列 directions.WS-1.line：“renovaton” — 应为 …}. */
    @Override
    public String toString() {
        return "第 " + line + " 行第 " + column + " 列" + (path.isEmpty() ? "" : " " + path) + "：" + found + " — "
                + expected;
    }
}
