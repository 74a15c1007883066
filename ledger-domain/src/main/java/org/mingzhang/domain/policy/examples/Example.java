package org.mingzhang.domain.policy.examples;

import java.util.List;

/**
 * 算例: one worked example that was tried, and what came out otherwise than it says.
 *
 * @param section such as {@code awards}
 * @param line of its first line, from 1
 * @param differences empty where it holds
 * @param calculation the sentences of the calculation, where it has one
 */
public record Example(String section, String name, int line, List<Difference> differences, List<String> calculation) {
    public Example {
        differences = List.copyOf(differences);
        calculation = List.copyOf(calculation);
    }

    /**
     * One thing that came out otherwise.
     *
     * @param what of the example, such as 最高
     */
    public record Difference(String what, String expected, String found) {
        @Override
        public String toString() {
            return what + "：算例写的是 " + expected + "，得出的是 " + found;
        }
    }

    public boolean holds() {
        return differences.isEmpty();
    }
}
