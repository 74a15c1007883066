package org.mingzhang.view.treasury;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.mingzhang.domain.award.AwardEvent.PaymentCancelled;
import org.mingzhang.domain.award.AwardEvent.PaymentConfirmed;
import org.mingzhang.domain.bank.BankEvent.TreasuryPaymentMatched;
import org.mingzhang.domain.bank.BankEvent.TreasuryPaymentRecorded;
import org.mingzhang.domain.enterprise.EnterpriseEvent.BankAccountChanged;
import org.mingzhang.domain.event.BankAccount;
import org.mingzhang.domain.event.StreamId;
import org.mingzhang.domain.imports.ImportEvent.Mode;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.domain.programme.ProgrammeEvent.PaymentBatchExported;

/** Attacks by people who neither ordered nor confirmed a payment and had a part in it all the same: they prove nothing of it. */
class PartsInPaymentsIT extends VoucherStory {
    /** Attacks by CZ-004, who neither ordered nor confirmed it and had a part all the same. */
    @Test
    void whoLetAPaymentLeaveDoesNotProveIt() {
        story.actedBy("CZ-004")
                .on(
                        DAY,
                        StreamId.programme("HD"),
                        new PaymentBatchExported(
                                "ab".repeat(32), 2, Fen.ofWan(20), null, List.of("HD-1-P", "HD-2-P"), null, null));
        provesNothingAlone("HD-1-P", first());
    }

    @Test
    void whoRecordedItsAccountDoesNotProveIt() {
        BankAccount account = new BankAccount("某银行", "6200000003", "示例企业三");
        StreamId party = StreamId.enterprise("91130403MA00000025");
        story.actedBy("CZ-004").on(DAY, party, new BankAccountChanged(account, "换户"));
        story.actedBy("CZ-001");
        pay("HD-3", account);
        provesNothingAlone("HD-3-P", voucher("V3", account.holder(), account.number(), TEN));
    }

    /** Who recorded the same account after the payment had no part in it. */
    @Test
    void whoRecordsAnAccountLaterHadNoPart() {
        StreamId party = StreamId.enterprise("91130403MA00000025");
        story.actedBy("CZ-004").on(DAY, party, new BankAccountChanged(PAYEE, "换户"));
        story.bookkeptBy("CZ-004").on(DAY, StreamId.bank("HD"), first());
        assertThat(reconcile().matched()).isEqualTo(1);
    }

    @Test
    void whoCalledItOffDoesNotProveIt() {
        StreamId award = StreamId.award("HD-1");
        story.actedBy("CZ-004").on(DAY, award, new PaymentCancelled("HD-1-P", "重提", null));
        story.actedBy("CZ-001").on(DAY, award, new PaymentConfirmed("HD-1-P", "某银行", "HD-1"));
        provesNothingAlone("HD-1-P", first());
    }

    /** Who agreed to the old records of a payment stands for these already; its vouchers want a third person. */
    @Test
    void whoAgreedToTheImportOfAPaymentDoesNotProveIt() {
        pastPayment();
        story.bookkeptBy("CZ-004");
        reviewed(true);
        provesNothingAlone("HD-4-P", voucher("V4", "示例企业四", "6200000004", TEN));
    }

    /** The same where one workbook holds both: the second who agrees to it is the third person. */
    @Test
    void aWorkbookWithPaymentsAndVouchersIsAgreedToByTwo() {
        story.bookkeptBy("CZ-001");
        pastPayment();
        story.imported(DAY, StreamId.bank("HD"), voucher("V4", "示例企业四", "6200000004", TEN), "import-1");
        story.bookkeptBy("CZ-004");
        reviewed(true);
        assertThat(reconcile().matched()).isZero();
        reviewed(true);
        assertThat(reconcile().matched()).as("twice the same word is one").isZero();
        story.bookkeptBy("CZ-005");
        reviewed(true);
        TreasuryReconciliation agreed = reconcile();
        assertThat(agreed.matched()).isEqualTo(1);
        rebuilt();
        assertThat(found()).isEqualTo(agreed);
    }

    /** A payment of old records, to another enterprise. */
    private void pastPayment() {
        started(Mode.HISTORY);
        pay("HD-4", new BankAccount("某银行", "6200000004", "示例企业四"), true);
    }

    private void provesNothingAlone(String payment, TreasuryPaymentRecorded voucher) {
        story.bookkeptBy("CZ-004").on(DAY, StreamId.bank("HD"), voucher);
        TreasuryReconciliation alone = reconcile();
        assertThat(alone.matched()).isZero();
        assertThat(alone.unreviewed())
                .singleElement()
                .satisfies(one -> assertThat(one.ledger().payment()).isEqualTo(payment));
        rebuilt();
        assertThat(found()).isEqualTo(alone);
        long at = story.position() - 1;
        story.bookkeptBy("CZ-005")
                .on(
                        DAY,
                        StreamId.bank("HD"),
                        new TreasuryPaymentMatched(voucher.voucherNo(), payment, "与国库系统核对", null, at));
        assertThat(reconcile().matched()).as("one person who had no part").isEqualTo(1);
    }
}
