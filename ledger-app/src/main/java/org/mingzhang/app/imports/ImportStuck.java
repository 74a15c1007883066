package org.mingzhang.app.imports;

/** An import that was begun cannot go on; its message says in Chinese why, and what to do. */
public final class ImportStuck extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ImportStuck(String message) {
        super(message);
    }

    ImportStuck(String message, Throwable cause) {
        super(message, cause);
    }
}
