package org.mingzhang.domain.policy.scrutiny;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.policy.Value;
import org.mingzhang.domain.policy.ValueType;

/**
 * What some words give for what: 二级最高20万元，三级最高40万元 give 20万元 for level 2. Only what is said without any other way to
 * read it: one level, batch or day, and one figure after it before the next.
 */
final class Pairs {
    private static final Pattern TOKEN = Pattern.compile(
            "(?<end>[。;；])|(?<year>\\d{4}年)?(?<month>\\d{1,2})月(?<day>\\d{1,2})日"
                    + "|(?<level>\\d+)级|第(?<batch>\\d+)批|(?<share>\\d+(?:\\.\\d+)?%)|(?<more>\\d+(?:\\.\\d+)?)个百分点|(?<amount>\\d+(?:\\.\\d+)?\\s*(?:亿|千万|百万|十万|万|千|百)?\\s*元)");

    /** For what something is given. */
    enum Key {
        LEVEL,
        BATCH,
        DAY
    }

    private final Map<String, Optional<Value>> given = new LinkedHashMap<>();

    private @Nullable String key;
    private boolean several;
    private boolean before;

    private Pairs() {}

    /** What the words give of one kind, amounts or shares, by one kind of key. */
    static Pairs in(String words, Key by, ValueType type) {
        return in(words, by, type, false);
    }

    /**
     * The same with what is added, too: 6月30日前提高5个百分点.
     *
     * @param more whether what is added is among the figures; a table has the whole
     */
    static Pairs in(String words, Key by, ValueType type, boolean more) {
        Pairs pairs = new Pairs();
        Matcher token = TOKEN.matcher(Numerals.inDigits(words));
        while (token.find()) {
            String key = key(token, by);
            String value = type == ValueType.AMOUNT
                    ? token.group("amount")
                    : more && token.group("more") != null ? token.group("more") + "%" : token.group("share");
            if (token.group("end") != null) {
                pairs.ends();
            } else if (key != null) {
                pairs.comes(key);
            } else if (value != null) {
                pairs.gives(figure(value, type));
            }
        }
        return pairs;
    }

    private static @Nullable String key(Matcher token, Key by) {
        return switch (by) {
            case LEVEL -> token.group("level");
            case BATCH -> token.group("batch");
            case DAY -> token.group("month") == null ? null : token.group("month") + "-" + token.group("day");
        };
    }

    private static Optional<Value> figure(String written, ValueType type) {
        try {
            return Optional.of(type.parse(written.replace(" ", "")));
        } catch (IllegalArgumentException noFigure) {
            return Optional.empty();
        }
    }

    private void ends() {
        key = null;
        several = false;
        before = false;
    }

    /** Of two that follow one another either may be meant: 二级、三级分别给予. */
    private void comes(String next) {
        several = key != null && !given.containsKey(key) && !key.equals(next);
        key = next;
    }

    /** What stands before its sentence's first key belongs to what nobody can tell, and so does all that follows. */
    private void gives(Optional<Value> value) {
        if (key == null) {
            before = true;
        } else if (!before && !several) {
            String now = key;
            given.merge(now, value, (one, other) -> one.equals(other) ? one : Optional.empty());
        } else {
            given.put(key, Optional.empty());
        }
    }

    /** What is given for it; nothing where the words do not tell. */
    Optional<Value> of(String wanted) {
        return given.getOrDefault(wanted, Optional.empty());
    }

    /** The same for a day; 10月1日前 ends on the day before. */
    Optional<Value> until(LocalDate day) {
        return of(written(day)).or(() -> of(written(day.plusDays(1))));
    }

    private static String written(LocalDate day) {
        return day.getMonthValue() + "-" + day.getDayOfMonth();
    }
}
