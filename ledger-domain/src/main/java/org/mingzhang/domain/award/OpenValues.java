package org.mingzhang.domain.award;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.domain.policy.AwardComputation.Computed;
import org.mingzhang.domain.policy.Parameter;
import org.mingzhang.domain.policy.ParameterRules;
import org.mingzhang.domain.policy.ParameterValues;
import org.mingzhang.domain.policy.Value;
import org.mingzhang.domain.policy.ValueType;

/**
 * How far an award lies from what the policy would grant at each value that the pack itself names for a parameter that it leaves
 * open: its options, and the bounds of its constraints that are values already. Nothing is guessed: what the pack does not
 * name is not computed, and no such value is taken for decided.
 */
final class OpenValues {
    private static final Pattern AMOUNT = Pattern.compile("amount\\(\"([^\"]+)\"\\)");

    private OpenValues() {}

    /**
     * The differences, in words; empty where the pack names no value.
     *
     * @param stored what was approved
     */
    static String compared(AwardBasis basis, String parameter, Fen stored) {
        ParameterValues now = basis.programme().parameters(basis.pack());
        return basis.pack()
                .parameter(parameter)
                .map(open -> named(open, now).stream()
                        .filter(value -> ParameterRules.violated(
                                        basis.pack(), now.with(parameter, value, null), parameter)
                                .isEmpty())
                        .map(value -> compared(basis, open, value, stored))
                        .filter(text -> !text.isEmpty())
                        .collect(Collectors.joining()))
                .orElse("");
    }

    private static Set<Value> named(Parameter open, ParameterValues now) {
        Set<Value> named = new LinkedHashSet<>();
        open.options().forEach(option -> named.add(open.type().parse(option.id())));
        for (Parameter.Constraint constraint : open.constraints()) {
            constraint.holds().parameters().stream()
                    .flatMap(other -> now.find(other).stream())
                    .forEach(named::add);
            Matcher amount = AMOUNT.matcher(constraint.holds().text());
            while (open.type() == ValueType.AMOUNT && amount.find()) {
                named.add(open.type().parse(amount.group(1)));
            }
        }
        named.removeIf(value -> value.type() != open.type());
        return named;
    }

    private static String compared(AwardBasis basis, Parameter open, Value value, Fen stored) {
        ParameterValues then = basis.programme().parameters(basis.pack()).with(open.id(), value, null);
        if (!(basis.computed(then) instanceof Computed computed)) {
            return "";
        }
        Fen granted = computed.ceiling();
        String meaning =
                open.option(value.text()).map(Parameter.Option::meaning).orElse(value.display());
        String difference = stored.equals(granted)
                ? "，与记录一致"
                : stored.exceeds(granted)
                        ? "，记录多 " + stored.minus(granted).toYuan() + " 元"
                        : "，记录少 " + granted.minus(stored).toYuan() + " 元";
        return "；" + open.name() + "若定为 " + meaning + "，最高 " + granted.toYuan() + " 元" + difference;
    }
}
