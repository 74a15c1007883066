package org.mingzhang.view.oversight;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.view.oversight.OversightProjector.Fact;

/**
 * 应追未缴: money that was ordered back and has not come in as of a day. One order is one balance, however many owe it together.
 *
 * @param debtors credit codes: of the beneficiary, or of all who owe the whole of it together
 * @param receivedFen what came in until that day, without what was taken back again
 * @param calledOffFen what was called off until that day
 * @param openFen what is still to come: ordered less both
 * @param daysOverdue days since the day by which it was due; 0 where that has not passed
 */
public record OwedRecovery(
        String recovery,
        String application,
        String payment,
        List<String> debtors,
        @Nullable LocalDate orderedOn,
        @Nullable String documentNo,
        Fen orderedFen,
        Fen receivedFen,
        Fen calledOffFen,
        Fen openFen,
        LocalDate dueOn,
        long daysOverdue) {
    /** An order lapses when the bank sends the payment back. */
    private static final String ORDERED = """
            SELECT r.recovery, r.award, r.payment, coalesce(r.debtors, a.applicant), r.ordered_on, r.document_no,
                   r.ordered_fen, r.due_on, p.returned_on
              FROM recovery r JOIN application a ON a.application = r.award
              LEFT JOIN payment p ON p.payment = r.payment AND p.status = 'RETURNED'
             WHERE a.programme = ? AND r.ordered_fen IS NOT NULL AND r.due_on IS NOT NULL
             ORDER BY r.due_on, r.recovery""";

    private static final String MOVED = """
            SELECT f.reference, f.kind, f.on_date, f.amount_fen
              FROM duty_fact f JOIN application a ON a.application = f.stream
             WHERE a.programme = ? AND f.stream_type = 'award' AND f.kind IN ('BACK', 'CALLED_OFF')
               AND f.reference IS NOT NULL AND f.amount_fen IS NOT NULL""";

    public OwedRecovery {
        debtors = List.copyOf(debtors);
    }

    /** Whether an application, or a party by its credit code, is concerned. */
    public boolean concerns(String subject) {
        return application.equals(subject) || debtors.contains(subject);
    }

    private record Moved(
            String recovery, Fact kind, @Nullable LocalDate on, Fen amount) {}

    private record Ordered(
            String recovery,
            String application,
            String payment,
            List<String> debtors,
            @Nullable LocalDate on,
            @Nullable String documentNo,
            Fen amount,
            LocalDate dueOn,
            @Nullable LocalDate lapsedOn) {}

    /** Those of a programme, the longest due first. */
    static List<OwedRecovery> of(Connection connection, String programme, LocalDate asOf) throws SQLException {
        Map<String, Fen> received = new HashMap<>();
        Map<String, Fen> calledOff = new HashMap<>();
        for (Moved moved : Rows.of(
                connection,
                MOVED,
                programme,
                row -> new Moved(
                        row.getString(1),
                        Fact.valueOf(row.getString(2)),
                        row.getObject(3, LocalDate.class),
                        Fen.of(row.getLong(4))))) {
            if (moved.on == null || !moved.on.isAfter(asOf)) {
                (moved.kind == Fact.BACK ? received : calledOff).merge(moved.recovery, moved.amount, Fen::plus);
            }
        }
        List<OwedRecovery> owed = new ArrayList<>();
        for (Ordered order : Rows.of(
                connection,
                ORDERED,
                programme,
                row -> new Ordered(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        Arrays.asList(row.getString(4).split(",", -1)),
                        row.getObject(5, LocalDate.class),
                        row.getString(6),
                        Fen.of(row.getLong(7)),
                        row.getObject(8, LocalDate.class),
                        row.getObject(9, LocalDate.class)))) {
            Fen in = received.getOrDefault(order.recovery, Fen.ZERO);
            Fen off = calledOff.getOrDefault(order.recovery, Fen.ZERO);
            Fen open = order.amount.minus(in).minus(off);
            boolean begun = order.on == null || !order.on.isAfter(asOf);
            boolean lapsed = order.lapsedOn != null && !order.lapsedOn.isAfter(asOf);
            if (begun && !lapsed && open.isPositive()) {
                owed.add(new OwedRecovery(
                        order.recovery,
                        order.application,
                        order.payment,
                        order.debtors,
                        order.on,
                        order.documentNo,
                        order.amount,
                        in,
                        off,
                        open,
                        order.dueOn,
                        Math.max(0, ChronoUnit.DAYS.between(order.dueOn, asOf))));
            }
        }
        return owed;
    }
}
