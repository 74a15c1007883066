package org.mingzhang.domain.seal.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.mingzhang.domain.seal.Checkpoint;
import org.mingzhang.domain.seal.SignedNote;
import org.mingzhang.domain.seal.Suite;
import org.mingzhang.domain.seal.TestLog;
import org.mingzhang.domain.seal.TreeAppender;
import org.mingzhang.domain.seal.log.LogProblem.Kind;

/** Checkpoints, inside the store and outside. */
class CheckpointAttackTest extends LogAttack {
    private void replaceCheckpoint(int index, byte[] sm3, byte[] sha256) {
        StoredCheckpoint row = log.checkpoints.get(index);
        log.checkpoints.set(index, new StoredCheckpoint(row.priorSize(), row.size(), row.recordedAt(), sm3, sha256));
    }

    @Test
    void checkpointReplacedByAnEarlierOne() {
        StoredCheckpoint row = log.checkpoints.get(20);
        StoredCheckpoint earlier = log.checkpoints.get(10);
        replaceCheckpoint(20, earlier.sm3Note(), row.sha256Note());
        expect(at(row.size(), Kind.CHECKPOINT_MALFORMED));
    }

    @Test
    void checkpointReplacedByGarbage() {
        StoredCheckpoint row = log.checkpoints.get(20);
        replaceCheckpoint(20, row.sm3Note(), new byte[] {1, 2, 3});
        expect(at(row.size(), Kind.CHECKPOINT_MALFORMED));
    }

    @Test
    void checkpointOfAnotherRootSignedByTheLedgerItself() {
        StoredCheckpoint row = log.checkpoints.get(20);
        Checkpoint other = new Checkpoint(SEALED.sm3Signer.keyName(), row.size(), Suite.SM3.emptyRoot());
        replaceCheckpoint(20, SEALED.sm3Signer.sign(other).bytes(), row.sha256Note());
        expect(at(row.size(), Kind.CHECKPOINT_ROOT_MISMATCH));
    }

    @Test
    void checkpointOfAnotherTree() {
        StoredCheckpoint row = log.checkpoints.get(20);
        replaceCheckpoint(20, row.sha256Note(), row.sha256Note());
        assertThat(verify().problems()).isNotEmpty().allMatch(problem -> problem.position() == row.size());
    }

    @Test
    void checkpointSignedByAStranger() {
        StoredCheckpoint row = log.checkpoints.get(20);
        SignedNote note = SignedNote.parse(row.sm3Note());
        TestLog stranger = new TestLog();
        replaceCheckpoint(
                20,
                new SignedNote(note.text(), List.of(stranger.sm3Signer.sign(note.text()))).bytes(),
                row.sha256Note());
        expect(at(row.size(), Kind.CHECKPOINT_SIGNATURE_INVALID));
    }

    @Test
    void checkpointWithTheSignatureOfAnother() {
        StoredCheckpoint row = log.checkpoints.get(20);
        SignedNote note = SignedNote.parse(row.sha256Note());
        SignedNote other = SignedNote.parse(log.checkpoints.get(21).sha256Note());
        replaceCheckpoint(20, row.sm3Note(), new SignedNote(note.text(), other.signatures()).bytes());
        expect(at(row.size(), Kind.CHECKPOINT_SIGNATURE_INVALID));
    }

    @Test
    void checkpointMissingInTheMiddle() {
        StoredCheckpoint removed = log.checkpoints.remove(20);
        expect(at(removed.size(), Kind.CHECKPOINT_MISSING));
    }

    @Test
    void severalCheckpointsMissingInTheMiddle() {
        long before = log.checkpoints.get(22).size();
        log.checkpoints.subList(20, 23).clear();
        expect(at(before, Kind.CHECKPOINT_MISSING));
        assertThat(verify().problems().getFirst().detail()).contains("应为校验点 " + before);
    }

    @Test
    void firstCheckpointMissing() {
        StoredCheckpoint removed = log.checkpoints.removeFirst();
        expect(at(removed.size(), Kind.CHECKPOINT_MISSING));
    }

    @Test
    void checkpointMissingAndTheNextOneMadeToFollowTheOneBefore() {
        StoredCheckpoint removed = log.checkpoints.remove(20);
        StoredCheckpoint next = log.checkpoints.get(20);
        log.checkpoints.set(
                20,
                new StoredCheckpoint(
                        removed.priorSize(), next.size(), next.recordedAt(), next.sm3Note(), next.sha256Note()));
        // The batch's entries stand between two checkpoints: nothing is lost but the row, whose note others may hold.
        assertThat(verify().problems()).isEmpty();
    }

    @Test
    void checkpointForgedBetweenTwo() {
        StoredCheckpoint before = log.checkpoints.get(20);
        log.checkpoints.add(
                21,
                new StoredCheckpoint(
                        before.size(), before.size() + 1, before.recordedAt(), before.sm3Note(), before.sha256Note()));
        assertThat(verify().problems())
                .extracting(LogProblem::position, LogProblem::kind)
                .contains(Tuple.tuple(before.size() + 1, Kind.CHECKPOINT_EXTRA));
    }

    @Test
    void checkpointTwice() {
        StoredCheckpoint row = log.checkpoints.get(20);
        log.checkpoints.add(21, row);
        expect(at(row.size(), Kind.CHECKPOINT_EXTRA));
    }

