package org.mingzhang.view.budget;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.domain.policy.BudgetFigures.SourceLine;
import org.mingzhang.domain.programme.Posting.Account;

/** The sums of a programme's postings within bounds of business date and position, by every dimension of the budget. */
final class Sums {
    /** Dimensions of money with a purpose, beside line and source. */
    enum Dimension {
        DIRECTION("direction", 0b0111),
        BATCH("batch", 0b1011),
        COUNTY("county", 0b1101),
        LEVEL("level", 0b1110);

        private final String column;
        /** What {@code grouping} says where all dimensions but this one are grouped away. */
        private final int grouping;

        Dimension(String column, int grouping) {
            this.column = column;
            this.grouping = grouping;
        }

        static Dimension ofGrouping(int grouping) {
            for (Dimension dimension : values()) {
                if (dimension.grouping == grouping) {
                    return dimension;
                }
            }
            throw new IllegalStateException("no dimension is grouped as " + grouping);
        }
    }

    /** One row of a breakdown; {@code id} is null for money that has none. */
    record Slice(Dimension dimension, @Nullable String id, String line, String source) {}

    private record Balance(Account account, SourceLine of) {}

    // Whole months come from buckets; a month that a bound cuts through is added up posting by posting.
    private static final String QUERY = """
            WITH held AS (
                SELECT b.cell, b.month, b.debit_fen - b.credit_fen AS fen,
                       b.month < date_trunc('month', ?::date) AND b.last_position <= ? AS whole
                FROM cell c JOIN bucket b ON b.cell = c.id
                WHERE c.programme = ? AND b.month <= ?::date AND b.first_position <= ?
            ), amount AS (
                SELECT cell, fen FROM held WHERE whole
                UNION ALL
                SELECT p.cell, p.amount_fen
                FROM held h JOIN posting p ON p.cell = h.cell AND p.month = h.month
                WHERE NOT h.whole AND p.business_date <= ?::date AND p.position <= ?
            ), by_cell AS (
                SELECT cell, sum(fen) AS fen FROM amount GROUP BY cell
            )
            SELECT c.account, c.event_type, c.source, c.line, c.direction, c.batch, c.county, c.level,
                   grouping(c.direction, c.batch, c.county, c.level), sum(s.fen)::bigint
            FROM by_cell s JOIN cell c ON c.id = s.cell
            GROUP BY GROUPING SETS ((c.account, c.event_type, c.source, c.line),
                                    (c.account, c.event_type, c.source, c.line, c.direction),
                                    (c.account, c.event_type, c.source, c.line, c.batch),
                                    (c.account, c.event_type, c.source, c.line, c.county),
                                    (c.account, c.event_type, c.source, c.line, c.level))
            """;

    private static final int ALL = 0b1111;

    private final Map<String, Amounts> sources = new HashMap<>();
    private final Map<SourceLine, Amounts> lines = new HashMap<>();
    private final Map<Slice, Amounts> slices = new HashMap<>();
    private final Map<Balance, Fen> balances = new HashMap<>();

    private Sums() {}

    /**
     * Adds up.
     *
     * @param asOf the last business date that counts; null for all
     * @param position the last position that counts
     */
    static Sums of(Connection connection, String programme, @Nullable LocalDate asOf, long position)
            throws SQLException {
        String until = asOf == null ? "infinity" : asOf.toString();
        Sums sums = new Sums();
        try (PreparedStatement query = connection.prepareStatement(QUERY)) {
            query.setString(1, until);
            query.setLong(2, position);
            query.setString(3, programme);
            query.setString(4, until);
            query.setLong(5, position);
            query.setString(6, until);
            query.setLong(7, position);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    sums.take(row);
                }
            }
        }
        return sums;
    }

    private void take(ResultSet row) throws SQLException {
        Account account = Account.valueOf(row.getString(1));
        String type = row.getString(2);
        String source = row.getString(3);
        String line = row.getString(4);
        int grouped = row.getInt(9);
        Fen fen = Fen.of(row.getLong(10));
        if (grouped == ALL) {
            sources.computeIfAbsent(source, s -> new Amounts()).take(account, type, fen);
            if (line != null) {
                lines.computeIfAbsent(new SourceLine(source, line), l -> new Amounts())
                        .take(account, type, fen);
            }
            SourceLine of = new SourceLine(source, line == null ? "" : line);
            balances.merge(new Balance(account, of), fen, Fen::plus);
        } else if (line != null && isForAPurpose(account)) {
            Dimension dimension = Dimension.ofGrouping(grouped);
            String id = row.getString(dimension.column);
            slices.computeIfAbsent(new Slice(dimension, id, line, source), s -> new Amounts())
                    .take(account, type, fen);
        }
    }

    /** Accounts whose columns are shown by direction, batch, county and level. */
    private static boolean isForAPurpose(Account account) {
        return account == Account.LINE_COMMITTED || account == Account.BENEFICIARY || account == Account.LINE_RECOVERED;
    }

    Amounts source(String source) {
        return sources.getOrDefault(source, new Amounts());
    }

    Amounts line(SourceLine line) {
        return lines.getOrDefault(line, new Amounts());
    }

    /** Every line that ever moved. */
    List<SourceLine> lines() {
        return new ArrayList<>(lines.keySet());
    }

    List<String> sources() {
        return new ArrayList<>(sources.keySet());
    }

    Map<Slice, Amounts> slices() {
        return slices;
    }

    BudgetView.TrialBalance trialBalance() {
        Fen debit = Fen.ZERO;
        Fen credit = Fen.ZERO;
        for (Fen balance : balances.values()) {
            debit = debit.plus(balance.max(Fen.ZERO));
            credit = credit.minus(balance.min(Fen.ZERO));
        }
        return new BudgetView.TrialBalance(debit, credit);
    }
}
