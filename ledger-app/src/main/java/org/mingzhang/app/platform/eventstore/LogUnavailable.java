package org.mingzhang.app.platform.eventstore;

import java.sql.SQLException;

/** The log could not be read. */
public final class LogUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public LogUnavailable(SQLException cause) {
        super("cannot read the log: " + cause.getMessage(), cause);
    }
}
