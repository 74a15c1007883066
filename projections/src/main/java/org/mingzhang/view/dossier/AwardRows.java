package org.mingzhang.view.dossier;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.award.Award;
import org.mingzhang.domain.award.AwardEvent;
import org.mingzhang.domain.award.AwardEvent.AdvanceGranted;
import org.mingzhang.domain.award.AwardEvent.AwardApproved;
import org.mingzhang.domain.award.AwardEvent.AwardCalculated;
import org.mingzhang.domain.award.AwardEvent.AwardIncreased;
import org.mingzhang.domain.award.AwardEvent.AwardQueued;
import org.mingzhang.domain.award.AwardEvent.AwardReduced;
import org.mingzhang.domain.award.AwardEvent.AwardRefused;
import org.mingzhang.domain.award.AwardEvent.AwardReviewed;
import org.mingzhang.domain.award.AwardEvent.FundUseReported;
import org.mingzhang.domain.award.AwardEvent.HoldPlaced;
import org.mingzhang.domain.award.AwardEvent.HoldReleased;
import org.mingzhang.domain.award.AwardEvent.PaymentApproved;
import org.mingzhang.domain.award.AwardEvent.PaymentCancelled;
import org.mingzhang.domain.award.AwardEvent.PaymentConfirmed;
import org.mingzhang.domain.award.AwardEvent.PaymentOrdered;
import org.mingzhang.domain.award.AwardEvent.PaymentReturned;
import org.mingzhang.domain.award.AwardEvent.RecoveryCalledOff;
import org.mingzhang.domain.award.AwardEvent.RecoveryOrdered;
import org.mingzhang.domain.award.AwardEvent.RecoveryReceived;
import org.mingzhang.domain.award.AwardEvent.RecoveryReversed;
import org.mingzhang.domain.award.Payment;
import org.mingzhang.domain.event.Purpose;
import org.mingzhang.domain.event.Share;
import org.mingzhang.domain.programme.ProgrammeEvent;
import org.mingzhang.domain.programme.ProgrammeEvent.DisbursementReturned;
import org.mingzhang.domain.programme.ProgrammeEvent.FundsCommitted;
import org.mingzhang.domain.programme.ProgrammeEvent.FundsDisbursed;
import org.mingzhang.domain.programme.ProgrammeEvent.FundsRecovered;
import org.mingzhang.domain.programme.ProgrammeEvent.RecoveredFundsReversed;
import org.mingzhang.view.projection.Entry;
import org.mingzhang.view.projection.MergedRows;
import org.mingzhang.view.projection.MergedRows.Row;

/** Changes of awards, and of their payments and recoveries. */
final class AwardRows {
    private final MergedRows awards = new MergedRows("award")
            .key("award", "text")
            .greatest("position")
            .set("bigint", "calculated_at", "ceiling_fen", "floor_fen", "approved_fen")
            .set("text", "programme", "direction", "beneficiary", "status", "document_no", "import")
            .replaced("calculated_at", "text", "line", "batch", "county", "level")
            .set("date", "approved_on", "status_on", "held_on")
            .add("reduced_fen", "increased_fen", "paid_fen", "recovered_fen", "holds");
    private final MergedRows payments = new MergedRows("payment")
            .key("payment", "text")
            .greatest("position")
            .set("text", "award", "status", "import")
            .set("bigint", "amount_fen")
            .set("date", "ordered_on", "approved_on", "paid_on", "returned_on");
    private final MergedRows recoveries = new MergedRows("recovery")
            .key("recovery", "text")
            .greatest("position")
            .set("text", "award", "payment", "document_no", "debtors", "import")
            .set("bigint", "ordered_fen")
            .set("date", "due_on", "ordered_on")
            .add("received_fen", "called_off_fen");

