package org.mingzhang.domain.policy;

import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.money.Fen;

/** The facts loaded for one decision, by name. What is absent was not recorded; nothing is ever assumed. */
public final class Facts {
    public static final Facts NONE = new Facts(new TreeMap<>(FactId.ORDER), Map.of());

    private final Map<FactId, Fact> facts;
    /** Facts that hang on a value that the policy leaves open. */
    private final Map<FactId, Open> open;

    /**
     * What a fact that is not there hangs on.
     *
     * @param parameter which is undecided
     * @param because the record for which it matters, in Chinese; null where it matters to everybody
     */
    record Open(String parameter, @Nullable String because) {}

    private Facts(Map<FactId, Fact> facts, Map<FactId, Open> open) {
        this.facts = Collections.unmodifiableMap(facts);
        this.open = Map.copyOf(open);
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
        return new Facts(more, open);
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
        return new Facts(known, more);
    }

    /** These facts and others; where both state one, the others do. */
    public Facts and(Facts others) {
        if (others.facts.isEmpty() && others.open.isEmpty()) {
            return this;
        }
        TreeMap<FactId, Fact> more = new TreeMap<>(FactId.ORDER);
        more.putAll(facts);
        more.putAll(others.facts);
        Map<FactId, Open> both = new HashMap<>(open);
        both.putAll(others.open);
        return new Facts(more, both);
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
        return other instanceof Facts that && facts.equals(that.facts) && open.equals(that.open);
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
