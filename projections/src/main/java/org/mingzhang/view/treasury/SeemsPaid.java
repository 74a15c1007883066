package org.mingzhang.view.treasury;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mingzhang.view.treasury.BankReconciliation.BankLine;
import org.mingzhang.view.treasury.TreasuryReconciliation.Difference;
import org.mingzhang.view.treasury.TreasuryReconciliation.Voucher;
import org.mingzhang.view.treasury.TreasuryReconciliation.Word;

/**
 * A sign that an approved payment is paid already. It has a voucher or a bank's line.
 *
 * @param differences what the voucher says otherwise
 */
public record SeemsPaid(
        Sign sign, @Nullable Voucher voucher, @Nullable BankLine line, List<Difference> differences) {
    /** What kind of sign. */
    public enum Sign {
        /** The voucher names the payment, itself or by a person's word. */
        NAMED,
        /** The voucher is of its source, account and amount, and of no other payment. */
        LIKE,
        /** Nothing else on either side fits; the two differ. */
        PAIRED,
        /** The voucher is of its source, account and amount, and names another payment with which it does not agree. */
        NAMED_AWAY,
        /** The same, but it agrees with the other one in source, account and amount: a person's word counts. */
        FREED,
        /** A paying account's line to its account, of its amount, on or after its approval, that is of no other payment. */
        LINE,
        /** The same, and two persons said why it is there. */
        EXPLAINED
    }

    public SeemsPaid {
        differences = List.copyOf(differences);
    }

    static SeemsPaid by(Sign sign, Voucher voucher) {
        return new SeemsPaid(sign, voucher, null, List.of());
    }

    /** What a person said of it; null where nobody has. */
    public @Nullable Word word() {
        return voucher != null
                ? voucher.word()
                : line == null || line.words().isEmpty() ? null : line.words().getFirst();
    }

    /**
     * Whether the payment has to wait. A person's word frees it, unless that person ordered or approved it; of a line
     * which two explained, one of them had no part.
     *
     * @param people who had a part in the payment
     */
    public boolean keepsOut(Set<String> people) {
        if (line != null) {
            return !isFreed()
                    || line.words().stream().allMatch(word -> word.by().isOneOf(people));
        }
        Word word = word();
        return !isFreed() || (word != null && word.by().isOneOf(people));
    }

    /** Whether a person's word stands against the sign. */
    public boolean isFreed() {
        return sign == Sign.FREED || sign == Sign.EXPLAINED;
    }
}
