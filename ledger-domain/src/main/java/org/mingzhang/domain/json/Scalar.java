package org.mingzhang.domain.json;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.money.Fen;
import tools.jackson.databind.JsonNode;

/**
 * One value where a record keeps values of several kinds side by side, under names that carry their unit: what a refusal
 * compared, what went into a calculation. Amounts (fen) and other whole numbers are integers in JSON, as everywhere; ratios
 * and dates are text.
 */
public sealed interface Scalar {
    /** A whole number, or an amount in fen. */
    record Whole(long number) implements Scalar {}

    /** Words, a ratio such as {@code 0.50}, a date such as {@code 2026-03-31}. */
    record Words(String words) implements Scalar {}

    /** Yes or no. */
    record Flag(boolean yes) implements Scalar {}

    /** The kind that a value takes: numbers and amounts stay numbers; whatever has no kind of its own becomes words. */
    static Scalar of(Object value) {
        return switch (value) {
            case Scalar scalar -> scalar;
            case Fen fen -> new Whole(fen.value());
            case Integer number -> new Whole(number);
            case Long number -> new Whole(number);
            case Boolean yes -> new Flag(yes);
            default -> new Words(value.toString());
        };
    }

    /** The value that a JSON scalar stands for; null for null, fractions, numbers beyond a long, arrays and objects. */
    static @Nullable Scalar ofJson(JsonNode node) {
        if (node.isIntegralNumber() && node.canConvertToLong()) {
            return new Whole(node.longValue());
        }
        if (node.isString()) {
            return new Words(node.stringValue());
        }
        return node.isBoolean() ? new Flag(node.booleanValue()) : null;
    }

    /** Without its kind: digits, words, {@code true} or {@code false}. */
    default String text() {
        return switch (this) {
            case Whole(long number) -> Long.toString(number);
            case Words(String words) -> words;
            case Flag(boolean yes) -> Boolean.toString(yes);
        };
    }

    /** {@link #of} of each. */
    static SortedMap<String, Scalar> ofAll(Map<String, ?> values) {
        SortedMap<String, Scalar> out = new TreeMap<>();
        values.forEach((name, value) -> out.put(name, of(value)));
        return out;
    }

    /** {@link #text} of each. */
    static SortedMap<String, String> texts(SortedMap<String, Scalar> values) {
        SortedMap<String, String> out = new TreeMap<>();
        values.forEach((name, value) -> out.put(name, value.text()));
        return out;
    }
}
