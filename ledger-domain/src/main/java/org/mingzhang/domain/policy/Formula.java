package org.mingzhang.domain.policy;

import java.math.BigInteger;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.domain.money.Ratio;
import org.mingzhang.domain.money.Rounding;

/**
 * How much an award may be: the least of its limits, less what was already granted, and no less than the floor. One form
 * for every scheme: a fixed sum, "up to", a range, a share of an investment with a cap by level and batch, the cost itself,
 * a ladder of honours, a purchase at its price. Where a scheme adds up several components, their sum is one more limit.
 *
 * @param pays whether the policy fixes the amount or leaves it to a decision below the ceiling
 * @param rounding how what is computed becomes money
 * @param parts 分项: components that are added up; empty where there are none
 * @param limits at least one, unless there are parts; those whose condition does not hold do not count
 * @param floor the least that may be granted; null where there is none
 * @param less what is taken off the ceiling; null where nothing is
 */
public record Formula(
        Pays pays,
        RoundingRule rounding,
        List<Part> parts,
        List<Limit> limits,
        @Nullable Floor floor,
        @Nullable Less less) {
    public Formula {
        parts = List.copyOf(parts);
        limits = List.copyOf(limits);
    }

    /**
     * How what is computed becomes money: to which unit, and which way.
     *
     * @param way of the unit; the default where a parameter says which
     * @param parameter the text parameter that says which way ({@code down}, {@code up}, {@code halfUp}); null where the pack does
     * @param unit one fen, or a yuan, a hundred …
     */
    public record RoundingRule(Rounding way, @Nullable String parameter, Fen unit) {
        /** The words of a pack for each way. */
        public static final Map<String, Rounding> WAYS =
                Map.of("down", Rounding.DOWN, "up", Rounding.UP, "halfUp", Rounding.HALF_UP);

        /** Which way, under the values in force; nothing while that is undecided. */
        public Optional<Rounding> way(ParameterValues values) {
            return parameter == null
                    ? Optional.of(way)
                    : values.find(parameter).map(Value::text).map(WAYS::get);
        }

        /** A share of an amount in whole units, by a single division at the end. */
        Fen share(Fen base, Ratio share, Rounding chosen) {
            BigInteger units = BigInteger.valueOf(unit.value());
            long whole = chosen.divide(
                    BigInteger.valueOf(base.value()).multiply(share.numerator()),
                    share.denominator().multiply(units));
            return Fen.of(Math.multiplyExact(whole, unit.value()));
        }

        /** An amount in whole units. */
        Fen round(Fen amount, Rounding chosen) {
            return share(amount, Ratio.ONE, chosen);
        }
    }

    /**
     * 分项: a component that is added to the others where its condition holds.
     *
     * @param limits at least one; it is the least of those that apply
     */
    public record Part(String id, String text, @Nullable Expression when, List<Limit> limits, Clause clause) {
        public Part {
            limits = List.copyOf(limits);
        }
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

        /** The reading under which it stands at all, by parameters alone; null where it stands under all. */
        @Nullable
        Expression under();

        /** When it counts; null for always. */
        @Nullable
        Expression when();

        /** What becomes of what was paid in advance beyond it; null where the pack says it of the whole alone. */
        Advance.@Nullable Settled settled();

        /**
         * Whether what was paid in advance beyond it comes back even where nothing else does (只补不退): beyond a sum it does, beyond a
         * share of what was invested it does not, unless the pack says otherwise.
         */
        default boolean isCap() {
            return settled() == null ? !(this instanceof ShareLimit) : settled() == Advance.Settled.REFUND;
        }

        /** Whether it counts in every case, however the pack is read. */
        default boolean always() {
            return under() == null && when() == null;
        }

        Clause clause();
    }

    /** An amount: written, decided as a parameter, or looked up in a table. */
    public record AmountLimit(
            String id,
            String text,
            @Nullable Expression under,
            @Nullable Expression when,
            Quantity amount,
            Clause clause,
            Advance.@Nullable Settled settled)
            implements Limit {}

    /** A share of a recorded amount. */
    public record ShareLimit(
            String id,
            String text,
            @Nullable Expression under,
            @Nullable Expression when,
            Quantity share,
            FactId of,
            Clause clause,
            Advance.@Nullable Settled settled)
            implements Limit {}

    /** An amount that an expression gives, for what the other two cannot say. */
    public record ExpressionLimit(
            String id,
            String text,
            @Nullable Expression under,
            @Nullable Expression when,
            Expression gives,
            Clause clause,
            Advance.@Nullable Settled settled)
            implements Limit {}

    /** The least that may be granted. */
    public record Floor(Quantity amount, Clause clause) {}

    /** What is taken off: earlier awards that count towards the same ceiling. */
    public record Less(Expression amount, @Nullable Expression when, Clause clause) {}

    /** Where an amount or a share comes from. */
    public sealed interface Quantity {
        /** The facts that it rests on. */
        default SortedSet<FactId> facts() {
            return Quantities.facts(this);
        }

        /** Written in the pack. */
        record Written(Value value) implements Quantity {}

        /** A parameter's value; refused while the parameter is undecided. */
        record FromParameter(String parameter) implements Quantity {}

        /**
         * 按时间: looked up by when something happened, such as a rate that falls with the day of the acceptance.
         *
         * @param on a date
         * @param until by the last day on which each counts
         * @param later after the last of them; null where the notice gives nothing then
         */
        record Dated(
                FactName on,
                NavigableMap<LocalDate, Quantity> until,
                @Nullable Quantity later) implements Quantity {
            public Dated {
                until = Collections.unmodifiableNavigableMap(new TreeMap<>(until));
            }
        }

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
