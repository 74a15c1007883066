package org.mingzhang.domain.application;

import org.jspecify.annotations.Nullable;

/**
 * 申报文字: a text of an application as an entry has it. The words lie beside the log under their digest.
 *
 * @param text id in the direction's texts
 * @param characters how long it is: counted by the ledger, or, without digest, as old records say
 * @param sm3 hex of the words in UTF-8; null where old records hold no words
 */
public record StatedText(
        String text, int characters, @Nullable String sm3) {
    /** Whether the ledger has counted it, and keeps the words. */
    public boolean counted() {
        return sm3 != null;
    }
}
