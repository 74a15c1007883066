package org.mingzhang.view.treasury;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import org.mingzhang.domain.actor.ActorEvent.ActorRegistered;
import org.mingzhang.domain.award.AwardEvent.PaymentConfirmed;
import org.mingzhang.domain.award.AwardEvent.PaymentOrdered;
import org.mingzhang.domain.award.AwardEvent.PaymentReturned;
import org.mingzhang.domain.award.AwardEvent.RecoveryReceived;
import org.mingzhang.domain.bank.BankEvent.BankLineExplained;
import org.mingzhang.domain.bank.BankEvent.BankLineRecorded;
import org.mingzhang.domain.bank.BankEvent.TreasuryPaymentMatched;
import org.mingzhang.domain.bank.BankEvent.TreasuryPaymentRecorded;
import org.mingzhang.domain.bank.BankEvent.TreasuryPaymentUnmatched;
import org.mingzhang.domain.event.Share;
import org.mingzhang.domain.event.StreamId;
import org.mingzhang.domain.event.StreamType;
import org.mingzhang.view.projection.Entry;
import org.mingzhang.view.projection.EntrySource;
import org.mingzhang.view.projection.MergedRows;
import org.mingzhang.view.projection.Projector;
import org.mingzhang.view.projection.Standing;
import org.mingzhang.view.projection.ViewTable;
import org.mingzhang.view.treasury.BankReconciliation.Movement;

/**
 * Keeps a row for each source of each payment, each line of a treasury voucher or a statement, each word that people said of
 * one, and each movement.
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
        return 3;
    }

    @Override
    public List<ViewTable> tables() {
        return List.of(
                ViewTable.of("payment_share", "payment", "source"),
                ViewTable.of("treasury_payment", "position"),
                ViewTable.of("bank_line", "position"),
                ViewTable.of("statement_word", "position"),
                ViewTable.of("statement_person", "person"),
                ViewTable.of("bank_movement", "position"));
    }

    @Override
    public void apply(Connection connection, List<Entry> entries, EntrySource log) throws SQLException {
        apply(connection, entries);
        for (StreamId statement : Standing.touched(entries)) {
            if (statement.type() == StreamType.BANK) {
                for (String gone : List.of(
                        "DELETE FROM treasury_payment WHERE statement = ?",
                        "DELETE FROM statement_word WHERE statement = ?",
                        "DELETE FROM bank_line WHERE account = ?")) {
                    try (PreparedStatement delete = connection.prepareStatement(gone)) {
                        delete.setString(1, statement.id());
                        delete.executeUpdate();
                    }
                }
                apply(
                        connection,
                        Standing.of(log.stream(statement, entries.getLast().position())));
            }
        }
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
                .set("text", "statement", "voucher_no", "source", "payee_name", "payee_account", "payment")
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
                        "note")
                .set("bigint", "amount_fen")
                .set("date", "moved_on");
        MergedRows words = new MergedRows("statement_word")
                .key("position", "bigint")
                .set("text", "statement", "number", "kind", "payments", "reason", "person", "org")
                .set("bigint", "line")
                .set("date", "said_on");
        MergedRows people = new MergedRows("statement_person")
                .key("person", "text")
                .greatest("position")
                .set("text", "name", "org_name");
        MergedRows movements = new MergedRows("bank_movement")
                .key("position", "bigint")
                .set("text", "kind", "payment", "recovery", "receipt_no")
                .set("bigint", "amount_fen")
                .set("date", "moved_on");
        for (Entry entry : entries) {
            switch (entry.event()) {
                case PaymentOrdered e -> {
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
                            .set("amount_fen", e.amountFen().value())
                            .set("moved_on", entry.envelope().businessDate());
                case ActorRegistered e ->
                    people.row(entry.envelope().stream().id())
                            .take("position", entry.position())
                            .set("name", e.name())
                            .set("org_name", e.orgName());
                case PaymentConfirmed e ->
                    movement(movements, entry, Movement.Kind.PAID)
                            .set("payment", e.payment())
                            .set("receipt_no", e.receiptNo());
                case PaymentReturned e ->
                    movement(movements, entry, Movement.Kind.RETURNED)
                            .set("payment", e.payment())
                            .set("receipt_no", e.receiptNo());
                case RecoveryReceived e ->
                    movement(movements, entry, Movement.Kind.RECOVERED)
                            .set("recovery", e.recovery())
                            .set("amount_fen", e.amountFen().value())
                            .set("receipt_no", e.receiptNo());
                default -> {
                    // Nothing was ordered, and the treasury said nothing.
                }
            }
        }
        shares.write(connection);
        vouchers.write(connection);
        lines.write(connection);
        words.write(connection);
        people.write(connection);
        movements.write(connection);
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
                .set("moved_on", entry.envelope().businessDate());
    }
}
