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
    /** One row of a breakdown; {@code member} is null for money that has none. */
    record Slice(Dimension dimension, @Nullable String member, String line, String source) {}

    private record Balance(Account account, SourceLine of) {}

    /** A month is whole unless a bound cuts through it. */
    private static final String MONTHS = """
            SELECT month, month < date_trunc('month', ?::date) AND max(last_position) <= ?
            FROM bucket
            WHERE programme = ? AND month <= ?::date AND dimension = ''
            GROUP BY month
            HAVING min(first_position) <= ?
            """;

    private static final String AMOUNTS = """
            WITH single AS (
                SELECT account, event_type, source, line, direction, batch, county, level, sum(amount_fen) AS fen
                FROM posting
                WHERE programme = ? AND month = ANY (?) AND business_date <= ?::date AND position <= ?
                GROUP BY account, event_type, source, line, direction, batch, county, level
            ), amount AS (
                SELECT dimension, member, account, event_type, source, line, amount_fen AS fen
                FROM bucket
                WHERE programme = ? AND month = ANY (?)
                UNION ALL
                SELECT d.dimension, coalesce(d.member, ''), s.account, s.event_type, s.source, coalesce(s.line, ''), s.fen
                FROM single s CROSS JOIN LATERAL (VALUES
                    ('', NULL), ('direction', s.direction), ('batch', s.batch), ('county', s.county), ('level', s.level)
                ) AS d (dimension, member)
                WHERE d.dimension = '' OR s.direction IS NOT NULL
            )
            SELECT dimension, nullif(member, ''), account, event_type, source, nullif(line, ''), sum(fen)::bigint
            FROM amount
            GROUP BY dimension, member, account, event_type, source, line
            """;

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
        List<Object> whole = new ArrayList<>();
        List<Object> cut = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement(MONTHS)) {
            query.setString(1, until);
            query.setLong(2, position);
            query.setString(3, programme);
            query.setString(4, until);
            query.setLong(5, position);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    (row.getBoolean(2) ? whole : cut).add(row.getString(1));
                }
            }
        }
        // The months are constants of the second query, so that it is planned for as few postings as there are.
        Sums sums = new Sums();
        try (PreparedStatement query = connection.prepareStatement(AMOUNTS)) {
            query.setString(1, programme);
            query.setArray(2, connection.createArrayOf("date", cut.toArray()));
            query.setString(3, until);
            query.setLong(4, position);
            query.setString(5, programme);
            query.setArray(6, connection.createArrayOf("date", whole.toArray()));
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    sums.take(row);
                }
            }
        }
        return sums;
    }

    private void take(ResultSet row) throws SQLException {
        String dimension = row.getString(1);
        Account account = Account.valueOf(row.getString(3));
        String type = row.getString(4);
        String source = row.getString(5);
        String line = row.getString(6);
        Fen fen = Fen.of(row.getLong(7));
        if (dimension.isEmpty()) {
            sources.computeIfAbsent(source, s -> new Amounts()).take(account, type, fen);
            SourceLine of = new SourceLine(source, line == null ? "" : line);
            balances.merge(new Balance(account, of), fen, Fen::plus);
            if (line != null) {
                lines.computeIfAbsent(of, l -> new Amounts()).take(account, type, fen);
            }
        } else if (line != null && Dimension.breaksDown(account)) {
            Slice slice = new Slice(Dimension.ofCode(dimension), row.getString(2), line, source);
            slices.computeIfAbsent(slice, s -> new Amounts()).take(account, type, fen);
        }
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
