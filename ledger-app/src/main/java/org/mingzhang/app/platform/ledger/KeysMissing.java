package org.mingzhang.app.platform.ledger;

/** A home without the ledger's private keys: it can be read and verified, and records nothing. */
public final class KeysMissing extends RuntimeException {
    private static final long serialVersionUID = 1L;

    KeysMissing(String message) {
        super(message);
    }
}
