package org.mingzhang.domain.policy;

import java.util.List;

/**
 * A document that the pack's rules cite.
 *
 * @param number the document number, or words saying that it is not given; never invented
 * @param issued the date as the document gives it
 * @param passages the passages that are quoted, so that every quote can be checked to the letter
 */
public record SourceDocument(
        String id, String title, String issuer, String number, String issued, List<Passage> passages) {
    /** Some words of the document, verbatim, and the place where they stand. */
    public record Passage(String place, String text) {}

    public SourceDocument {
        passages = List.copyOf(passages);
    }
}
