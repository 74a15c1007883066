package org.mingzhang.view.workbench;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.money.Fen;

/**
 * One of the things that wait.
 *
 * @param subject the number of the case; null where it is about none
 * @param direction of the case, by the pack's id; null where it is about none
 * @param reference what of the case it is, such as a payment's number; null where it is the case itself
 * @param party credit code of whom it is about; null where it is about nobody
 * @param partyName as registered; the code where nobody is
 * @param county the pack's county id
 * @param day since when it waits, or by when it is due
 */
public record WaitingItem(
        @Nullable String subject,
        @Nullable String direction,
        @Nullable String reference,
        @Nullable String party,
        @Nullable String partyName,
        @Nullable String county,
        @Nullable LocalDate day,
        @Nullable Fen amountFen) {
    /** The same with the direction of its case. */
    WaitingItem in(@Nullable String caseDirection) {
        return new WaitingItem(subject, caseDirection, reference, party, partyName, county, day, amountFen);
    }
}
