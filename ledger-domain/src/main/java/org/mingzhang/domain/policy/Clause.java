package org.mingzhang.domain.policy;

import java.util.function.UnaryOperator;

/**
 * Where a rule stands: the document and the words that it rests on; or, for what the documents leave open, why this
 * system proposes the value.
 *
 * @param document id of the document within its policy pack, such as {@code plan}; {@link #PROPOSED} for a proposal
 * @param place the numbered place, such as {@code 资金安排（一）}
 * @param quote the words themselves, in the original; for a proposal the reason for it
 */
public record Clause(String document, String place, String quote) {
    /** Stands in place of a document where no document says it. */
    public static final String PROPOSED = "proposed";

    /** A value or rule that no document gives, with the reason for choosing it. */
    public static Clause proposed(String why) {
        return new Clause(PROPOSED, "本系统拟定", why);
    }

    /** Whether this is our own proposal, to be shown as such and never as the policy's words. */
    public boolean isProposed() {
        return document.equals(PROPOSED);
    }

    /** As people read it: with the document's title in place of its id within the pack. */
    public String under(String title) {
        return isProposed() ? toString() : "《" + title + "》" + place + "「" + quote + "」";
    }

    /**
     * As people read it, as far as its document has a title.
     *
     * @param titles from a document's id to its title, or back the id itself
     */
    public String cited(UnaryOperator<String> titles) {
        String title = titles.apply(document);
        return title.equals(document) ? toString() : under(title);
    }

    @Override
    public String toString() {
        return isProposed() ? place + "：" + quote : document + " " + place + "「" + quote + "」";
    }
}
