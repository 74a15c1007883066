package org.mingzhang.app.platform.eventstore;

/**
 * The log has entries and the folder outside the database has no checkpoint of them, so that a rewind could not be seen.
 * Nothing is appended until somebody brings a checkpoint that was kept elsewhere.
 */
public final class CheckpointsMissing extends RuntimeException {
    private static final long serialVersionUID = 1L;

    CheckpointsMissing(String message) {
        super(message);
    }
}
