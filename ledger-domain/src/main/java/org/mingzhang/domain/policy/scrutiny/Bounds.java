package org.mingzhang.domain.policy.scrutiny;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.mingzhang.domain.policy.Value;

/** Which way some words bound a figure: 不少于5家 and 5家以上 are at least five, 不超过 is at most, 超过 is more, 不足 is less. */
enum Bounds {
    AT_LEAST("_>=_", ">="),
    MORE("_>_", ">"),
    AT_MOST("_<=_", "<="),
    LESS("_<_", "<");

    /** A figure with its measure: a day, a share in words, an amount, a share, a number. */
    private static final Pattern FIGURE =
            Pattern.compile("(?:\\d{4}年)?\\d{1,2}月(?:\\d{1,2}日|底|末)?|\\d{4}年(?!度)|\u0001\\d+/\\d+(?:\\.\\d+)?"
                    + "|\\d+(?:\\.\\d+)?\\s*(?:亿|千万|百万|十万|万|千|百)?\\s*元|\\d+(?:\\.\\d+)?\\s*(?:%|个百分点)|\\d+(?:\\.\\d+)?\\s*(?:"
                    + Measure.all().stream().map(Measure::words).collect(Collectors.joining("|")) + ")?");

    private static final Map<Pattern, Set<Bounds>> BEFORE = Map.of(
            Pattern.compile(
                    "(?:[不未]少于|[不未]低于|[不未]小于|不早于|不得(?:少于|低于|小于|早于)|至少|最少|最低|(?<![未不没])(?:有)?达到?|(?<!未)满|≥)(?:约|第|等级)?$"),
            EnumSet.of(AT_LEAST),
            Pattern.compile("(?:[不未]超过|[不未]高于|[不未]大于|[不未]多于|不晚于|不迟于|不得(?:超过|高于|大于|多于|晚于|迟于)|至多|最多|最高|≤|近|最近)(?:约|第)?$"),
            EnumSet.of(AT_MOST),
            Pattern.compile("(?<![不未得])(?:超过|高于|大于|多于|晚于|迟于)(?:约|第)?$"),
            EnumSet.of(MORE),
            Pattern.compile("(?:(?<![不未得])(?:低于|少于|小于|早于)|不足|不满|未满|不到|未达到?|没有达到|达不到|不达)(?:约|第)?$"),
            EnumSet.of(LESS),
            Pattern.compile("截止(?:日期|时间)?(?:为|是)?$"),
            EnumSet.of(AT_MOST, LESS),
            Pattern.compile("截至$"),
            EnumSet.of(AT_MOST));

    private static final Map<Pattern, Set<Bounds>> BEHIND = Map.of(
            Pattern.compile("^(?:及其?|或|含|（含）|\\(含\\))?以上"),
            EnumSet.of(AT_LEAST),
            Pattern.compile("^(?:及其?|或|含|（含）|\\(含\\))?(?:以内|之内|内|为限|封顶)"),
            EnumSet.of(AT_MOST),
            // 以下 includes the figure by law and excludes it in most notices.
            Pattern.compile("^(?:及其?|或|含|（含）|\\(含\\))?以下|^(?:以前|之前|前|止|截止)(?![（(]不?含)"),
            EnumSet.of(AT_MOST, LESS),
            Pattern.compile("^(?:以后|之后|后|起|以来)(?![（(]不?含)"),
            EnumSet.of(AT_LEAST, MORE),
            Pattern.compile("^[（(]?含[^（）()，。；]{0,8}[）)]?(?:以前|之前|前)|^(?:以前|之前|前)[（(]含"),
            EnumSet.of(AT_MOST),
            Pattern.compile("^[（(]不含[^（）()，。；]{0,8}[）)](?:以前|之前|前|以下)|^(?:以前|之前|前|以下)[（(]不含"),
            EnumSet.of(LESS),
            Pattern.compile("^[（(]?含[^（）()，。；]{0,8}[）)]?(?:以后|之后|后)|^(?:以后|之后|后|起)[（(]含"),
            EnumSet.of(AT_LEAST),
            Pattern.compile("^[（(]不含[^（）()，。；]{0,8}[）)](?:以后|之后|后|以上)|^(?:以后|之后|后|起)[（(]不含"),
            EnumSet.of(MORE));

    /** 4月1日至10月20日 has both of its days. */
    private static final Pattern FROM = Pattern.compile("^起?[至到][^，。；]{0,6}\\d");

    private static final Pattern TO = Pattern.compile("\\d{1,2}[月日]起?[至到]$");

    private final String comparison;
    private final String sign;

    Bounds(String comparison, String sign) {
        this.comparison = comparison;
        this.sign = sign;
    }

    String sign() {
        return sign;
    }

    /** What a comparison of the language bounds, with the figure on its right; empty for equality. */
    static Set<Bounds> of(String comparison) {
        Set<Bounds> all = EnumSet.allOf(Bounds.class);
        all.removeIf(bounds -> !bounds.comparison.equals(comparison));
        return all;
    }

    /** What holds just where this does not. */
    Bounds opposite() {
        return switch (this) {
            case AT_LEAST -> LESS;
            case LESS -> AT_LEAST;
            case AT_MOST -> MORE;
            case MORE -> AT_MOST;
        };
    }

    /** The same seen from the other side. */
    Bounds turned() {
        return switch (this) {
            case AT_LEAST -> AT_MOST;
            case MORE -> LESS;
            case AT_MOST -> AT_LEAST;
            case LESS -> MORE;
        };
    }

    /** Those of the same direction, the figure itself within or without. */
    Set<Bounds> alike() {
        return this == AT_LEAST || this == MORE ? EnumSet.of(AT_LEAST, MORE) : EnumSet.of(AT_MOST, LESS);
    }

    /** Which ways some words bound a figure; none where they do not say it, or leave it open. */
    static Set<Bounds> in(String words, Value value, Measure measure) {
        String text = Numerals.inDigits(words);
        Set<Bounds> said = EnumSet.noneOf(Bounds.class);
        Matcher figure = FIGURE.matcher(text);
        while (figure.find()) {
            if (isSame(figure.group(), value, measure)) {
                // A range of figures, 10万元至20万元, bounds each on one side only: it is left open.
                String before = text.substring(0, figure.start());
                String behind = text.substring(figure.end());
                BEFORE.forEach((pattern, bounds) -> add(pattern, before, bounds, said));
                BEHIND.forEach((pattern, bounds) -> add(pattern, behind, bounds, said));
                if (value instanceof Value.Day) {
                    add(FROM, behind, EnumSet.of(AT_LEAST), said);
                    add(TO, before, EnumSet.of(AT_MOST), said);
                }
            }
        }
        return said;
    }

    private static void add(Pattern pattern, String text, Set<Bounds> bounds, Set<Bounds> said) {
        if (pattern.matcher(text).find()) {
            said.addAll(bounds);
        }
    }

    private static boolean isSame(String figure, Value value, Measure measure) {
        if (value instanceof Value.Whole(long number)) {
            Matcher parts = Pattern.compile("(\\d+)(.*)").matcher(figure);
            return parts.matches()
                    && parts.group(1).equals(Long.toString(number))
                    && (measure == Measure.NONE
                            ? !List.of("元", "%", "月").contains(parts.group(2))
                            : parts.group(2).strip().matches(measure.words()));
        }
        Figures read = Figures.in(figure);
        return !read.like(value, measure).isEmpty() && !read.differ(value, measure);
    }
}
