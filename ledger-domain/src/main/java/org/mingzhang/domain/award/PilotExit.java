package org.mingzhang.domain.award;

import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.award.AwardEvent.AwardCalculated;
import org.mingzhang.domain.decision.Rejection;
import org.mingzhang.domain.decision.RejectionCode;
import org.mingzhang.domain.enterprise.Enterprise;
import org.mingzhang.domain.json.Scalar;
import org.mingzhang.domain.policy.Advance;
import org.mingzhang.domain.policy.Direction;
import org.mingzhang.domain.policy.Expression;
import org.mingzhang.domain.policy.FactId;
import org.mingzhang.domain.policy.FactName;
import org.mingzhang.domain.policy.Facts;
import org.mingzhang.domain.policy.Moment;
import org.mingzhang.domain.policy.ParameterValues;
import org.mingzhang.domain.policy.Requirement;
import org.mingzhang.domain.policy.Value;

/**
 * 退出机制: what is granted on the condition that its beneficiary is a pilot enterprise is not paid to one that has left the pilot,
 * however the condition is written.
 */
final class PilotExit {
    /** Whose facts are at hand when money goes out, and whose organisations are loaded. */
    private static final Set<Moment> MOMENTS =
            Collections.unmodifiableSet(EnumSet.of(Moment.ADVANCE, Moment.AWARD, Moment.PAYMENT));

    private final Direction direction;
    private final Award award;

    private PilotExit(Direction direction, Award award) {
        this.direction = direction;
        this.award = award;
    }

    /**
     * Why nothing more is paid; null where that does not hang on the pilot, or the beneficiary is in it.
     *
     * @param parts the case, which is looked at where the pilot is asked for
     */
    static @Nullable Rejection refuse(Direction direction, Award award, Supplier<CaseParts> parts, LocalDate today) {
        PilotExit exit = new PilotExit(direction, award);
        List<Requirement.Computed> asked = exit.asked();
        return asked.isEmpty() ? null : exit.refuse(asked, parts.get(), today);
    }

    private @Nullable Rejection refuse(List<Requirement.Computed> asked, CaseParts parts, LocalDate today) {
        Enterprise.Membership membership = parts.membershipOf(parts.enterprise());
        if (membership != null && membership.inPilot()) {
            return null;
        }
        ParameterValues values = parts.programme().parameters(parts.pack());
        Facts now = AwardFacts.gather(parts, MOMENTS, today);
        return asked.stream()
                .filter(requirement -> hangsOnThePilot(requirement, now, values))
                .findFirst()
                .map(requirement -> Rejection.of(
                        RejectionCode.NOT_ELIGIBLE,
                        requirement.clause(),
                        Map.of(
                                "direction",
                                direction.id(),
                                "requirement",
                                requirement.id(),
                                "required",
                                requirement.text(),
                                "state",
                                membership == null ? "不在试点名单" : "已退出试点")))
                .orElse(null);
    }

    /** What is asked of the pilot: by the direction at any time, and, while nothing else is granted, by what is granted in advance. */
    private List<Requirement.Computed> asked() {
        Advance advance = award.isAdvancing() ? direction.advance() : null;
        Stream<Requirement.Computed> ofAdvances = advance == null
                ? Stream.empty()
                : advance.instalments().stream()
                        .filter(instalment -> award.advances().has(instalment.id()))
                        .flatMap(instalment -> instalment.requirements().stream())
                        .filter(Requirement.Computed.class::isInstance)
                        .map(Requirement.Computed.class::cast)
                        .filter(requirement -> requirement.asksFor(FactName.ENTERPRISE_PILOT));
        return Stream.concat(direction.requirementsThatAskFor(FactName.ENTERPRISE_PILOT).stream(), ofAdvances)
                .toList();
    }

    /**
     * Whether it fails outside the pilot whatever else there is, or fails there and would not in the pilot. What else it looks at is
     * taken as it was when the award was calculated, which nobody asks anew; of what was not looked at then, as it is.
     */
    private boolean hangsOnThePilot(Requirement.Computed requirement, Facts now, ParameterValues values) {
        if (fails(requirement, pilot(Facts.NONE, false), values)) {
            return true;
        }
        AwardEvent.Step then = calculated(requirement);
        Expression when = requirement.when();
        // What is asked only of those outside the pilot was not asked before.
        if (then == null || (when != null && when.facts().contains(FactName.ENTERPRISE_PILOT))) {
            return fails(requirement, pilot(now, false), values) && !fails(requirement, pilot(now, true), values);
        }
        Map<String, Scalar> seen = new TreeMap<>();
        then.inputs().forEach(input -> seen.put(input.name(), input.value()));
        Facts facts = now;
        for (FactId name : requirement.holds().facts()) {
            Scalar value = seen.get(name.id());
            facts = value == null ? facts : facts.with(name, name.type().read(value.text()), null);
        }
        // What was not asked of the case then, or held for somebody outside the pilot, is not asked now.
        return then.result().equals(Scalar.of(true))
                && !Scalar.of(false).equals(seen.get(FactName.ENTERPRISE_PILOT.id()))
                && is(requirement.holds(), false, pilot(facts, false), values)
                && !is(requirement.holds(), false, pilot(facts, true), values);
    }

    private static Facts pilot(Facts facts, boolean inPilot) {
        return facts.with(FactName.ENTERPRISE_PILOT, inPilot, null);
    }

    /** What the award's calculation says of a requirement; null where there is none, or it did not look at it. */
    private AwardEvent.@Nullable Step calculated(Requirement.Computed requirement) {
        AwardCalculated calculated = award.calculated();
        String rule = direction.id() + "/" + requirement.id();
        return calculated == null
                ? null
                : calculated.trace().stream()
                        .filter(step -> step.rule().equals(rule))
                        .findFirst()
                        .orElse(null);
    }

    private static boolean fails(Requirement.Computed requirement, Facts facts, ParameterValues values) {
        Expression when = requirement.when();
        return (when == null || is(when, true, facts, values)) && is(requirement.holds(), false, facts, values);
    }

    private static boolean is(Expression rule, boolean wanted, Facts facts, ParameterValues values) {
        return rule.isDecidedBy(facts, values)
                && rule.evaluate(facts, values).result().equals(Value.of(wanted));
    }
}
