package org.mingzhang.view.register;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.mingzhang.view.scope.Scope;

/**
 * The SQL of a question to a register. Its text comes from the register's definition alone; whatever a person wrote is a value
 * that is bound.
 */
final class RegisterStatement {
    /** In the place of a word, where a column has none: each column takes two places in a row. */
    private static final String NO_WORD = "NULL::text";

    /**
     * A part of the ordering, never null; all parts go in one direction, so that rows are compared as a whole.
     *
     * @param values of the question marks in it
     */
    record Ordered(String sql, List<String> values, String type) {}

    private final StringBuilder text = new StringBuilder();
    private final List<Object> values = new ArrayList<>();

    private RegisterStatement() {}

    private RegisterStatement add(String sql) {
        text.append(sql);
        return this;
    }

    private RegisterStatement bound(List<?> more) {
        values.addAll(more);
        return this;
    }

    /** How many rows there are, and the total of each column of amounts that is shown. */
    static RegisterStatement totals(RegisterQuestion question, Scope scope, List<?> held) {
        RegisterStatement statement = new RegisterStatement().add("SELECT count(*)");
        for (Column column : question.columns()) {
            if (column.isTotalled()) {
                // A sum of bigint is numeric; no register comes near the end of a bigint.
                statement
                        .add(", coalesce(sum(" + column.sql() + "), 0)::bigint")
                        .bound(column.values());
            }
        }
        return statement.rows(question, scope, held);
    }

    /** The rows of a page, and one more where there is one. */
    static RegisterStatement page(RegisterQuestion question, Scope scope, List<?> held) {
        List<Ordered> order = order(question);
        RegisterStatement statement = select(question, order).rows(question, scope, held);
        if (question.after() != null) {
            statement.after(question, order, question.after());
        }
        statement.ordered(question, order).add(" LIMIT ?");
        statement.values.add(question.limit() + 1L);
        if (question.after() == null) {
            statement.add(" OFFSET ?");
            statement.values.add((question.page() - 1L) * question.limit());
        }
        return statement;
    }

    /** All rows. */
    static RegisterStatement all(RegisterQuestion question, Scope scope, List<?> held) {
        List<Ordered> order = order(question);
        return select(question, order).rows(question, scope, held).ordered(question, order);
    }

    private static RegisterStatement select(RegisterQuestion question, List<Ordered> order) {
        RegisterStatement statement = new RegisterStatement().add("SELECT ");
        for (Column column : question.columns()) {
            statement.add(column.sql()).bound(column.values());
            statement
                    .add(", ")
                    .add(column.wordSql() == null ? NO_WORD : column.wordSql())
                    .add(", ");
        }
        for (int i = 0; i < order.size(); i++) {
            statement
                    .add(i == 0 ? "(" : ", (")
                    .add(order.get(i).sql)
                    .add(")::text")
                    .bound(order.get(i).values);
        }
        return statement;
    }

    private RegisterStatement rows(RegisterQuestion question, Scope scope, List<?> held) {
        Register register = question.register();
        add(" FROM ").from(register, scope).bound(held);
        Scope.Condition within = register.belongs().apply(scope);
        add(" WHERE (").add(within.sql()).add(")").bound(within.values());
        if (register.programme() != null) {
            add(" AND ").add(register.programme()).add(" = ?");
            values.add(question.programme());
        }
        String keyword = question.keyword();
        if (keyword != null) {
            // A position, no pattern: a percent sign is looked for as a percent sign.
            for (int i = 0; i < register.keywords().size(); i++) {
                add(i == 0 ? " AND (" : " OR ")
                        .add("strpos(lower(" + register.keywords().get(i) + "), lower(?)) > 0");
                values.add(keyword);
            }
            add(")");
        }
        question.wanted().forEach(this::condition);
        return this;
    }

    /** Its tables; what is counted in them is within the scope, too. */
    private RegisterStatement from(Register register, Scope scope) {
        if (register.counted() == null) {
            return add(register.from());
        }
        Scope.Condition counted = scope.on(register.counted());
        String[] parts = register.from().split(Pattern.quote(Register.COUNTED), -1);
        add(parts[0]);
        for (int i = 1; i < parts.length; i++) {
            add("(").add(counted.sql()).add(")").bound(counted.values()).add(parts[i]);
        }
        return this;
    }

    private void condition(Wanted wanted) {
        Column column = wanted.column();
        switch (wanted) {
            case Wanted.OneOf one -> {
                add(" AND (" + column.sql() + ") = ANY (?)").bound(column.values());
                values.add(one.ids().toArray(String[]::new));
            }
            case Wanted.Days days -> {
                bound(column, ">=", days.from());
                bound(column, "<=", days.to());
            }
            case Wanted.Amount amount -> {
                bound(column, ">=", amount.from() == null ? null : amount.from().value());
                bound(column, "<=", amount.to() == null ? null : amount.to().value());
            }
        }
    }

    private void bound(Column column, String compared, @Nullable Object value) {
        if (value != null) {
            add(" AND (" + column.sql() + ") " + compared + " ?").bound(column.values());
            values.add(value);
        }
    }

    private void after(RegisterQuestion question, List<Ordered> order, RegisterCursor cursor) {
        add(" AND (");
        for (int i = 0; i < order.size(); i++) {
            add(i == 0 ? "" : ", ").add(order.get(i).sql).bound(order.get(i).values);
        }
        add(question.descending() ? ") < (" : ") > (");
        for (int i = 0; i < order.size(); i++) {
            add(i == 0 ? "?::" : ", ?::").add(order.get(i).type);
        }
        add(")").bound(cursor.values());
    }

    private RegisterStatement ordered(RegisterQuestion question, List<Ordered> order) {
        add(" ORDER BY ");
        for (int i = 0; i < order.size(); i++) {
            add(i == 0 ? "" : ", ").add(order.get(i).sql).bound(order.get(i).values);
            add(question.descending() ? " DESC" : "");
        }
        return this;
    }

    /** By what the rows are put in order, to the last key; rows that say nothing in the column come last either way. */
    static List<Ordered> order(RegisterQuestion question) {
        List<Ordered> order = new ArrayList<>();
        Column sort = question.sort();
        if (sort != null) {
            String said = question.descending() ? " IS NOT NULL" : " IS NULL";
            order.add(new Ordered("(" + sort.orderSql() + ")" + said, sort.values(), "boolean"));
            order.add(new Ordered(
                    "coalesce(" + sort.orderSql() + ", " + sort.kind().none + ")" + collated(sort.kind()),
                    sort.values(),
                    sort.kind().type));
        }
        question.register()
                .key()
                .forEach(key -> order.add(new Ordered(key.sql() + collated(key.kind()), List.of(), key.kind().type)));
        return order;
    }

    /** Text is put in order by its code points, so that the order is the same on every machine. */
    private static String collated(ColumnKind kind) {
        return kind.isText() ? " COLLATE \"C\"" : "";
    }

    PreparedStatement prepare(Connection connection) throws SQLException {
        PreparedStatement query = connection.prepareStatement(text.toString());
        try {
            for (int i = 0; i < values.size(); i++) {
                switch (values.get(i)) {
                    case Long number -> query.setLong(i + 1, number);
                    case LocalDate day -> query.setObject(i + 1, day);
                    case String[] texts -> query.setArray(i + 1, connection.createArrayOf("text", texts));
                    case Long[] numbers -> query.setArray(i + 1, connection.createArrayOf("bigint", numbers));
                    default -> query.setString(i + 1, values.get(i).toString());
                }
            }
        } catch (SQLException | RuntimeException e) {
            query.close();
            throw e;
        }
        return query;
    }
}
