package org.mingzhang.domain.policy.reading;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.mingzhang.domain.money.Ratio;
import org.mingzhang.domain.policy.RatioRule;
import org.mingzhang.domain.policy.RatioRule.Basis;
import org.mingzhang.domain.policy.RatioRule.Comparison;
import org.mingzhang.domain.policy.RatioRule.Denominator;
import org.mingzhang.domain.policy.RatioRule.Due;

/** Reads {@code ratioRules}. */
final class RatioSection {
    private static final Map<String, Denominator> DENOMINATORS =
            ordered(List.of("appropriation", "basis"), List.of(Denominator.APPROPRIATION, Denominator.BASIS));
    private static final Map<String, Due> DUES = ordered(
            List.of("always", "allocationComplete", "close", "never"),
            List.of(Due.ALWAYS, Due.ALLOCATION_COMPLETE, Due.CLOSE, Due.NEVER));

    private final Known known;

    RatioSection(Known known) {
        this.known = known;
    }

    RatioRule rule(String id, MapReader map) {
        String source = map.reference("source", known.sources());
        boolean exceptLines = map.has("exceptLines");
        List<String> lines = map.references(exceptLines ? "exceptLines" : "lines", known.lines());
        if (map.has("lines") == exceptLines) {
            map.report(
                    map.spot(),
                    exceptLines ? "lines 和 exceptLines 都写了" : "lines 和 exceptLines 都没有写",
                    "二者取一：lines 列出计入的科目，exceptLines 列出不计入的科目");
        }
        boolean atMost = map.has("atMost");
        if (map.has("atLeast") == atMost) {
            map.report(map.spot(), atMost ? "atLeast 和 atMost 都写了" : "atLeast 和 atMost 都没有写", "二者取一，例如 atLeast: 80%");
        }
        Ratio share = map.has("atLeast") || atMost
                ? map.read(
                        atMost ? "atMost" : "atLeast", "应为 0 到 1 之间的比例，例如 80%、0.80", Ratio.ONE, FormulaSection::share)
                : Ratio.ONE;
        Denominator of = map.choice("of", DENOMINATORS, Denominator.APPROPRIATION);
        Map<Basis, Due> judged = new EnumMap<>(Basis.class);
        MapReader bases = map.map("judged");
        for (Basis basis : Basis.values()) {
            judged.put(basis, bases.choice(basis.name().toLowerCase(Locale.ROOT), DUES, Due.NEVER));
        }
        bases.done();
        return new RatioRule(
                id,
                source,
                new LinkedHashSet<>(lines),
                exceptLines,
                atMost ? Comparison.AT_MOST : Comparison.AT_LEAST,
                share,
                of,
                judged,
                known.quotes().of(map));
    }

    private static <T> Map<String, T> ordered(List<String> words, List<T> values) {
        Map<String, T> map = new LinkedHashMap<>();
        for (int i = 0; i < words.size(); i++) {
            map.put(words.get(i), values.get(i));
        }
        return map;
    }
}
