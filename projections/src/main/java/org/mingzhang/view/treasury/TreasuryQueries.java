package org.mingzhang.view.treasury;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.award.Payment;
import org.mingzhang.view.projection.ViewSchema;
import org.mingzhang.view.treasury.BankReconciliation.Movement;
import org.mingzhang.view.treasury.TreasuryReconciliation.LedgerPayment;

/** Answers whether the treasury paid what the ledger says was paid. */
public final class TreasuryQueries {
    private static final String PAYMENTS = """
            SELECT s.payment, s.source, s.amount_fen, s.payee_name, s.payee_account, p.paid_on, p.status, p.returned_on,
                   (SELECT min(u.list) FROM list_use u WHERE u.payment = s.payment AND u.given_back IS DISTINCT FROM 1)
              FROM payment_share s JOIN payment p ON p.payment = s.payment JOIN award a ON a.award = p.award
             WHERE a.programme = ? AND s.amount_fen > 0 ORDER BY p.paid_on, s.payment, s.source""";
    /**
     * Of those who had a part, whoever said something of a statement too; and whom old records name, who may be one of these. Who let
     * a payment leave in a batch, who recorded the account that it went to, and who first agreed to the import that it rests on had
     * a part in it as well; who agrees to that import after that is a third person.
     */
    private static final String TOOK_PART = """
            SELECT k.payment, k.recovery, k.person FROM (
                   SELECT t.payment, t.recovery, t.person, t.award FROM took_part t
                   UNION ALL
                   SELECT p.payment, NULL, b.person, p.award FROM batch_part b JOIN payment p ON p.payment = b.payment
                   UNION ALL
                   SELECT p.payment, NULL, r.person, p.award
                     FROM payment_share s JOIN payment p ON p.payment = s.payment
                     JOIN party_account o ON o.number = s.payee_account AND o.position < s.position
                    CROSS JOIN LATERAL (VALUES (o.recorder), (o.signer)) r (person)
                   UNION ALL
                   SELECT p.payment, NULL, g.person, p.award FROM payment p JOIN import_agreed g ON g.import = p.import
                    WHERE NOT EXISTS (SELECT 1 FROM import_agreed e WHERE e.import = g.import AND e.position < g.position)
                 ) k JOIN award a ON a.award = k.award
             WHERE a.programme = ?
               AND (k.person LIKE '%/%'
                    OR k.person IN (SELECT recorder FROM treasury_payment UNION SELECT recorder FROM bank_line
                                    UNION SELECT person FROM import_agreed UNION SELECT person FROM statement_word
                                    UNION SELECT proposed_by FROM statement_correction
                                    UNION SELECT approved_by FROM statement_correction))""";

    /** Money comes back from whoever is said to have paid it: from the account registered for that party on the day. */
    private static final String MOVEMENTS = """
            SELECT m.kind, p.payment, m.recovery,
                   CASE WHEN m.payer IS NULL THEN s.payee_name ELSE coalesce(o.holder, e.name, m.payer) END,
                   CASE WHEN m.payer IS NULL THEN s.payee_account ELSE o.number END,
                   coalesce(m.amount_fen, p.amount_fen), m.moved_on, m.receipt_no, s.shares
              FROM bank_movement m
              LEFT JOIN recovery r ON r.recovery = m.recovery
              JOIN payment p ON p.payment = coalesce(m.payment, r.payment)
              JOIN award a ON a.award = p.award
              JOIN (SELECT payment, min(payee_name) AS payee_name, min(payee_account) AS payee_account,
                           array_agg(amount_fen ORDER BY source) AS shares
                      FROM payment_share WHERE amount_fen > 0 GROUP BY payment) s ON s.payment = p.payment
              LEFT JOIN enterprise e ON e.enterprise = m.payer
              LEFT JOIN LATERAL (SELECT t.holder, t.number FROM party_account t WHERE t.party = m.payer
                                  ORDER BY coalesce(t.since > m.moved_on, false), t.since DESC NULLS LAST, t.position DESC
                                  LIMIT 1) o ON true
             WHERE a.programme = ? AND m.struck_out IS NULL ORDER BY m.position""";

    private final DataSource views;
    private final ViewSchema schema;

    public TreasuryQueries(DataSource views, ViewSchema schema) {
        this.views = views;
        this.schema = schema;
    }

    /** The ledger against the treasury; empty where there is no such programme. */
    public Optional<TreasuryReconciliation> reconcile(String programme, ReconciliationTerms terms) {
        return schema.read(views, connection -> held(connection, programme, terms))
                .map(Held::found);
    }

    /** How each voucher and each payment of a programme stands, on the state of the views that the connection sees. */
    public static VoucherStandings standings(Connection connection, String programme, ReconciliationTerms terms)
            throws SQLException {
        return held(connection, programme, terms)
                .map(held -> VoucherStandings.of(
                        held.found(), held.matching().pairs(), held.matching().vouchers()))
                .orElse(VoucherStandings.NONE);
    }

    /** The same on a connection whose snapshot others share. */
    public static Optional<TreasuryReconciliation> reconcile(
            Connection connection, String programme, ReconciliationTerms terms) throws SQLException {
        return held(connection, programme, terms).map(Held::found);
    }

    /** Both sides held against each other, in one look at the views. */
    private record Held(
            TreasuryReconciliation found, TreasuryMatching matching, BankMatching bank, List<LedgerPayment> payments) {}

