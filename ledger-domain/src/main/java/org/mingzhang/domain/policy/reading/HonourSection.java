package org.mingzhang.domain.policy.reading;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.policy.Expression;
import org.mingzhang.domain.policy.Honour;
import org.mingzhang.domain.policy.Honour.Also;
import org.mingzhang.domain.policy.Honour.Wording;
import org.mingzhang.domain.policy.ValueType;

/** Reads {@code honours}: the titles that rules rest on, as records write them. */
final class HonourSection {
    private static final Map<String, Boolean> YES_NO = Map.of("true", true, "false", false);

    private final Known known;
    private final FormulaSection formulas;

    HonourSection(Known known) {
        this.known = known;
        this.formulas = new FormulaSection(known);
    }

    Honour honour(String id, MapReader map) {
        Wording recorded = new Wording(map.texts("kind"), map.texts("level"));
        return new Honour(
                id,
                map.text("name"),
                recorded,
                map.mapIfPresent("also")
                        .flatMap(also -> also(also, recorded.kinds()))
                        .orElse(null),
                map.has("priority") && map.choice("priority", YES_NO, false),
                known.quotes().of(map));
    }

    /** @param kinds those of the title itself, which stand unless others are written */
    private Optional<Also> also(MapReader map, List<String> kinds) {
        Wording recorded = new Wording(map.has("kind") ? map.texts("kind") : kinds, map.texts("level"));
        @Nullable Expression when = formulas.expression(map, "when", ValueType.FLAG);
        map.done();
        if (!map.has("when")
                || (when != null
                        && (!when.facts().isEmpty() || when.parameters().isEmpty()))) {
            map.report(
                    map.spotOf("when"),
                    map.has("when") ? "when 不是只按参数判断" : "缺少 when",
                    "应为只对参数的条件，例如 param(\"honour.level\") == \"any\"");
        }
        return Optional.ofNullable(when).map(rule -> new Also(recorded, rule));
    }
}
