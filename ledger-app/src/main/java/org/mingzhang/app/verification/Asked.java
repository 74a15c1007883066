package org.mingzhang.app.verification;

import java.time.Instant;

/**
 * A question as it was put.
 *
 * @param id names it
 * @param asker actor id of who put it; empty for whoever holds the ledger's token
 * @param askerName as people call them
 * @param at when
 */
public record Asked(String id, Question question, String asker, String askerName, Instant at) {
    /** The same without what was uploaded, for the memory of what is done. */
    Asked withoutContent() {
        return question instanceof Question.ReceiptFile
                ? new Asked(id, new Question.ReceiptFile(new byte[0]), asker, askerName, at)
                : this;
    }
}