    private static Optional<Held> held(Connection connection, String programme, ReconciliationTerms terms)
            throws SQLException {
        try (PreparedStatement known = connection.prepareStatement(
                "SELECT (SELECT min(position) FROM projection WHERE name IN ('treasury', 'dossier', 'lists'))"
                        + " FROM programme WHERE programme = ?")) {
            known.setString(1, programme);
            try (ResultSet row = known.executeQuery()) {
                if (!row.next()) {
                    return Optional.empty();
                }
                TookPart tookPart = tookPart(connection, programme);
                BankMatching bank = new BankMatching(
                        terms,
                        movements(connection, programme, terms),
                        StatementRows.lines(connection, terms),
                        tookPart);
                BankReconciliation banks = bank.match();
                List<LedgerPayment> payments = payments(connection, programme, terms);
                TreasuryMatching matching = new TreasuryMatching(
                        terms, payments, StatementRows.vouchers(connection, programme), bank.returned(), tookPart);
                TreasuryReconciliation found =
                        matching.of(programme, row.getLong(1), banks, StatementRows.corrected(connection, programme));
                return Optional.of(new Held(found, matching, bank, payments));
            }
        }
    }

    /** The programme that a payment is of; empty where there is no such payment. */
    public Optional<String> programmeOf(String payment) {
        return schema
                .read(
                        views,
                        connection -> rows(
                                connection,
                                "SELECT a.programme FROM payment p JOIN award a ON a.award = p.award WHERE p.payment = ?",
                                List.of(payment),
                                row -> row.getString(1)))
                .stream()
                .findFirst();
    }

    /** The vouchers that were told to be of a payment, by its sources. */
    public List<Paired> vouchersOf(String payment, String programme, ReconciliationTerms terms) {
        return schema.read(views, connection -> held(connection, programme, terms)).stream()
                .flatMap(held -> held.matching().pairs().stream())
                .filter(pair -> pair.payment().equals(payment))
                .toList();
    }

    /** The payments of a programme that are approved and not confirmed: its application by payment. */
    public SortedMap<String, String> approved(String programme) {
        SortedMap<String, String> found = new TreeMap<>();
        schema.read(
                        views,
                        connection -> rows(
                                connection,
                                "SELECT p.payment, p.award FROM payment p JOIN award a ON a.award = p.award"
                                        + " WHERE a.programme = ? AND p.status = 'APPROVED'",
                                List.of(programme),
                                row -> List.of(row.getString(1), row.getString(2))))
                .forEach(row -> found.put(row.getFirst(), row.getLast()));
        return found;
    }

    /** What shows that payments which are approved and not confirmed are paid already, by payment. */
    public SortedMap<String, List<SeemsPaid>> paidAlready(String programme, ReconciliationTerms terms) {
        return schema.read(views, connection -> {
            Held held = held(connection, programme, terms).orElseThrow();
            Map<String, LocalDate> approvedOn = new HashMap<>();
            rows(
                            connection,
                            "SELECT p.payment, p.approved_on FROM payment p JOIN award a ON a.award = p.award"
                                    + " WHERE a.programme = ? AND p.status = 'APPROVED' AND p.approved_on IS NOT NULL",
                            List.of(programme),
                            row -> Map.entry(row.getString(1), row.getObject(2, LocalDate.class)))
                    .forEach(one -> approvedOn.put(one.getKey(), one.getValue()));
            return PaidAlready.of(
                    held.matching(),
                    held.found(),
                    held.payments(),
                    approvedOn,
                    held.bank().unmatched());
        });
    }

    private static List<Movement> movements(Connection connection, String programme, ReconciliationTerms terms)
            throws SQLException {
        return rows(
                        connection,
                        MOVEMENTS,
                        List.of(programme),
                        row -> new Movement(
                                Movement.Kind.valueOf(row.getString(1)),
                                row.getString(2),
                                row.getString(3),
                                row.getString(4),
                                row.getString(5),
                                row.getLong(6),
                                row.getObject(7, LocalDate.class),
                                row.getString(8),
                                List.of((Long[]) row.getArray(9).getArray())))
                .stream()
                .filter(movement ->
                        movement.movedOn() == null || !movement.movedOn().isAfter(terms.asOf()))
                .toList();
    }

    /** A payment that came back after the day that is asked for stands there as paid. */
    private static Payment.State state(String status, @Nullable LocalDate returnedOn, ReconciliationTerms terms) {
        Payment.State state = Payment.State.valueOf(status);
        return state == Payment.State.RETURNED && returnedOn != null && returnedOn.isAfter(terms.asOf())
                ? Payment.State.CONFIRMED
                : state;
    }

    private static List<LedgerPayment> payments(Connection connection, String programme, ReconciliationTerms terms)
            throws SQLException {
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
                        state(row.getString(7), row.getObject(8, LocalDate.class), terms),
                        row.getString(9)));
    }

    private static TookPart tookPart(Connection connection, String programme) throws SQLException {
        Map<String, Set<String>> payments = new HashMap<>();
        Map<String, Set<String>> recoveries = new HashMap<>();
        rows(connection, TOOK_PART, List.of(programme), row -> {
            String recovery = row.getString(2);
            return (recovery == null
                            ? payments.computeIfAbsent(row.getString(1), none -> new HashSet<>())
                            : recoveries.computeIfAbsent(recovery, none -> new HashSet<>()))
                    .add(row.getString(3));
        });
        return new TookPart(payments, recoveries);
    }

    interface Reading<T> {
        T read(ResultSet row) throws SQLException;
    }

    static <T> List<T> rows(Connection connection, String sql, List<String> values, Reading<T> reading)
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
