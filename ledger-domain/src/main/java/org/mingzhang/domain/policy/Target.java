package org.mingzhang.domain.policy;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * 绩效目标: what the programme must reach.
 *
 * @param id such as {@code WS-T1}
 * @param comparison {@code >=}, {@code =} or {@code ~} (about)
 * @param value a number or a share
 * @param by when, as the notice says it
 * @param inclusive the text parameter that says whether 以上 takes in the value itself; null where it does
 */
public record Target(
        String id,
        String name,
        String comparison,
        Value value,
        String unit,
        String by,
        @Nullable String inclusive,
        Clause clause) {
    private static final String EXCLUSIVE = "exclusive";

    /** What the parameter may be. */
    public static final Set<String> BOUNDS = Set.of("inclusive", EXCLUSIVE);

    /** The comparison under the values in force: also {@code >}, where 以上 does not take in the value itself. */
    public String comparison(ParameterValues values) {
        return inclusive != null
                        && values.find(inclusive)
                                .map(Value.of(EXCLUSIVE)::equals)
                                .orElse(false)
                ? ">"
                : comparison;
    }
}
