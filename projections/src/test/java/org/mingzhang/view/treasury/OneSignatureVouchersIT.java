package org.mingzhang.view.treasury;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.mingzhang.domain.bank.BankEvent.BankLineRecorded;
import org.mingzhang.domain.bank.BankEvent.TreasuryPaymentMatched;
import org.mingzhang.domain.bank.BankEvent.TreasuryPaymentRecorded;
import org.mingzhang.domain.event.Envelope;
import org.mingzhang.domain.event.StreamId;
import org.mingzhang.domain.imports.ImportEvent.Mode;
import org.mingzhang.domain.imports.ImportEvent.WorkbookImported;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.view.treasury.TreasuryReconciliation.Standing;
import org.mingzhang.view.treasury.TreasuryReconciliation.Ways;
import org.mingzhang.view.treasury.VoucherStandings.PaymentStanding;

/** An attack by one person: vouchers typed in to fit the payments make nothing agree, until another person has agreed to them. */
class OneSignatureVouchersIT extends VoucherStory {
    private VoucherStandings standings() throws SQLException {
        try (Connection connection = database.source().getConnection()) {
            connection.setSchema("view");
            return TreasuryQueries.standings(connection, "HD", TERMS);
        }
    }

    @Test
    void whatOnePersonTypedInIsCountedApartUntilAnotherAgrees() throws SQLException {
        started(Mode.HISTORY);
        story.imported(DAY, StreamId.bank("HD"), first(), "import-1");
        story.on(DAY, IMPORT, new WorkbookImported(1, 0));
        story.on(DAY, StreamId.bank("HD"), second());
        TreasuryReconciliation alone = reconcile();
        assertThat(alone.matched()).isEqualTo(1);
        assertThat(alone.matchedFen()).isEqualTo(TEN.value());
        assertThat(alone.matchedBy()).isEqualTo(new Ways(0, 1, 0));
        assertThat(alone.unreviewed()).singleElement().satisfies(one -> {
            assertThat(one.ledger().payment()).isEqualTo("HD-1-P");
            assertThat(one.signature().importId()).isEqualTo("import-1");
            assertThat(one.signature().fileName()).isEqualTo("国库.xlsx");
            assertThat(one.signature().chinese()).isEqualTo("待复核");
        });
        assertThat(alone.unreviewedFen()).isEqualTo(TEN.value());
        assertThat(alone.ledgerOnly()).as("nobody says that it is missing").isEmpty();
        assertThat(alone.differsNowhere()).isTrue();
        assertThat(alone.agrees()).isFalse();
        assertThat(alone.toJson().at("/counts/unreviewed").asInt()).isEqualTo(1);
        assertThat(standings().vouchers())
                .extracting(VoucherStandings.OfVoucher::standing)
                .containsExactlyInAnyOrder(Standing.UNREVIEWED, Standing.AGREES);
        assertThat(standings().payments())
                .extracting(VoucherStandings.OfPayment::standing)
                .containsExactly(PaymentStanding.UNREVIEWED, PaymentStanding.AGREES);
        reviewed(false);
        TreasuryReconciliation disputed = reconcile();
        assertThat(disputed.matched()).isEqualTo(1);
        assertThat(disputed.unreviewed().getFirst().signature().chinese()).isEqualTo("复核不认可");
        assertThat(standings().vouchers())
                .extracting(VoucherStandings.OfVoucher::standing)
                .containsExactlyInAnyOrder(Standing.DISPUTED, Standing.AGREES);
        reviewed(true);
        TreasuryReconciliation agreed = reconcile();
        assertThat(agreed.matched()).isEqualTo(2);
        assertThat(agreed.matchedFen()).isEqualTo(2 * TEN.value());
        assertThat(agreed.unreviewed()).isEmpty();
        assertThat(agreed.agrees()).isTrue();
        assertThat(standings().payments())
                .extracting(VoucherStandings.OfPayment::standing)
                .containsOnly(PaymentStanding.AGREES);
    }

    /** Before and after the review, what is built anew from the log says the same as what was kept along. */
    @Test
    void readModelsThatAreBuiltAnewSayTheSame() {
        started(Mode.HISTORY);
        story.imported(DAY, StreamId.bank("HD"), first(), "import-1");
        story.imported(DAY, StreamId.bank("6211"), line(), "import-1");
        TreasuryReconciliation alone = reconcile();
        rebuilt();
        assertThat(found()).isEqualTo(alone);
        reviewed(true);
        TreasuryReconciliation agreed = reconcile();
        rebuilt();
        assertThat(found()).isEqualTo(agreed);
        assertThat(agreed.matched()).isEqualTo(alone.matched() + 1);
    }

    /** What is decided now is signed as any decision is, and wants no review. */
    @Test
    void whatIsDecidedNowAgreesAtOnce() {
        started(Mode.LIVE);
        story.imported(DAY, StreamId.bank("HD"), first(), "import-1");
        assertThat(reconcile().matched()).isEqualTo(1);
    }

    /** An attack on the read models: an import that is not in them is agreed to by nobody. */
    @Test
    void anImportThatIsNotKnownIsNotAgreedTo() {
        started(Mode.HISTORY);
        story.imported(DAY, StreamId.bank("HD"), first(), "import-1");
        reviewed(true);
        assertThat(reconcile().matched()).isEqualTo(1);
        database.execute("DELETE FROM view.imported_workbook");
        assertThat(found().matched()).isZero();
        assertThat(found().unreviewed()).hasSize(1);
    }

