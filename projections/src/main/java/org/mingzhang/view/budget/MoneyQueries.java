package org.mingzhang.view.budget;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.view.budget.MoneyRows.After;
import org.mingzhang.view.budget.MoneyRows.Question;
import org.mingzhang.view.budget.MoneyRows.Row;
import org.mingzhang.view.projection.ViewSchema;
import org.mingzhang.view.scope.Scope;

/** Answers where money went, and from which postings a figure of the budget is added up, as far as somebody may see. */
public final class MoneyQueries {
    private static final Scope.Columns WHOSE = new Scope.Columns("p.county", "p.beneficiary", null, null);
    private static final Scope.Columns WHO_ASKED = new Scope.Columns("p.county", "p.applicant", null, "p.application");
    private static final String PART = " AND p.source = ? AND p.line = ANY (?)";

    private final DataSource views;
    private final ViewSchema schema;

    public MoneyQueries(DataSource views, ViewSchema schema) {
        this.views = views;
        this.schema = schema;
    }

    /** Committed, paid and recovered money by source, line, direction and county. */
    public List<MoneyFlow> flows(Scope scope, String programme, @Nullable LocalDate asOf, KnownAt knownAt) {
        return schema.read(views, connection -> {
            Bound bound = new Bound(scope, programme, asOf, knownAt.position(connection));
            List<MoneyFlow> flows = new ArrayList<>();
            try (PreparedStatement query =
                    connection.prepareStatement("SELECT source, coalesce(line, ''), direction, county, "
                            + sum(Figure.COMMITTED) + ", " + sum(Figure.PAID) + ", " + sum(Figure.RECOVERED)
                            + " FROM posting p WHERE " + bound.sql() + " AND direction IS NOT NULL"
                            + " GROUP BY source, line, direction, county ORDER BY source, line, direction, county")) {
                bound.set(connection, query);
                try (ResultSet row = query.executeQuery()) {
                    while (row.next()) {
                        flows.add(new MoneyFlow(
                                row.getString(1),
                                row.getString(2),
                                row.getString(3),
                                row.getString(4),
                                Fen.of(row.getLong(5)),
                                Fen.of(row.getLong(6)),
                                Fen.of(row.getLong(7))));
                    }
                }
            }
            return List.copyOf(flows);
        });
    }

    /** How many awards the same money is of, by direction and county. */
    public List<AwardCount> awards(Scope scope, String programme, @Nullable LocalDate asOf, KnownAt knownAt) {
        return schema.read(views, connection -> {
            Bound bound = new Bound(scope, programme, asOf, knownAt.position(connection));
            List<AwardCount> counts = new ArrayList<>();
            try (PreparedStatement query =
                    connection.prepareStatement("WITH award AS (SELECT direction, county, award, "
                            + sum(Figure.COMMITTED) + " AS committed, " + sum(Figure.PAID)
                            + " AS paid FROM posting p WHERE "
                            + bound.sql() + " AND direction IS NOT NULL GROUP BY direction, county, award)"
                            + " SELECT direction, county, count(*) FILTER (WHERE committed > 0)::int,"
                            + " count(*) FILTER (WHERE paid > 0)::int FROM award GROUP BY direction, county")) {
                bound.set(connection, query);
                try (ResultSet row = query.executeQuery()) {
                    while (row.next()) {
                        counts.add(new AwardCount(row.getString(1), row.getString(2), row.getInt(3), row.getInt(4)));
                    }
                }
            }
            return List.copyOf(counts);
        });
    }

    /**
     * Enterprises and money by batch, those of no batch last.
     *
     * @param part what is told apart
     */
    public List<BatchMoney> batches(
            Scope scope, String programme, @Nullable LocalDate asOf, KnownAt knownAt, BatchMoney.Part part) {
        return schema.read(views, connection -> {
            long position = knownAt.position(connection);
            Bound money = new Bound(WHOSE, "p.position", "p.business_date", scope, programme, asOf, position);
            Bound asked = new Bound(WHO_ASKED, "p.submitted_at", "p.submitted_on", scope, programme, asOf, position);
            List<BatchMoney> batches = new ArrayList<>();
            try (PreparedStatement query = connection.prepareStatement("WITH money AS (SELECT batch, beneficiary, "
                    + sum(Figure.COMMITTED) + " AS committed, " + sum(Figure.PAID) + " AS paid, "
                    + sum(Figure.COMMITTED, PART) + " AS part_committed, " + sum(Figure.PAID, PART) + " AS part_paid"
                    + " FROM posting p WHERE " + money.sql()
                    + " AND direction IS NOT NULL GROUP BY batch, beneficiary),"
                    + " moved AS (SELECT coalesce(batch, '') AS batch, count(*) FILTER (WHERE committed > 0) AS many,"
                    + " sum(committed) AS committed, sum(paid) AS paid, sum(part_committed) AS part_committed,"
                    + " sum(part_paid) AS part_paid FROM money GROUP BY batch),"
                    + " asked AS (SELECT coalesce(batch, '') AS batch, count(DISTINCT applicant) AS many"
                    + " FROM application p WHERE " + asked.sql() + " GROUP BY batch)"
                    + " SELECT nullif(batch, ''), coalesce(asked.many, 0)::int, coalesce(moved.many, 0)::int,"
                    + " coalesce(committed, 0)::bigint, coalesce(paid, 0)::bigint, coalesce(part_committed, 0)::bigint,"
                    + " coalesce(part_paid, 0)::bigint FROM asked FULL JOIN moved USING (batch)"
                    + " ORDER BY batch = '', batch")) {
                int next = 1;
                for (int figure = 0; figure < 2; figure++) {
                    query.setString(next++, part.source());
                    query.setArray(
                            next++,
                            connection.createArrayOf("text", part.lines().toArray()));
                }
                asked.set(connection, query, money.set(connection, query, next));
                try (ResultSet row = query.executeQuery()) {
                    while (row.next()) {
                        batches.add(new BatchMoney(
                                row.getString(1),
                                row.getInt(2),
                                row.getInt(3),
                                Fen.of(row.getLong(4)),
                                Fen.of(row.getLong(5)),
                                Fen.of(row.getLong(6)),
                                Fen.of(row.getLong(7))));
                    }
                }
            }
            return List.copyOf(batches);
        });
    }

