package org.mingzhang.domain.bank;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.bank.BankEvent.TreasuryPaymentMatched;
import org.mingzhang.domain.bank.BankEvent.TreasuryPaymentRecorded;
import org.mingzhang.domain.bank.BankEvent.TreasuryPaymentUnmatched;
import org.mingzhang.domain.event.Claim;
import org.mingzhang.domain.event.Recorded;
import org.mingzhang.domain.event.StreamState;
import org.mingzhang.domain.money.Fen;

/** A statement. Its lines are claimed once in the whole ledger; of vouchers it knows which are in it, and what people said of them. */
public final class Bank implements StreamState {
    private final Set<String> vouchers = new HashSet<>();
    private final Map<String, List<String>> matched = new HashMap<>();
    /** What each line moved, by the account that paid and the serial number. */
    private final Map<String, Fen> lines = new HashMap<>();

    @Override
    public void evolve(Recorded recorded) {
        switch ((BankEvent) recorded.event()) {
            case TreasuryPaymentRecorded e -> vouchers.add(e.voucherNo());
            case TreasuryPaymentMatched e -> matched.put(e.voucherNo(), e.all());
            case TreasuryPaymentUnmatched e -> matched.remove(e.voucherNo());
            case BankEvent.BankLineRecorded e ->
                lines.put(Claim.serialKey(e.payerAccount(), e.serialNo()), e.amountFen());
        }
    }

    /** The payments that a person named for a voucher; null where nobody has, or it was taken back. */
    @Nullable
    List<String> matched(String voucherNo) {
        return matched.get(voucherNo);
    }

    /** What the line of a payer's account with this serial number moved; null where no line says. */
    public @Nullable Fen lineAmount(String payerAccount, String serialNo) {
        return lines.get(Claim.serialKey(payerAccount, serialNo));
    }

    boolean has(String voucherNo) {
        return vouchers.contains(voucherNo);
    }
}
