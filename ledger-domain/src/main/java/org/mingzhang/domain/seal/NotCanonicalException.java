package org.mingzhang.domain.seal;

/** Invalid input: a JSON value or text that the ledger's canonical profile does not admit. */
public final class NotCanonicalException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    public NotCanonicalException(String reason) {
        super(reason);
    }

    NotCanonicalException(String reason, int offset) {
        super(reason + " at byte " + offset);
    }
}
