package org.mingzhang.app.platform.web;

/** What was asked for is not in the ledger. */
public final class NotFound extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public NotFound(String what) {
        super(what);
    }
}
