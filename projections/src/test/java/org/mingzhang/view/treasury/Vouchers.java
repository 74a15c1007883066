package org.mingzhang.view.treasury;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mingzhang.view.treasury.TreasuryReconciliation.Voucher;

/** Vouchers of no budget year, of which nobody has said anything. */
final class Vouchers {
    private Vouchers() {}

    static Voucher plain(
            String voucherNo,
            String source,
            long amountFen,
            String payeeName,
            String payeeAccount,
            @Nullable LocalDate paidOn,
            @Nullable String payment,
            @Nullable String byHand,
            long position,
            List<String> payments) {
        return new Voucher(
                voucherNo,
                source,
                amountFen,
                payeeName,
                payeeAccount,
                paidOn,
                payment,
                byHand,
                position,
                payments,
                0,
                null,
                null,
                SaidBy.NOBODY);
    }
}
