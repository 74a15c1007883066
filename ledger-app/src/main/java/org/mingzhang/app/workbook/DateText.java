package org.mingzhang.app.workbook;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.json.CivilDate;

/** Dates and times as people write them. Without a map there is one form; 3/4 is a day in April or in March. */
final class DateText {
    private static final Pattern MOMENT = Pattern.compile("(\\d{4}-\\d{2}-\\d{2})(?:[ T](\\d{2}:\\d{2}(?::\\d{2})?))?");

    /** Forms that a map names: a handful, used for every row. */
    private static final Map<String, DateTimeFormatter> FORMS = new ConcurrentHashMap<>();

    private DateText() {}

    /** A date as {@code 2026-03-31}. */
    static String date(Cell cell, String written, List<String> forms) {
        if (cell.form() == Cell.Form.DATE) {
            LocalDate date = CivilDate.read(written.substring(0, 10));
            if (date == null) {
                throw outOfYears();
            }
            if (written.length() > 10 && forms.stream().noneMatch(form -> form.contains("H"))) {
                throw new RefusedCell(RowRule.DATE, "带有钟点；这里只要日期，请改为 " + written.substring(0, 10));
            }
            return date.toString();
        }
        LocalDate date = CivilDate.read(written);
        if (date != null) {
            return date.toString();
        }
        String half = Spelling.halfWidth(written);
        for (String form : forms) {
            LocalDate mapped = parse(half, form);
            if (mapped != null) {
                return mapped.toString();
            }
        }
        throw new RefusedCell(
                RowRule.DATE,
                cell.form() == Cell.Form.NUMBER
                        ? "是数字，不是日期；请把单元格设为日期格式，或写作 2026-03-31"
                        : "不是日期；应写作 2026-03-31" + (forms.isEmpty() ? "" : "，或对应表所列的写法"));
    }

    /** A time as {@code 2026-03-31 09:30}, with seconds where there are any. */
    static String moment(Cell cell, String written) {
        var matched = MOMENT.matcher(written);
        if (cell.form() == Cell.Form.NUMBER || !matched.matches()) {
            throw refused();
        }
        LocalDate date = CivilDate.read(matched.group(1));
        String time = matched.group(2);
        if (date == null || (time == null && cell.form() != Cell.Form.DATE)) {
            throw refused();
        }
        try {
            return date + " " + (time == null ? LocalTime.MIDNIGHT : LocalTime.parse(time));
        } catch (DateTimeException e) {
            throw refused();
        }
    }

    static LocalDateTime readMoment(String canonical) {
        return LocalDateTime.parse(canonical.replace(' ', 'T'));
    }

    private static RefusedCell refused() {
        return new RefusedCell(RowRule.DATETIME, "不是时间；应写作 2026-03-31 09:30");
    }

    private static RefusedCell outOfYears() {
        return new RefusedCell(RowRule.DATE, "不在 " + CivilDate.FIRST_YEAR + " 年至 " + CivilDate.LAST_YEAR + " 年之间；请核对");
    }

    private static @Nullable LocalDate parse(String half, String form) {
        try {
            LocalDate date = LocalDate.from(
                    FORMS.computeIfAbsent(form, DateText::formatter).parse(half));
            return CivilDate.holds(date) ? date : null;
        } catch (DateTimeException other) {
            return null;
        }
    }

    /**
     * A form of dates, such as {@code yyyy年M月d日}.
     *
     * @throws IllegalArgumentException when it is none, or names no day, month or year
     */
    static DateTimeFormatter formatter(String form) {
        // Years of an era ask for an era; proleptic years are what is meant, and 31 February is no day.
        DateTimeFormatter formatter = new DateTimeFormatterBuilder()
                .appendPattern(form.replace('y', 'u'))
                .toFormatter(Locale.ROOT)
                .withResolverStyle(ResolverStyle.STRICT);
        try {
            String example = formatter.format(LocalDateTime.of(2026, 11, 23, 10, 30, 15));
            if (LocalDate.from(formatter.parse(example)).equals(LocalDate.of(2026, 11, 23))) {
                return formatter;
            }
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(form, e);
        }
        throw new IllegalArgumentException(form);
    }
}
