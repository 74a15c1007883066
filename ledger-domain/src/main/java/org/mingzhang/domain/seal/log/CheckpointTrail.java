package org.mingzhang.domain.seal.log;

import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.seal.Checkpoint;
import org.mingzhang.domain.seal.SignedNote;
import org.mingzhang.domain.seal.Suite;
import org.mingzhang.domain.seal.log.LogProblem.Kind;

/** The stored checkpoints, each brought to the trees when they have reached its size. */
final class CheckpointTrail {
    private final String ledger;
    private final List<TreeTrail> trees;
    private final CheckpointSignatures verifier;
    private final Workers signatures;
    private final Findings findings;
    private final Iterator<StoredCheckpoint> rows;
    private @Nullable StoredCheckpoint next;
    private long covered;

    CheckpointTrail(
            String ledger,
            List<TreeTrail> trees,
            Iterator<StoredCheckpoint> rows,
            CheckpointSignatures verifier,
            Workers signatures,
            Findings findings) {
        this.ledger = ledger;
        this.trees = trees;
        this.rows = rows;
        this.verifier = verifier;
        this.signatures = signatures;
        this.findings = findings;
        advance();
    }

    private void advance() {
        next = rows.hasNext() ? rows.next() : null;
    }

    /** Size of the largest checkpoint so far. */
    long covered() {
        return covered;
    }

    /** Whether a checkpoint that is still to come is larger than that. */
    boolean willPass(long size) {
        return next != null && next.size() > size;
    }

    /** Passes over checkpoints up to this number of entries, whose trees are unknown; only their signatures count. */
    void skip(long entries) {
        while (next != null && next.size() <= entries) {
            StoredCheckpoint row = next;
            advance();
            trees.forEach(tree -> checkpoint(row, tree.suite()));
            covered = Math.max(covered, row.size());
        }
    }

    /** Takes the checkpoints up to this number of entries. */
    void reached(long entries) {
        while (next != null && next.size() <= entries) {
            StoredCheckpoint row = next;
            advance();
            if (row.size() < entries || row.size() < covered) {
                findings.add(row.size(), Kind.CHECKPOINT_MALFORMED, "a checkpoint of size " + row.size());
                continue;
            }
            chain(row);
            for (TreeTrail tree : trees) {
                checkpoint(row, tree.suite()).ifPresent(checkpoint -> tree.checkpoint(checkpoint.root()));
            }
            covered = row.size();
        }
    }

    /** Reports checkpoints of a longer log; gives the largest size that one of them signs, or 0. */
    long finish() {
        long largest = 0;
        while (next != null) {
            StoredCheckpoint row = next;
            advance();
            chain(row);
            covered = row.size();
            largest = Math.max(largest, row.size());
            trees.forEach(tree -> checkpoint(row, tree.suite()));
        }
        return largest;
    }

    private void chain(StoredCheckpoint row) {
        if (row.priorSize() != StoredCheckpoint.UNKNOWN && row.priorSize() != covered) {
            findings.add(
                    row.priorSize(),
                    Kind.CHECKPOINT_MISSING,
                    "the checkpoint of size " + row.size() + " follows one of size " + row.priorSize()
                            + ", the one before it is of size " + covered);
        }
    }

    private Optional<Checkpoint> checkpoint(StoredCheckpoint row, Suite suite) {
        try {
            SignedNote note = SignedNote.parse(row.note(suite));
            Checkpoint checkpoint = Checkpoint.parse(note.text());
            if (verifier.wanted()) {
                signatures.add(() -> verifier.verify(note, suite, row.size(), "checkpoint " + row.size()));
            }
            if (checkpoint.origin().equals(suite.origin(ledger)) && checkpoint.size() == row.size()) {
                return Optional.of(checkpoint);
            }
            findings.add(
                    row.size(),
                    Kind.CHECKPOINT_MALFORMED,
                    "the " + suite.label() + " note at size " + row.size() + " is of " + checkpoint.origin() + ", size "
                            + checkpoint.size());
        } catch (RuntimeException malformed) {
            findings.add(
                    row.size(),
                    Kind.CHECKPOINT_MALFORMED,
                    "the " + suite.label() + " note at size " + row.size() + ": " + malformed.getMessage());
        }
        return Optional.empty();
    }
}
