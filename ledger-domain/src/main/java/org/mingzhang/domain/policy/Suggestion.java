package org.mingzhang.domain.policy;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds the name that was probably meant. */
public final class Suggestion {
    /** What other languages call the kinds of values. */
    private static final Map<String, String> SYNONYMS = Map.ofEntries(
            Map.entry("rate", "share"),
            Map.entry("ratio", "share"),
            Map.entry("percent", "share"),
            Map.entry("money", "amount"),
            Map.entry("int", "number"),
            Map.entry("integer", "number"),
            Map.entry("string", "text"),
            Map.entry("bool", "flag"),
            Map.entry("boolean", "flag"),
            Map.entry("day", "date"));

    private static final int NEAR = 2;
    private static final int FEW = 20;

    private Suggestion() {}

    /** {@code ；是不是 …？} with the nearest candidate, or nothing when none is near. */
    public static String forName(String written, Collection<String> candidates) {
        String synonym = SYNONYMS.get(written);
        if (synonym != null && candidates.contains(synonym)) {
            return "；是不是 " + synonym + "？";
        }
        int nearest = Math.max(2, written.length() / 3) + 1;
        String best = "";
        for (String candidate : candidates) {
            int distance = distance(written, candidate);
            if (distance < nearest) {
                nearest = distance;
                best = candidate;
            }
        }
        return best.isEmpty() ? "" : "；是不是 " + best + "？";
    }

    /**
     * The same for a fact, whose first word says of what it is: the same word of something else, or a near one of the same. Where
     * nothing is near, what there is of the same, or all where there are few.
     */
    static String forFact(String written, Collection<String> candidates) {
        String owner = owner(written);
        List<String> facts =
                candidates.stream().filter(each -> each.indexOf('.') > 0).toList();
        String word = word(written);
        List<String> same =
                facts.stream().filter(each -> word(each).equals(word)).toList();
        List<String> siblings =
                facts.stream().filter(each -> owner(each).equals(owner)).toList();
        int most = Math.max(1, word.length() / 3);
        Optional<String> near = Stream.of(
                        same.size() == 1 ? same : List.<String>of(), siblings, List.copyOf(candidates))
                .flatMap(some -> some.stream()
                        .filter(each -> same.contains(each)
                                || (owner(each).equals(owner) && distance(word, word(each)) <= most)
                                || distance(written, each) <= NEAR)
                        .min(Comparator.comparing(each -> distance(written, each)))
                        .stream())
                .findFirst();
        if (near.isPresent()) {
            return "；是不是 " + near.get() + "？";
        }
        List<String> listed = siblings.isEmpty() && facts.size() <= FEW ? facts : siblings;
        return listed.isEmpty()
                ? ""
                : "；" + (siblings.isEmpty() ? "这里" : owner + ". 开头的") + "只有 " + String.join("、", listed);
    }

    private static String owner(String fact) {
        return fact.substring(0, Math.max(0, fact.indexOf('.')));
    }

    private static String word(String fact) {
        return fact.substring(fact.indexOf('.') + 1);
    }

    /** Levenshtein's edit distance. */
    private static int distance(String left, String right) {
        int[] row = new int[right.length() + 1];
        for (int j = 0; j <= right.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= left.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= right.length(); j++) {
                int substituted = diagonal + (left.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(substituted, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[right.length()];
    }
}
