package org.mingzhang.app.platform.eventstore;

/** What is stored contradicts its own seal. Somebody changed it from outside; the log takes no more appends. */
public final class BrokenSeal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public BrokenSeal(String message) {
        super(message);
    }

    public BrokenSeal(String message, Throwable cause) {
        super(message, cause);
    }
}
