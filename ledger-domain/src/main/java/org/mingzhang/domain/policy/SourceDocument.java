package org.mingzhang.domain.policy;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A document that the pack's rules cite.
 *
 * @param number the document number, or words saying that it is not given; never invented. Where a parameter says it, what that
 *     is by default
 * @param numberBy the parameter by which the number can be decided; null where it stands as it is
 * @param issued the date as the document gives it
 * @param passages the passages that are quoted, so that every quote can be checked to the letter; none of a document that is
 *     only what a notice rests on
 * @param basis where a notice names it as what it rests on (依据); null for the notices themselves
 */
public record SourceDocument(
        String id,
        String title,
        String issuer,
        String number,
        @Nullable String numberBy,
        String issued,
        List<Passage> passages,
        @Nullable Clause basis) {
    /** Some words of the document, verbatim, and the place where they stand. */
    public record Passage(String place, String text) {}

    public SourceDocument {
        passages = List.copyOf(passages);
    }

    /** The document number under the values in force. */
    public String number(ParameterValues values) {
        return numberBy == null
                ? number
                : values.find(numberBy).map(Value::text).orElse(number);
    }
}
