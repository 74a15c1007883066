package org.mingzhang.app.platform.eventstore;

import org.mingzhang.app.platform.embedded.DatabaseUnavailable;

/** There is no ledger where one was looked for, or none with entries; and nothing says that there ever was. */
public final class NoLedgerHere extends DatabaseUnavailable {
    private static final long serialVersionUID = 1L;

    public NoLedgerHere(String message) {
        super(message);
    }
}
