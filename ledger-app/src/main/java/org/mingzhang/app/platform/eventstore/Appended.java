package org.mingzhang.app.platform.eventstore;

/**
 * An append that is durable and sealed.
 *
 * @param checkpoint the first one that covers all of it
 * @param repeated whether an earlier append of the same command is answered again
 */
public record Appended(
        String commandId, long firstPosition, long lastPosition, SealedCheckpoint checkpoint, boolean repeated) {}
