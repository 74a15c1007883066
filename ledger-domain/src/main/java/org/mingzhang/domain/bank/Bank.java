package org.mingzhang.domain.bank;

import org.mingzhang.domain.bank.BankEvent.BankLineRecorded;
import org.mingzhang.domain.bank.BankEvent.TreasuryPaymentRecorded;
import org.mingzhang.domain.event.Recorded;
import org.mingzhang.domain.event.StreamState;

/** A statement: nothing is decided from it, its lines are claimed once in the whole ledger. */
public final class Bank implements StreamState {
    private long lines;

    @Override
    public void evolve(Recorded recorded) {
        switch ((BankEvent) recorded.event()) {
            case BankLineRecorded e -> lines++;
            case TreasuryPaymentRecorded e -> lines++;
        }
    }

    public long lines() {
        return lines;
    }
}
