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

    /** The steps, in the order in which they run. A step runs only when all before it passed. */
    public enum Step {
        /** The text is a receipt. */
        FORM,
        /** There are trusted keys for both trees of this ledger. */
        KEYS,
        /** Both checkpoints are signed by trusted keys and speak of the same log at the same size. */
        CHECKPOINT_SIGNATURES,
        /** Every entry is in both trees. */
        INCLUSION,
        /** Every entry is canonical, of this ledger, and of one command. */
        ENTRY_BYTES,
        /** The command is signed by its actor's key. */
        COMMAND_SIGNATURE
    }

    /** What became of a step. */
    public enum Result {
        PASSED,
        FAILED,
        /** An earlier step failed, or there is nothing to check it against. */
        NOT_RUN,
        /** No signature of an actor is there to be checked, since the entry is an {@link UnprovenRefusal}. */
        UNSIGNED
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
    public record Problem(Kind kind, String detail) {}

    /** What can be wrong with a receipt. */
    public enum Kind {
        /** The text is no receipt. */
        MALFORMED,
        /** No trusted key is of a tree of this ledger, or none signed. */
        LOG_KEY_UNKNOWN,
        /** A checkpoint's signature is wrong. */
        CHECKPOINT_SIGNATURE_INVALID,
        /** A checkpoint is of another log, or of the other tree. */
        CHECKPOINT_OF_ANOTHER_LOG,
        /** The two checkpoints are of different sizes. */
        CHECKPOINTS_DISAGREE,
        /** An entry is not where the receipt says, or its bytes were changed. */
        INCLUSION_INVALID,
        /** An entry is in the log but is no canonical entry with an envelope. */
        ENTRY_MALFORMED,
        /** An entry names another ledger. */
        ENTRY_OF_ANOTHER_LEDGER,
        /** The entries are not those of one command in order. */
        ENTRIES_OF_SEVERAL_COMMANDS,
        /** The first entry carries no signed command, and is no {@link UnprovenRefusal} either. */
        COMMAND_MISSING,
        /** The command names another ledger, id or key than the entry that carries it. */
        COMMAND_OF_ANOTHER_ENTRY,
        /** The actor's key is not among those trusted for the actor at the entry. */
        ACTOR_KEY_UNKNOWN,
        /** The actor's signature is wrong. */
        COMMAND_SIGNATURE_INVALID
    }
}
