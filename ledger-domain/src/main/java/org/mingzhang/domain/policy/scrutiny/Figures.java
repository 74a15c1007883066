package org.mingzhang.domain.policy.scrutiny;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.domain.money.Ratio;
import org.mingzhang.domain.policy.Value;

/** The figures in some words of a notice: amounts, shares, days, and numbers by what they count. */
final class Figures {
    private static final String NUMBER = "(\\d+(?:\\.\\d+)?)";
    private static final String SCALE = "(亿|千万|百万|十万|万|千|百)?";
    private static final String RANGE = "\\s*(?:[-~—–－～至到、或和]|以上)+\\s*";
    /** 10万~20万元, 10-20万元: what has no unit of its own has that of what follows. */
    private static final Pattern RANGE_OF_AMOUNTS =
            Pattern.compile(NUMBER + "\\s*" + SCALE + "\\s*(?:元)?" + RANGE + NUMBER + "\\s*" + SCALE + "\\s*元");

    private static final Pattern AMOUNT = Pattern.compile(NUMBER + "\\s*" + SCALE + "\\s*元");
    private static final Pattern BARE_AMOUNT = Pattern.compile(NUMBER + "\\s*(亿|万)(?=$|[，,。；;、）)」~—–至])");
    private static final Pattern PERCENT = Pattern.compile(NUMBER + "\\s*(?:%|个百分点)");
    private static final Pattern RANGE_OF_PERCENT = Pattern.compile(NUMBER + "%?" + RANGE + NUMBER + "\\s*%");
    private static final Pattern PART = Pattern.compile("\u0001(\\d+)/" + NUMBER);
    private static final Pattern FRACTION = Pattern.compile("(?<![\\d/.\u0001-])(\\d{1,2})/(\\d{1,2})(?![\\d/])");
    private static final Pattern TENTHS = Pattern.compile("(?<!\\d)([1-9])成(?![立为功本果效员套])");
    private static final Pattern FULL_DAY = Pattern.compile("(\\d{4})[年./-](\\d{1,2})[月./-](\\d{1,2})日?");
    private static final Pattern DAY = Pattern.compile("(?<![\\d年./-])(\\d{1,2})月(\\d{1,2})日");
    private static final Pattern MONTH = Pattern.compile("(?:(\\d{4})年)?(?<!\\d)(\\d{1,2})月(?!\\d)");
    private static final Pattern YEAR = Pattern.compile("(?<!\\d)(\\d{4})年(?!度?\\d)");
    private static final Map<String, Long> SCALES = Map.of(
            "亿",
            100_000_000L,
            "千万",
            10_000_000L,
            "百万",
            1_000_000L,
            "十万",
            100_000L,
            "万",
            10_000L,
            "千",
            1_000L,
            "百",
            100L);

    private final Set<Value> amounts = new LinkedHashSet<>();
    private final Set<Value> shares = new LinkedHashSet<>();
    /** By how many points a share is raised. */
    private final Set<Value> more = new LinkedHashSet<>();

    private final Set<Date> dates = new LinkedHashSet<>();
    private final Map<Measure, Set<Value>> numbers = new EnumMap<>(Measure.class);

    private Figures() {}

    /** A day, as far as the words tell it. */
    private record Date(
            @Nullable Integer year,
            @Nullable Integer month,
            @Nullable Integer day) {
        /** Whether this day may be meant, or the one beside it: 9月30日前 ends as 10月1日 begins. */
        boolean fits(LocalDate date) {
            return isOf(date) || isOf(date.minusDays(1)) || isOf(date.plusDays(1));
        }

        private boolean isOf(LocalDate date) {
            return (year == null || year == date.getYear())
                    && (month == null || month == date.getMonthValue())
                    && (day == null || day == date.getDayOfMonth());
        }

        /** Whether it is the first day of the year or the month that is said. */
        boolean begins(LocalDate date) {
            return isOf(date) && date.getDayOfMonth() == 1 && (month != null || date.getMonthValue() == 1);
        }

        String display() {
            return (year == null ? "" : year + "年")
                    + (month == null ? "" : month + "月")
                    + (day == null ? "" : day + "日");
        }
    }

    static Figures in(String words) {
        Figures figures = new Figures();
        String text = Numerals.inDigits(words);
        figures.money(text);
        figures.parts(text, words);
        figures.calendar(text);
        figures.counted(text);
        return figures;
    }

