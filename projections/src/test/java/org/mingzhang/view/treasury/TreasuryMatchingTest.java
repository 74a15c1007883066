package org.mingzhang.view.treasury;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mingzhang.domain.award.Payment.State;
import org.mingzhang.domain.decision.WorkingDays;
import org.mingzhang.view.treasury.TreasuryReconciliation.Difference;
import org.mingzhang.view.treasury.TreasuryReconciliation.Differing;
import org.mingzhang.view.treasury.TreasuryReconciliation.LedgerPayment;
import org.mingzhang.view.treasury.TreasuryReconciliation.TreasuryOnly;
import org.mingzhang.view.treasury.TreasuryReconciliation.Voucher;

class TreasuryMatchingTest {
    private static final LocalDate DAY = LocalDate.of(2026, 3, 2);

    private final List<LedgerPayment> payments = new ArrayList<>();
    private final List<Voucher> vouchers = new ArrayList<>();

    private LedgerPayment payment(int n) {
        LedgerPayment payment = new LedgerPayment(
                "P" + n,
                n % 5 == 0 ? "local" : "central",
                20_000_000L + n % 7 * 1_000_000L,
                "示例企业" + n % 90,
                "62000000" + n % 90,
                DAY.plusDays(n % 60),
                State.CONFIRMED,
                null);
        payments.add(payment);
        return payment;
    }

    /** The voucher that pays it, a day later. */
    private static Voucher voucher(LedgerPayment payment, int n, boolean named) {
        LocalDate paidOn = payment.paidOn();
        return Vouchers.plain(
                "V" + n,
                payment.source(),
                payment.amountFen(),
                payment.payeeName(),
                payment.payeeAccount(),
                paidOn == null ? null : paidOn.plusDays(1),
                named ? payment.payment() : null,
                null,
                n,
                List.of());
    }

    private TreasuryReconciliation reconcile() {
        return reconcile(LocalDate.of(2026, 12, 31), Set.of());
    }

