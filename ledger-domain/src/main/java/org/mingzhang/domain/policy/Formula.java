package org.mingzhang.domain.policy;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.money.Rounding;

/**
 * How much an award may be: the least of its limits, less what was already granted, and no less than the floor. One form
 * for every scheme: a fixed sum, "up to", a range, a share of an investment with a cap by level and batch, the cost itself,
 * a ladder of honours, a purchase at its price.
 *
 * @param pays whether the policy fixes the amount or leaves it to a decision below the ceiling
 * @param limits at least one; those whose condition does not hold do not count
 * @param floor the least that may be granted; null where there is none
 * @param less what is taken off the ceiling; null where nothing is
 */
public record Formula(
        Pays pays,
        Rounding rounding,
        List<Limit> limits,
        @Nullable Floor floor,
        @Nullable Less less) {
    public Formula {
        limits = List.copyOf(limits);
    }

    /** Whether the amount is fixed by the facts. */
    public enum Pays {
        /** The amount is the ceiling; a lower one needs a reason. */
        EXACTLY("按计算金额"),
        /** The ceiling bounds a decision that people take, with a reason. */
        UP_TO("不超过计算金额，由认定决定");

        private final String chinese;

        Pays(String chinese) {
            this.chinese = chinese;
        }

        public String chinese() {
            return chinese;
        }
    }

    /** One upper limit of the award. */
    public sealed interface Limit {
        String id();

        /** What it is, in a few words of the notice: 最高补助金额. */
        String text();

        /** When it counts; null for always. */
        @Nullable
        Expression when();

        Clause clause();
    }

    /** An amount: written, decided as a parameter, or looked up in a table. */
    public record AmountLimit(
            String id, String text, @Nullable Expression when, Quantity amount, Clause clause) implements Limit {}

    /** A share of a recorded amount. */
    public record ShareLimit(
            String id, String text, @Nullable Expression when, Quantity share, FactId of, Clause clause)
            implements Limit {}

    /** An amount that an expression gives, for what the other two cannot say. */
    public record ExpressionLimit(
            String id, String text, @Nullable Expression when, Expression gives, Clause clause) implements Limit {}

    /** The least that may be granted. */
    public record Floor(Quantity amount, Clause clause) {}

    /** What is taken off: earlier awards that count towards the same ceiling. */
    public record Less(Expression amount, @Nullable Expression when, Clause clause) {}

    /** Where an amount or a share comes from. */
    public sealed interface Quantity {
        /** Written in the pack. */
        record Written(Value value) implements Quantity {}

        /** A parameter's value; refused while the parameter is undecided. */
        record FromParameter(String parameter) implements Quantity {}

        /** What an expression gives. */
        record Computed(Expression gives) implements Quantity {}

        /**
         * Looked up by the values of facts, such as level and batch.
         *
         * @param cells by the facts' values in the order of {@code by}, as {@link Value#text} gives them
         */
        record Table(List<FactName> by, Map<List<String>, Quantity> cells) implements Quantity {
            public Table {
                by = List.copyOf(by);
                cells = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(cells));
            }
        }
    }
}
