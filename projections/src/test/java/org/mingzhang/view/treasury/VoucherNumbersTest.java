package org.mingzhang.view.treasury;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.mingzhang.view.treasury.TreasuryReconciliation.Standing;
import org.mingzhang.view.treasury.TreasuryReconciliation.UsedAgain;
import org.mingzhang.view.treasury.TreasuryReconciliation.UsedLine;
import org.mingzhang.view.treasury.TreasuryReconciliation.Voucher;

/** Which vouchers of one number are one voucher, and which are told. */
class VoucherNumbersTest {
    private static final LocalDate DAY = LocalDate.of(2026, 3, 2);

    private final List<Voucher> vouchers = new ArrayList<>();
    private final Map<Long, Standing> standings = new HashMap<>();

    private Voucher voucher(String number, int year, String source, String account, LocalDate day) {
        Voucher voucher = new Voucher(
                number,
                source,
                10,
                "甲",
                account,
                day,
                null,
                null,
                vouchers.size(),
                List.of(),
                year,
                null,
                null,
                Vouchers.TWO);
        vouchers.add(voucher);
        return voucher;
    }

    private List<UsedAgain> found() {
        return VoucherNumbers.usedAgain(vouchers, standings);
    }

    @Test
    void linesOfOneDayAndSourceToSeveralPayeesThatAllAgreeAreOneVoucher() {
        voucher("V1", 2026, "central", "62001", DAY);
        voucher("V1", 2026, "central", "62002", DAY);
        assertThat(found()).isEmpty();
    }

    @Test
    void numbersBeginAnewEachYear() {
        voucher("V1", 2026, "central", "62001", DAY);
        voucher("V1", 2027, "central", "62001", DAY.plusYears(1));
        assertThat(found()).isEmpty();
    }

    /** An attack: the stranger's line, and a later one that agrees. */
    @Test
    void aLineThatDoesNotAgreeIsToldWithAllOfItsNumberHoweverThatIsTyped() {
        standings.put(voucher("V1", 2026, "central", "62999", DAY).position(), Standing.UNKNOWN);
        voucher("ｖ1 ", 2026, "central", "62001", DAY);
        assertThat(found()).singleElement().satisfies(number -> assertThat(number.lines())
                .extracting(UsedLine::standing)
                .containsExactly(Standing.UNKNOWN, Standing.AGREES));
    }

    @Test
    void anotherDaySourceOrTheSameAccountIsNoLineOfTheVoucher() {
        voucher("V1", 2026, "central", "62001", DAY);
        voucher("V1", 2026, "central", "62002", DAY.plusDays(1));
        voucher("V2", 2026, "central", "62001", DAY);
        voucher("V2", 2026, "local", "62002", DAY);
        voucher("V3", 2026, "central", "62001", DAY);
        voucher("V3", 2026, "central", "62001", DAY);
        assertThat(found()).extracting(UsedAgain::voucherNo).containsExactly("V1", "V2", "V3");
    }
}