    private static String sum(Figure figure) {
        return sum(figure, "");
    }

    private static String sum(Figure figure, String and) {
        return "coalesce(sum(" + figure.amount() + ") FILTER (WHERE " + figure.condition() + and + "), 0)::bigint";
    }

    /**
     * The postings behind a figure, newest business date first.
     *
     * @param after where the page before ended; null for the first one
     * @param many at most so many on it
     */
    public MoneyRows rows(Scope scope, Question question, @Nullable After after, int many) {
        return schema.read(views, connection -> {
            Bound bound = new Bound(
                    scope,
                    question.programme(),
                    question.asOf(),
                    question.knownAt().position(connection));
            bound.only("p.source", question.source());
            bound.only("p.line", question.line());
            bound.only("p.direction", question.direction());
            bound.only("p.batch", question.batch());
            bound.only("p.county", question.county());
            Figure figure = question.figure();
            String from = " FROM posting p WHERE " + bound.sql() + " AND " + figure.condition();
            Fen total;
            long count;
            try (PreparedStatement query = connection.prepareStatement(
                    "SELECT coalesce(sum(" + figure.amount() + "), 0)::bigint, count(*)" + from)) {
                bound.set(connection, query);
                try (ResultSet row = query.executeQuery()) {
                    row.next();
                    total = Fen.of(row.getLong(1));
                    count = row.getLong(2);
                }
            }
            List<After> ends = new ArrayList<>();
            List<Row> rows = page(connection, bound, figure, from, after, many + 1, ends);
            return rows.size() > many
                    ? new MoneyRows(total, count, rows.subList(0, many), ends.get(many - 1))
                    : new MoneyRows(total, count, rows, null);
        });
    }

    /** Rows behind one, with what each is ordered by. */
    private static List<Row> page(
            Connection connection,
            Bound bound,
            Figure figure,
            String from,
            @Nullable After after,
            int many,
            List<After> ends)
            throws SQLException {
        List<Row> rows = new ArrayList<>();
        String behind = after == null ? "" : " AND (p.business_date, p.position, -p.leg) < (?, ?, ?)";
        try (PreparedStatement query =
                connection.prepareStatement("SELECT position, business_date, event_type, source, line,"
                        + " direction, county, beneficiary, (SELECT e.name FROM enterprise e WHERE e.enterprise = p.beneficiary),"
                        + " award, reference, " + figure.amount() + ", leg" + from + behind
                        + " ORDER BY p.business_date DESC, p.position DESC, -p.leg DESC LIMIT ?")) {
            int next = bound.set(connection, query);
            if (after != null) {
                query.setObject(next++, after.on());
                query.setLong(next++, after.position());
                query.setInt(next++, -after.leg());
            }
            query.setInt(next, many);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    rows.add(new Row(
                            row.getLong(1),
                            row.getObject(2, LocalDate.class),
                            row.getString(3),
                            row.getString(4),
                            row.getString(5),
                            row.getString(6),
                            row.getString(7),
                            row.getString(8),
                            row.getString(9),
                            row.getString(10),
                            row.getString(11),
                            Fen.of(row.getLong(12))));
                    Row last = rows.getLast();
                    ends.add(new After(last.on(), last.position(), row.getInt(13)));
                }
            }
        }
        return rows;
    }

    /** Which postings are looked at: within a scope, up to a business date and a position, and where they are told to. */
    private static final class Bound {
        private final StringBuilder sql = new StringBuilder();
        private final List<Object> values = new ArrayList<>();

        Bound(Scope scope, String programme, @Nullable LocalDate asOf, long position) {
            this(WHOSE, "p.position", "p.business_date", scope, programme, asOf, position);
        }

        Bound(
                Scope.Columns whose,
                String at,
                String on,
                Scope scope,
                String programme,
                @Nullable LocalDate asOf,
                long position) {
            sql.append("p.programme = ? AND ").append(at).append(" <= ?");
            values.add(programme);
            values.add(position);
            if (asOf != null) {
                sql.append(" AND ").append(on).append(" <= ?");
                values.add(asOf);
            }
            Scope.Condition condition = scope.on(whose);
            sql.append(" AND ").append(condition.sql());
            values.addAll(condition.values());
        }

        void only(String column, @Nullable String value) {
            if (value != null && value.isEmpty()) {
                sql.append(" AND ").append(column).append(" IS NULL");
            } else if (value != null) {
                sql.append(" AND ").append(column).append(" = ?");
                values.add(value);
            }
        }

        String sql() {
            return sql.toString();
        }

        int set(Connection connection, PreparedStatement query) throws SQLException {
            return set(connection, query, 1);
        }

        int set(Connection connection, PreparedStatement query, int first) throws SQLException {
            int next = first;
            for (Object value : values) {
                if (value instanceof String[] several) {
                    query.setArray(next++, connection.createArrayOf("text", several));
                } else {
                    query.setObject(next++, value);
                }
            }
            return next;
        }
    }
}
