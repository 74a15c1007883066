package org.mingzhang.domain.seal.log;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.seal.Hash;

/**
 * What the verification of a log found.
 *
 * @param holds whether there is no problem at all
 * @param entries rows read
 * @param treeSize entries that both trees were grown over
 * @param sm3Root root of the SM3 tree at that size
 * @param sha256Root root of the SHA-256 tree at that size
 * @param comparedWith the newest checkpoint from outside that the log was held against; null when none was given
 * @param steps what was checked, how often, and with how much work
 * @param problems by position, the first ones where there are very many
 * @param problemsFound how many there are in all
 * @param filesNotRead files that entries cite and that were left unread, as was asked for
 */
public record LogVerification(
        boolean holds,
        long entries,
        long treeSize,
        Hash sm3Root,
        Hash sha256Root,
        @Nullable ComparedWith comparedWith,
        List<Step> steps,
        List<LogProblem> problems,
        long problemsFound,
        long filesNotRead) {
    public LogVerification {
        steps = List.copyOf(steps);
        problems = List.copyOf(problems);
    }

    /**
     * A checkpoint from outside.
     *
     * @param source where it came from
     */
    public record ComparedWith(String source, String origin, long size, Hash root) {}

    /**
     * One part of the verification.
     *
     * @param checked how many were looked at; 0 says that the step did not run
     * @param millis work on all threads together
     */
    public record Step(LogStep name, long checked, long millis) {}
}
