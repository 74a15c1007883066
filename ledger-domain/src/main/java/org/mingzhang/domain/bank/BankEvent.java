package org.mingzhang.domain.bank;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.event.EventName;
import org.mingzhang.domain.event.LedgerEvent;
import org.mingzhang.domain.event.StreamType;
import org.mingzhang.domain.money.Fen;

/** Lines of one account's statement. */
public sealed interface BankEvent extends LedgerEvent {
    @Override
    default StreamType streamType() {
        return StreamType.BANK;
    }

    /**
     * A line of a bank statement. The business date is the day of the movement.
     *
     * @param account whose statement it is
     * @param serialNo the bank's serial number, once per account that pays
     */
    @EventName("bank.line-recorded")
    record BankLineRecorded(
            String account,
            String serialNo,
            String payerName,
            String payerAccount,
            String payeeName,
            String payeeAccount,
            Fen amountFen,
            @Nullable String note)
            implements BankEvent {}

    /**
     * What the treasury's own system says was paid. The business date is the day on which it was.
     *
     * @param voucherNo 支付凭证号; of one budget year and payee's account once in the whole ledger
     * @param source 资金来源 in the pack's ids
     * @param line budget line id
     * @param payment the ledger's payment id, where the voucher names it
     */
    @EventName("bank.treasury-payment-recorded")
    record TreasuryPaymentRecorded(
            String voucherNo,
            String source,
            @Nullable String line,
            int budgetYear,
            String payeeName,
            String payeeAccount,
            Fen amountFen,
            @Nullable String payment,
            @Nullable String note)
            implements BankEvent {}

    /**
     * A person says which payment a voucher stands for, where neither it nor its amount and account tell. The latest word
     * counts.
     *
     * @param voucherNo of a voucher in the same statement
     * @param payment the ledger's payment id; absent where it stands for several
     * @param payments their ids where it stands for several (一笔凭证多笔拨付); absent where it stands for one
     * @param position of the entry that recorded the line that is meant; absent only in entries that are older than this field,
     *     which mean the latest line before them
     */
    @EventName("bank.treasury-payment-matched")
    record TreasuryPaymentMatched(
            String voucherNo,
            @Nullable String payment,
            String reason,
            @Nullable List<String> payments,
            @Nullable Long position)
            implements BankEvent {
        public TreasuryPaymentMatched {
            payments = payments == null ? null : List.copyOf(payments);
        }

        /** The payment, or all of them. */
        public List<String> all() {
            return payments != null ? payments : payment == null ? List.of() : List.of(payment);
        }
    }

    /**
     * What a person said of a voucher is taken back: it stands again for what it says itself.
     *
     * @param voucherNo of a voucher in the same statement
     * @param payments what had been named for it; absent only in entries that are older than this field
     * @param position of the entry that recorded the line that is meant; absent as in {@link TreasuryPaymentMatched}
     */
    @EventName("bank.treasury-payment-unmatched")
    record TreasuryPaymentUnmatched(
            String voucherNo,
            String reason,
            @Nullable List<String> payments,
            @Nullable Long position) implements BankEvent {
        public TreasuryPaymentUnmatched {
            payments = payments == null ? null : List.copyOf(payments);
        }
    }

    /**
     * A person says why a line is in the statement that is no movement of the ledger. It counts once another person has said so too.
     *
     * @param serialNo of a line in the same statement
     */
    @EventName("bank.line-explained")
    record BankLineExplained(String serialNo, String reason) implements BankEvent {}
}
