package org.mingzhang.view.register;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.json.InvalidDocument;
import org.mingzhang.domain.json.InvalidDocument.Problem;
import org.mingzhang.domain.money.Fen;

/**
 * Reads a question to a register from the names and values of an address: {@code keyword}, a column's key for its choices,
 * {@code paidOn.from} and {@code paidOn.to} for days, {@code amountFen.from} in fen or {@code amountYuan.from} in yuan, {@code columns},
 * {@code sort} with a minus for the other direction, {@code limit}, {@code page} or {@code after}. All that is wrong is told at once.
 */
public final class QuestionReader {
    private static final int LONGEST = 200;
    private static final int MOST_VALUES = 200;
    private static final Pattern FEN = Pattern.compile("-?\\d{1,16}");
    private static final Pattern YUAN = Pattern.compile("-?\\d{1,13}(\\.\\d{1,2})?");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");

    private final Register register;
    private final RegisterWords words;
    private final Map<String, List<String>> asked = new TreeMap<>();
    private final List<Problem> problems = new ArrayList<>();

    private QuestionReader(Register register, RegisterWords words, Map<String, List<String>> parameters) {
        this.register = register;
        this.words = words;
        // A form sends what was left empty, too.
        parameters.forEach((name, values) -> {
            List<String> said = values.stream()
                    .map(String::strip)
                    .filter(value -> !value.isEmpty())
                    .distinct()
                    .toList();
            if (!said.isEmpty()) {
                asked.put(name, said);
            }
        });
    }

    /**
     * The question.
     *
     * @param parameters all of them by name, without what says which register and programme are meant
     * @throws InvalidDocument with everything that is wrong
     */
    public static RegisterQuestion read(
            Register register, String programme, RegisterWords words, Map<String, List<String>> parameters) {
        return new QuestionReader(register, words, parameters).question(programme);
    }

    private RegisterQuestion question(String programme) {
        asked.forEach(this::checkText);
        if (!problems.isEmpty()) {
            throw new InvalidDocument(problems);
        }
        String keyword = one("keyword");
        List<Wanted> wanted = new ArrayList<>();
        register.filters().forEach(column -> choose(column, wanted));
        List<Column> columns = columns();
        String sort = one("sort");
        Column sorted = sort == null ? null : sorted(sort);
        int limit = number("limit", RegisterQuestion.MOST_ROWS, RegisterQuestion.MOST_ROWS);
        boolean paged = asked.containsKey("page");
        int page = number("page", 1, Integer.MAX_VALUE / RegisterQuestion.MOST_ROWS);
        String after = one("after");
        if (after != null && paged) {
            problem("after", after, "写 page 或 after，两者写一");
        }
        asked.forEach((name, values) ->
                problem(name, values.getFirst(), "台账“" + register.title() + "”没有这个查询条件；可用的有：" + known()));
        if (!problems.isEmpty()) {
            throw new InvalidDocument(problems);
        }
        boolean descending = sort == null ? register.newestFirst() : sort.startsWith("-");
        RegisterQuestion question = new RegisterQuestion(
                register, programme, keyword, wanted, columns, sorted, descending, limit, page, null);
        return after == null ? question : question.after(after(question, after));
    }

    private static RegisterCursor after(RegisterQuestion question, String text) {
        return RegisterCursor.read(question, text)
                .orElseThrow(() -> new InvalidDocument(
                        List.of(new Problem("/after", shortened(text), "上一页答复中的 next，查询条件和排序不变；或去掉 after 从头查询"))));
    }

    /** What no value may be, whatever it is for. */
    private void checkText(String name, List<String> values) {
        for (String value : values) {
            // A list of columns, or a cursor, may well be longer than what people look for.
            boolean tooLong = value.length() > LONGEST && !name.equals("columns") && !name.equals("after");
            if (tooLong || value.chars().anyMatch(Character::isISOControl)) {
                problem(name, value, "最多 " + LONGEST + " 字，不含控制字符");
            }
        }
        if (values.size() > MOST_VALUES) {
            problem(name, values.size() + " 个值", "最多 " + MOST_VALUES + " 个值");
        }
    }

