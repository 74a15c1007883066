package org.mingzhang.domain.seal.log;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.seal.Checkpoint;
import org.mingzhang.domain.seal.SignedNote;
import org.mingzhang.domain.seal.Suite;
import org.mingzhang.domain.seal.log.LogProblem.Kind;
import org.mingzhang.domain.seal.log.TreeTrail.OutsideRoot;

/** Checkpoints from outside the store. One that is not properly signed says nothing of the log, and that is reported. */
final class OutsideNotes {
    private final String ledger;
    private final CheckpointSignatures signatures;
    private final Findings findings;
    private final Set<Suite> wanted;
    private final List<OutsideRoot> sound = new ArrayList<>();

    OutsideNotes(String ledger, OutsideCheckpoints outside, CheckpointSignatures signatures, Findings findings) {
        this.ledger = ledger;
        this.wanted = outside.wanted();
        this.signatures = signatures;
        this.findings = findings;
        outside.notes().forEach(this::read);
    }

    private void read(OutsideCheckpoint outside) {
        try {
            SignedNote note = SignedNote.parse(outside.note());
            Checkpoint checkpoint = Checkpoint.parse(note.text());
            Suite suite = suite(checkpoint.origin());
            // Always verified: an unsigned note from outside must not accuse the log, nor acquit it.
            if (signatures.verify(note, suite, checkpoint.size(), outside.source())) {
                sound.add(new OutsideRoot(outside.source(), checkpoint));
            }
        } catch (RuntimeException malformed) {
            findings.add(0, Kind.CHECKPOINT_MALFORMED, outside.source() + "：" + malformed.getMessage());
        }
    }

    private Suite suite(String origin) {
        for (Suite suite : Suite.values()) {
            if (suite.origin(ledger).equals(origin)) {
                return suite;
            }
        }
        throw new IllegalArgumentException("这是 " + origin + " 的校验点，不是 " + ledger + " 的");
    }

    List<OutsideRoot> roots(Suite suite) {
        return sound.stream()
                .filter(root -> root.checkpoint().origin().equals(suite.origin(ledger)))
                .toList();
    }

    /** Reports those that the log is too short for, and trees that are held against nothing although they should be. */
    void finish(long entries) {
        for (Suite suite : Suite.values()) {
            if (wanted.contains(suite) && roots(suite).isEmpty()) {
                findings.add(
                        entries,
                        Kind.CHECKPOINT_OUTSIDE_MISSING,
                        "账本文件夹中没有可用的 " + suite.label() + " 校验点，整库是否被退回过无从核对"
                                + "：请取回另处保存的校验点文件，运行 ledger verify --live --from-checkpoint 该文件");
            }
        }
        for (OutsideRoot root : sound) {
            if (root.checkpoint().size() > entries) {
                findings.count(LogStep.OUTSIDE_CHECKPOINTS, 1);
                findings.add(
                        entries,
                        Kind.LOG_REWOUND,
                        "账本只有 " + entries + " 条账目，" + root.source() + " 已签到 "
                                + root.checkpoint().size() + " 条");
            }
        }
    }

    LogVerification.@Nullable ComparedWith newest() {
        return sound.stream()
                .max(Comparator.comparingLong(root -> root.checkpoint().size()))
                .map(root -> new LogVerification.ComparedWith(
                        root.source(),
                        root.checkpoint().origin(),
                        root.checkpoint().size(),
                        root.checkpoint().root()))
                .orElse(null);
    }
}
