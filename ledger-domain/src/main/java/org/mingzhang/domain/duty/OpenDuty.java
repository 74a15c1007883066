package org.mingzhang.domain.duty;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.decision.Worded;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.domain.policy.Clause;

/**
 * A duty of one case, as of a day.
 *
 * @param duty the rule's id in the pack
 * @param about the payment or the period that it is about, or the member of a consortium whose it is; null where it is about the
 *     whole case and the applicant's
 * @param dueOn 期限; of what lasts, its last day; null while its number of days is undecided, or the holidays of its year are, and
 *     where it has no end
 * @param metOn the business date of what met it; null while it is open
 * @param metBy the entry that met it
 * @param leftFen what is not accounted for, where it is about money
 */
public record OpenDuty(
        String application,
        String direction,
        String party,
        @Nullable String county,
        String duty,
        String name,
        @Nullable String about,
        @Nullable LocalDate dueOn,
        State state,
        @Nullable LocalDate metOn,
        @Nullable Long metBy,
        @Nullable Fen leftFen,
        Clause clause) {
    /** How it stands. */
    public enum State implements Worded {
        OPEN("未到期"),
        OVERDUE("逾期"),
        MET("已履行"),
        /** Met, but after its day. */
        MET_LATE("逾期履行"),
        /** It lasts: nothing meets it once and for all. */
        STANDING("持续"),
        /** It lasted, and its last day is over. */
        ENDED("期满");

        private final String chinese;

        State(String chinese) {
            this.chinese = chinese;
        }

        @Override
        public String chinese() {
            return chinese;
        }
    }

    /** Whether it is still owed. */
    public boolean isOwed() {
        return state == State.OPEN || state == State.OVERDUE;
    }
}
