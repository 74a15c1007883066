package org.mingzhang.domain.policy;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.money.Fen;

/** The facts loaded for one decision, by name. What is absent was not recorded; nothing is ever assumed. */
public final class Facts {
    public static final Facts NONE = new Facts(new TreeMap<>(FactId.ORDER), Map.of(), Map.of());

    private final Map<FactId, Fact> facts;
    /** Facts that hang on a value that the policy leaves open. */
    private final Map<FactId, Open> open;

    /** Counts that hang on what is not recorded. */
    private final Map<FactId, Between> between;

    /**
     * What a count that is not there may be.
     *
     * @param least of which it is certain
     * @param most if all that is uncertain counts
     */
    private record Between(Fact least, long most) {}

    /**
     * What a fact that is not there hangs on.
     *
     * @param parameter which is undecided
     * @param because the record for which it matters, in Chinese; null where it matters to everybody
     */
    record Open(String parameter, @Nullable String because) {}

    private Facts(Map<FactId, Fact> facts, Map<FactId, Open> open, Map<FactId, Between> between) {
        this.facts = Collections.unmodifiableMap(facts);
        this.open = Map.copyOf(open);
        this.between = Map.copyOf(between);
    }

    /**
     * These facts and one more; a fact of the same name is replaced.
     *
     * @throws IllegalArgumentException when the value is not of the fact's kind
     */
    public Facts with(FactId name, Fact fact) {
        if (fact.value().type() != name.type()) {
            throw new IllegalArgumentException(name.id() + " takes a value of kind "
                    + name.type().key() + ", not " + fact.value().type().key());
        }
        TreeMap<FactId, Fact> more = new TreeMap<>(FactId.ORDER);
        more.putAll(facts);
        more.put(name, fact);
        return new Facts(more, open, between);
    }

    /** These facts but for one that cannot be told while a parameter is undecided. */
    public Facts withOpen(FactId name, String parameter) {
        return withOpen(name, parameter, null);
    }

    /**
     * These facts but for one that cannot be told while a parameter is undecided.
     *
     * @param because the record for which it matters, in Chinese; null where it matters to everybody
     */
    public Facts withOpen(FactId name, String parameter, @Nullable String because) {
        Map<FactId, Open> more = new HashMap<>(open);
        more.put(name, new Open(parameter, because));
        TreeMap<FactId, Fact> known = new TreeMap<>(FactId.ORDER);
        known.putAll(facts);
        known.remove(name);
        return new Facts(known, more, between);
    }

    /** These facts and others; where both state one, the others do. */
    public Facts and(Facts others) {
        if (others.facts.isEmpty() && others.open.isEmpty() && others.between.isEmpty()) {
            return this;
        }
        TreeMap<FactId, Fact> more = new TreeMap<>(FactId.ORDER);
        more.putAll(facts);
        more.putAll(others.facts);
        Map<FactId, Open> both = new HashMap<>(open);
        both.putAll(others.open);
        Map<FactId, Between> counts = new HashMap<>(between);
        counts.putAll(others.between);
        return new Facts(more, both, counts);
    }

    /**
     * These facts, and a count that cannot be told: it is at least one number and at most another.
     *
     * @param least with how it was counted
     */
    Facts withBetween(FactId name, Fact least, long most) {
        Map<FactId, Between> more = new HashMap<>(between);
        more.put(name, new Between(least, most));
        return new Facts(facts, open, more);
    }

    /**
     * These facts with what a count certainly is, where a condition comes out the same whatever it may be beyond that; nothing
     * where it does not, or hangs on no such count.
     */
    Optional<Facts> settledFor(Expression condition, ParameterValues values) {
        List<FactId> uncertain = condition.facts().stream()
                .filter(name -> !has(name) && between.containsKey(name))
                .toList();
        if (uncertain.size() != 1) {
            return Optional.empty();
        }
        FactId name = uncertain.getFirst();
        Between count = Objects.requireNonNull(between.get(name));
        Facts least = with(name, count.least);
        if (!least.decide(condition, values)) {
            return Optional.empty();
        }
        Value answer = condition.evaluate(least, values).result();
        for (long number = ((Value.Whole) count.least.value()).number() + 1; number <= count.most; number++) {
            Facts other = with(name, number, null);
            if (!other.decide(condition, values)
                    || !condition.evaluate(other, values).result().equals(answer)) {
                return Optional.empty();
            }
        }
        return Optional.of(least);
    }

    private boolean decide(Expression condition, ParameterValues values) {
        return condition.isDecidedBy(this, values);
    }

    /** These facts as one part of an award is held to them by itself, whatever else of the case was granted. */
    Facts ofOnePart() {
        Facts all = this;
        for (Map.Entry<FactId, Fact> one : facts.entrySet()) {
            Fact fact = one.getValue();
            all = fact.apart().isEmpty()
                    ? all
                    : all.with(one.getKey(), new Fact(fact.value(), fact.position(), fact.source(), fact.note()));
        }
        return all;
    }

    public Facts with(FactId name, Value value, @Nullable Long position) {
        return with(name, new Fact(value, position, name.source()));
    }

    public Facts with(FactId name, long number, @Nullable Long position) {
        return with(name, Value.of(number), position);
    }

    public Facts with(FactId name, Fen amount, @Nullable Long position) {
        return with(name, Value.of(amount), position);
    }

    public Facts with(FactId name, boolean flag, @Nullable Long position) {
        return with(name, Value.of(flag), position);
    }

    public Facts with(FactId name, String text, @Nullable Long position) {
        return with(name, Value.of(text), position);
    }

    public Optional<Fact> find(FactId name) {
        return Optional.ofNullable(facts.get(name));
    }

    /** The undecided parameter on which a fact hangs that is not there. */
    Optional<Open> openFor(FactId name) {
        return Optional.ofNullable(open.get(name));
    }

    public boolean has(FactId name) {
        return facts.containsKey(name);
    }

    public Set<FactId> names() {
        return facts.keySet();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Facts that
                && facts.equals(that.facts)
                && open.equals(that.open)
                && between.equals(that.between);
    }

    @Override
    public int hashCode() {
        return facts.hashCode();
    }

    @Override
    public String toString() {
        return facts.toString();
    }
}
