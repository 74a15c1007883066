package org.mingzhang.domain.policy;

import java.util.List;
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
                .filter(requirement -> requirement.isLookedAt(moments))
                .forEach(requirement -> named.addAll(requirement.facts()));
        if (moments.contains(direction.hasMoney() ? Moment.AWARD : Moment.APPROVAL)) {
            direction.requirements().stream()
                    .filter(Requirement.Judged.class::isInstance)
                    .flatMap(judged -> Stream.ofNullable(judged.when()))
                    .forEach(when -> named.addAll(when.facts()));
        }
        direction.quotas().stream()
                .filter(quota -> moments.contains(quota.at()))
                .forEach(quota -> named.addAll(Quantities.facts(quota.most())));
        Queue queue = direction.queue();
        if (queue != null && queue.priority() != null && moments.contains(Moment.AWARD)) {
            named.addAll(queue.priority().facts());
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
                        .forEach(requirement -> named.addAll(requirement.facts()));
            }
        }
        return named;
    }

    private static void formula(Formula formula, SortedSet<FactId> named) {
        limits(formula.limits(), named);
        for (Formula.Part part : formula.parts()) {
            if (part.when() != null) {
                named.addAll(part.when().facts());
            }
            limits(part.limits(), named);
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

    private static void limits(List<Limit> limits, SortedSet<FactId> named) {
        for (Limit limit : limits) {
            if (limit.when() != null) {
                named.addAll(limit.when().facts());
            }
            named.addAll(Quantities.facts(limit));
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

    /** Whether facts that are named are stated by an acceptance of the applicant: what it came to, or its scenes. */
    public static boolean lookAtAcceptance(PolicyPack pack, Set<FactId> named) {
        return named.stream()
                .anyMatch(fact -> isOfAcceptance(fact)
                        || (fact instanceof NamedFact count
                                && count.family() == NamedFact.Family.COUNT
                                && pack.count(count.name())
                                        .filter(each -> each.of() == Count.Of.SCENES)
                                        .isPresent()));
    }

    /** Whether it is stated by an acceptance. */
    public static boolean isOfAcceptance(FactId fact) {
        return fact instanceof FactName && fact.id().startsWith("acceptance.");
    }
}
