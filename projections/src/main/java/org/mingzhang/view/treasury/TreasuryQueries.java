package org.mingzhang.view.treasury;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.mingzhang.domain.award.Payment;
import org.mingzhang.view.projection.ViewSchema;
import org.mingzhang.view.treasury.TreasuryReconciliation.LedgerPayment;
import org.mingzhang.view.treasury.TreasuryReconciliation.Voucher;

/** Answers whether the treasury paid what the ledger says was paid. */
public final class TreasuryQueries {
    private static final String PAYMENTS = """
            SELECT s.payment, s.source, s.amount_fen, s.payee_name, s.payee_account, p.paid_on, p.status
              FROM payment_share s JOIN payment p ON p.payment = s.payment JOIN award a ON a.award = p.award
             WHERE a.programme = ? AND s.amount_fen > 0 ORDER BY p.paid_on, s.payment, s.source""";
    /** A voucher belongs to the programme whose statement it is in, or whose payment it names. */
    private static final String VOUCHERS = """
            SELECT t.voucher_no, t.source, t.amount_fen, t.payee_name, t.payee_account, t.paid_on,
                   coalesce(t.matched_to, t.payment), t.position
              FROM treasury_payment t
             WHERE t.statement = ?
                OR EXISTS (SELECT 1 FROM payment p JOIN award a ON a.award = p.award
                            WHERE p.payment = coalesce(t.matched_to, t.payment) AND a.programme = ?)""";

    private final DataSource views;
    private final ViewSchema schema;

    public TreasuryQueries(DataSource views, ViewSchema schema) {
        this.views = views;
        this.schema = schema;
    }

    /** The ledger against the treasury; empty where there is no such programme. */
    public Optional<TreasuryReconciliation> reconcile(String programme) {
        return schema.read(views, connection -> {
            try (PreparedStatement known = connection.prepareStatement(
                    "SELECT (SELECT min(position) FROM projection WHERE name IN ('treasury', 'dossier'))"
                            + " FROM programme WHERE programme = ?")) {
                known.setString(1, programme);
                try (ResultSet row = known.executeQuery()) {
                    return row.next()
                            ? Optional.of(new TreasuryMatching(
                                            payments(connection, programme), vouchers(connection, programme))
                                    .of(programme, row.getLong(1)))
                            : Optional.<TreasuryReconciliation>empty();
                }
            }
        });
    }

    private static List<LedgerPayment> payments(Connection connection, String programme) throws SQLException {
        return rows(
                connection,
                PAYMENTS,
                List.of(programme),
                row -> new LedgerPayment(
                        row.getString(1),
                        row.getString(2),
                        row.getLong(3),
                        row.getString(4),
                        row.getString(5),
                        row.getObject(6, LocalDate.class),
                        Payment.State.valueOf(row.getString(7))));
    }

    private static List<Voucher> vouchers(Connection connection, String programme) throws SQLException {
        return rows(
                connection,
                VOUCHERS,
                List.of(programme, programme),
                row -> new Voucher(
                        row.getString(1),
                        row.getString(2),
                        row.getLong(3),
                        row.getString(4),
                        row.getString(5),
                        row.getObject(6, LocalDate.class),
                        row.getString(7),
                        row.getLong(8)));
    }

    private interface Reading<T> {
        T read(ResultSet row) throws SQLException;
    }

    private static <T> List<T> rows(Connection connection, String sql, List<String> values, Reading<T> reading)
            throws SQLException {
        List<T> rows = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.size(); i++) {
                query.setString(i + 1, values.get(i));
            }
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    rows.add(reading.read(row));
                }
            }
        }
        return rows;
    }
}
