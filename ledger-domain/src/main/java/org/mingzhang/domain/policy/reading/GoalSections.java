package org.mingzhang.domain.policy.reading;

import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.policy.Phase;
import org.mingzhang.domain.policy.Target;
import org.mingzhang.domain.policy.Value;
import org.mingzhang.domain.policy.ValueType;

/** Reads {@code targets} and {@code phases}: what the programme must reach, and by when. */
final class GoalSections {
    private final Known known;

    GoalSections(Known known) {
        this.known = known;
    }

    Target target(String id, MapReader map) {
        Map<String, String> comparisons = new LinkedHashMap<>();
        comparisons.put("atLeast", ">=");
        comparisons.put("exactly", "=");
        comparisons.put("about", "~");
        List<String> given = comparisons.keySet().stream().filter(map::has).toList();
        if (given.size() != 1) {
            map.report(
                    map.spot(),
                    given.isEmpty() ? "atLeast、exactly、about 都没有写" : String.join(" 和 ", given) + " 同时写了",
                    "三者取一，后面写整数或比例，例如 atLeast: 95%");
        }
        String key = given.isEmpty() ? "atLeast" : given.getFirst();
        Value value = given.isEmpty()
                ? Value.of(0)
                : map.read(key, "应为整数或比例，例如 600、95%", Value.of(0), GoalSections::numberOrShare);
        String inclusive = map.has("inclusive") ? known.chosenBy(map, "inclusive", Target.BOUNDS) : null;
        if (inclusive != null && !key.equals("atLeast")) {
            map.report(map.spotOf("inclusive"), "写了 inclusive 而没有写 atLeast", "只有“以上”才分包括不包括本数；应与 atLeast 同写");
        }
        return new Target(
                id,
                map.text("name"),
                comparisons.getOrDefault(key, ">="),
                value,
                map.textOr("unit", ""),
                map.textOr("by", ""),
                inclusive,
                known.quotes().of(map));
    }

    /** The parameter that says whether the month in which a phase ends is part of it; null where the pack names none. */
    @Nullable
    String end(MapReader pack) {
        return pack.has("phaseEnd") ? known.chosenBy(pack, "phaseEnd", Phase.ENDS) : null;
    }

    /**
     * One phase.
     *
     * @param open whether its last month may be read as no part of it
     */
    Phase phase(String id, MapReader map, boolean open) {
        YearMonth from = map.read("from", "应为年月，例如 2025-09", YearMonth.of(2000, 1), GoalSections::month);
        YearMonth to = map.read("to", "应为年月，例如 2025-12", YearMonth.of(9999, 12), GoalSections::month);
        if (to.isBefore(from)) {
            map.report(map.spotOf("to"), MapReader.quoted(to.toString()), "应为不早于 " + from + " 的年月");
        } else if (open && to.equals(from)) {
            map.report(
                    map.spotOf("to"),
                    MapReader.quoted(to.toString()),
                    "应为晚于 " + from + " 的年月：phaseEnd 定为止月不计入的，这一阶段没有一天");
        }
        return new Phase(id, from, to, map.texts("deliverables"), known.quotes().of(map));
    }

    private static Value numberOrShare(String text) {
        return text.matches("\\d+") ? ValueType.NUMBER.parse(text) : ValueType.SHARE.parse(text);
    }

    private static YearMonth month(String text) {
        try {
            return YearMonth.parse(text);
        } catch (DateTimeException notAMonth) {
            throw new IllegalArgumentException(notAMonth);
        }
    }
}
