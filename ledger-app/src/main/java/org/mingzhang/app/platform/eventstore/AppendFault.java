package org.mingzhang.app.platform.eventstore;

import org.jspecify.annotations.Nullable;

/** The log could not take an append, for a reason that is not in the append: database, clock, seal or a bug. */
public final class AppendFault extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final boolean mayBeRecorded;

    AppendFault(String message, boolean mayBeRecorded, @Nullable Throwable cause) {
        super(message, cause);
        this.mayBeRecorded = mayBeRecorded;
    }

    /**
     * Whether the append may be in the log all the same: the connection was lost in COMMIT and could not be restored in
     * time. The same command sent again gets the answer.
     */
    public boolean mayBeRecorded() {
        return mayBeRecorded;
    }
}
