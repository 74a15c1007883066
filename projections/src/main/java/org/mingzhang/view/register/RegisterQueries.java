package org.mingzhang.view.register;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.mingzhang.view.projection.Remembered;
import org.mingzhang.view.projection.ViewSchema;
import org.mingzhang.view.register.Register.Held;
import org.mingzhang.view.register.RegisterRow.Cell;
import org.mingzhang.view.scope.Scope;
import org.mingzhang.view.treasury.ReconciliationTerms;
import org.mingzhang.view.treasury.TreasuryQueries;
import org.mingzhang.view.treasury.VoucherStandings;

/** Answers what registers hold, within a scope and on one state of the read models. */
public final class RegisterQueries {
    /** More programmes than one ledger has at once. */
    private static final int MATCHINGS = 8;

    private static final int FETCHED = 500;
    private static final char SEVERAL = '\u001f';

    private final DataSource views;
    private final ViewSchema schema;
    private final Function<String, ReconciliationTerms> terms;
    /** By programme, of which there are few. */
    private final Remembered<Matching, VoucherStandings> matched = new Remembered<>(MATCHINGS);

    private record Matching(String programme, LocalDate asOf, int workingDays) {}

    /** @param terms by which a programme's ledger is held against the treasury today */
    public RegisterQueries(DataSource views, ViewSchema schema, Function<String, ReconciliationTerms> terms) {
        this.views = views;
        this.schema = schema;
        this.terms = terms;
    }

    /** What takes all rows of a register, one after the other. */
    public interface Rows {
        /** Before the first row. */
        void begin(long count, Map<String, Long> totals, long position) throws IOException;

        void row(RegisterRow row) throws IOException;
    }

    /** What could not be handed on; nothing is wrong with the read models. */
    public static final class NotTaken extends RuntimeException {
        private static final long serialVersionUID = 1L;

        NotTaken(IOException cause) {
            super(cause);
        }
    }

