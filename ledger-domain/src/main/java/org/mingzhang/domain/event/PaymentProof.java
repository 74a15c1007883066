package org.mingzhang.domain.event;

import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.command.Require;

/**
 * 拨付凭证: which payment a paper proves, be it a bank's receipt or a voucher of the treasury. Such a paper belongs to the money: it is none
 * of those that the notice asks an applicant for, whatever it is called.
 *
 * @param payment the payment of the case
 * @param voucherNo number of the treasury's voucher that it shows; null where it shows none
 */
public record PaymentProof(String payment, @Nullable String voucherNo) {
    public PaymentProof {
        StreamId.requireName(payment);
        Require.voucher(payment, "拨付编号");
        Require.voucher(voucherNo, "国库凭证号");
    }
}
