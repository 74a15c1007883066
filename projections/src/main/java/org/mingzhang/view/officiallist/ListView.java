package org.mingzhang.view.officiallist;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.event.BankAccount;
import org.mingzhang.domain.officiallist.OfficialListEvent.Kind;

/**
 * A list as it stands.
 *
 * @param issuedOn the list's own date
 * @param sm3 hex digest of all that it says, {@link org.mingzhang.domain.officiallist.ListDigest}; what who carries it out signs
 * @param totalFen the sum of the amounts that its lines state
 * @param carriedOut for how many lines anything was done
 * @param done for how many lines what was done, by the stored name of the event; a payment's
 *     confirmation counts for the row by which it was ordered
 * @param items its lines by number; empty where only the lists were asked for
 */
public record ListView(
        String list,
        String programme,
        Kind kind,
        @Nullable String documentNo,
        @Nullable LocalDate issuedOn,
        @Nullable LocalDate noticeFrom,
        @Nullable LocalDate noticeTo,
        String issuedBy,
        String signedBy,
        String sm3,
        int rows,
        long totalFen,
        int carriedOut,
        Map<String, Integer> done,
        List<Item> items) {

    /**
     * A line.
     *
     * @param number 序号; null for what was paid, which stands on no list
     * @param sm3 hex digest of who, what for and how much, the same on every list
     * @param payee where it goes, or went
     * @param payments what was paid, by the payments' numbers; empty for a line of a list
     */
    public record Item(
            @Nullable Integer number,
            @Nullable String application,
            @Nullable String enterprise,
            @Nullable String name,
            @Nullable String direction,
            @Nullable Long amountFen,
            String sm3,
            @Nullable BankAccount payee,
            List<String> payments) {}

    /** The same list without its lines. */
    ListView withoutItems() {
        return new ListView(
                list,
                programme,
                kind,
                documentNo,
                issuedOn,
                noticeFrom,
                noticeTo,
                issuedBy,
                signedBy,
                sm3,
                rows,
                totalFen,
                carriedOut,
                done,
                List.of());
    }
}
