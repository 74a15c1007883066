package org.mingzhang.domain.policy;

import java.util.EnumSet;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.mingzhang.domain.policy.Formula.Limit;

/** What the rules of a pack rest on: which facts a case is asked for, so that nothing else is gathered, loaded or written. */
public final class Grounds {
    private Grounds() {}

    /** The facts that a direction's rules name at these moments of a case. */
    public static SortedSet<FactId> of(Direction direction, Set<Moment> moments) {
        SortedSet<FactId> named = new TreeSet<>(FactId.ORDER);
        Stream.concat(direction.requirements().stream(), direction.beforePayment().stream())
                .filter(Requirement.Computed.class::isInstance)
                .map(Requirement.Computed.class::cast)
                .filter(requirement -> moments.contains(requirement.at()))
                .forEach(requirement -> named.addAll(requirement.holds().facts()));
        if (direction.quota() != null && moments.contains(direction.quota().at())) {
            named.addAll(Quantities.facts(direction.quota().most()));
        }
        if (direction.hasMoney() && moments.contains(Moment.AWARD)) {
            formula(direction.formula(), named);
        }
        Advance advance = moments.contains(Moment.ADVANCE) ? direction.advance() : null;
        if (advance != null) {
            for (Advance.Instalment instalment : advance.instalments()) {
                formula(instalment.formula(), named);
                instalment.requirements().stream()
                        .filter(Requirement.Computed.class::isInstance)
                        .map(Requirement.Computed.class::cast)
                        .forEach(requirement -> named.addAll(requirement.holds().facts()));
            }
        }
        return named;
    }

    private static void formula(Formula formula, SortedSet<FactId> named) {
        for (Limit limit : formula.limits()) {
            if (limit.when() != null) {
                named.addAll(limit.when().facts());
            }
            named.addAll(FormulaEvaluation.facts(limit));
        }
        if (formula.floor() != null) {
            named.addAll(Quantities.facts(formula.floor().amount()));
        }
        if (formula.less() != null) {
            named.addAll(formula.less().amount().facts());
            if (formula.less().when() != null) {
                named.addAll(formula.less().when().facts());
            }
        }
    }

    /** Whether facts of the pack that are named count over organisations that take part. */
    public static boolean countOrganisations(PolicyPack pack, Set<FactId> named) {
        return named.stream()
                .anyMatch(fact -> fact instanceof NamedFact count
                        && count.family() == NamedFact.Family.COUNT
                        && pack.count(count.name())
                                .filter(each -> each.of().kind() == ThingFact.Kind.MEMBER)
                                .isPresent());
    }

    /**
     * Whether an acceptance matters beside its own case: members are counted by theirs, or a direction rests on one that it does
     * not have on its own way. Only then an acceptance is noted with its enterprise too.
     */
    public static boolean noteAcceptances(PolicyPack pack) {
        return pack.counts().stream().anyMatch(Grounds::looksAtAcceptance)
                || pack.directions().stream().anyMatch(Grounds::borrowsAcceptance);
    }

    private static boolean looksAtAcceptance(Count count) {
        return count.where() != null
                && (count.where().facts().contains(ThingFact.MEMBER_ACCEPTED)
                        || count.where().facts().contains(ThingFact.MEMBER_LEVEL));
    }

    private static boolean borrowsAcceptance(Direction direction) {
        Set<Moment> moments = direction.acceptance()
                // At these its own project has not come to be accepted.
                ? EnumSet.of(Moment.SUBMISSION, Moment.APPROVAL)
                : EnumSet.allOf(Moment.class);
        return of(direction, moments).stream().anyMatch(Grounds::isOfAcceptance);
    }

    /** Whether it is stated by an acceptance. */
    public static boolean isOfAcceptance(FactId fact) {
        return fact instanceof FactName && fact.id().startsWith("acceptance.");
    }
}
