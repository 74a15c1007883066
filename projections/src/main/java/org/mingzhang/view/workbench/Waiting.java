package org.mingzhang.view.workbench;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.money.Fen;

/**
 * A kind of thing that waits for somebody, or falls due, and how many there are of it.
 *
 * @param key by which the list of these very things is asked for
 * @param sentence what they are, without the number
 * @param unit what one of them is called, such as 件
 * @param amountFen what they come to; null where they are about no money
 * @param overdue how many of them should have been done by now; 0 where there is no term
 * @param first the earliest day among them; null where they have none
 * @param rule 口径: what is counted, in one sentence
 */
public record Waiting(
        String key,
        Group group,
        String sentence,
        String unit,
        long many,
        @Nullable Fen amountFen,
        long overdue,
        @Nullable LocalDate first,
        String rule,
        Tone tone) {
    /** What of it is late, as something that waits by itself. */
    Waiting late() {
        return new Waiting(key, group, sentence + "，已逾期", unit, overdue, null, overdue, first, rule, Tone.BAD);
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
