package org.mingzhang.view.treasury;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.mingzhang.domain.award.Payment.State;
import org.mingzhang.domain.decision.WorkingDays;
import org.mingzhang.view.treasury.TreasuryReconciliation.LedgerPayment;
import org.mingzhang.view.treasury.TreasuryReconciliation.Voucher;

/** Approved payments that the treasury has paid: none of them goes out in a batch once more. */
class PaidAlreadyTest {
    private static final LocalDate DAY = LocalDate.of(2026, 3, 2);

    private final List<LedgerPayment> payments = new ArrayList<>();
    private final List<Voucher> vouchers = new ArrayList<>();

    private void payment(String id, String account, State state) {
        payments.add(
                new LedgerPayment(id, "central", 10, "甲", account, state == State.CONFIRMED ? DAY : null, state, null));
    }

    private void voucher(String account, long fen, @Nullable String payment) {
        vouchers.add(Vouchers.plain(
                "V" + vouchers.size(), "central", fen, "甲", account, DAY, payment, null, vouchers.size(), List.of()));
    }

    private Set<String> paid() {
        ReconciliationTerms terms = new ReconciliationTerms(LocalDate.of(2026, 12, 31), 3, WorkingDays.BUILT_IN);
        return PaidAlready.of(
                        new TreasuryMatching(terms, payments, vouchers, Set.of())
                                .of("HD", 9, new BankReconciliation(0, List.of(), List.of(), List.of())),
                        payments)
                .keySet();
    }

    @Test
    void aVoucherThatNamesOrFitsAnApprovedPaymentHasPaidIt() {
        payment("P1", "62001", State.APPROVED);
        payment("P2", "62002", State.APPROVED);
        payment("P3", "62003", State.APPROVED);
        voucher("62001", 10, null);
        voucher("62999", 7, "P2");
        assertThat(paid()).containsExactly("P1", "P2");
    }

    @Test
    void ofPaymentsThatAreAlikeAnyMayBeMeant() {
        payment("P1", "62001", State.APPROVED);
        payment("P2", "62001", State.APPROVED);
        voucher("62001", 10, null);
        assertThat(paid()).containsExactly("P1", "P2");
    }

    @Test
    void aVoucherOfAConfirmedPaymentOrOfAnotherAmountHoldsNothingBack() {
        payment("P1", "62001", State.CONFIRMED);
        payment("P2", "62001", State.APPROVED);
        voucher("62001", 10, "P1");
        voucher("62001", 10, "P1");
        voucher("62001", 11, null);
        assertThat(paid()).as("P1, P1 once more, and another amount").isEmpty();
        voucher("62001", 10, null);
        assertThat(paid()).as("a second payment that may be this one").containsExactly("P2");
    }
}