    /** What is said of the kind of a value; empty where nothing is, or the value is one that no words need say. */
    private Set<Value> alike(Value value, Measure measure) {
        return switch (value) {
            case Value.Amount(Fen fen) -> fen.isZero() ? Set.of() : amounts;
            case Value.Share(Ratio ratio) -> ratio.equals(Ratio.ONE) || ratio.equals(Ratio.ZERO) ? Set.of() : shares;
            case Value.Whole(long number) -> number <= 1 ? Set.of() : numbers.getOrDefault(measure, Set.of());
            case Value.Points points -> numbers.getOrDefault(Measure.POINTS, Set.of());
            default -> Set.of();
        };
    }

    /** Whether figures of the kind are said and none of them is the value. */
    boolean differ(Value value, Measure measure) {
        if (value instanceof Value.Day(LocalDate day)) {
            return !dates.isEmpty() && dates.stream().noneMatch(date -> date.fits(day));
        }
        Set<Value> said = alike(value, measure);
        boolean points = value instanceof Value.Points(int tenths)
                && (tenths % 10 != 0 || said.contains(Value.of((long) (tenths / 10))));
        return !said.isEmpty() && !points && !said.contains(value);
    }

    /** Whether a day may be the first of what is said: 2024年以来 begins in 2024, and 12月31日后 on the next day. */
    boolean mayBegin(LocalDate day) {
        return dates.isEmpty() || dates.stream().anyMatch(date -> date.day == null ? date.begins(day) : date.fits(day));
    }

    /** Whether an amount or a share is said. */
    boolean contains(Value value) {
        return amounts.contains(value) || shares.contains(value);
    }

    /** A figure with what it counts. */
    record Counted(Value value, Measure measure) {}

    /** All amounts, shares and numbers that are said. */
    List<Counted> all() {
        return Stream.concat(
                        Stream.concat(amounts.stream(), shares.stream()).map(value -> new Counted(value, Measure.NONE)),
                        numbers.entrySet().stream().flatMap(each -> each.getValue().stream()
                                .map(value -> new Counted(value, each.getKey()))))
                .toList();
    }

    /** Whether a number is said that counts this. */
    boolean contains(long number, Measure measure) {
        return numbers.getOrDefault(measure, Set.of()).contains(Value.of(number));
    }

    /** Whether two that are said make up this one: 超过部分 end where 200万元 and 100万元 more do, 40% and 5个百分点 more are 45%. */
    boolean addUpTo(Value value) {
        return switch (value) {
            case Value.Amount(Fen sum) ->
                amounts.stream()
                        .flatMap(one -> amounts.stream().map(other -> fen(one) + fen(other)))
                        .anyMatch(both -> both == sum.value());
            case Value.Share(Ratio sum) ->
                more.stream()
                        .flatMap(one -> shares.stream().map(other -> isSum(one, other, sum)))
                        .anyMatch(same -> same);
            default -> false;
        };
    }

    private static boolean isSum(Value one, Value other, Ratio sum) {
        Ratio first = ((Value.Share) one).ratio();
        Ratio second = ((Value.Share) other).ratio();
        return sum.equals(first.plus(second));
    }

    private static long fen(Value amount) {
        return ((Value.Amount) amount).fen().value();
    }

    /** The same of a number of which each is worth a word, the first as well. */
    boolean differ(long number, Measure measure) {
        Set<Value> said = numbers.getOrDefault(measure, Set.of());
        return !said.isEmpty() && !said.contains(Value.of(number));
    }

    /** Whether something of the kind is said that is none of these values. */
    boolean sayMore(List<Value> values, Measure measure) {
        if (values.getFirst() instanceof Value.Day) {
            return dates.stream().anyMatch(date -> values.stream()
                    .noneMatch(value -> value instanceof Value.Day(LocalDate day) && date.fits(day)));
        }
        return alike(values.getFirst(), measure).stream().anyMatch(said -> !values.contains(said));
    }

    /** What is said of the kind of a value, in words. */
    String like(Value value, Measure measure) {
        return value instanceof Value.Day
                ? dates.stream().map(Date::display).collect(Collectors.joining("、"))
                : alike(value, measure).stream().map(measure::display).collect(Collectors.joining("、"));
    }

