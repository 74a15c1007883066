package org.mingzhang.domain.programme;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.policy.Parameter;
import org.mingzhang.domain.policy.ParameterRules;
import org.mingzhang.domain.policy.ParameterValues;
import org.mingzhang.domain.policy.PolicyPack;
import org.mingzhang.domain.policy.Value;
import org.mingzhang.domain.programme.ProgrammeEvent.RuleParameterDecided;

/**
 * What was decided about a programme's parameters. A value carries over to later versions of the pack; to an earlier one it
 * goes back only where that version would have let it be decided, so that old cases stay what their version makes them.
 */
final class DecidedParameters {
    private record Decided(String parameter, String value, int version, long position, LocalDate on) {}

    private final List<Decided> decided = new ArrayList<>();

    /** The entries from one on that decided one of some parameters, in their order. */
    List<Long> positions(Collection<String> some, long from) {
        return decided.stream()
                .filter(one -> one.position >= from && some.contains(one.parameter))
                .map(Decided::position)
                .toList();
    }

    /** Takes in a decision made under a version. */
    void take(RuleParameterDecided e, int version, long position, LocalDate on) {
        decided.add(new Decided(e.parameter(), e.value().text(), version, position, on));
    }

    /** The day of the latest decision about a parameter; null where there is none. */
    @Nullable
    LocalDate last(String parameter) {
        return decided.stream()
                .filter(one -> one.parameter.equals(parameter))
                .map(Decided::on)
                .max(Comparator.naturalOrder())
                .orElse(null);
    }

    /** Whether any decision is about a parameter. */
    boolean has(String parameter) {
        return decided.stream().anyMatch(one -> one.parameter.equals(parameter));
    }

    ParameterValues under(PolicyPack pack) {
        return under(pack, Long.MAX_VALUE);
    }

    /** The same, as far as it was decided before an entry. */
    ParameterValues under(PolicyPack pack, long before) {
        ParameterValues values = ParameterValues.defaults(pack);
        for (Decided one : decided) {
            Parameter parameter = pack.parameter(one.parameter).orElse(null);
            if (parameter == null || one.position >= before) {
                continue;
            }
            Value value = one.version > pack.version() ? back(pack, values, parameter, one) : read(parameter, one);
            if (value != null) {
                values = values.with(parameter.id(), value, one.position);
            }
        }
        return values;
    }

    private static Value read(Parameter parameter, Decided one) {
        return parameter.type().read(one.value);
    }

    private static @Nullable Value back(PolicyPack pack, ParameterValues values, Parameter parameter, Decided one) {
        try {
            Value value = read(parameter, one);
            return ParameterRules.speaksAgainst(pack, values.with(parameter.id(), value, null), parameter)
                            .isEmpty()
                    ? value
                    : null;
        } catch (IllegalArgumentException ofAnotherKind) {
            return null;
        }
    }

    /** Everything that speaks against carrying what was decided over to a new version: kinds, options, constraints. */
    List<String> misfits(PolicyPack old, PolicyPack next) {
        List<String> misfits = new ArrayList<>();
        for (Parameter parameter : next.parameters()) {
            Parameter before = old.parameter(parameter.id()).orElse(null);
            if (before != null && before.type() != parameter.type() && has(parameter.id())) {
                misfits.add(parameter.name() + "：原为" + before.type().chinese() + "，新版为"
                        + parameter.type().chinese());
            }
        }
        if (!misfits.isEmpty()) {
            return misfits;
        }
        ParameterValues values = under(next);
        for (Parameter parameter : next.parameters()) {
            if (has(parameter.id())) {
                ParameterRules.speaksAgainst(next, values, parameter).stream()
                        .map(problem -> parameter.name() + "：" + problem)
                        .filter(problem -> !misfits.contains(problem))
                        .forEach(misfits::add);
            }
        }
        return misfits;
    }
}