    void take(Entry entry, AwardEvent event) {
        String id = entry.envelope().stream().id();
        LocalDate date = entry.envelope().businessDate();
        Row row = award(entry, id);
        switch (event) {
            case AwardCalculated e -> calculate(row, entry, e);
            case AdvanceGranted e -> {
                // The journal says what is committed and paid of it; the award is approved later.
            }
            case AwardReviewed e ->
                row.set("status", (e.agreed() ? Award.Status.REVIEWED : Award.Status.NONE).name())
                        .set("status_on", date);
            case AwardApproved e ->
                row.set("approved_fen", e.amountFen().value())
                        .set("approved_on", date)
                        .set("status_on", date)
                        .set("document_no", e.documentNo())
                        .set("status", Award.Status.APPROVED.name());
            case AwardQueued e -> {
                // It is reviewed still; the queue is the programme's.
            }
            case AwardRefused e ->
                row.set("status", Award.Status.REFUSED.name()).set("status_on", date);
            case AwardReduced e -> row.take("reduced_fen", e.amountFen().value());
            case AwardIncreased e -> row.take("increased_fen", e.amountFen().value());
            case PaymentOrdered e ->
                payment(entry, e.payment(), Payment.State.ORDERED, "ordered_on", date)
                        .set("award", id)
                        .set("amount_fen", e.amountFen().value());
            case PaymentApproved e -> payment(entry, e.payment(), Payment.State.APPROVED, "approved_on", date);
            case PaymentCancelled e -> payment(entry, e.payment(), Payment.State.CANCELLED, "returned_on", null);
            case PaymentConfirmed e -> payment(entry, e.payment(), Payment.State.CONFIRMED, "paid_on", date);
            case PaymentReturned e -> payment(entry, e.payment(), Payment.State.RETURNED, "returned_on", date);
            case RecoveryOrdered e ->
                recovery(entry, e.recovery())
                        .set("award", id)
                        .set("payment", e.payment())
                        .set("ordered_fen", e.amountFen().value())
                        .set("due_on", e.dueOn())
                        .set("ordered_on", date)
                        .set("document_no", e.documentNo())
                        .set("debtors", e.debtors() == null ? null : String.join(",", e.debtors()));
            case RecoveryReceived e ->
                recovery(entry, e.recovery()).take("received_fen", e.amountFen().value());
            case RecoveryCalledOff e ->
                recovery(entry, e.recovery())
                        .take("called_off_fen", e.amountFen().value());
            case RecoveryReversed e ->
                recovery(entry, e.recovery())
                        .take("received_fen", e.amountFen().negated().value());
            case FundUseReported e -> {
                // What a dossier does not show yet; the trail does.
            }
            case HoldPlaced e -> row.take("holds", 1).set("held_on", date);
            case HoldReleased e -> row.take("holds", -1);
        }
    }

    /** What was promised, paid and taken back, as the programme's journal says it. */
    void takeMoney(Entry entry, ProgrammeEvent event) {
        if (event instanceof FundsCommitted e) {
            // Of old records the calculation is not known, and this says first what the award is.
            purpose(award(entry, e.award()), entry, e.purpose())
                    .set("programme", entry.envelope().stream().id())
                    .set("direction", e.purpose().direction())
                    .set("beneficiary", e.beneficiary());
        } else if (event instanceof FundsDisbursed e) {
            award(entry, e.award()).take("paid_fen", total(e.shares()));
        } else if (event instanceof DisbursementReturned e) {
            award(entry, e.award()).take("paid_fen", -total(e.shares()));
        } else if (event instanceof FundsRecovered e) {
            award(entry, e.award()).take("recovered_fen", total(e.shares()));
        } else if (event instanceof RecoveredFundsReversed e) {
            award(entry, e.award()).take("recovered_fen", -total(e.shares()));
        }
    }

    private static long total(List<Share> shares) {
        return Share.total(shares).value();
    }

    private static void calculate(Row row, Entry entry, AwardCalculated e) {
        purpose(row, entry, e.purpose())
                .set("programme", e.programme())
                .set("direction", e.direction())
                .set("beneficiary", e.beneficiary())
                .set("ceiling_fen", e.ceilingFen().value())
                .set("floor_fen", e.floorFen().value())
                .set("status_on", entry.envelope().businessDate())
                .set("status", Award.Status.CALCULATED.name());
    }

    /** What it is for, as the entry says that says it last. */
    private static Row purpose(Row row, Entry entry, Purpose purpose) {
        return row.set("calculated_at", entry.position())
                .set("line", purpose.line())
                .set("batch", purpose.batch())
                .set("county", purpose.county())
                .set("level", purpose.level());
    }

    private Row award(Entry entry, String id) {
        return awards.row(id)
                .take("position", entry.position())
                .set("import", entry.envelope().importId());
    }

    private Row payment(Entry entry, String id, Payment.State state, String column, @Nullable LocalDate date) {
        return payments.row(id)
                .take("position", entry.position())
                .set("import", entry.envelope().importId())
                .set("status", state.name())
                .set(column, date);
    }

    private Row recovery(Entry entry, String id) {
        return recoveries
                .row(id)
                .take("position", entry.position())
                .set("import", entry.envelope().importId());
    }

    void write(Connection connection) throws SQLException {
        awards.write(connection);
        payments.write(connection);
        recoveries.write(connection);
    }
}