    private void money(String text) {
        Matcher range = RANGE_OF_AMOUNTS.matcher(text);
        while (range.find()) {
            amount(range.group(1), range.group(2) == null ? range.group(4) : range.group(2));
        }
        for (Pattern pattern : List.of(AMOUNT, BARE_AMOUNT)) {
            Matcher found = pattern.matcher(text);
            while (found.find()) {
                amount(found.group(1), found.group(2));
            }
        }
    }

    private void amount(String number, @Nullable String scale) {
        long tenThousandths = tenThousandths(number);
        long times = scale == null ? 1L : SCALES.getOrDefault(scale, 1L);
        if (tenThousandths <= Fen.MAX_VALUE / times) {
            amounts.add(Value.of(Fen.of(tenThousandths * times / 100)));
        }
    }

    private static long tenThousandths(String number) {
        int dot = number.indexOf('.');
        String whole = dot < 0 ? number : number.substring(0, dot);
        String decimals = ((dot < 0 ? "" : number.substring(dot + 1)) + "0000").substring(0, 4);
        return whole.length() > 12 ? Long.MAX_VALUE : Long.parseLong(whole) * 10_000 + Long.parseLong(decimals);
    }

    private void parts(String text, String words) {
        Matcher range = RANGE_OF_PERCENT.matcher(text);
        while (range.find()) {
            share(range.group(1) + "%");
        }
        Matcher percent = PERCENT.matcher(text);
        while (percent.find()) {
            share(percent.group(1) + "%");
            if (percent.group().endsWith("点")) {
                more.addAll(shares.stream().skip(shares.size() - 1L).toList());
            }
        }
        Matcher part = PART.matcher(text);
        while (part.find()) {
            if (part.group(1).equals("100")) {
                share(part.group(2) + "%");
            } else if (part.group(2).indexOf('.') < 0) {
                share(part.group(2) + "/" + part.group(1));
            }
        }
        Matcher fraction = FRACTION.matcher(text);
        while (fraction.find()) {
            share(fraction.group());
        }
        Matcher tenths = TENTHS.matcher(text);
        while (tenths.find()) {
            share(tenths.group(1) + "0%");
        }
        if (words.contains("一半") || words.contains("半数")) {
            share("50%");
        }
    }

    private void share(String written) {
        try {
            shares.add(Value.of(Ratio.parse(written)));
        } catch (IllegalArgumentException noShare) {
            // A figure that no pack could write is none to compare with.
            return;
        }
    }

    private void calendar(String text) {
        String rest = text;
        Matcher full = FULL_DAY.matcher(rest);
        while (full.find()) {
            date(number(full.group(1)), number(full.group(2)), number(full.group(3)));
        }
        rest = FULL_DAY.matcher(rest).replaceAll("，");
        Matcher day = DAY.matcher(rest);
        while (day.find()) {
            date(null, number(day.group(1)), number(day.group(2)));
        }
        rest = DAY.matcher(rest).replaceAll("，");
        Matcher month = MONTH.matcher(rest);
        while (month.find()) {
            date(month.group(1) == null ? null : number(month.group(1)), number(month.group(2)), null);
        }
        rest = MONTH.matcher(rest).replaceAll("，");
        Matcher year = YEAR.matcher(rest);
        while (year.find()) {
            date(number(year.group(1)), null, null);
        }
    }

    private static Integer number(String digits) {
        return Integer.valueOf(digits);
    }

    private void date(@Nullable Integer year, @Nullable Integer month, @Nullable Integer day) {
        dates.add(new Date(year, month, day));
    }

    private void counted(String text) {
        String rest = YEAR.matcher(FULL_DAY.matcher(text).replaceAll("，")).replaceAll("，");
        rest = MONTH.matcher(DAY.matcher(rest).replaceAll("，")).replaceAll("，");
        for (Measure measure : Measure.all()) {
            // 二级、三级; 二、三级; 3至5家; 第二批: the measure word may follow the last of several.
            Pattern number =
                    Pattern.compile("(?<![\\d.])(\\d{1,12})(?=(?:\\s*[余多]?\\s*[、至到~—–或和及-]\\s*第?\\d+)*\\s*[余多]?\\s*(?:"
                            + measure.words() + "))");
            Matcher found = number.matcher(rest);
            while (found.find()) {
                numbers.computeIfAbsent(measure, none -> new LinkedHashSet<>())
                        .add(Value.of(Long.parseLong(found.group(1))));
            }
            rest = rest.replaceAll("(?<![\\d.])\\d{1,12}\\s*[余多]?\\s*(?:" + measure.words() + ")", "，");
        }
    }
}
