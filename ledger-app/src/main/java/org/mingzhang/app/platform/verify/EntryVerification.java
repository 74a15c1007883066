package org.mingzhang.app.platform.verify;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.seal.Hash;
import org.mingzhang.domain.seal.Suite;

/**
 * What the verification of one entry found.
 *
 * @param checks every step in its order; one that failed ends the rest
 * @param evidence what it was computed from; null where the entry could not even be read
 */
public record EntryVerification(
        long position, List<Check> checks, @Nullable Evidence evidence) {
    public EntryVerification {
        checks = List.copyOf(checks);
    }

    /** The steps, in the order in which they run. */
    public enum Step {
        PRESENT("账目在库中"),
        CONTENT("内容与封存的摘要相符"),
        COLUMNS("库中摘录的各列与内容相符"),
        CHECKPOINT("校验点由账本签名"),
        INCLUSION("账目收录在两棵哈希树中"),
        SIGNATURE("命令由所记经办人的密钥签名");

        private final String text;

        Step(String text) {
            this.text = text;
        }

        /** In Chinese, for people. */
        public String text() {
            return text;
        }
    }

    /** What became of a step. */
    public enum Result {
        PASSED("通过"),
        FAILED("不过"),
        NOT_RUN("未做"),
        /** The ledger's own note of a command that nobody can be shown to have signed. */
        UNSIGNED("无签名");

        private final String text;

        Result(String text) {
            this.text = text;
        }

        /** In Chinese, for people. */
        public String text() {
            return text;
        }
    }

    /**
     * A step with its result.
     *
     * @param detail for people, in Chinese; empty where there is nothing to add
     */
    public record Check(Step step, Result result, String detail) {}

    /**
     * What proves the entry.
     *
     * @param bytes as stored
     * @param size of the checkpoint that it is proven against
     * @param proofs one for each tree; none where the steps before them failed
     */
    @SuppressWarnings("ArrayRecordComponent")
    public record Evidence(byte[] bytes, Hash leafSm3, Hash leafSha256, long size, List<Proof> proofs) {
        public Evidence {
            proofs = List.copyOf(proofs);
        }
    }

    /**
     * The way from a leaf to a signed root.
     *
     * @param nodes from the leaf up; each with what comes of joining it
     */
    public record Proof(Suite suite, Hash leaf, List<Node> nodes, Hash root) {
        public Proof {
            nodes = List.copyOf(nodes);
        }
    }

    /**
     * One joining on the way up.
     *
     * @param sibling the hash beside
     * @param left whether it stands on the left
     * @param joined what both come to
     */
    public record Node(Hash sibling, boolean left, Hash joined) {}

    /** Whether no step failed. */
    public boolean holds() {
        return problem() == null;
    }

    /** What became of a step. */
    public Result result(Step step) {
        return checks.stream()
                .filter(check -> check.step == step)
                .map(Check::result)
                .findFirst()
                .orElse(Result.NOT_RUN);
    }

    /** The first step that failed; null exactly when the entry holds. */
    public @Nullable Check problem() {
        return checks.stream()
                .filter(check -> check.result == Result.FAILED)
                .findFirst()
                .orElse(null);
    }
}
