package org.mingzhang.view.workbench;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.actor.Role;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.view.scope.Scope;
import org.mingzhang.view.workbench.Waiting.Day;
import org.mingzhang.view.workbench.Waiting.Group;
import org.mingzhang.view.workbench.Waiting.Tone;

/**
 * Which rows are things that wait. Their number and their list come of the same condition, so that who opens the list finds as
 * many as were announced; and whose rows somebody may see is part of that condition.
 *
 * @param from tables that are read, one row for each thing
 * @param programme by which expression a row is the programme's
 * @param where what makes it wait
 * @param values one for each question mark of {@code where}, in order
 * @param owner whose rows these are
 */
record Wait(
        String key,
        Group group,
        String sentence,
        String unit,
        String rule,
        Tone tone,
        Set<Role> posts,
        String from,
        String programme,
        String where,
        List<Object> values,
        Scope.Columns owner,
        Shown shown) {
    /** How many of them a page of a list shows. */
    static final int MOST = 100;

    /** The same of one county alone. */
    Wait in(String county) {
        List<Object> more = new ArrayList<>(values);
        more.add(county);
        return new Wait(
                key,
                group,
                sentence,
                unit,
                rule,
                tone,
                posts,
                from,
                programme,
                "(" + where + ") AND (" + shown.county + ")::text = ?",
                more,
                owner,
                shown);
    }

    /**
     * What is shown of a row, as expressions.
     *
     * @param day since when it waits, or by when it is due
     * @param means which of the two
     */
    record Shown(
            String subject,
            String reference,
            String party,
            String name,
            String county,
            String day,
            String amount,
            Day means) {
        static final String NOTHING = "NULL";

        /** Of what waits since a day. */
        Shown(String subject, String reference, String party, String name, String county, String day, String amount) {
            this(subject, reference, party, name, county, day, amount, Day.SINCE);
        }

        /** The same where the day means something else. */
        Shown meaning(Day other) {
            return new Shown(subject, reference, party, name, county, day, amount, other);
        }

        /** The same with another day. */
        Shown on(String otherDay) {
            return new Shown(subject, reference, party, name, county, otherDay, amount, means);
        }

        /** The same with an amount. */
        Shown of(String otherAmount) {
            return new Shown(subject, reference, party, name, county, day, otherAmount, means);
        }
    }

    static Set<Role> posts(Role first, Role... more) {
        return EnumSet.of(first, more);
    }

    private String condition(Scope.Condition mine) {
        return " FROM " + from + " WHERE " + programme + " = ? AND (" + mine.sql() + ") AND (" + where + ")";
    }

    private void values(List<Object> all, String id, Scope.Condition mine) {
        all.add(id);
        all.addAll(mine.values());
        all.addAll(values);
    }

    /** How many there are of each, in one query; what there is nothing of is left out. */
    static List<Waiting> count(Connection connection, Collection<Wait> waits, String id, Scope scope, LocalDate today)
            throws SQLException {
        List<Wait> asked = List.copyOf(waits);
        if (asked.isEmpty()) {
            return new ArrayList<>();
        }
        List<Object> values = new ArrayList<>();
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < asked.size(); i++) {
            Wait wait = asked.get(i);
            Scope.Condition mine = scope.on(wait.owner);
            String day = "(" + wait.shown.day + ")::date";
            parts.add("SELECT " + i + ", count(*), sum((" + wait.shown.amount + ")::bigint)::bigint, min(" + day
                    + "), count(*) FILTER (WHERE " + day + " < ?::date), count(DISTINCT (" + wait.shown.party
                    + ")::text)"
                    + wait.condition(mine));
            values.add(today.toString());
            wait.values(values, id, mine);
        }
        List<Waiting> found = new ArrayList<>();
        read(connection, String.join(" UNION ALL ", parts) + " ORDER BY 1", values, row -> {
            Wait wait = asked.get(row.getInt(1));
            long many = row.getLong(2);
            if (many > 0) {
                found.add(wait.counted(
                        many, fen(row, 3), row.getLong(6), row.getLong(5), row.getObject(4, LocalDate.class)));
            }
        });
        return found;
    }

    /** None of them, told as if there were some. */
    Waiting none() {
        return counted(0, null, 0, 0, null);
    }

    private Waiting counted(long many, @Nullable Fen amount, long parties, long before, @Nullable LocalDate first) {
        return new Waiting(
                key,
                group,
                sentence,
                unit,
                many,
                amount,
                parties,
                shown.means == Day.TERM ? before : 0,
                first,
                shown.means,
                rule,
                tone);
    }

    /**
     * The things themselves, the longest waiting first, at most {@link #MOST}.
     *
     * @param from how many before them are left out
     */
    List<WaitingItem> items(Connection connection, String id, Scope scope, int from) throws SQLException {
        Scope.Condition mine = scope.on(owner);
        List<Object> values = new ArrayList<>();
        values(values, id, mine);
        String sql = "SELECT "
                + List.of(shown.subject, shown.reference, shown.party, shown.name, shown.county).stream()
                        .map(expression -> "(" + expression + ")::text")
                        .collect(Collectors.joining(", "))
                + ", (" + shown.day + ")::date, (" + shown.amount + ")::bigint" + condition(mine)
                + " ORDER BY 6 NULLS LAST, 1, 2 LIMIT " + MOST + " OFFSET " + from;
        List<WaitingItem> found = new ArrayList<>();
        read(
                connection,
                sql,
                values,
                row -> found.add(new WaitingItem(
                        row.getString(1),
                        null,
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getString(5),
                        row.getObject(6, LocalDate.class),
                        fen(row, 7))));
        return found;
    }

    private static @Nullable Fen fen(ResultSet row, int column) throws SQLException {
        long fen = row.getLong(column);
        return row.wasNull() ? null : Fen.of(fen);
    }

    private interface Reading {
        void take(ResultSet row) throws SQLException;
    }

    private static void read(Connection connection, String sql, List<Object> values, Reading reading)
            throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.size(); i++) {
                switch (values.get(i)) {
                    case String[] texts -> query.setArray(i + 1, array(connection, "text", texts));
                    case Boolean[] flags -> query.setArray(i + 1, array(connection, "boolean", flags));
                    case Object one -> query.setObject(i + 1, one);
                }
            }
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    reading.take(row);
                }
            }
        }
    }

    private static Array array(Connection connection, String type, Object[] values) throws SQLException {
        return connection.createArrayOf(type, values);
    }
}