    private void choose(Column column, List<Wanted> wanted) {
        switch (column.kind()) {
            case DATE -> {
                LocalDate from = day(column.key() + ".from");
                LocalDate to = day(column.key() + ".to");
                if (from != null && to != null && from.isAfter(to)) {
                    problem(column.key() + ".from", from.toString(), "不晚于 " + column.key() + ".to");
                } else if (from != null || to != null) {
                    wanted.add(new Wanted.Days(column, from, to));
                }
            }
            case MONEY -> {
                Fen from = amount(column, ".from");
                Fen to = amount(column, ".to");
                if (from != null && to != null && from.exceeds(to)) {
                    problem(column.key() + ".from", from.toYuan() + " 元", "不大于 " + column.key() + ".to");
                } else if (from != null || to != null) {
                    wanted.add(new Wanted.Amount(column, from, to));
                }
            }
            case TEXT, CODE, STATUS, LINK, COUNT, SCORE -> {
                List<String> ids = asked.remove(column.key());
                if (ids != null) {
                    Set<String> choices =
                            words.choices(column).stream().map(Word::id).collect(Collectors.toSet());
                    for (String id : ids) {
                        if (column.vocabulary() != null && !choices.contains(id)) {
                            problem(
                                    column.key(),
                                    id,
                                    column.title() + "中没有这一项；可用的有：" + String.join("、", sorted(choices)));
                        }
                    }
                    wanted.add(new Wanted.OneOf(column, ids));
                }
            }
        }
    }

    private static List<String> sorted(Set<String> ids) {
        return ids.stream().sorted().toList();
    }

    private List<Column> columns() {
        List<String> keys = asked.remove("columns");
        if (keys == null) {
            return register.usual();
        }
        Set<Column> columns = new LinkedHashSet<>();
        for (String listed : keys) {
            for (String key : listed.split(",", -1)) {
                register.column(key.strip()).ifPresentOrElse(columns::add, () -> noColumn("columns", key));
            }
        }
        return List.copyOf(columns);
    }

    private @Nullable Column sorted(String sort) {
        String key = sort.startsWith("-") ? sort.substring(1) : sort;
        Column column = register.column(key).orElse(null);
        if (column == null) {
            noColumn("sort", sort);
        }
        return column;
    }

    private void noColumn(String name, String key) {
        problem(
                name,
                key,
                "台账“" + register.title() + "”的列："
                        + String.join(
                                "、",
                                register.columns().stream().map(Column::key).toList()));
    }

    private @Nullable LocalDate day(String name) {
        String text = one(name);
        if (text == null) {
            return null;
        }
        try {
            LocalDate day = LocalDate.parse(text);
            if (day.getYear() >= 1900 && day.getYear() <= 2999) {
                return day;
            }
        } catch (DateTimeParseException e) {
            // Told below.
        }
        problem(name, text, "应为日期，如 2026-11-20");
        return null;
    }

    private @Nullable Fen amount(Column column, String side) {
        String stem = column.key().replaceFirst("Fen$", "");
        String fen = one(stem + "Fen" + side);
        String yuan = one(stem + "Yuan" + side);
        if (fen != null && yuan != null) {
            problem(stem + "Fen" + side, fen, "写 " + stem + "Fen 或 " + stem + "Yuan，两者写一");
        } else if (fen != null) {
            if (FEN.matcher(fen).matches() && Math.abs(Long.parseLong(fen)) <= Fen.MAX_VALUE) {
                return Fen.of(Long.parseLong(fen));
            }
            problem(stem + "Fen" + side, fen, "应为整数，单位为分");
        } else if (yuan != null) {
            if (YUAN.matcher(yuan).matches()) {
                return inFen(yuan);
            }
            problem(stem + "Yuan" + side, yuan, "应为数字，单位为元，最多两位小数");
        }
        return null;
    }

    private static Fen inFen(String yuan) {
        int point = yuan.indexOf('.');
        String digits =
                point < 0 ? yuan + "00" : yuan.substring(0, point) + (yuan.substring(point + 1) + "0").substring(0, 2);
        return Fen.of(Long.parseLong(digits));
    }

    private int number(String name, int usual, int most) {
        String text = one(name);
        if (text == null) {
            return usual;
        }
        if (NUMBER.matcher(text).matches()) {
            int number = Integer.parseInt(text);
            if (number >= 1 && number <= most) {
                return number;
            }
        }
        problem(name, text, "应为 1 至 " + most + " 的整数");
        return usual;
    }

    private @Nullable String one(String name) {
        List<String> values = asked.remove(name);
        if (values == null) {
            return null;
        }
        if (values.size() > 1) {
            problem(name, String.join("、", values), "只写一个值");
        }
        return values.getFirst();
    }

    private String known() {
        List<String> names = new ArrayList<>(List.of("keyword", "columns", "sort", "limit", "page", "after"));
        for (Column column : register.filters()) {
            boolean range = column.kind() == ColumnKind.DATE || column.isMoney();
            names.add(range ? column.key() + ".from/.to" : column.key());
        }
        return String.join("、", names);
    }

    private void problem(String name, String value, String expected) {
        problems.add(new Problem("/" + name, shortened(value), expected));
    }

    private static String shortened(String value) {
        return value.length() <= 80 ? value : value.substring(0, 79) + "…";
    }
}
