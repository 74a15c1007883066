package org.mingzhang.domain.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.mingzhang.domain.actor.ActorEvent.KeyEnrolled;
import org.mingzhang.domain.award.AwardEvent.PaymentConfirmed;
import org.mingzhang.domain.award.AwardEvent.PaymentOrdered;
import org.mingzhang.domain.award.AwardEvent.PaymentReturned;
import org.mingzhang.domain.award.AwardEvent.RecoveryOrdered;
import org.mingzhang.domain.award.AwardEvent.RecoveryReceived;
import org.mingzhang.domain.award.AwardEvent.RecoveryReversed;
import org.mingzhang.domain.bank.BankEvent.BankLineRecorded;
import org.mingzhang.domain.bank.BankEvent.TreasuryPaymentRecorded;
import org.mingzhang.domain.event.LedgerEvent;
import org.mingzhang.domain.project.ProjectEvent.ContractRegistered;
import org.mingzhang.domain.project.ProjectEvent.InvoiceRegistered;
import org.mingzhang.domain.project.ProjectEvent.InvoiceStatus;
import org.mingzhang.domain.project.ProjectEvent.ProviderPaid;

/** Every voucher serves once in the whole ledger, an invoice up to the smallest total that anybody stated for it. */
final class VoucherAudit {
    private final Set<String> used = new HashSet<>();
    private final Map<String, Long> claimed = new HashMap<>();
    private final Map<String, Long> totals = new HashMap<>();

    void take(LedgerEvent event) {
        switch (event) {
            case PaymentOrdered e -> once("payment", e.payment());
            case PaymentConfirmed e -> once("receipt", String.valueOf(e.bank()), String.valueOf(e.receiptNo()));
            case PaymentReturned e -> once("receipt", String.valueOf(e.bank()), String.valueOf(e.receiptNo()));
            case RecoveryOrdered e -> once("recovery", e.recovery());
            case RecoveryReceived e -> once("receipt", String.valueOf(e.bank()), String.valueOf(e.receiptNo()));
            case RecoveryReversed e
            when e.returnReceiptNo() == null ->
                used.remove(name("receipt", String.valueOf(e.bank()), String.valueOf(e.receiptNo())));
            case RecoveryReversed e ->
                once("receipt", String.valueOf(e.returnBank()), String.valueOf(e.returnReceiptNo()));
            case ContractRegistered e -> once("contract", e.buyer(), e.seller(), e.contract());
            case ProviderPaid e -> once("provider payment", e.payerAccount(), e.serialNo(), e.contract());
            case BankLineRecorded e -> once("bank line", e.payerAccount(), e.serialNo());
            case TreasuryPaymentRecorded e ->
                once("voucher", e.voucherNo(), String.valueOf(e.budgetYear()), e.payeeAccount());
            case KeyEnrolled e -> once("key", e.keyId());
            case InvoiceRegistered e when e.status() != InvoiceStatus.NORMAL -> {
                // Takes back or calls off, and uses up nothing.
            }
            case InvoiceRegistered e -> {
                String key = e.invoiceCode() + " " + e.invoiceNo();
                long sum = claimed.merge(key, e.claimedFen().value(), Long::sum);
                long total = totals.merge(key, e.totalFen().value(), Math::min);
                assertThat(sum).as("invoice %s", key).isLessThanOrEqualTo(total);
            }
            default -> {
                // Uses up nothing.
            }
        }
    }

    private static String name(String kind, String... parts) {
        return kind + " " + String.join(" / ", parts).replace(" ", "");
    }

    private void once(String kind, String... parts) {
        assertThat(used.add(name(kind, parts)))
                .as("%s %s", kind, String.join(" / ", parts))
                .isTrue();
    }
}
