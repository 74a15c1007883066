package org.mingzhang.domain.seal.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.mingzhang.domain.seal.EntryHeader;
import org.mingzhang.domain.seal.Suite;
import org.mingzhang.domain.seal.TestLog;
import org.mingzhang.domain.seal.log.LogProblem.Kind;

/** A log that holds, and how the verifier goes about it. */
class LogVerifierTest extends LogAttack {
    @Test
    void untouchedLogHolds() {
        LogVerification verification = verify();
        assertThat(verification.problems()).isEmpty();
        assertThat(verification.holds()).isTrue();
        assertThat(verification.entries()).isEqualTo(600);
        assertThat(verification.treeSize()).isEqualTo(600);
        assertThat(verification.sm3Root()).isEqualTo(SEALED.sm3.root());
        assertThat(verification.sha256Root()).isEqualTo(SEALED.sha256.root());
        assertThat(verification.comparedWith())
                .isEqualTo(
                        new LogVerification.ComparedWith("usb/sm3", TestLog.LEDGER + "/sm3", 600, SEALED.sm3.root()));
        assertThat(verification.steps())
                .extracting(step -> step.name().label() + " " + step.checked())
                .containsExactly(
                        "entries 600",
                        "columns 600",
                        "claims " + log.claims.size(),
                        "trees 600",
                        "tiles 4",
                        "checkpoints 80",
                        "checkpoint-signatures 80",
                        "recorded-roots 0",
                        "periods 0",
                        "commands 40",
                        "command-signatures 40",
                        "head 1",
                        "blobs 0",
                        "files 0",
                        "data-keys 0",
                        "store 10",
                        "outside-checkpoints 2");
        assertThat(log.claims).hasSizeGreaterThan(50);
    }

    @Test
    void emptyLogHolds() {
        outside.clear();
        TestLog empty = new TestLog();
        LogVerification verification = verify(new MemoryLog(empty), empty);
        assertThat(verification.holds()).isTrue();
        assertThat(verification.sm3Root()).isEqualTo(Suite.SM3.emptyRoot());
        assertThat(verification.comparedWith()).isNull();
    }

    @Test
    void holdsAgainstAnyEarlierCheckpointFromOutside() {
        for (int batch : new int[] {0, 10, 30}) {
            outside.add(new OutsideCheckpoint(
                    "old/" + batch, SEALED.batches.get(batch).sm3().bytes()));
        }
        assertThat(verify().holds()).isTrue();
    }

    @Test
    void signaturesCanBeLeftOutAndTheStepsSaySo() {
        LogVerifier.Options options = new LogVerifier.Options(64, 3, 100, false, true, () -> 0, entries -> {});
        LogVerification verification = new LogVerifier(TestLog.LEDGER, SEALED.logKeys(), log, EXECUTOR, options)
                .verify(log, OutsideCheckpoints.given(outside), new MemoryLog.OneActor(SEALED.actor, revokedAt));
        assertThat(verification.holds()).isTrue();
        assertThat(verification.steps())
                .filteredOn(step -> step.checked() == 0)
                .extracting(LogVerification.Step::name)
                .contains(LogStep.CHECKPOINT_SIGNATURES, LogStep.COMMAND_SIGNATURES);
    }

    @Test
    void reportsNoMoreThanAsked() {
        for (int position = 0; position < 600; position += 2) {
            log.alterBytes(position, "示例", "例示");
        }
        LogVerifier.Options options = new LogVerifier.Options(64, 3, 10, true, true, () -> 0, entries -> {});
        LogVerification verification = new LogVerifier(TestLog.LEDGER, SEALED.logKeys(), log, EXECUTOR, options)
                .verify(log, OutsideCheckpoints.given(outside), new MemoryLog.OneActor(SEALED.actor, revokedAt));
        assertThat(verification.problemsFound()).isEqualTo(300);
        assertThat(verification.problems())
                .extracting(LogProblem::position)
                .containsExactly(0L, 2L, 4L, 6L, 8L, 10L, 12L, 14L, 16L, 18L);
    }

    @Test
    void rulesThatFailOnHostileBytesAreAProblemOfTheEntry() {
        MemoryLog hostile = new MemoryLog(SEALED) {
            private boolean written;

            @Override
            public Iterator<StoredHead> heads() {
                written = true;
                return super.heads();
            }

            @Override
            public List<ClaimUse> claims(EntryHeader header, byte[] bytes) {
                if (written && header.eventId().equals("command-1020.0")) {
                    throw new ClassCastException("unexpected shape");
                }
                return super.claims(header, bytes);
            }
        };
        assertThat(verify(hostile, SEALED).problems())
                .extracting(LogProblem::kind)
                .contains(Kind.ENTRY_UNREADABLE);
    }

    @Test
    @SuppressWarnings("NullAway") // A store whose owner dropped its constraints can give nulls.
    void nullsInTheStoreAreProblemsAndNothingWorse() {
        log.entries.set(100, new StoredEntry(100, null, null, null, null));
        log.checkpoints.set(20, new StoredCheckpoint(0, log.checkpoints.get(20).size(), null, null, null));
        log.claims.set(7, new StoredClaim(null, null, 0, log.claims.get(7).position(), 0, 0, 0, null));
        log.level(Suite.SM3, 0).set(1, new StoredTile(1, null));
        log.head(new StoredHead(600, null, null, null));
        assertThat(verify().problems())
                .extracting(LogProblem::kind)
                .contains(
                        Kind.ENTRY_ALTERED,
                        Kind.CHECKPOINT_MALFORMED,
                        Kind.CLAIM_MISSING,
                        Kind.TILE_MISMATCH,
                        Kind.HEAD_MISMATCH);
    }

    @Test
    void entryLongerThanAnyCanBeIsUnreadable() {
        StoredEntry row = log.entries.get(100);
        byte[] longer = new byte[65_536];
        log.entries.set(100, new StoredEntry(100, row.columns(), longer, row.sm3Leaf(), row.sha256Leaf()));
        expect(at(100, Kind.ENTRY_ALTERED), at(100, Kind.ENTRY_UNREADABLE));
    }

    @Test
    void tellsHowFarItIs() {
        List<Long> progress = new ArrayList<>();
        LogVerifier.Options options = new LogVerifier.Options(100, 2, 10, true, true, System::nanoTime, progress::add);
        LogVerification verification = new LogVerifier(TestLog.LEDGER, SEALED.logKeys(), log, EXECUTOR, options)
                .verify(log, OutsideCheckpoints.given(outside), new MemoryLog.OneActor(SEALED.actor, revokedAt));
        assertThat(progress).containsExactly(100L, 200L, 300L, 400L, 500L, 600L);
        assertThat(verification.steps()).allMatch(step -> step.millis() >= 0);
    }

    @Test
    void everyKindOfProblemHasItsSample() throws Exception {
        StringBuilder sources = new StringBuilder();
        try (Stream<Path> files = Files.list(Path.of("src/test/java/org/mingzhang/domain/seal/log"))) {
            for (Path file : files.toList()) {
                sources.append(Files.readString(file));
            }
        }
        String source = sources.toString();
        for (Kind kind : Kind.values()) {
            assertThat(source).contains("Kind." + kind);
            assertThat(kind.label()).matches("[a-z]+(-[a-z]+)+");
            assertThat(kind.text()).matches("[\\p{IsHan}、]{3,20}");
        }
    }
}
