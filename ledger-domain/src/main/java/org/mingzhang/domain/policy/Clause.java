package org.mingzhang.domain.policy;

/**
 * Where a rule stands: the document and the words that it rests on.
 *
 * @param document id of the document within its policy pack, such as {@code plan}
 * @param place the numbered place, such as {@code 资金安排（一）}
 * @param quote the words themselves, in the original
 */
public record Clause(String document, String place, String quote) {
    @Override
    public String toString() {
        return document + " " + place + "「" + quote + "」";
    }
}
