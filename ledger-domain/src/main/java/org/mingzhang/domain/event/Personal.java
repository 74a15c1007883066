package org.mingzhang.domain.event;

import org.jspecify.annotations.Nullable;

/**
 * A personal field: a salted commitment, and the ciphertext beside it. Destroying the data key leaves every hash,
 * signature and proof intact.
 *
 * @param commit hex of SM3(label‖salt‖value)
 * @param enc the {@code fl1.} token; absent in signed commands and filled in when the event is written
 */
public record Personal(String commit, @Nullable String enc) {}
