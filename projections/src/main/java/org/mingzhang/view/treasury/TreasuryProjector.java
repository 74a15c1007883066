package org.mingzhang.view.treasury;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.actor.ActorEvent.ActorRegistered;
import org.mingzhang.domain.award.AwardEvent.PaymentApproved;
import org.mingzhang.domain.award.AwardEvent.PaymentCancelled;
import org.mingzhang.domain.award.AwardEvent.PaymentConfirmed;
import org.mingzhang.domain.award.AwardEvent.PaymentOrdered;
import org.mingzhang.domain.award.AwardEvent.PaymentReturned;
import org.mingzhang.domain.award.AwardEvent.RecoveryReceived;
import org.mingzhang.domain.award.AwardEvent.RecoveryReversed;
import org.mingzhang.domain.bank.BankEvent.BankLineExplained;
import org.mingzhang.domain.bank.BankEvent.BankLineRecorded;
import org.mingzhang.domain.bank.BankEvent.TreasuryPaymentMatched;
import org.mingzhang.domain.bank.BankEvent.TreasuryPaymentRecorded;
import org.mingzhang.domain.bank.BankEvent.TreasuryPaymentUnmatched;
import org.mingzhang.domain.correction.CorrectionEvent.Corrected;
import org.mingzhang.domain.enterprise.EnterpriseEvent.BankAccountChanged;
import org.mingzhang.domain.enterprise.EnterpriseEvent.EnterpriseRegistered;
import org.mingzhang.domain.event.ActorRef;
import org.mingzhang.domain.event.BankAccount;
import org.mingzhang.domain.event.Envelope;
import org.mingzhang.domain.event.Share;
import org.mingzhang.domain.event.StreamId;
import org.mingzhang.domain.event.StreamType;
import org.mingzhang.domain.imports.ImportEvent.ImportReviewed;
import org.mingzhang.domain.programme.ProgrammeEvent.PaymentBatchExported;
import org.mingzhang.view.projection.Entry;
import org.mingzhang.view.projection.EntrySource;
import org.mingzhang.view.projection.MergedRows;
import org.mingzhang.view.projection.Projector;
import org.mingzhang.view.projection.Standing;
import org.mingzhang.view.projection.ViewTable;
import org.mingzhang.view.treasury.BankReconciliation.Movement;

/**
 * Keeps a row for each source of each payment, each line of a treasury voucher or a statement, each word that people said of
 * one, each correction of one, each movement and who had a part in it.
 */
public final class TreasuryProjector implements Projector {
    /** Between payments that one voucher stands for; nothing that a payment's id can hold. */
    static final String SEVERAL = "\u001f";

    /** What a word is about. */
    static final String VOUCHER = "voucher";

    static final String LINE = "line";

    @Override
    public String name() {
        return "treasury";
    }

    @Override
    public int version() {
        return 6;
    }

    @Override
    public List<ViewTable> tables() {
        return List.of(
                ViewTable.of("payment_share", "payment", "source"),
                ViewTable.of("treasury_payment", "position"),
                ViewTable.of("bank_line", "position"),
                ViewTable.of("statement_word", "position"),
                ViewTable.of("statement_correction", "position"),
                ViewTable.of("statement_person", "person"),
                ViewTable.of("bank_movement", "position"),
                ViewTable.of("took_part", "position", "person"),
                ViewTable.of("batch_part", "payment", "position", "person"),
                ViewTable.of("import_agreed", "position"),
                ViewTable.of("party_account", "party", "position"));
    }

    @Override
    public void apply(Connection connection, List<Entry> entries, EntrySource log) throws SQLException {
        apply(connection, entries);
        for (StreamId stream : Standing.touched(entries)) {
            switch (stream.type()) {
                case BANK -> {
                    delete(connection, "DELETE FROM treasury_payment WHERE statement = ?", stream.id());
                    delete(connection, "DELETE FROM statement_word WHERE statement = ?", stream.id());
                    delete(connection, "DELETE FROM bank_line WHERE account = ?", stream.id());
                    again(connection, entries, log, stream);
                }
                case ENTERPRISE -> {
                    delete(connection, "DELETE FROM party_account WHERE party = ?", stream.id());
                    again(connection, entries, log, stream);
                }
                case AWARD -> {
                    delete(connection, "DELETE FROM bank_movement WHERE award = ?", stream.id());
                    delete(connection, "DELETE FROM took_part WHERE award = ?", stream.id());
                    again(connection, entries, log, stream);
                }
                default -> {
                    // Nothing of it is kept here.
                }
            }
        }
    }

