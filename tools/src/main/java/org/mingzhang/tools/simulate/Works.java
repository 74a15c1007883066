package org.mingzhang.tools.simulate;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.money.Fen;

/**
 * What is done after the approval, and its papers.
 *
 * @param completedOn null when it comes to a standstill
 */
record Works(
        LocalDate startedOn,
        LocalDate endedOn,
        @Nullable LocalDate completedOn,
        List<Contract> contracts,
        List<Bill> bills) {

    /**
     * A contract.
     *
     * @param amount as signed; {@code more} is what it was amended by
     * @param retention 质保金, paid later than the rest
     */
    record Contract(
            String number,
            Organisation seller,
            @Nullable Product product,
            LocalDate signedOn,
            Fen amount,
            @Nullable LocalDate amendedOn,
            Fen more,
            Fen retention) {}

    /**
     * An invoice and its payment.
     *
     * @param claimed what is claimed of it here; the rest under another application
     */
    record Bill(
            Contract contract,
            String code,
            String number,
            LocalDate issuedOn,
            Fen total,
            Fen claimed,
            LocalDate paidOn) {}

    /** All that is claimed. */
    Fen claimed() {
        return bills.stream().map(Bill::claimed).reduce(Fen.ZERO, Fen::plus);
    }
}
