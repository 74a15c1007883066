package org.mingzhang.view.treasury;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.award.Payment;
import org.mingzhang.domain.json.RecordMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The ledger against the treasury, payment by payment and source by source. The names of the components are the names in its
 * JSON; amounts are in fen.
 *
 * @param asOfPosition the last entry that was looked at
 * @param matched how many shares of payments agree with one voucher each
 * @param ledgerOnly paid by the ledger, unknown to the treasury
 * @param treasuryOnly vouchers that belong to no payment, or to one that another voucher has paid already
 * @param differing the same payment, told differently
 */
public record TreasuryReconciliation(
        String programme,
        long asOfPosition,
        int matched,
        long matchedFen,
        List<LedgerPayment> ledgerOnly,
        List<TreasuryOnly> treasuryOnly,
        List<Differing> differing) {
    public TreasuryReconciliation {
        ledgerOnly = List.copyOf(ledgerOnly);
        treasuryOnly = List.copyOf(treasuryOnly);
        differing = List.copyOf(differing);
    }

    /**
     * What of a payment comes from one source.
     *
     * @param paidOn when the bank confirmed it
     * @param state how far the payment has come
     */
    public record LedgerPayment(
            String payment,
            String source,
            long amountFen,
            String payeeName,
            String payeeAccount,
            @Nullable LocalDate paidOn,
            Payment.State state) {}

    /**
     * A voucher of the treasury.
     *
     * @param payment that it names, or that a person has named for it
     */
    public record Voucher(
            String voucherNo,
            String source,
            long amountFen,
            String payeeName,
            String payeeAccount,
            @Nullable LocalDate paidOn,
            @Nullable String payment,
            long position) {}

    /**
     * A voucher too many.
     *
     * @param paidAgain the payment that another voucher has paid already; null where the voucher belongs to none
     */
    public record TreasuryOnly(Voucher voucher, @Nullable String paidAgain) {}

    /**
     * A payment and its voucher, which do not say the same.
     *
     * @param differences at least one
     */
    public record Differing(LedgerPayment ledger, Voucher voucher, List<Difference> differences) {
        public Differing {
            differences = List.copyOf(differences);
        }
    }

    /** One thing that the two tell differently; each in its own words, amounts in fen. */
    public record Difference(String field, String ledger, String treasury) {}

    public boolean agrees() {
        return ledgerOnly.isEmpty() && treasuryOnly.isEmpty() && differing.isEmpty();
    }

    /** The document that commands and the API print. */
    public ObjectNode toJson() {
        return RecordMapper.toJson(this);
    }
}
