package org.mingzhang.app.imports;

import java.time.LocalDate;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.mingzhang.app.workbook.Row;

/**
 * One of the things that a row of a sheet may say has happened.
 *
 * @param name unique within the sheet
 * @param happened whether this row says so
 * @param date when, as the row says; null where the sheet does not date it
 * @param recording what it comes to
 */
record Moment(String name, Predicate<Row> happened, Function<Row, @Nullable LocalDate> date, Recording recording) {

    /** Hands in what a step comes to. */
    interface Recording {
        void record(Step step, StepDesk desk);
    }

    /** A moment of every row of its sheet, on the day in a column. */
    static Moment dated(String name, String column, Recording recording) {
        return new Moment(name, row -> row.date(column) != null, row -> row.date(column), recording);
    }

    /** A moment of the rows that fit, on the day in a column. */
    static Moment dated(String name, Predicate<Row> happened, String column, Recording recording) {
        return new Moment(name, happened, row -> row.date(column), recording);
    }

    /** A moment without a day: who somebody is, what something is. */
    static Moment undated(String name, Recording recording) {
        return new Moment(name, row -> true, row -> null, recording);
    }
}
