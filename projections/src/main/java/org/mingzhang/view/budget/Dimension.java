package org.mingzhang.view.budget;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.event.Purpose;
import org.mingzhang.domain.programme.Posting.Account;

/** What money with a purpose is broken down by, beside line and source. */
enum Dimension {
    DIRECTION,
    BATCH,
    COUNTY,
    LEVEL;

    /** Its name in rows. */
    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Dimension ofCode(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }

    @Nullable
    String member(Purpose purpose) {
        return switch (this) {
            case DIRECTION -> purpose.direction();
            case BATCH -> purpose.batch();
            case COUNTY -> purpose.county();
            case LEVEL -> purpose.level();
        };
    }

    /** Whether an account's columns are shown by dimension: budget is given to lines only, promises and payments to all. */
    static boolean breaksDown(Account account) {
        return switch (account) {
            case LINE_COMMITTED, LINE_RECOVERED, BENEFICIARY -> true;
            case APPROPRIATION, AVAILABLE, LINE_AVAILABLE, TREASURY, RECEIVED, AWAITED -> false;
        };
    }
}
