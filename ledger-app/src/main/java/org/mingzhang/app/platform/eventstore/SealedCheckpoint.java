package org.mingzhang.app.platform.eventstore;

import java.time.Instant;

/**
 * The signed notes over both trees at one size.
 *
 * @param size number of entries sealed
 * @param recordedAt the greatest record time among them
 * @param sm3Note C2SP note, signed with SM2
 * @param sha256Note C2SP note, signed with Ed25519
 */
public record SealedCheckpoint(long size, Instant recordedAt, String sm3Note, String sha256Note) {}
