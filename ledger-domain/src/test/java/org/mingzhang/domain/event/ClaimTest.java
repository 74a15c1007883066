package org.mingzhang.domain.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.mingzhang.domain.award.AwardEvent.PaymentConfirmed;
import org.mingzhang.domain.bank.BankEvent.BankLineRecorded;
import org.mingzhang.domain.given.Samples;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.domain.project.ProjectEvent.InvoiceRegistered;
import org.mingzhang.domain.project.ProjectEvent.InvoiceStatus;
import org.mingzhang.domain.project.ProjectEvent.ProviderPaid;

class ClaimTest {
    private static InvoiceRegistered invoice(@Nullable String code, String number, long total, long claimed) {
        return invoice(code, number, total, claimed, InvoiceStatus.NORMAL);
    }

    private static InvoiceRegistered invoice(
            @Nullable String code, String number, long total, long claimed, InvoiceStatus status) {
        return new InvoiceRegistered(
                code,
                number,
                "合同-1",
                "seller",
                "buyer",
                LocalDate.of(2026, 3, 2),
                Fen.of(total),
                null,
                Fen.of(claimed),
                null,
                status);
    }

    private static String key(String bank, String receiptNo) {
        return Claim.of(new PaymentConfirmed("P-1", bank, receiptNo)).get(0).key();
    }

    @Test
    void anInvoiceTakesWhatIsClaimedOfItsTotal() {
        Claim claim = Claim.of(invoice("1300026001", "00012345", 100, 60)).get(0);
        assertThat(claim).isEqualTo(new Claim(Claim.Kind.INVOICE, "1300026001|00012345", 60, 100));
    }

    @Test
    void whatTakesBackOrWasCalledOffClaimsNothing() {
        assertThat(Claim.of(invoice(null, "1", -100, -60, InvoiceStatus.RED))).isEmpty();
        assertThat(Claim.of(invoice(null, "1", 100, 60, InvoiceStatus.VOID))).isEmpty();
        assertThat(invoice(null, "1", 100, 60, InvoiceStatus.VOID).countedFen()).isEqualTo(Fen.ZERO);
    }

    @Test
    void blanksWidthAndCaseDoNotMakeAnotherVoucher() {
        assertThat(key("示例 银行", "ab－01 ")).isEqualTo(key("示例银行", "ＡＢ-０１"));
        assertThat(key("示例银行", "ab-01")).isNotEqualTo(key("示例银行", "ab-02"));
    }

    @Test
    void partsDoNotRunIntoEachOther() {
        assertThat(key("甲|乙", "丙")).isNotEqualTo(key("甲", "乙|丙"));
        assertThat(key("甲\\", "乙")).isNotEqualTo(key("甲", "\\|乙"));
    }

    private static ProviderPaid paid(String contract, long amount, @Nullable Long moved) {
        return new ProviderPaid(
                contract,
                "6200",
                "示例收款方",
                "6201",
                "流水1",
                Fen.of(amount),
                null,
                null,
                moved == null ? null : Fen.of(moved));
    }

    @Test
    void allContractsTogetherTakeNoMoreOfOneSerialThanTheBankMoved() {
        assertThat(Claim.of(paid("甲", 60, 100L)))
                .contains(new Claim(Claim.Kind.PROVIDER_SERIAL, "6200|流水1", 60, 100))
                .noneMatch(claim -> claim.kind() == Claim.Kind.PROVIDER_SERIAL_WHOLE);
        assertThat(Claim.of(new BankLineRecorded("6200", "流水1", "付款方", "6200", "收款方", "6201", Fen.of(100), null)))
                .contains(new Claim(Claim.Kind.PROVIDER_SERIAL, "6200|流水1", 0, 100));
    }

    /** Money that comes in may bear the number of money that went out; one payment on two statements is one all the same. */
    @Test
    void aLineIsKnownByWhoPaidAndItsNumber() {
        List<Claim> out = Claim.of(line("6200", "6200", "6201"));
        assertThat(Claim.of(line("6201", "6200", "6201"))).isEqualTo(out);
        assertThat(Claim.of(line("6200", "6209", "6200"))).doesNotContainAnyElementsOf(out);
    }

    private static BankLineRecorded line(String account, String payer, String payee) {
        return new BankLineRecorded(account, "流水1", "付款方", payer, "收款方", payee, Fen.of(100), null);
    }

    @Test
    void withoutABankLineTheSameAmountOfOneSerialIsClaimedOnce() {
        assertThat(Claim.of(paid("甲", 60, null)))
                .contains(new Claim(Claim.Kind.PROVIDER_SERIAL, "6200|流水1", 60, Long.MAX_VALUE))
                .contains(new Claim(Claim.Kind.PROVIDER_SERIAL_WHOLE, "6200|流水1|60", 1, 1));
        assertThat(Claim.of(paid("乙", 40, null))).noneMatch(claim -> claim.key().equals("6200|流水1|60"));
    }

    @Test
    void exactlyTheTypesThatSayTheyClaimDo() {
        List<String> claiming = EventCodec.types().entrySet().stream()
                .filter(entry ->
                        !Claim.of((LedgerEvent) Samples.full(entry.getValue())).isEmpty())
                .map(java.util.Map.Entry::getKey)
                .toList();
        assertThat(claiming).containsExactlyInAnyOrderElementsOf(Claim.claimingTypes());
    }

    @Test
    void kindsAreFoundByTheirCode() {
        for (Claim.Kind kind : Claim.Kind.values()) {
            assertThat(Claim.Kind.ofCode(kind.code())).isEqualTo(kind);
            assertThat(kind.refusal()).isNotNull();
        }
    }
}
