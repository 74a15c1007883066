package org.mingzhang.view.budget;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.money.Fen;

/**
 * What a batch of enterprises asked for and was given.
 *
 * @param batch null for cases of directions without batches
 * @param applicants how many enterprises applied, whatever became of it
 * @param beneficiaries how many have money promised
 * @param committedFen net of releases, including what was paid
 * @param paidFen net of bank returns, before recoveries
 * @param partCommittedFen the part of it that is of one source and some lines
 * @param partPaidFen likewise
 */
public record BatchMoney(
        @Nullable String batch,
        int applicants,
        int beneficiaries,
        Fen committedFen,
        Fen paidFen,
        Fen partCommittedFen,
        Fen partPaidFen) {
    /**
     * Money of one source on some lines, which is told apart.
     *
     * @param source empty where none is
     */
    public record Part(String source, Set<String> lines) {
        public static final Part NONE = new Part("", Set.of());

        public Part {
            lines = Set.copyOf(lines);
        }
    }
}