    @Test
    void checkpointThatFollowsNone() {
        StoredCheckpoint row = log.checkpoints.get(20);
        log.checkpoints.set(
                20,
                new StoredCheckpoint(
                        row.priorSize() - 1, row.size(), row.recordedAt(), row.sm3Note(), row.sha256Note()));
        expect(at(row.size(), Kind.CHECKPOINT_MALFORMED));
    }

    @Test
    void checkpointWithAnotherRecordTime() {
        StoredCheckpoint row = log.checkpoints.get(20);
        for (Instant changed : new Instant[] {TestLog.RECORDED_AT.minusMillis(1), null}) {
            log.checkpoints.set(
                    20, new StoredCheckpoint(row.priorSize(), row.size(), changed, row.sm3Note(), row.sha256Note()));
            expect(at(row.size(), Kind.COLUMN_MISMATCH));
        }
    }

    @Test
    void lastCheckpointMissing() {
        log.checkpoints.removeLast();
        assertThat(verify().problems())
                .extracting(LogProblem::position, LogProblem::kind)
                .containsExactly(Tuple.tuple(600L, Kind.CHECKPOINT_MISSING));
    }

    @Test
    void everyCheckpointMissing() {
        log.checkpoints.clear();
        expect(at(600, Kind.CHECKPOINT_MISSING));
    }

    @Test
    void tailCutOff() {
        log.entries.subList(595, 600).clear();
        expect(at(595, Kind.LOG_TRUNCATED), at(595, Kind.LOG_REWOUND), at(595, Kind.LOG_REWOUND));
    }

    @Test
    void everythingPutBackToAnOlderState() {
        TestLog young = new TestLog();
        young.record("command-1", 3);
        MemoryLog yesterday = new MemoryLog(young);
        young.record("command-2", 2);
        outside.clear();
        outside.add(
                new OutsideCheckpoint("usb/sm3", young.batches.getLast().sm3().bytes()));
        assertThat(verify(yesterday, young).problems())
                .extracting(LogProblem::position, LogProblem::kind)
                .containsExactly(Tuple.tuple(3L, Kind.LOG_REWOUND));
        outside.clear();
        // Without a checkpoint from outside the older state is in perfect order. That is what the outside is for.
        assertThat(verify(yesterday, young).holds()).isTrue();
    }

    @Test
    void theCheckpointsOutsideTakenAway() {
        for (OutsideCheckpoint left : outside) {
            assertThat(againstTheFolder(List.of(left)).problems())
                    .as("only %s is left", left.source())
                    .extracting(LogProblem::position, LogProblem::kind)
                    .containsExactly(Tuple.tuple(600L, Kind.CHECKPOINT_OUTSIDE_MISSING));
        }
        LogVerification none = againstTheFolder(List.of());
        assertThat(none.holds()).isFalse();
        assertThat(none.problems()).hasSize(2).allSatisfy(problem -> {
            assertThat(problem.kind()).isEqualTo(Kind.CHECKPOINT_OUTSIDE_MISSING);
            assertThat(problem.detail()).contains("--from-checkpoint");
        });
        assertThat(none.steps())
                .filteredOn(step -> step.name() == LogStep.OUTSIDE_CHECKPOINTS)
                .allMatch(step -> step.checked() == 0);
        assertThat(againstTheFolder(outside).holds()).isTrue();
    }

    private LogVerification againstTheFolder(List<OutsideCheckpoint> notes) {
        return new LogVerifier(TestLog.LEDGER, SEALED.logKeys(), log, EXECUTOR, LogVerifier.Options.of(2, () -> 0))
                .verify(log, OutsideCheckpoints.ofBothTrees(notes), new MemoryLog.OneActor(SEALED.actor, revokedAt));
    }

    @Test
    void everythingRewrittenAndSignedByTheLedgerItself() {
        TestLog log1 = new TestLog();
        log1.record("command-1", 2);
        byte[] kept = log1.batches.getLast().sha256().bytes();
        log1.entries.clear();
        log1.batches.clear();
        log1.sm3 = new TreeAppender(Suite.SM3);
        log1.sha256 = new TreeAppender(Suite.SHA256);
        log1.record("command-2", 2);
        log1.record("command-3", 2);
        outside.clear();
        outside.add(new OutsideCheckpoint("usb/sha256", kept));
        assertThat(verify(new MemoryLog(log1), log1).problems())
                .extracting(LogProblem::position, LogProblem::kind)
                .containsExactly(Tuple.tuple(2L, Kind.LOG_FORKED));
    }

    @Test
    void checkpointFromOutsideThatNobodySigned() {
        SignedNote note = SEALED.batches.getLast().sm3();
        TestLog stranger = new TestLog();
        outside.clear();
        outside.add(new OutsideCheckpoint(
                "found", new SignedNote(note.text(), List.of(stranger.sm3Signer.sign(note.text()))).bytes()));
        outside.add(new OutsideCheckpoint("torn", new byte[] {1}));
        outside.add(new OutsideCheckpoint(
                "other",
                stranger.sm3Signer
                        .sign(new Checkpoint("example.org/else", 1, SEALED.sm3.root()))
                        .bytes()));
        expect(
                at(600, Kind.CHECKPOINT_SIGNATURE_INVALID),
                at(0, Kind.CHECKPOINT_MALFORMED),
                at(0, Kind.CHECKPOINT_MALFORMED));
        assertThat(verify().comparedWith()).isNull();
    }
}
