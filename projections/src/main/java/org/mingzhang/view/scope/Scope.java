package org.mingzhang.view.scope;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Whose rows somebody may see. It becomes part of the query's condition, so that totals, counts, pages and exports are within
 * it as well. What cannot be told by a table's columns is not shown: a scope that finds no column to go by sees nothing.
 */
public sealed interface Scope {
    /** The whole city. */
    static Scope city() {
        return new City();
    }

    /** No case at all, as of who runs the machine. */
    static Scope nothing() {
        return new Nothing();
    }

    /** All rows. */
    record City() implements Scope {}

    /** Those of one county, by its code. */
    record County(String county) implements Scope {
        public County {
            require(county, "county");
        }
    }

    /** Those about one organisation itself: an applicant's or a provider's own, by its credit code. */
    record Party(String party) implements Scope {
        public Party {
            require(party, "party");
        }
    }

    /** Those of the projects that a third party assesses, by its organisation. */
    record Assessor(String org) implements Scope {
        public Assessor {
            require(org, "org");
        }
    }

    /** Those of certain applications, as an expert's who was drawn for them. */
    record Cases(List<String> applications) implements Scope {
        public Cases {
            applications = List.copyOf(new TreeSet<>(applications));
        }
    }

    /** No rows. */
    record Nothing() implements Scope {}

    /**
     * By which columns, or expressions, of a query its rows belong to somebody.
     *
     * @param county county code; null where rows are of no county
     * @param party credit code of whom the row is about; null where it is about nobody
     * @param assessor organisation of the third party; null where none takes part
     * @param application number of the application; null where the row belongs to none
     */
    record Columns(
            @Nullable String county,
            @Nullable String party,
            @Nullable String assessor,
            @Nullable String application) {
        /** Rows that only who sees the whole city may see. */
        public static final Columns NONE = new Columns(null, null, null, null);
    }

    /**
     * A condition in SQL, to be put behind WHERE or AND.
     *
     * @param values one for each question mark, in order; arrays as {@code String[]}
     */
    record Condition(String sql, List<Object> values) {
        private static final Condition ALL = new Condition("TRUE", List.of());
        private static final Condition NO_ROW = new Condition("FALSE", List.of());

        private static Condition equal(@Nullable String column, String value) {
            return column == null ? NO_ROW : new Condition(column + " = ?", List.of(value));
        }
    }

    /** Who is within this scope, for a query whose rows belong to somebody by those columns. */
    default Condition on(Columns columns) {
        return switch (this) {
            case City city -> Condition.ALL;
            case County(String county) -> Condition.equal(columns.county, county);
            case Party(String party) -> Condition.equal(columns.party, party);
            case Assessor(String org) -> Condition.equal(columns.assessor, org);
            case Cases(List<String> applications) ->
                columns.application == null
                        ? Condition.NO_ROW
                        : new Condition(columns.application + " = ANY (?)", new ArrayList<Object>(List.of((Object)
                                applications.toArray(String[]::new))));
            case Nothing nothing -> Condition.NO_ROW;
        };
    }

    private static void require(String value, String what) {
        if (value.isBlank()) {
            throw new IllegalArgumentException("a scope needs a " + what);
        }
    }
}
