package org.mingzhang.view.register;

import java.util.List;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/**
 * Which rows of a register somebody asks for, which columns of them, and in which order.
 *
 * @param keyword that stands in one of the register's names or numbers, as it is written; null where none is asked for
 * @param wanted conditions that all hold
 * @param columns at least one, in the order in which they are shown
 * @param sort null for the register's own order
 * @param limit at most this many rows
 * @param page counts from 1
 * @param after where the page before ended; null for pages by number
 */
public record RegisterQuestion(
        Register register,
        String programme,
        @Nullable String keyword,
        List<Wanted> wanted,
        List<Column> columns,
        @Nullable Column sort,
        boolean descending,
        int limit,
        int page,
        @Nullable RegisterCursor after) {
    /** No page is longer. */
    public static final int MOST_ROWS = 100;

    public RegisterQuestion {
        wanted = List.copyOf(wanted);
        columns = List.copyOf(columns);
        if (columns.isEmpty() || limit < 1 || limit > MOST_ROWS || page < 1) {
            throw new IllegalArgumentException("no question to " + register.name());
        }
    }

    /** All rows of a programme, as they are shown to whoever chooses nothing. */
    public static RegisterQuestion all(Register register, String programme) {
        return new RegisterQuestion(
                register,
                programme,
                null,
                List.of(),
                register.usual(),
                null,
                register.newestFirst(),
                MOST_ROWS,
                1,
                null);
    }

    /** The same question for what comes after. */
    RegisterQuestion after(RegisterCursor cursor) {
        return new RegisterQuestion(register, programme, keyword, wanted, columns, sort, descending, limit, 1, cursor);
    }

    /** The conditions as a person says them; that there are none is said, too. */
    public String inWords(RegisterWords words) {
        StringJoiner out = new StringJoiner("；");
        if (keyword != null) {
            out.add("关键字：" + keyword);
        }
        wanted.forEach(one -> out.add(one.inWords(words)));
        return out.length() == 0 ? "全部" : out.toString();
    }

    /** The order as a person says it. */
    public String orderInWords() {
        return sort == null ? descending ? "登记顺序，新的在前" : "登记顺序" : "按" + sort.title() + (descending ? "，由大到小" : "，由小到大");
    }

    /** What a cursor is good for: the same rows in the same order, whatever columns of them are shown. */
    String fingerprint() {
        StringJoiner out = new StringJoiner("\n");
        out.add(register.name()).add(programme).add(String.valueOf(keyword));
        for (Wanted one : wanted) {
            out.add(
                    switch (one) {
                        case Wanted.OneOf(Column column, List<String> ids) -> column.key() + ids;
                        case Wanted.Days days -> days.column().key() + days.from() + days.to();
                        case Wanted.Amount amount -> amount.column().key() + amount.from() + amount.to();
                    });
        }
        return out.add(sort == null ? "" : sort.key())
                .add(Boolean.toString(descending))
                .toString();
    }

    /** Whether an answer needs the ledger held against the treasury. */
    boolean needsMatching() {
        return switch (register.held()) {
            case NOTHING -> false;
            case VOUCHERS -> true;
            case PAYMENTS ->
                (sort != null && sort.matched())
                        || columns.stream().anyMatch(Column::matched)
                        || wanted.stream().anyMatch(one -> one.column().matched());
        };
    }
}
