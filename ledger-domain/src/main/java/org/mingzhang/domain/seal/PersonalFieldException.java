package org.mingzhang.domain.seal;

/** A personal field or data key that cannot be opened. */
public final class PersonalFieldException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    /** Why it cannot be opened. */
    public enum Kind {
        /** The text is no token of the expected version. */
        MALFORMED,
        /** The token names another data key, or the data key was wrapped under another key. */
        WRONG_KEY,
        /** The content is what was committed to, but it was not sealed for this ledger, event and pointer. */
        WRONG_PLACE,
        /** Ciphertext or iv are not what was sealed. */
        ALTERED,
        /** The token opens, but not to the value that the commitment beside it is of. */
        COMMITMENT_MISMATCH
    }

    private final Kind kind;

    PersonalFieldException(Kind kind, String message) {
        super(message);
        this.kind = kind;
    }

    PersonalFieldException(Kind kind, String message, Throwable cause) {
        super(message, cause);
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }
}
