package org.mingzhang.app.imports;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.mingzhang.domain.seal.DataKey;

/**
 * What an abandoned import leaves of rows that it began: a row of 拨付 may be ordered and not yet paid. A line each, the row's
 * key tag and the moments that are not recorded, so that another import of the row goes on where this one ended.
 */
final class RestOfRows {
    private RestOfRows() {}

    /**
     * The list of an import.
     *
     * @param steps how many are recorded
     */
    static byte[] write(Path plan, long steps, DataKey secret) throws IOException {
        Set<String> begun = new HashSet<>();
        Map<String, Set<String>> rests = new TreeMap<>();
        try (PlanFile.Reader in = new PlanFile.Reader(plan)) {
            long read = 0;
            for (Step step = in.next(); step != null; step = in.next()) {
                String key = RowTags.of(step.row(), secret).key();
                if (read++ < steps) {
                    begun.add(key);
                } else if (begun.contains(key)) {
                    rests.computeIfAbsent(key, none -> new TreeSet<>()).add(step.moment());
                }
            }
        }
        StringBuilder list = new StringBuilder();
        rests.forEach((key, moments) ->
                list.append(key).append(',').append(String.join(";", moments)).append('\n'));
        return list.toString().getBytes(StandardCharsets.UTF_8);
    }

    static Map<String, Set<String>> read(byte[] list) {
        Map<String, Set<String>> rests = new HashMap<>();
        for (String line : new String(list, StandardCharsets.UTF_8).split("\n", -1)) {
            int comma = line.indexOf(',');
            if (comma > 0) {
                rests.put(
                        line.substring(0, comma),
                        Set.of(line.substring(comma + 1).split(";", -1)));
            }
        }
        return rests;
    }
}