    private static void delete(Connection connection, String sql, String id) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement(sql)) {
            delete.setString(1, id);
            delete.executeUpdate();
        }
    }

    private void again(Connection connection, List<Entry> entries, EntrySource log, StreamId stream)
            throws SQLException {
        apply(connection, Standing.of(log.stream(stream, entries.getLast().position())));
    }

    @Override
    public void apply(Connection connection, List<Entry> entries) throws SQLException {
        MergedRows shares = new MergedRows("payment_share")
                .key("payment", "text")
                .key("source", "text")
                .greatest("position")
                .set("bigint", "amount_fen")
                .set("text", "payee_name", "payee_account");
        MergedRows vouchers = new MergedRows("treasury_payment")
                .key("position", "bigint")
                .set(
                        "text",
                        "statement",
                        "voucher_no",
                        "source",
                        "payee_name",
                        "payee_account",
                        "payment",
                        "import",
                        "recorder")
                .set("bigint", "amount_fen", "budget_year")
                .set("date", "paid_on");
        MergedRows lines = new MergedRows("bank_line")
                .key("position", "bigint")
                .set(
                        "text",
                        "account",
                        "serial_no",
                        "payer_name",
                        "payer_account",
                        "payee_name",
                        "payee_account",
                        "note",
                        "import",
                        "recorder")
                .set("bigint", "amount_fen")
                .set("date", "moved_on");
        MergedRows words = new MergedRows("statement_word")
                .key("position", "bigint")
                .set("text", "statement", "number", "kind", "payments", "reason", "person", "org")
                .set("bigint", "line")
                .set("date", "said_on");
        MergedRows corrections = new MergedRows("statement_correction")
                .key("position", "bigint")
                .set(
                        "text",
                        "statement",
                        "kind",
                        "number",
                        "correction",
                        "changes",
                        "proposed_by",
                        "approved_by",
                        "reason",
                        "document_no")
                .set("bigint", "corrected", "undone")
                .set("date", "said_on");
        MergedRows people = new MergedRows("statement_person")
                .key("person", "text")
                .greatest("position")
                .set("text", "name", "org_name");
        MergedRows movements = new MergedRows("bank_movement")
                .key("position", "bigint")
                .set("text", "kind", "award", "payment", "recovery", "receipt_no", "payer")
                .set("bigint", "amount_fen", "struck_out")
                .set("date", "moved_on");
        MergedRows accounts = new MergedRows("party_account")
                .key("party", "text")
                .key("position", "bigint")
                .set("text", "holder", "number", "recorder", "signer")
                .set("date", "since");
        MergedRows parts = new MergedRows("took_part")
                .key("position", "bigint")
                .key("person", "text")
                .set("text", "payment", "recovery", "award");
        MergedRows batches = new MergedRows("batch_part")
                .key("payment", "text")
                .key("position", "bigint")
                .key("person", "text")
                .set("date", "left_on");
        MergedRows agreed =
                new MergedRows("import_agreed").key("position", "bigint").set("text", "import", "person");
        for (Entry entry : entries) {
            switch (entry.event()) {
                case PaymentOrdered e -> {
                    tookPart(parts, entry, "payment", e.payment());
                    for (Share share : e.shares()) {
                        shares.row(e.payment(), share.source())
                                .take("position", entry.position())
                                .set("amount_fen", share.amountFen().value())
                                .set("payee_name", e.payee().holder())
                                .set("payee_account", e.payee().number());
                    }
                }
                case TreasuryPaymentRecorded e ->
                    vouchers.row(entry.position())
                            .set("statement", entry.envelope().stream().id())
                            .set("voucher_no", e.voucherNo())
                            .set("budget_year", (long) e.budgetYear())
                            .set("source", e.source())
                            .set("amount_fen", e.amountFen().value())
                            .set("payee_name", e.payeeName())
                            .set("payee_account", e.payeeAccount())
                            .set("payment", e.payment())
                            .set("import", entry.envelope().workbook())
                            .set("recorder", entry.envelope().actor().id())
                            .set("paid_on", entry.envelope().businessDate());
                case TreasuryPaymentMatched e ->
                    word(words, entry, VOUCHER, e.voucherNo())
                            .set("line", e.position())
                            .set("payments", String.join(SEVERAL, e.all()))
                            .set("reason", e.reason());
                case TreasuryPaymentUnmatched e ->
                    word(words, entry, VOUCHER, e.voucherNo()).set("line", e.position());
                case BankLineExplained e ->
                    word(words, entry, LINE, e.serialNo()).set("reason", e.reason());
                case BankLineRecorded e ->
                    lines.row(entry.position())
                            .set("account", entry.envelope().stream().id())
                            .set("serial_no", e.serialNo())
                            .set("payer_name", e.payerName())
                            .set("payer_account", e.payerAccount())
                            .set("payee_name", e.payeeName())
                            .set("payee_account", e.payeeAccount())
                            .set("note", e.note())
                            .set("import", entry.envelope().workbook())
                            .set("recorder", entry.envelope().actor().id())
                            .set("amount_fen", e.amountFen().value())
                            .set("moved_on", entry.envelope().businessDate());
                case Corrected e when e.streamType() == StreamType.BANK -> correction(corrections, entry, e);
                case ActorRegistered e ->
                    people.row(entry.envelope().stream().id())
                            .take("position", entry.position())
                            .set("name", e.name())
                            .set("org_name", e.orgName());
                case PaymentApproved e -> tookPart(parts, entry, "payment", e.payment());
                case PaymentCancelled e -> tookPart(parts, entry, "payment", e.payment());
                case PaymentBatchExported e -> letLeave(batches, entry, e);
                case ImportReviewed e
                when e.agreed() ->
                    agreed.row(entry.position())
                            .set("import", entry.envelope().stream().id())
                            .set("person", entry.envelope().actor().id());
                case PaymentConfirmed e -> {
                    tookPart(parts, entry, "payment", e.payment());
                    movement(movements, entry, Movement.Kind.PAID)
                            .set("payment", e.payment())
                            .set("receipt_no", e.receiptNo());
                }
                case PaymentReturned e -> {
                    tookPart(parts, entry, "payment", e.payment());
                    movement(movements, entry, Movement.Kind.RETURNED)
                            .set("payment", e.payment())
                            .set("receipt_no", e.receiptNo());
                }
                case RecoveryReceived e -> {
                    tookPart(parts, entry, "recovery", e.recovery());
                    movement(movements, entry, Movement.Kind.RECOVERED)
                            .set("recovery", e.recovery())
                            .set("amount_fen", e.amountFen().value())
                            .set("receipt_no", e.receiptNo())
                            .set("payer", e.payer());
                }
                case RecoveryReversed e -> {
                    tookPart(parts, entry, "recovery", e.recovery());
                    if (e.returnReceiptNo() == null) {
                        // Booked wrongly: no bank ever moved it.
                        movements.row(e.receipt()).set("struck_out", entry.position());
                    } else {
                        movement(movements, entry, Movement.Kind.REVERSED)
                                .set("recovery", e.recovery())
                                .set("amount_fen", e.amountFen().value())
                                .set("receipt_no", e.returnReceiptNo())
                                .set("payer", e.payer());
                    }
                }
                case EnterpriseRegistered e -> account(accounts, entry, e.account());
                case BankAccountChanged e -> account(accounts, entry, e.account());
                default -> {
                    // Nothing was ordered, and the treasury said nothing.
                }
            }
        }
        shares.write(connection);
        vouchers.write(connection);
        lines.write(connection);
        words.write(connection);
        corrections.write(connection);
        people.write(connection);
        movements.write(connection);
        accounts.write(connection);
        parts.write(connection);
        batches.write(connection);
        agreed.write(connection);
    }

    /** Who wrote out a batch file had a part in every payment in it. */
    private static void letLeave(MergedRows batches, Entry entry, PaymentBatchExported batch) {
        for (String payment : Objects.requireNonNullElse(batch.payments(), List.<String>of())) {
            for (ActorRef person :
                    List.of(entry.envelope().actor(), entry.envelope().doneBy())) {
                if (!person.id().isEmpty()) {
                    batches.row(payment, entry.position(), person.id())
                            .set("left_on", entry.envelope().businessDate());
                }
            }
        }
    }

    private static void correction(MergedRows corrections, Entry entry, Corrected e) {
        boolean line = e.before().has("serialNo");
        corrections
                .row(entry.position())
                .set("statement", entry.envelope().stream().id())
                .set("corrected", e.position())
                .set("kind", line ? LINE : VOUCHER)
                .set("number", StatementChange.text(e.before().get(line ? "serialNo" : "voucherNo")))
                .set("correction", e.correction())
                .set("undone", e.undoes() ? 1L : 0L)
                .set("changes", StatementChange.written(StatementChange.of(e)))
                .set("proposed_by", e.proposedBy())
                .set("approved_by", entry.envelope().actor().id())
                .set("reason", e.reason())
                .set("document_no", e.documentNo())
                .set("said_on", entry.envelope().businessDate());
    }

    /** Who did it, and who signed for it. */
    private static void tookPart(MergedRows parts, Entry entry, String kind, String id) {
        Envelope envelope = entry.envelope();
        for (ActorRef person : List.of(envelope.actor(), envelope.doneBy())) {
            if (!person.id().isEmpty()) {
                parts.row(entry.position(), person.id())
                        .set(kind, id)
                        .set("award", envelope.stream().id());
            }
        }
    }

    private static void account(MergedRows accounts, Entry entry, @Nullable BankAccount account) {
        if (account != null) {
            accounts.row(entry.envelope().stream().id(), entry.position())
                    .set("holder", account.holder())
                    .set("number", account.number())
                    .set("recorder", entry.envelope().doneBy().id())
                    .set("signer", entry.envelope().actor().id())
                    .set("since", entry.envelope().businessDate());
        }
    }

    private static MergedRows.Row word(MergedRows words, Entry entry, String kind, String number) {
        return words.row(entry.position())
                .set("statement", entry.envelope().stream().id())
                .set("number", number)
                .set("kind", kind)
                .set("person", entry.envelope().doneBy().id())
                .set("org", entry.envelope().doneBy().org())
                .set("said_on", entry.envelope().businessDate());
    }

    private static MergedRows.Row movement(MergedRows movements, Entry entry, Movement.Kind kind) {
        return movements
                .row(entry.position())
                .set("kind", kind.name())
                .set("award", entry.envelope().stream().id())
                .set("moved_on", entry.envelope().businessDate());
    }
}