    private TreasuryReconciliation reconcile(LocalDate asOf, Set<String> returned) {
        return new TreasuryMatching(
                        new ReconciliationTerms(asOf, ReconciliationTerms.USUAL_WORKING_DAYS, WorkingDays.BUILT_IN),
                        payments,
                        vouchers,
                        returned,
                        Vouchers.NOBODY_PAID)
                .of("HD", 9, new BankReconciliation(0, List.of(), List.of(), List.of()));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void everyPlantedDifferenceIsFoundAndNothingElse(boolean named) {
        List<Voucher> differing = new ArrayList<>();
        for (int n = 0; n < 500; n++) {
            LedgerPayment payment = payment(n);
            if (n % 200 == 7) {
                continue;
            }
            Voucher voucher = voucher(payment, n, named);
            if (n % 130 == 11) {
                // Nobody else gets this amount, so that it is told apart without a name as well.
                voucher = amount(voucher, payment.amountFen() + 100_000 + n);
                differing.add(voucher);
            }
            vouchers.add(voucher);
        }
        Voucher twiceA = vouchers.get(100);
        Voucher twiceB = vouchers.get(301);
        for (Voucher twice : List.of(twiceA, twiceB)) {
            vouchers.add(again(twice));
        }
        for (int n = 0; n < 5; n++) {
            vouchers.add(Vouchers.plain(
                    "U" + n, "central", 31_415_900L + n, "另一企业", "6299999999", DAY, null, null, 900 + n, List.of()));
        }
        Collections.shuffle(vouchers, new Random(5));

        TreasuryReconciliation found = reconcile();

        assertThat(found.ledgerOnly())
                .extracting(LedgerPayment::payment)
                .containsExactlyInAnyOrder("P7", "P207", "P407");
        assertThat(found.treasuryOnly()).hasSize(7);
        assertThat(found.treasuryOnly().stream().filter(only -> only.paidAgain() != null))
                .extracting(only -> only.voucher().amountFen())
                .containsExactlyInAnyOrder(twiceA.amountFen(), twiceB.amountFen());
        assertThat(found.treasuryOnly().stream().filter(only -> only.paidAgain() == null))
                .extracting(only -> only.voucher().voucherNo())
                .containsExactlyInAnyOrder("U0", "U1", "U2", "U3", "U4");
        assertThat(found.differing()).extracting(Differing::voucher).containsExactlyInAnyOrderElementsOf(differing);
        assertThat(differing).hasSize(4);
        assertThat(found.differing()).allSatisfy(pair -> assertThat(pair.differences())
                .extracting(Difference::field)
                .containsExactly("amountFen"));
        assertThat(found.matched()).isEqualTo(500 - 3 - 4);
        assertThat(found.agrees()).isFalse();
    }

    private static Voucher amount(Voucher voucher, long amountFen) {
        return Vouchers.plain(
                voucher.voucherNo(),
                voucher.source(),
                amountFen,
                voucher.payeeName(),
                voucher.payeeAccount(),
                voucher.paidOn(),
                voucher.payment(),
                null,
                voucher.position(),
                List.of());
    }

    private static Voucher again(Voucher voucher) {
        return Vouchers.plain(
                voucher.voucherNo() + "-2",
                voucher.source(),
                voucher.amountFen(),
                voucher.payeeName(),
                voucher.payeeAccount(),
                voucher.paidOn(),
                voucher.payment(),
                null,
                voucher.position() + 600,
                List.of());
    }

    @Test
    void twoSourcesOfOnePaymentAreTwoVouchers() {
        LedgerPayment central = new LedgerPayment("P", "central", 15, "甲", "62001", DAY, State.CONFIRMED, null);
        LedgerPayment local = new LedgerPayment("P", "local", 5, "甲", "62001", DAY, State.CONFIRMED, null);
        payments.addAll(List.of(central, local));
        vouchers.add(voucher(central, 1, true));
        vouchers.add(voucher(local, 2, true));
        assertThat(reconcile().agrees()).isTrue();
        assertThat(reconcile().matched()).isEqualTo(2);
        assertThat(reconcile().matchedFen()).isEqualTo(20);
    }

    @Test
    void whatIsToldDifferentlyIsNamedOneByOne() {
        payments.add(new LedgerPayment("P", "central", 15, "甲", "62001", DAY, State.CONFIRMED, null));
        vouchers.add(Vouchers.plain("V", "local", 16, "乙", "62002", DAY.plusDays(4), "P", null, 1, List.of()));
        assertThat(reconcile().differing().getFirst().differences())
                .containsExactly(
                        new Difference("source", "central", "local"),
                        new Difference("amountFen", "15", "16"),
                        new Difference("payeeName", "甲", "乙"),
                        new Difference("payeeAccount", "62001", "62002"),
                        new Difference("paidOn", "2026-03-02", "2026-03-06"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ORDERED", "APPROVED", "RETURNED", "CANCELLED"})
    void whatTheTreasuryPaidAndTheLedgerDidNotIsADifference(State state) {
        payments.add(new LedgerPayment("P", "central", 15, "甲", "62001", null, state, null));
        assertThat(reconcile().agrees())
                .as("nothing is missing at the treasury")
                .isTrue();
        vouchers.add(Vouchers.plain("V", "central", 15, "甲", "62001", DAY, "P", null, 1, List.of()));
        assertThat(reconcile().differing().getFirst().differences())
                .containsExactly(new Difference("state", state.chinese(), "已拨付"));
    }

    @Test
    void aVoucherOfAPaymentThatIsNotThereBelongsToNone() {
        payment(1);
        vouchers.add(voucher(payments.getFirst(), 1, true));
        vouchers.add(Vouchers.plain("V2", "central", 15, "甲", "62001", DAY, "P-none", null, 2, List.of()));
        assertThat(reconcile().treasuryOnly()).containsExactly(new TreasuryOnly(vouchers.getLast(), null));
    }

    /** Two payments alike cannot be told apart, and need not be: each has its voucher. */
    @Test
    void paymentsAlikeAreTakenInTheOrderOfTheirDays() {
        for (int n = 0; n < 3; n++) {
            payments.add(new LedgerPayment(
                    "P" + n, "central", 15, "甲", "62001", DAY.plusDays(n * 10L), State.CONFIRMED, null));
        }
        for (int n : new int[] {2, 0}) {
            vouchers.add(Vouchers.plain(
                    "V" + n, "central", 15, "甲", "62001", DAY.plusDays(n * 10L + 1), null, null, n, List.of()));
        }
        TreasuryReconciliation found = reconcile();
        assertThat(found.matched()).isEqualTo(2);
        assertThat(found.ledgerOnly()).extracting(LedgerPayment::payment).containsExactly("P1");
    }

    @Test
    void ofAPaymentNamedTwiceTheVoucherThatAgreesCounts() {
        payment(1);
        Voucher right = voucher(payments.getFirst(), 2, true);
        vouchers.add(amount(again(voucher(payments.getFirst(), 1, true)), 1));
        vouchers.add(right);
        TreasuryReconciliation found = reconcile();
        assertThat(found.matched()).isEqualTo(1);
        assertThat(found.treasuryOnly()).extracting(TreasuryOnly::paidAgain).containsExactly("P1");
    }

    private static Voucher plain(String no, String account, long fen, LocalDate on, String payment, String byHand) {
        return Vouchers.plain(
                no,
                "central",
                fen,
                "甲",
                account,
                on,
                payment.isEmpty() ? null : payment,
                byHand.isEmpty() ? null : byHand,
                vouchersSeen++,
                List.of());
    }

    private static long vouchersSeen;

    private void central(String id, String account, long fen, LocalDate on) {
        payments.add(new LedgerPayment(id, "central", fen, "甲", account, on, State.CONFIRMED, null));
    }

    /** An attack: what left is called off, ordered anew and paid, and the treasury pays the first one too. */
    @Test
    void anOrderThatWasCalledOffAndPaidBesideItsSuccessorIsASecondPayment() {
        payments.add(new LedgerPayment("P1", "central", 15, "甲", "62001", null, State.CANCELLED, null));
        central("P2", "62001", 15, DAY);
        vouchers.add(plain("V1", "62001", 15, DAY, "P1", ""));
        TreasuryReconciliation instead = reconcile();
        assertThat(instead.differing()).as("paid in place of the other").hasSize(1);
        assertThat(instead.ledgerOnly()).extracting(LedgerPayment::payment).containsExactly("P2");
        vouchers.add(plain("V2", "62001", 15, DAY, "P2", ""));
        TreasuryReconciliation both = reconcile();
        assertThat(both.differing()).isEmpty();
        assertThat(both.treasuryOnly()).extracting(TreasuryOnly::paidAgain).containsExactly("P2");
        assertThat(both.doubled()).isEqualTo(1);
    }

    /** An attack: one voucher for two payments of the same account. */
    @Test
    void oneVoucherPaysTwoPaymentsOnlyWhereTheyComeToItsAmount() {
        central("P1", "62001", 10, DAY);
        central("P2", "62001", 10, DAY);
        vouchers.add(plain("V", "62001", 10, DAY, "", ""));
        TreasuryReconciliation found = reconcile();
        assertThat(found.matched()).isEqualTo(1);
        assertThat(found.ledgerOnly()).hasSize(1);
        vouchers.set(0, plain("V", "62001", 21, DAY, "", ""));
        assertThat(reconcile().matched())
                .as("nor does one of more than their sum")
                .isZero();
        vouchers.set(0, plain("V", "62001", 20, DAY, "", ""));
        assertThat(reconcile().matched()).as("one of their sum, on their day").isEqualTo(2);
        payments.set(1, new LedgerPayment("P2", "central", 10, "甲", "62001", DAY.plusDays(1), State.CONFIRMED, null));
        assertThat(reconcile().matched()).as("and on no other day").isZero();
    }

    /** An attack: the same amount on the same day to another account. */
    @Test
    void theSameAmountToAnotherAccountIsNoMatch() {
        central("P1", "62001", 10, DAY);
        vouchers.add(plain("V", "62999", 10, DAY, "", ""));
        TreasuryReconciliation found = reconcile();
        assertThat(found.matched()).isZero();
        assertThat(found.differing().getFirst().differences())
                .containsExactly(new Difference("payeeAccount", "62001", "62999"));
    }

    /** An attack: the same voucher twice, and a person says of both that they are this payment. */
    @Test
    void aDoubledVoucherIsMatchedOnceWhoeverSaysSo() {
        central("P1", "62001", 10, DAY);
        vouchers.add(plain("V1", "62001", 10, DAY, "P1", "人工认定"));
        vouchers.add(plain("V2", "62001", 10, DAY, "P1", "人工认定"));
        TreasuryReconciliation found = reconcile();
        assertThat(found.matched()).isEqualTo(1);
        assertThat(found.matchedBy().hand()).isEqualTo(1);
        assertThat(found.treasuryOnly()).extracting(TreasuryOnly::paidAgain).containsExactly("P1");
        assertThat(found.doubled()).isEqualTo(1);
    }

    @Test
    void vouchersThatNameAShareAndAddUpToItPayItInParts() {
        central("P1", "62001", 10, DAY);
        vouchers.add(plain("V1", "62001", 4, DAY, "P1", ""));
        vouchers.add(plain("V2", "62001", 6, DAY.plusDays(1), "P1", ""));
        assertThat(reconcile().agrees()).isTrue();
        assertThat(reconcile().matched()).isEqualTo(1);
        vouchers.add(plain("V3", "62001", 1, DAY, "P1", ""));
        assertThat(reconcile().agrees()).as("one fen more").isFalse();
    }

    @Test
    void aPersonSettlesANameAndADayButNoMoney() {
        central("P1", "62001", 10, DAY);
        vouchers.add(
                Vouchers.plain("V1", "central", 10, "甲（曾用名）", "62001", DAY.plusDays(40), "P1", "更名", 1, List.of()));
        assertThat(reconcile().agrees()).isTrue();
        vouchers.set(0, Vouchers.plain("V1", "central", 11, "甲", "62001", DAY, "P1", "更名", 1, List.of()));
        assertThat(reconcile().differing()).hasSize(1);
    }

    @Test
    void daysAreWorkingDaysAndWhatIsNotDueIsNotMissing() {
        // 2026-09-30 is a Wednesday; 国庆节 is until 10-07, and 10-10 is worked.
        LocalDate eve = LocalDate.of(2026, 9, 30);
        central("P1", "62001", 10, eve);
        TreasuryReconciliation waiting = reconcile(LocalDate.of(2026, 10, 10), Set.of());
        assertThat(waiting.ledgerOnly()).isEmpty();
        assertThat(waiting.notYetDue().getFirst().dueOn()).isEqualTo(LocalDate.of(2026, 10, 10));
        assertThat(waiting.agrees()).isTrue();
        assertThat(reconcile(LocalDate.of(2026, 10, 11), Set.of()).ledgerOnly()).hasSize(1);
        vouchers.add(plain("V1", "62001", 10, LocalDate.of(2026, 10, 10), "", ""));
        assertThat(reconcile().agrees())
                .as("ten days later is the third working day")
                .isTrue();
        assertThat(reconcile(eve, Set.of()).treasuryOnly())
                .as("as of a day, later vouchers are not there yet")
                .isEmpty();
    }

    @Test
    void whatABankShowsComingBackAgreesWithItsVoucher() {
        payments.add(new LedgerPayment("P1", "central", 10, "甲", "62001", DAY, State.RETURNED, null));
        vouchers.add(plain("V1", "62001", 10, DAY, "P1", ""));
        assertThat(reconcile().differing()).hasSize(1);
        assertThat(reconcile(LocalDate.of(2026, 12, 31), Set.of("P1")).agrees()).isTrue();
    }
}
