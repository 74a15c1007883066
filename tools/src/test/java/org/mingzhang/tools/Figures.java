package org.mingzhang.tools;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** Figures in 万元 as they stand in printed tables, read back as fen. */
final class Figures {
    private static final Pattern FIGURE = Pattern.compile("-?[0-9,]+\\.[0-9]+");
    private static final int DECIMALS = 6;

    private Figures() {}

    /** The figures of each row that has any, between two headings. */
    static List<List<Long>> rows(String text, String from, String to) {
        List<List<Long>> rows = new ArrayList<>();
        boolean within = false;
        for (String line : text.lines().toList()) {
            within = line.startsWith(from) || (within && !line.startsWith(to));
            List<Long> figures = of(line);
            if (within && !figures.isEmpty()) {
                rows.add(figures);
            }
        }
        return rows;
    }

    /** The figures of one row, from left to right. */
    static List<Long> of(String line) {
        return Arrays.stream(line.split(" +", -1))
                .filter(cell -> FIGURE.matcher(cell).matches())
                .map(Figures::fen)
                .toList();
    }

    private static long fen(String figure) {
        int decimals = figure.length() - figure.indexOf('.') - 1;
        return Long.parseLong(figure.replaceAll("[,.]", "") + "0".repeat(DECIMALS - decimals));
    }
}