    /** A page of rows with what all pages come to. */
    public RegisterPage page(Scope scope, RegisterQuestion question, RegisterWords words) {
        ReconciliationTerms asked = asked(question);
        return schema.read(views, connection -> {
            List<?> held = held(connection, question, asked);
            Map<String, Long> totals = new HashMap<>();
            long count = totals(connection, RegisterStatement.totals(question, scope, held), question, totals);
            List<RegisterRow> rows = new ArrayList<>();
            RegisterCursor end = null;
            boolean more = false;
            try (PreparedStatement query =
                            RegisterStatement.page(question, scope, held).prepare(connection);
                    ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    if (rows.size() == question.limit()) {
                        more = true;
                        break;
                    }
                    rows.add(row(row, question, words));
                    end = cursor(row, question);
                }
            }
            String next = more && end != null ? end.text(question) : null;
            return new RegisterPage(question, rows, count, totals, position(connection), next);
        });
    }

    /** How many rows there are. */
    public long count(Scope scope, RegisterQuestion question) {
        ReconciliationTerms asked = asked(question);
        return schema.read(
                views,
                connection -> totals(
                        connection,
                        RegisterStatement.totals(question, scope, held(connection, question, asked)),
                        question,
                        new HashMap<>()));
    }

    /**
     * Hands on every row, in the order of the question and without its bounds.
     *
     * @return how many there were
     * @throws NotTaken when they could not be handed on
     */
    public long each(Scope scope, RegisterQuestion question, RegisterWords words, Rows rows) {
        ReconciliationTerms asked = asked(question);
        return schema.read(views, connection -> {
            List<?> held = held(connection, question, asked);
            Map<String, Long> totals = new HashMap<>();
            long count = totals(connection, RegisterStatement.totals(question, scope, held), question, totals);
            long taken = 0;
            try (PreparedStatement query =
                    RegisterStatement.all(question, scope, held).prepare(connection)) {
                // The rows stay with the database until they are wanted: within a transaction, the driver asks for so
                // many at once.
                query.setFetchSize(FETCHED);
                rows.begin(count, totals, position(connection));
                try (ResultSet row = query.executeQuery()) {
                    while (row.next()) {
                        rows.row(row(row, question, words));
                        taken++;
                    }
                }
            } catch (IOException e) {
                throw new NotTaken(e);
            }
            return taken;
        });
    }

    /** Asked for before the read models are, since the calendar stands in the log. */
    private @Nullable ReconciliationTerms asked(RegisterQuestion question) {
        return question.needsMatching() ? terms.apply(question.programme()) : null;
    }

    /** What the register's tables join of the ledger held against the treasury. */
    private List<?> held(Connection connection, RegisterQuestion question, @Nullable ReconciliationTerms terms)
            throws SQLException {
        if (question.register().held() == Held.NOTHING) {
            return List.of();
        }
        if (terms == null) {
            return List.of(new String[0], new String[0], new String[0]);
        }
        VoucherStandings standings = standings(connection, question.programme(), terms);
        if (question.register().held() == Held.PAYMENTS) {
            List<VoucherStandings.OfPayment> those = standings.payments();
            return List.of(
                    those.stream().map(VoucherStandings.OfPayment::payment).toArray(String[]::new),
                    those.stream().map(one -> String.join("、", one.vouchers())).toArray(String[]::new),
                    those.stream().map(one -> one.standing().name()).toArray(String[]::new));
        }
        List<VoucherStandings.OfVoucher> those = standings.vouchers();
        return List.of(
                those.stream().map(VoucherStandings.OfVoucher::position).toArray(Long[]::new),
                those.stream()
                        .map(one -> String.join(String.valueOf(SEVERAL), one.payments()))
                        .toArray(String[]::new),
                those.stream()
                        .map(one -> one.by() == null ? "" : one.by().name())
                        .toArray(String[]::new),
                those.stream().map(one -> one.standing().name()).toArray(String[]::new));
    }

    /**
     * Held against each other once for each state of the read models and each day, since whoever turns pages asks for the same
     * again.
     */
    private VoucherStandings standings(Connection connection, String programme, ReconciliationTerms terms)
            throws SQLException {
        return matched.answer(
                connection,
                new Matching(programme, terms.asOf(), terms.workingDays()),
                () -> TreasuryQueries.standings(connection, programme, terms));
    }

    private static long totals(
            Connection connection, RegisterStatement statement, RegisterQuestion question, Map<String, Long> totals)
            throws SQLException {
        try (PreparedStatement query = statement.prepare(connection);
                ResultSet row = query.executeQuery()) {
            row.next();
            int at = 1;
            for (Column column : question.columns()) {
                if (column.isTotalled()) {
                    at++;
                    totals.put(column.key(), row.getLong(at));
                }
            }
            return row.getLong(1);
        }
    }

    private static long position(Connection connection) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("SELECT min(position) FROM projection");
                ResultSet row = query.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    private static RegisterRow row(ResultSet row, RegisterQuestion question, RegisterWords words) throws SQLException {
        List<Cell> cells = new ArrayList<>();
        for (int i = 0; i < question.columns().size(); i++) {
            Column column = question.columns().get(i);
            Object value = value(row, 2 * i + 1, column.kind());
            String said = row.getString(2 * i + 2);
            cells.add(new Cell(column, value, word(column, value, said, words)));
        }
        return new RegisterRow(cells);
    }

    private static @Nullable Word word(
            Column column, @Nullable Object value, @Nullable String said, RegisterWords words) {
        if (said != null && !said.isEmpty()) {
            return Word.plain(value == null ? "" : value.toString(), said);
        }
        Vocabulary vocabulary = column.vocabulary();
        return value == null || vocabulary == null ? null : words.word(vocabulary, value.toString());
    }

    private static @Nullable Object value(ResultSet row, int at, ColumnKind kind) throws SQLException {
        return switch (kind) {
            case MONEY, COUNT, SCORE -> {
                long number = row.getLong(at);
                yield row.wasNull() ? null : number;
            }
            case DATE -> row.getObject(at, LocalDate.class);
            case TEXT, CODE, STATUS, LINK -> {
                String text = row.getString(at);
                yield text == null || text.isEmpty() ? null : text;
            }
        };
    }

    /** Where a row stands in the order, told by the values behind its cells. */
    private static RegisterCursor cursor(ResultSet row, RegisterQuestion question) throws SQLException {
        int cells = 2 * question.columns().size();
        List<String> values = new ArrayList<>();
        for (int i = 0; i < RegisterStatement.order(question).size(); i++) {
            values.add(row.getString(cells + i + 1));
        }
        return new RegisterCursor(values);
    }
}
