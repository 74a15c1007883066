package org.mingzhang.domain.seal.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.BeforeEach;
import org.mingzhang.domain.seal.TestLog;
import org.mingzhang.domain.seal.log.LogProblem.Kind;

/** A sealed log in a store that a test may tamper with, and what the verifier should say about it. */
abstract class LogAttack {
    static final ExecutorService EXECUTOR = Executors.newFixedThreadPool(2, task -> {
        Thread thread = new Thread(task, "log-verifier");
        thread.setDaemon(true);
        return thread;
    });

    /** Two full tiles and some entries that no tile covers; 40 commands of 5 to 25 entries each. */
    static final TestLog SEALED = sealed();

    final MemoryLog log = new MemoryLog(SEALED);
    final List<OutsideCheckpoint> outside = new ArrayList<>();
    long revokedAt = Long.MAX_VALUE;

    private static TestLog sealed() {
        TestLog sealed = new TestLog();
        for (int i = 0; i < 40; i++) {
            sealed.record("command-" + (1000 + i), 5 * (1 + i % 5));
        }
        return sealed;
    }

    @BeforeEach
    void keepTheNewestCheckpointOutside() {
        outside.add(
                new OutsideCheckpoint("usb/sm3", SEALED.batches.getLast().sm3().bytes()));
        outside.add(new OutsideCheckpoint(
                "usb/sha256", SEALED.batches.getLast().sha256().bytes()));
    }

    LogVerification verify() {
        return verify(log, SEALED);
    }

    LogVerification verify(MemoryLog stored, TestLog source) {
        LogVerifier.Options options = new LogVerifier.Options(64, 3, 100, true, true, () -> 0, entries -> {});
        return new LogVerifier(TestLog.LEDGER, source.logKeys(), stored, EXECUTOR, options)
                .verify(stored, OutsideCheckpoints.given(outside), new MemoryLog.OneActor(source.actor, revokedAt));
    }

    void expect(LogProblem... expected) {
        LogVerification verification = verify();
        assertThat(verification.holds()).isFalse();
        assertThat(verification.problems())
                .extracting(LogProblem::position, LogProblem::kind)
                .containsExactlyInAnyOrder(Arrays.stream(expected)
                        .map(problem -> Tuple.tuple(problem.position(), problem.kind()))
                        .toArray(Tuple[]::new));
        assertThat(verification.problemsFound()).isEqualTo(expected.length);
    }

    static LogProblem at(long position, Kind kind) {
        return new LogProblem(position, kind, "");
    }
}
