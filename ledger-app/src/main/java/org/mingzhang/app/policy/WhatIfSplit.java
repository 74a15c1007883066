package org.mingzhang.app.policy;

import org.mingzhang.domain.award.CaseBook;
import org.mingzhang.domain.award.CaseBook.Entry;
import org.mingzhang.domain.award.CaseBook.Progress;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.domain.policy.WhatIf.Difference;

/** Adds up where changes fall, award by award: what one was paid too much is never set off against what another is still due. */
final class WhatIfSplit {
    private final CaseBook book;
    private Fen open = Fen.ZERO;
    private Fen unpaid = Fen.ZERO;
    private Fen overpaid = Fen.ZERO;
    private Fen recovered = Fen.ZERO;

    WhatIfSplit(CaseBook book) {
        this.book = book;
    }

    /** Answers what of the award was paid beyond its new amount. */
    Fen add(Entry entry, Difference difference) {
        Fen paid = book.paid(entry.number());
        Fen beyond = over(paid, difference.after());
        Fen toPay = over(difference.after(), paid).minus(over(difference.before(), paid));
        if (entry.progress() == Progress.APPROVED) {
            unpaid = unpaid.plus(toPay);
        } else {
            open = open.plus(toPay);
        }
        // What an award holds beyond its amount today is no change.
        Fen more = beyond.minus(over(paid, difference.before()));
        overpaid = overpaid.plus(more);
        recovered = recovered.plus(more.min(book.recovered(entry.number())).max(Fen.ZERO));
        return beyond;
    }

    private static Fen over(Fen amount, Fen other) {
        return amount.minus(other).max(Fen.ZERO);
    }

    WhatIfView.Split view() {
        return new WhatIfView.Split(open, unpaid, overpaid, recovered);
    }
}
