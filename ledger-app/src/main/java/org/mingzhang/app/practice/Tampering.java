package org.mingzhang.app.practice;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A demonstration of tampering: what was asked for, how far it is, what came of it.
 *
 * @param way how it is tampered
 * @param target which payment
 */
record Tampering(String id, TamperWay way, Target target) {
    /**
     * A payment whose order is tampered with.
     *
     * @param position of the entry that orders it
     * @param amountFen as recorded
     */
    record Target(long position, String payment, String payee, long amountFen) {
        /** What a thief would like to be paid. */
        long forgedFen() {
            return amountFen * 10;
        }
    }

    /** How far it is, in Chinese and of a hundred. */
    record Standing(String step, long percent) {}

    /**
     * Something that is not as it was sealed.
     *
     * @param aimed whether it is at the very entry that was tampered with
     */
    record Found(@Nullable Long position, String kind, String detail, boolean aimed) {}

    /**
     * What a verification came to.
     *
     * @param with what was looked at, in Chinese
     * @param against what it was held against, in Chinese
     */
    record Verdict(String with, String against, boolean holds, String sentence, List<Found> found, long problems) {
        Verdict {
            found = List.copyOf(found);
        }
    }

    /**
     * What came of it.
     *
     * @param failed why it could not be shown; null where it could
     * @param sql what was done to the copy
     * @param genuine the practice log itself, which nobody touched
     * @param copies verdicts on the copy
     * @param receipt what a receipt in somebody's hands says to it
     */
    record Outcome(
            @Nullable String failed,
            List<String> sql,
            @Nullable Verdict genuine,
            List<Verdict> copies,
            String receipt) {
        Outcome {
            sql = List.copyOf(sql);
            copies = List.copyOf(copies);
        }

        /** What was done, as it is typed. */
        public String statements() {
            return String.join(";\n", sql) + ";";
        }

        static Outcome failed(String why) {
            return new Outcome(why, List.of(), null, List.of(), "");
        }
    }
}
