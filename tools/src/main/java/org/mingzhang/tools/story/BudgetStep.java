package org.mingzhang.tools.story;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.decision.RejectionCode;
import org.mingzhang.domain.money.Fen;

/**
 * What is done with the programme's money on one day.
 *
 * @param source where the money comes from; empty where that is not said
 * @param line the budget line; empty where there is none
 * @param to the line to which money is transferred; empty where none is
 * @param year of the budget; zero where that is not said
 * @param refused how the ledger answers an attempt; null where it is done
 */
public record BudgetStep(
        LocalDate on,
        Act act,
        String source,
        String line,
        String to,
        Fen amount,
        int year,
        @Nullable RejectionCode refused) {
    /** What may be done. */
    public enum Act {
        APPROPRIATE("appropriate"),
        RECEIVE("receive"),
        ALLOCATE("allocate"),
        CARRY_OVER("carryOver"),
        TRANSFER("transfer"),
        HAND_BACK("handBack");

        private final String word;

        Act(String word) {
            this.word = word;
        }

        String word() {
            return word;
        }
    }
}
