package org.mingzhang.domain.policy;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.json.Scalar;

/**
 * One step of a calculation, as an official can follow it.
 *
 * @param step 1, 2 … in the order of the calculation
 * @param rule which rule of the pack, such as {@code WS-1/cap}
 * @param clause the words that it rests on
 * @param inputs what went in, by name of fact or parameter; names carry their unit
 * @param result as {@link Value#scalar} gives it: amounts in fen
 * @param explanation the step in one Chinese sentence
 */
public record TraceStep(
        int step, String rule, Clause clause, SortedMap<String, Input> inputs, Scalar result, String explanation) {
    public TraceStep {
        inputs = Collections.unmodifiableSortedMap(new TreeMap<>(inputs));
    }

    /**
     * A value that went in.
     *
     * @param value as {@link Value#scalar} gives it
     * @param position the entry that recorded it; null for what the pack itself says
     */
    public record Input(Scalar value, @Nullable Long position) {}
}
