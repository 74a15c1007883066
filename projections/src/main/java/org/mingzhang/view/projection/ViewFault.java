package org.mingzhang.view.projection;

/** A read model cannot be kept or read: the database fails, the log has a gap, the rows are of another version,
 * or they cannot be what the log says. */
public final class ViewFault extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public ViewFault(String message) {
        super(message);
    }

    public ViewFault(String message, Throwable cause) {
        super(message, cause);
    }
}
