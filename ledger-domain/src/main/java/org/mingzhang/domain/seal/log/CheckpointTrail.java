package org.mingzhang.domain.seal.log;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.seal.Checkpoint;
import org.mingzhang.domain.seal.SignedNote;
import org.mingzhang.domain.seal.Suite;
import org.mingzhang.domain.seal.log.LogProblem.Kind;

/** The stored checkpoints, each brought to the trees when they have reached its size. */
final class CheckpointTrail {
    private static final int REMEMBERED = 1_000;

    private final String ledger;
    private final List<TreeTrail> trees;
    private final CheckpointSignatures verifier;
    private final Workers signatures;
    private final Findings findings;
    private final Iterator<StoredCheckpoint> rows;
    private final RecordTimes times;
    private final List<Long> unsound = new ArrayList<>();
    private final Set<Long> missing = new HashSet<>();
    private @Nullable StoredCheckpoint next;
    private long covered;
    private long lastSound;

    CheckpointTrail(
            String ledger,
            List<TreeTrail> trees,
            Iterator<StoredCheckpoint> rows,
            CheckpointSignatures verifier,
            Workers signatures,
            RecordTimes times,
            Findings findings) {
        this.ledger = ledger;
        this.times = times;
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
            cover(Math.max(covered, row.size()), true);
        }
    }

    /** Takes the checkpoints up to this number of entries. */
    void reached(long entries) {
        while (next != null && next.size() <= entries) {
            StoredCheckpoint row = next;
            advance();
            if (row.size() < entries || row.size() <= covered) {
                findings.add(row.size(), Kind.CHECKPOINT_EXTRA, "没有哪一批账目止于 " + row.size() + " 条");
                continue;
            }
            chain(row);
            boolean sound = true;
            for (TreeTrail tree : trees) {
                Optional<Checkpoint> checkpoint = checkpoint(row, tree.suite());
                checkpoint.ifPresent(signed -> tree.checkpoint(signed.root()));
                sound &= checkpoint.isPresent();
            }
            times.settle();
            if (!times.agrees(row.recordedAt())) {
                findings.add(
                        row.size(),
                        Kind.COLUMN_MISMATCH,
                        "校验点的列 recorded_at 为 " + row.recordedAt() + "，其前账目的最晚记账时间为 " + times.latest());
            }
            cover(row.size(), sound);
        }
    }

    /** Reports checkpoints of a longer log; gives the largest size that one of them signs, or 0. */
    long finish() {
        long largest = 0;
        while (next != null) {
            StoredCheckpoint row = next;
            advance();
            chain(row);
            cover(row.size(), true);
            largest = Math.max(largest, row.size());
            trees.forEach(tree -> checkpoint(row, tree.suite()));
        }
        return largest;
    }

    private void cover(long size, boolean sound) {
        covered = size;
        if (sound) {
            lastSound = size;
            unsound.clear();
        } else if (unsound.size() < REMEMBERED) {
            unsound.add(size);
        }
    }

    /** Whether the checkpoint of this size is known to be gone. */
    boolean isMissing(long size) {
        return missing.contains(size);
    }

    /** Each row names the size before its batch: one that is not there is missing, one in between was put there. */
    private void chain(StoredCheckpoint row) {
        long prior = row.priorSize();
        if (prior > covered && prior < row.size()) {
            if (missing.size() < REMEMBERED) {
                missing.add(prior);
            }
            findings.add(
                    prior, Kind.CHECKPOINT_MISSING, "校验点 " + row.size() + " 之前应为校验点 " + prior + "，库中在其前的却是 " + covered);
        } else if (prior < covered && prior == lastSound) {
            unsound.forEach(size -> findings.add(
                    size, Kind.CHECKPOINT_EXTRA, "校验点 " + row.size() + " 接在 " + prior + " 之后，其间不应有校验点 " + size));
        } else if (prior != covered) {
            findings.add(
                    row.size(),
                    Kind.CHECKPOINT_MALFORMED,
                    "校验点 " + row.size() + " 自称接在 " + prior + " 之后，库中在其前的却是 " + covered);
        }
    }

    private Optional<Checkpoint> checkpoint(StoredCheckpoint row, Suite suite) {
        try {
            SignedNote note = SignedNote.parse(row.note(suite));
            Checkpoint checkpoint = Checkpoint.parse(note.text());
            if (verifier.wanted()) {
                signatures.add(() -> verifier.verify(note, suite, row.size(), "校验点 " + row.size()));
            }
            if (checkpoint.origin().equals(suite.origin(ledger)) && checkpoint.size() == row.size()) {
                return Optional.of(checkpoint);
            }
            findings.add(
                    row.size(),
                    Kind.CHECKPOINT_MALFORMED,
                    "校验点 " + row.size() + " 的 " + suite.label() + " 文本属于 " + checkpoint.origin() + "，规模 "
                            + checkpoint.size());
        } catch (RuntimeException malformed) {
            findings.add(
                    row.size(),
                    Kind.CHECKPOINT_MALFORMED,
                    "校验点 " + row.size() + " 的 " + suite.label() + " 文本不成形：" + malformed.getMessage());
        }
        return Optional.empty();
    }
}
