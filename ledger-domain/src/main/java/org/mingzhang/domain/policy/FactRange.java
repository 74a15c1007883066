package org.mingzhang.domain.policy;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What values a fact can have at all: nobody reaches a ninth level, and no title is awarded that the pack does not know. */
public final class FactRange {
    private static final long LEVELS = 4;
    private static final long GRADES = 5;
    private static final long MOST = 1_000_000;

    /** 企业划型, by the words of the national standard. */
    public static final Map<String, String> SIZES = sizes();

    private FactRange() {}

    private static Map<String, String> sizes() {
        Map<String, String> sizes = new LinkedHashMap<>();
        sizes.put("large", "大型");
        sizes.put("medium", "中型");
        sizes.put("small", "小型");
        sizes.put("micro", "微型");
        return Collections.unmodifiableMap(sizes);
    }

    /**
     * What a value should be instead, in Chinese; null where it is possible.
     *
     * @param value of the fact's kind
     */
    public static @Nullable String expected(PolicyPack pack, FactName fact, Value value) {
        return switch (fact) {
            case ACCEPTANCE_LEVEL_AFTER, ACCEPTANCE_LEVEL_BEFORE -> within(value, LEVELS);
            case HONOUR_GRADE -> within(value, GRADES);
            case PLATFORM_SERVED_PILOT_ENTERPRISES -> within(value, MOST);
            case APPLICATION_BATCH ->
                among(value, pack.batches().stream().map(batch -> Integer.toString(batch.number())));
            case HONOUR_ID -> among(value, pack.honours().stream().map(Honour::id));
            case ENTERPRISE_SIZE -> among(value, SIZES.keySet().stream());
            case COUNTY_ID -> among(value, pack.counties().stream().map(County::code));
            default -> value instanceof Value.Amount(var fen) && fen.isNegative() ? "不应小于零" : null;
        };
    }

    private static @Nullable String within(Value value, long most) {
        return value instanceof Value.Whole(long number) && (number < 0 || number > most) ? "应为 0–" + most : null;
    }

    private static @Nullable String among(Value value, Stream<String> ids) {
        List<String> known = ids.toList();
        return known.contains(value.text()) ? null : "应为以下之一：" + String.join("、", known);
    }
}
