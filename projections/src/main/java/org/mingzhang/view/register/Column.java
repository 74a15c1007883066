package org.mingzhang.view.register;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mingzhang.view.trail.Subject;

/**
 * A column of a register.
 *
 * @param key by which it is asked for and given out
 * @param title what people call it
 * @param sql an expression over the register's tables; never anything that a person wrote
 * @param values one for each question mark in it
 * @param wordSql the word that is shown in place of an id, as an expression; null where the value speaks for itself, or the
 *     vocabulary has its word
 * @param vocabulary the words of its ids; null where it has none
 * @param leadsTo what its ids are numbers of; null where it leads nowhere
 * @param shown whether it is shown to whoever does not choose
 * @param filtered whether rows may be chosen by it
 * @param matched whether it is told by holding the ledger against the treasury, which takes its time
 * @param added of amounts: whether they are added up over all rows, as those of like things are
 */
public record Column(
        String key,
        String title,
        ColumnKind kind,
        String sql,
        List<String> values,
        @Nullable String wordSql,
        @Nullable Vocabulary vocabulary,
        Subject.@Nullable Kind leadsTo,
        boolean shown,
        boolean filtered,
        boolean matched,
        boolean added) {
    public Column {
        values = List.copyOf(values);
    }

    private static Column of(String key, String title, ColumnKind kind, String sql) {
        return new Column(key, title, kind, sql, List.of(), null, null, null, true, false, false, true);
    }

    static Column text(String key, String title, String sql) {
        return of(key, title, ColumnKind.TEXT, sql);
    }

    /** Words in place of an id that leads nowhere. */
    static Column text(String key, String title, String sql, String wordSql) {
        return new Column(key, title, ColumnKind.TEXT, sql, List.of(), wordSql, null, null, true, false, false, true);
    }

    static Column money(String key, String title, String sql) {
        return of(key, title, ColumnKind.MONEY, sql);
    }

    static Column count(String key, String title, String sql) {
        return of(key, title, ColumnKind.COUNT, sql);
    }

    static Column score(String key, String title, String sql) {
        return of(key, title, ColumnKind.SCORE, sql);
    }

    static Column date(String key, String title, String sql) {
        return of(key, title, ColumnKind.DATE, sql);
    }

    /**
     * Under whose signatures a row stands: of those who took the steps, or of one who imported it as an old record, with or without
     * a second person's.
     *
     * @param imported the column with the import that says something of the row; null where none does
     */
    static Column signing(String imported) {
        return code(
                        "signing",
                        "签名情况",
                        "CASE WHEN " + imported + " IS NULL THEN 'SIGNED' ELSE coalesce((SELECT w.review FROM"
                                + " imported_workbook w WHERE w.import = " + imported + "), 'UNREVIEWED') END",
                        Vocabulary.SIGNING)
                .filter();
    }

    /** Ids with words of the policy pack, or states. */
    static Column code(String key, String title, String sql, Vocabulary vocabulary) {
        ColumnKind kind = vocabulary.isFixed() ? ColumnKind.STATUS : ColumnKind.CODE;
        return new Column(key, title, kind, sql, List.of(), null, vocabulary, null, true, false, false, true);
    }

    /** Numbers of things that have a page. */
    static Column link(String key, String title, String sql, Subject.Kind leadsTo) {
        return new Column(key, title, ColumnKind.LINK, sql, List.of(), null, null, leadsTo, true, false, false, true);
    }

    /** The same with a word in the number's place. */
    static Column link(String key, String title, String sql, String wordSql, Subject.Kind leadsTo) {
        return new Column(
                key, title, ColumnKind.LINK, sql, List.of(), wordSql, null, leadsTo, true, false, false, true);
    }

    /** The same column, shown only to whoever asks for it. */
    Column hidden() {
        return new Column(key, title, kind, sql, values, wordSql, vocabulary, leadsTo, false, filtered, matched, added);
    }

    /** The same column, by which rows may be chosen. */
    Column filter() {
        return new Column(key, title, kind, sql, values, wordSql, vocabulary, leadsTo, shown, true, matched, added);
    }

    /** The same column, told by holding the ledger against the treasury. */
    Column told() {
        return new Column(key, title, kind, sql, values, wordSql, vocabulary, leadsTo, shown, filtered, true, added);
    }

    /** The same column with the values of its question marks. */
    Column with(String... bound) {
        return new Column(
                key, title, kind, sql, List.of(bound), wordSql, vocabulary, leadsTo, shown, filtered, matched, added);
    }

    /** The same column of amounts that are of unlike things from row to row, so that their sum would say nothing. */
    Column apart() {
        return new Column(key, title, kind, sql, values, wordSql, vocabulary, leadsTo, shown, filtered, matched, false);
    }

    /** By what rows are put in order: people look for the word where one is shown. */
    String orderSql() {
        return wordSql == null ? sql : wordSql;
    }

    /** Whether whoever puts rows in order by it looks for the largest, or the newest, first. */
    public boolean isLargestFirst() {
        return !kind.isText();
    }

    /** Whether what it leads to has a file, and not a trail alone. */
    public boolean isLeadingToFile() {
        return leadsTo == Subject.Kind.ENTERPRISE || leadsTo == Subject.Kind.PROVIDER;
    }

    /** Whether it holds amounts. */
    public boolean isMoney() {
        return kind == ColumnKind.MONEY;
    }

    /** Whether amounts of it are added up. */
    public boolean isTotalled() {
        return isMoney() && added;
    }
}
