package org.mingzhang.app.platform.eventstore;

/** A storage transaction did not end as it should. Unless it says {@link Kind#OUTCOME_UNKNOWN}, nothing of it is stored. */
final class StorageFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** What to make of it. */
    enum Kind {
        /** The storage took offence at what it was given; the same again will fail again. */
        REFUSED,
        /** The storage was not there, or in another's way; the same again may succeed. */
        UNAVAILABLE,
        /** It went away while committing: what it has now must be looked up. */
        OUTCOME_UNKNOWN
    }

    private final Kind kind;

    StorageFailed(Kind kind, String message, Throwable cause) {
        super(message, cause);
        this.kind = kind;
    }

    Kind kind() {
        return kind;
    }
}
