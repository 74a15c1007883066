package org.mingzhang.view.register;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.mingzhang.view.scope.Scope;
import org.mingzhang.view.scope.Scope.Condition;

/**
 * A register (台账): what rows it has, what they say, and whose they are. Adding one is adding one of these.
 *
 * @param name in addresses
 * @param title what people call it
 * @param from its tables with their joins, each row of the register once; where it has {@value #COUNTED} the condition stands that
 *     {@code counted} makes of a scope
 * @param programme an expression: the programme that a row is of; null where {@code held} has those of one programme alone
 * @param belongs which rows somebody may see
 * @param counted by which columns what a row counts and adds up belongs to somebody; null where a row counts nothing of others'
 * @param keywords expressions in which a keyword is looked for
 * @param key expressions that together are different for each row; rows are in their order where nobody asks for another
 * @param newestFirst whether that order is turned round
 * @param held what of the ledger held against the treasury it joins
 */
public record Register(
        String name,
        String title,
        String from,
        @Nullable String programme,
        Function<Scope, Condition> belongs,
        Scope.@Nullable Columns counted,
        List<String> keywords,
        List<Key> key,
        boolean newestFirst,
        Held held,
        List<Column> columns) {
    /** In the place of a condition in {@code from}. */
    static final String COUNTED = "{counted}";

    public Register {
        keywords = List.copyOf(keywords);
        key = List.copyOf(key);
        columns = List.copyOf(columns);
    }

    /** One whose rows are somebody's by their columns. */
    Register(
            String name,
            String title,
            String from,
            @Nullable String programme,
            Scope.Columns belongs,
            List<String> keywords,
            List<Key> key,
            boolean newestFirst,
            Held held,
            List<Column> columns) {
        this(name, title, from, programme, scope -> scope.on(belongs), null, keywords, key, newestFirst, held, columns);
    }

    /** What of the ledger held against the treasury stands in the tables as {@code m}. */
    public enum Held {
        NOTHING,
        /** Each voucher: position, payments, how it was told, standing. */
        VOUCHERS,
        /** Each payment: payment, vouchers, standing. */
        PAYMENTS
    }

    /**
     * A part of the key.
     *
     * @param kind which says its type
     */
    public record Key(String sql, ColumnKind kind) {}

    /** A column by its key. */
    public Optional<Column> column(String wanted) {
        return columns.stream().filter(column -> column.key().equals(wanted)).findFirst();
    }

    /** The columns that are shown to whoever does not choose. */
    public List<Column> usual() {
        return columns.stream().filter(Column::shown).toList();
    }

    /** Whether a scope can hold any of its rows at all. */
    public boolean opensTo(Scope scope) {
        return !belongs.apply(scope).equals(belongs.apply(Scope.nothing()));
    }

    /** The column of the numbers by which people call its rows, and by which they pick some out; the first that has any. */
    public Optional<Column> numbers() {
        return columns.stream()
                .filter(column -> column.kind() == ColumnKind.LINK && column.filtered())
                .findFirst();
    }

    /** The columns by which rows may be chosen. */
    public List<Column> filters() {
        return columns.stream().filter(Column::filtered).toList();
    }
}
