package org.mingzhang.domain.policy;

import java.util.Comparator;

/**
 * What a rule may name: one of the ledger's own facts, something that the pack itself sums, counts, looks up or asks for, or
 * what a count looks at in each thing that it counts.
 */
public sealed interface FactId permits FactName, NamedFact, ThingFact {
    /** The ledger's facts in the order in which it lists them, then the pack's by id. */
    Comparator<FactId> ORDER = FactId::compare;

    /** As it stands in an expression; money of the ledger's own facts ends in {@code Fen}. */
    String id();

    ValueType type();

    /** Shown behind a value; empty where there is none. */
    String unit();

    /** A short Chinese name, for traces. */
    String label();

    /** The event type that usually records it, or in words where it comes from. */
    String source();

    private static int compare(FactId one, FactId other) {
        if (one instanceof FactName known && other instanceof FactName otherKnown) {
            return known.compareTo(otherKnown);
        }
        return one instanceof FactName
                ? -1
                : other instanceof FactName ? 1 : one.id().compareTo(other.id());
    }
}
