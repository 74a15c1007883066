package org.mingzhang.view.treasury;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import org.mingzhang.domain.award.AwardEvent.PaymentOrdered;
import org.mingzhang.domain.bank.BankEvent.TreasuryPaymentMatched;
import org.mingzhang.domain.bank.BankEvent.TreasuryPaymentRecorded;
import org.mingzhang.domain.event.Share;
import org.mingzhang.domain.event.StreamId;
import org.mingzhang.domain.event.StreamType;
import org.mingzhang.view.projection.Entry;
import org.mingzhang.view.projection.EntrySource;
import org.mingzhang.view.projection.MergedRows;
import org.mingzhang.view.projection.Projector;
import org.mingzhang.view.projection.Standing;
import org.mingzhang.view.projection.ViewTable;

/** Keeps a row for each source of each payment, and one for each voucher of the treasury. */
public final class TreasuryProjector implements Projector {
    @Override
    public String name() {
        return "treasury";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public List<ViewTable> tables() {
        return List.of(
                ViewTable.of("payment_share", "payment", "source"), ViewTable.of("treasury_payment", "voucher_no"));
    }

    @Override
    public void apply(Connection connection, List<Entry> entries, EntrySource log) throws SQLException {
        apply(connection, entries);
        for (StreamId statement : Standing.touched(entries)) {
            if (statement.type() == StreamType.BANK) {
                try (PreparedStatement delete =
                        connection.prepareStatement("DELETE FROM treasury_payment WHERE statement = ?")) {
                    delete.setString(1, statement.id());
                    delete.executeUpdate();
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
                .key("voucher_no", "text")
                .greatest("position")
                .set("text", "statement", "source", "payee_name", "payee_account", "payment", "matched_to")
                .set("bigint", "amount_fen")
                .set("date", "paid_on");
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
                    vouchers.row(e.voucherNo())
                            .take("position", entry.position())
                            .set("statement", entry.envelope().stream().id())
                            .set("source", e.source())
                            .set("amount_fen", e.amountFen().value())
                            .set("payee_name", e.payeeName())
                            .set("payee_account", e.payeeAccount())
                            .set("payment", e.payment())
                            .set("paid_on", entry.envelope().businessDate());
                case TreasuryPaymentMatched e ->
                    vouchers.row(e.voucherNo())
                            .take("position", entry.position())
                            .set("matched_to", e.payment());
                default -> {
                    // Nothing was ordered, and the treasury said nothing.
                }
            }
        }
        shares.write(connection);
        vouchers.write(connection);
    }
}
