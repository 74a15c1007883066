package org.mingzhang.domain.policy;

import java.util.Collection;

/** Finds the name that was probably meant. */
public final class Suggestion {
    private Suggestion() {}

    /** {@code ；是不是 …？} with the nearest candidate, or nothing when none is near. */
    public static String forName(String written, Collection<String> candidates) {
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
