package org.mingzhang.view.workbench;

import java.time.LocalDate;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.money.Fen;

/**
 * A kind of thing that waits for somebody, or falls due, and how many there are of it.
 *
 * @param key by which the list of these very things is asked for
 * @param sentence what they are, without the number
 * @param unit what one of them is called, such as 件
 * @param amountFen what they come to; null where they are about no money
 * @param parties how many organisations they are about; 0 where they are about none
 * @param overdue how many of them should have been done by now; 0 where there is no term
 * @param first the earliest day among them; null where they have none
 * @param day what that day, and those of the things, mean
 * @param rule 口径: what is counted, in one sentence
 */
public record Waiting(
        String key,
        Group group,
        String sentence,
        String unit,
        long many,
        @Nullable Fen amountFen,
        long parties,
        long overdue,
        @Nullable LocalDate first,
        Day day,
        String rule,
        Tone tone) {
    /** What presses most first: what is wrong, then what waits longest or is due soonest, and last what merely happened. */
    public static final Comparator<Waiting> URGENT = Comparator.comparing((Waiting one) -> one.tone != Tone.BAD)
            .thenComparing(one -> one.day == Day.HAPPENED)
            .thenComparing(Waiting::first, Comparator.nullsLast(Comparator.naturalOrder()));

    /** The same, and none of it. */
    Waiting none() {
        return new Waiting(key, group, sentence, unit, 0, null, 0, 0, null, day, rule, tone);
    }

    /** What of it is late, as something that waits by itself. */
    Waiting late() {
        return new Waiting(
                key, group, sentence + "，已逾期", unit, overdue, null, parties, overdue, first, day, rule, Tone.BAD);
    }

    /** What a day means. */
    public enum Day {
        /** Since then it waits. */
        SINCE("等待自"),
        /** By then it is to be done. */
        TERM("期限"),
        /** Then it happened; nothing waits. */
        HAPPENED("发生于");

        private final String chinese;

        Day(String chinese) {
            this.chinese = chinese;
        }

        public String chinese() {
            return chinese;
        }
    }

    /** What it belongs to. */
    public enum Group {
        REVIEW("审核"),
        ROSTER("名单"),
        PROJECT("项目"),
        AWARD("奖补"),
        PAYMENT("拨付"),
        RECOVERY("追回"),
        OVERSIGHT("监督"),
        DUE("到期");

        private final String chinese;

        Group(String chinese) {
            this.chinese = chinese;
        }

        public String chinese() {
            return chinese;
        }
    }

    /** How much it presses. */
    public enum Tone {
        PLAIN,
        WARN,
        BAD
    }
}
