package org.mingzhang.domain.event;

import org.jspecify.annotations.Nullable;

/**
 * What money is for: the dimensions of the journal beside the funding source.
 *
 * @param line budget line id
 * @param direction direction id
 * @param batch batch id, where the direction has batches
 * @param county where the beneficiary is
 * @param level level or rank that decided the amount, such as {@code L3}
 */
public record Purpose(
        String line,
        String direction,
        @Nullable String batch,
        @Nullable String county,
        @Nullable String level) {}
