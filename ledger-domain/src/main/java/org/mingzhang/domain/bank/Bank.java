package org.mingzhang.domain.bank;

import java.util.HashSet;
import java.util.Set;
import org.mingzhang.domain.bank.BankEvent.TreasuryPaymentRecorded;
import org.mingzhang.domain.event.Recorded;
import org.mingzhang.domain.event.StreamState;

/** A statement. Its lines are claimed once in the whole ledger; of vouchers it knows which are in it. */
public final class Bank implements StreamState {
    private final Set<String> vouchers = new HashSet<>();

    @Override
    public void evolve(Recorded recorded) {
        if (recorded.event() instanceof TreasuryPaymentRecorded e) {
            vouchers.add(e.voucherNo());
        }
    }

    boolean has(String voucherNo) {
        return vouchers.contains(voucherNo);
    }
}
