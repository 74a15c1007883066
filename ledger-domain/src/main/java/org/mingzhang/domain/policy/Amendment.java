package org.mingzhang.domain.policy;

import java.time.LocalDate;
import org.mingzhang.domain.decision.Worded;

/**
 * What a later version of a pack says of itself (修订): from when it is in force, and what becomes of the cases on their way.
 *
 * @param from the first day on which it is in force
 * @param text how the transition is to be read, in the words of the amending document
 */
public record Amendment(LocalDate from, Transition transition, String text, Clause clause) {
    /** Which version governs a case that came in before the first day of the new one (过渡办法). */
    public enum Transition implements Worded {
        /** What came in before keeps the version that it came under. */
        SUBMITTED("submitted", "此前已提交的申报按原版办理"),
        /** What is not yet approved by then comes under the new version. */
        APPROVED("approved", "此前尚未认定的申报转按新版办理"),
        /** The applicant may choose the new version by a signed declaration. */
        CHOICE("choice", "此前已提交的申报按原版办理，申报单位可以声明改按新版");

        private final String word;
        private final String chinese;

        Transition(String word, String chinese) {
            this.word = word;
            this.chinese = chinese;
        }

        /** The word for it in a pack. */
        public String word() {
            return word;
        }

        @Override
        public String chinese() {
            return chinese;
        }
    }
}
