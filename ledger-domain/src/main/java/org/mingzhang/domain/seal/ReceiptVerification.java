package org.mingzhang.domain.seal;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the verification of a receipt found.
 *
 * @param holds whether every step that ran passed; steps that did not run are named
 * @param outcomes every step in order with what became of it
 * @param problem the first failure; null exactly when the receipt holds
 * @param receipt the receipt; null when it could not be read. To be believed only when it holds
 * @param checkpoint the verified checkpoint of the SM3 tree; null unless its signature was verified
 */
public record ReceiptVerification(
        boolean holds,
        List<Outcome> outcomes,
        @Nullable Problem problem,
        @Nullable Receipt receipt,
        @Nullable Checkpoint checkpoint) {
    public ReceiptVerification {
        outcomes = List.copyOf(outcomes);
    }

    /**
     * Whether the receipt holds and what it proves is the ledger's own note that it refused an unproven command: in the log,
     * and nobody's decision.
     */
    public boolean isUnprovenRefusal() {
        return holds && outcomes.getLast().result() == Result.UNSIGNED;
    }

    /** What became of a step. */
    public Result result(Step step) {
        return outcomes.stream()
                .filter(outcome -> outcome.step() == step)
                .map(Outcome::result)
                .findFirst()
                .orElse(Result.NOT_RUN);
    }

    /**
     * What it comes to, in one plain Chinese sentence.
     *
     * @param ledger whose keys it was verified with
     */
    public String verdict(String ledger) {
        if (problem != null) {
            return "核验不通过：" + problem.told();
        }
        String record = "该记录在账本 " + ledger + " 中，自记账起未被改动";
        if (isUnprovenRefusal()) {
            return "核验通过，但这不是任何人的决定：" + record + "；它是账本自己的记录，说有一个签名未经证实的命令未予办理，其后没有任何经办人的签名";
        }
        return result(Step.COMMAND_SIGNATURE) == Result.PASSED
                ? "核验通过：" + record + "，命令由所记经办人的密钥签名"
                : "核验通过，但有一步没有做：" + record + "；是否由所记经办人签名，未核";
    }

    /** The steps, in the order in which they run. A step runs only when all before it passed. */
    public enum Step {
        /** The text is a receipt. */
        FORM("格式：确是一张回执"),
        /** There are trusted keys for both trees of this ledger. */
        KEYS("公钥：两棵树各有可信的公钥"),
        /** Both checkpoints are signed by trusted keys and speak of the same log at the same size. */
        CHECKPOINT_SIGNATURES("校验点签名：两张校验点确由账本签名，所指为同一账本、同一条数"),
        /** Every entry is in both trees. */
        INCLUSION("收录：每条账目都在两棵树中"),
        /** Every entry is canonical, of this ledger, and of one command. */
        ENTRY_BYTES("账目：逐字节合乎格式，属本账本，属同一命令"),
        /** The command is signed by its actor's key. */
        COMMAND_SIGNATURE("经办人签名：命令由所记经办人的密钥签名");

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
        /** An earlier step failed, or there is nothing to check it against. */
        NOT_RUN("未做"),
        /** No signature of an actor is there to be checked, since the entry is an {@link UnprovenRefusal}. */
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
     * @param checked how many signatures, proofs or entries it looked at
     */
    public record Outcome(Step step, Result result, int checked) {}

    /**
     * Why a receipt does not hold.
     *
     * @param detail for people, in Chinese
     */
    public record Problem(Kind kind, String detail) {
        /** Kind and detail in Chinese. */
        public String told() {
            return kind.text() + "（" + detail + "）";
        }
    }

    /** What can be wrong with a receipt. */
    public enum Kind {
        /** The text is no receipt. */
        MALFORMED("这不是一张回执，或文件有损坏"),
        /** No trusted key is of a tree of this ledger, or none signed. */
        LOG_KEY_UNKNOWN("手头的公钥不是这个账本的，或校验点不是用它签的"),
        /** A checkpoint's signature is wrong. */
        CHECKPOINT_SIGNATURE_INVALID("校验点的签名不对，校验点被改过"),
        /** A checkpoint is of another log, or of the other tree. */
        CHECKPOINT_OF_ANOTHER_LOG("校验点是另一个账本或另一棵树的"),
        /** The two checkpoints are of different sizes. */
        CHECKPOINTS_DISAGREE("两张校验点的条数不同"),
        /** An entry is not where the receipt says, or its bytes were changed. */
        INCLUSION_INVALID("账目不在账本中，或内容、位置被改过"),
        /** An entry is in the log but is no canonical entry with an envelope. */
        ENTRY_MALFORMED("账目不合格式"),
        /** An entry names another ledger. */
        ENTRY_OF_ANOTHER_LEDGER("账目是另一个账本的"),
        /** The entries are not those of one command in order. */
        ENTRIES_OF_SEVERAL_COMMANDS("账目不属于同一命令，或次序不对"),
        /** The first entry carries no signed command, and is no {@link UnprovenRefusal} either. */
        COMMAND_MISSING("账目未载签名的命令"),
        /** The command names another ledger, id or key than the entry that carries it. */
        COMMAND_OF_ANOTHER_ENTRY("所载命令不是这条账目的"),
        /** The actor's key is not among those trusted for the actor at the entry. */
        ACTOR_KEY_UNKNOWN("名录中没有所记经办人当时在用的这把密钥"),
        /** The actor's signature is wrong. */
        COMMAND_SIGNATURE_INVALID("经办人的签名不对");

        private final String text;

        Kind(String text) {
            this.text = text;
        }

        /** In Chinese, for people. */
        public String text() {
            return text;
        }
    }
}
