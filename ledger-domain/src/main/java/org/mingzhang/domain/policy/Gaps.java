package org.mingzhang.domain.policy;

import java.util.Collection;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What one calculation still lacks: every missing fact, and the first undecided parameter. */
final class Gaps {
    private final Facts facts;
    private final ParameterValues values;
    private final SortedSet<FactId> missing = new TreeSet<>(FactId.ORDER);
    private @Nullable String undecided;
    private @Nullable String because;

    Gaps(Facts facts, ParameterValues values) {
        this.facts = facts;
        this.values = values;
    }

    /** Notes what the expression lacks; true when it cannot be evaluated. What its value does not hang on it does not lack. */
    boolean open(Expression expression) {
        if (expression.isDecidedBy(facts, values)) {
            return false;
        }
        boolean lacking = needAll(expression.facts());
        for (String parameter : expression.parameters()) {
            if (values.find(parameter).isEmpty()) {
                undecided(parameter);
                lacking = true;
            }
        }
        return lacking;
    }

    /** Notes the facts that are missing; true when any is. */
    boolean needAll(Collection<FactId> names) {
        boolean lacking = false;
        for (FactId name : names) {
            lacking |= need(name);
        }
        return lacking;
    }

    /** Notes the fact if it is missing, and says whether it is. */
    boolean need(FactId name) {
        if (facts.has(name)) {
            return false;
        }
        facts.openFor(name).ifPresentOrElse(this::undecided, () -> missing.add(name));
        return true;
    }

    void undecided(String parameter) {
        undecided(new Facts.Open(parameter, null));
    }

    private void undecided(Facts.Open open) {
        if (undecided == null) {
            undecided = open.parameter();
            because = open.because();
        }
    }

    SortedSet<FactId> missing() {
        return missing;
    }

    Optional<String> undecided() {
        return Optional.ofNullable(undecided);
    }

    /** The record for which the undecided parameter matters; nothing where it matters to everybody. */
    Optional<String> because() {
        return Optional.ofNullable(because);
    }
}