    /** One voucher of two that add up to a payment, one that pays two at once, and one that a person has matched by hand. */
    @Test
    void noWayOfPairingMakesItAgree() {
        started(Mode.HISTORY);
        Fen five = Fen.ofWan(5);
        TreasuryPaymentRecorded half = voucher("V1", PAYEE.holder(), PAYEE.number(), five);
        story.imported(DAY, StreamId.bank("HD"), half, "import-1");
        long at = story.position();
        story.on(DAY, StreamId.bank("HD"), voucher("V2", PAYEE.holder(), PAYEE.number(), five));
        for (long line = at - 1; line <= at; line++) {
            story.on(
                    DAY,
                    StreamId.bank("HD"),
                    new TreasuryPaymentMatched(line < at ? "V1" : "V2", "HD-1-P", "分两次支付", null, line));
        }
        TreasuryReconciliation parts = reconcile();
        assertThat(parts.unreviewed()).singleElement().satisfies(one -> assertThat(one.vouchers())
                .hasSize(2));
        assertThat(parts.matched()).isZero();
        assertThat(parts.handMatches())
                .extracting(match -> match.voucher().voucherNo() + " " + match.agrees())
                .contains("V1 false");
        long several = story.position();
        story.imported(DAY, StreamId.bank("HD"), voucher("V3", "代发专户", "6200900", Fen.ofWan(10)), "import-1");
        story.on(DAY, StreamId.bank("HD"), new TreasuryPaymentMatched("V3", "HD-2-P", "经代发", null, several));
        TreasuryReconciliation hand = reconcile();
        assertThat(hand.matched()).isZero();
        assertThat(hand.matchedBy().hand()).isZero();
    }

    private static BankLineRecorded line() {
        return new BankLineRecorded("6211", "HD-1", "示例市财政局", "6211", PAYEE.holder(), PAYEE.number(), TEN, null);
    }

    @Test
    void aStatementThatOnePersonTypedInShowsNothingEither() {
        started(Mode.HISTORY);
        story.on(DAY, StreamId.bank("HD"), first());
        story.on(DAY, StreamId.bank("HD"), second());
        story.imported(DAY, StreamId.bank("6211"), line(), "import-1");
        TreasuryReconciliation alone = reconcile();
        assertThat(alone.bank().matched()).isZero();
        assertThat(alone.bank().unreviewed())
                .singleElement()
                .satisfies(pair -> assertThat(pair.ledger().payment()).isEqualTo("HD-1-P"));
        assertThat(alone.agrees()).isFalse();
        reviewed(true);
        assertThat(reconcile().bank().matched()).isEqualTo(1);
        assertThat(reconcile().bank().unreviewed()).isEmpty();
    }

    /** An attack: who ordered the payment types in the voucher that is missing, as a matter of today. */
    @Test
    void whoPaidDoesNotProveThatTheTreasuryPaid() throws SQLException {
        story.bookkeptBy("CZ-001");
        started(Mode.LIVE);
        story.imported(DAY, StreamId.bank("HD"), first(), "import-1");
        story.imported(DAY, StreamId.bank("6211"), line(), "import-1");
        story.on(DAY, StreamId.bank("HD"), second());
        TreasuryReconciliation own = reconcile();
        assertThat(own.matched()).isZero();
        assertThat(own.bank().matched()).isZero();
        assertThat(own.agrees()).isFalse();
        assertThat(own.unreviewed())
                .extracting(one -> one.signature().chinese())
                .containsOnly("仅凭CZ-001登记、认定，待没有经手的人核对");
        assertThat(own.unreviewed())
                .extracting(one -> String.valueOf(one.signature().fileName()))
                .containsExactlyInAnyOrder("国库.xlsx", "null");
        assertThat(own.bank().unreviewed()).hasSize(1);
        assertThat(standings().payments())
                .extracting(VoucherStandings.OfPayment::standing)
                .containsOnly(PaymentStanding.UNREVIEWED);
        reviewed(true);
        assertThat(reconcile().matched())
                .as("the same person's second word is none")
                .isZero();
        story.bookkeptBy("CZ-003");
        reviewed(true);
        TreasuryReconciliation agreed = reconcile();
        assertThat(agreed.matched()).isEqualTo(1);
        assertThat(agreed.bank().matched()).isEqualTo(1);
        rebuilt();
        assertThat(found()).isEqualTo(agreed);
        story.on(DAY, StreamId.bank("HD"), new TreasuryPaymentMatched("V2", "HD-2-P", "与国库系统核对", null, line("V2")));
        TreasuryReconciliation whole = reconcile();
        assertThat(whole.matched()).isEqualTo(2);
        assertThat(whole.unreviewed()).isEmpty();
    }

    /** The word of whoever paid does not count as somebody else's word on a voucher that he recorded too. */
    @Test
    void aMatchByWhoPaidProvesNothing() {
        story.bookkeptBy("CZ-001");
        story.on(DAY, StreamId.bank("HD"), first());
        story.on(DAY, StreamId.bank("HD"), new TreasuryPaymentMatched("V1", "HD-1-P", "就是这一笔", null, line("V1")));
        assertThat(reconcile().matched()).isZero();
    }

    /** Somebody else's import to which another person does not agree is disputed, also where it was made as a matter of today. */
    @Test
    void whatAnotherPersonDisputesDoesNotCount() {
        started(Mode.LIVE);
        story.imported(DAY, StreamId.bank("HD"), first(), "import-1");
        story.bookkeptBy("CZ-003");
        reviewed(false);
        assertThat(reconcile().unreviewed())
                .extracting(one -> one.signature().chinese())
                .containsExactly("复核不认可");
    }

    private long line(String voucherNo) {
        return story.envelopes().stream()
                .map(Envelope::event)
                .toList()
                .indexOf(voucherNo.equals("V1") ? first() : second());
    }
}
