package org.mingzhang.domain.json;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.domain.money.Ratio;
import tools.jackson.databind.JsonNode;

/** What a field should hold, in the words of those who fill it in. */
final class TypeWords {
    private TypeWords() {}

    /** What may stand in a field of this type. */
    static String of(Type type) {
        if (type instanceof ParameterizedType parameterized) {
            Type[] arguments = parameterized.getActualTypeArguments();
            String inner = of(arguments[arguments.length - 1]);
            return parameterized.getRawType() == List.class ? "[" + inner + "]" : "{名称: " + inner + "}";
        }
        Class<?> raw = (Class<?>) type;
        if (raw.isEnum()) {
            return Arrays.stream(raw.getEnumConstants())
                    .map(constant -> ((Enum<?>) constant).name())
                    .collect(Collectors.joining("|"));
        }
        if (isNested(raw)) {
            return RecordMapper.describe(raw.asSubclass(Record.class)).toString();
        }
        return plain(raw);
    }

    private static boolean isNested(Class<?> raw) {
        return raw.isRecord() && raw != Fen.class && raw != Ratio.class;
    }

    private static String plain(Class<?> raw) {
        if (raw == String.class) {
            return "文字";
        } else if (raw == Fen.class) {
            return "以分为单位的整数";
        } else if (raw == Ratio.class) {
            return "比例（写作 \"0.50\"、\"50%\" 或 \"1/2\"）";
        } else if (List.of(int.class, Integer.class, long.class, Long.class).contains(raw)) {
            return "整数";
        } else if (raw == boolean.class || raw == Boolean.class) {
            return "true 或 false";
        } else if (raw == LocalDate.class) {
            return "日期（写作 \"2026-03-31\"）";
        } else if (raw == Instant.class) {
            return "世界时时刻（写作 \"2026-03-31T01:00:00Z\"）";
        } else if (raw == Scalar.class) {
            return "整数、文字、true 或 false";
        } else if (JsonNode.class.isAssignableFrom(raw)) {
            return "对象";
        }
        throw new IllegalStateException("no words for " + raw);
    }

    /** What is told of a field that holds something else. */
    static String rule(Type type, JsonNode found) {
        if (type instanceof ParameterizedType parameterized) {
            return parameterized.getRawType() == List.class ? "应为数组" : "应为对象";
        }
        Class<?> raw = (Class<?>) type;
        if (isNested(raw)) {
            return "应为对象";
        }
        String words = (raw.isEnum() ? "应为以下之一：" : "应为") + of(raw);
        boolean whole = raw == Fen.class || plainNumber(raw);
        return whole && found.isIntegralNumber() ? words + "，此数超出可记的范围" : words;
    }

    private static boolean plainNumber(Class<?> raw) {
        return !raw.isEnum()
                && List.of(int.class, Integer.class, long.class, Long.class).contains(raw);
    }
}
