package org.mingzhang.app.platform.embedded;

/** The environment lacks a database fit for a ledger: unreachable, not durable, or open to anyone. The message says what to do. */
public class DatabaseUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public DatabaseUnavailable(String message) {
        super(message);
    }

    public DatabaseUnavailable(String message, Throwable cause) {
        super(message, cause);
    }
}
