package org.mingzhang.app.platform.eventstore;

/**
 * An append that is durable and sealed.
 *
 * @param checkpoint the first one that covers all of it
 * @param asGiven whether the log holds exactly the entries of this append; false when the same command had been taken before
 *     with other entries (decided earlier, or elsewhere), which stand
 */
public record Appended(
        String commandId, long firstPosition, long lastPosition, SealedCheckpoint checkpoint, boolean asGiven) {}
