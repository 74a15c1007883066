package org.mingzhang.view.treasury;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mingzhang.view.treasury.TreasuryReconciliation.Voucher;

/** Vouchers of no budget year, of which nobody has said anything. */
final class Vouchers {
    private Vouchers() {}

    /** Who recorded it, and somebody else who stands for it. */
    static final SaidBy TWO = new SaidBy(
            List.of(new SaidBy.Person("a-1", "示例市财政局", "甲"), new SaidBy.Person("a-2", "示例市财政局", "乙")),
            null,
            null,
            List.of(),
            null);

    /** Where it is not known who paid. */
    static final TookPart NOBODY_PAID = new TookPart(Map.of(), Map.of());

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
                TWO);
    }
}
