package org.mingzhang.tools.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.mingzhang.app.platform.eventstore.LogReader;
import org.mingzhang.app.platform.eventstore.SealedCheckpoint;
import org.mingzhang.app.platform.eventstore.StoredEntry;
import org.mingzhang.app.platform.ledger.LedgerHome;
import org.mingzhang.app.platform.ledger.PublicKeys;
import org.mingzhang.app.platform.verify.LiveVerification;
import org.mingzhang.domain.seal.NoteVerifier;
import org.mingzhang.domain.seal.SignedNote;
import org.mingzhang.domain.seal.Suite;
import org.mingzhang.domain.seal.log.LogStep;
import org.mingzhang.domain.seal.log.LogVerification;

/**
 * Verification of the whole log, and beside it, from memory and on all cores, what no program can save of it: both hashes of
 * the same bytes, and the signatures of the checkpoints.
 */
final class VerifyBench {
    private static final int ENTRIES = 20_000;
    private static final int CHECKPOINTS = 2_000;
    private final SealedStore store;
    private final PublicKeys keys;
    private final List<byte[]> entries;
    private final List<SealedCheckpoint> checkpoints;

    private record Verified(double entriesPerSecond, double entriesPerCheckpoint) {}

    VerifyBench(SealedStore store, Path home) {
        this.store = store;
        this.keys = PublicKeys.in(new LedgerHome(home).keys());
        try (HikariDataSource connections = StockStore.pool(store.database().reader(), 1)) {
            LogReader log = new LogReader(connections);
            entries = log.page(0, ENTRIES).stream().map(StoredEntry::bytes).toList();
            long apart = Math.max(1, log.size() / CHECKPOINTS);
            checkpoints = LongStream.range(0, log.size() / apart)
                    .mapToObj(i -> log.checkpointCovering(i * apart))
                    .flatMap(Optional::stream)
                    .distinct()
                    .toList();
        }
    }

    VerifyLine run(int rounds) {
        hash();
        sign();
        verify();
        List<Double> toHashing = new ArrayList<>();
        List<Double> toBoth = new ArrayList<>();
        double hashed = 0;
        double both = 0;
        Verified verified = new Verified(0, 0);
        for (int round = 0; round < rounds; round++) {
            hashed = hash();
            double signed = sign();
            verified = verify();
            both = 1 / (1 / hashed + 1 / (signed * verified.entriesPerCheckpoint));
            toHashing.add(verified.entriesPerSecond / hashed);
            toBoth.add(verified.entriesPerSecond / both);
        }
        return new VerifyLine(
                Math.round(verified.entriesPerSecond),
                Math.round(hashed),
                Math.round(both),
                Measurement.tenth(verified.entriesPerCheckpoint),
                median(toHashing),
                median(toBoth));
    }

    private static double median(List<Double> ratios) {
        return Measurement.hundredth(ratios.stream().sorted().toList().get(ratios.size() / 2));
    }

    /** Entries a second. */
    private double hash() {
        long begin = System.nanoTime();
        long different = entries.parallelStream()
                .filter(bytes -> !Suite.SM3.leafHash(bytes).equals(Suite.SHA256.leafHash(bytes)))
                .count();
        return different * 1e9 / (System.nanoTime() - begin);
    }

    /** Checkpoints a second, of two signatures each. */
    private double sign() {
        List<NoteVerifier> trusted = List.of(
                new NoteVerifier(Suite.SM3.origin(SealedStore.LEDGER), keys.sm2()),
                new NoteVerifier(Suite.SHA256.origin(SealedStore.LEDGER), keys.ed25519()));
        long begin = System.nanoTime();
        long valid = checkpoints.parallelStream()
                .filter(checkpoint -> valid(checkpoint.sm3Note(), trusted) && valid(checkpoint.sha256Note(), trusted))
                .count();
        if (valid != checkpoints.size()) {
            throw new IllegalStateException("the bench's own checkpoints do not verify");
        }
        return valid * 1e9 / (System.nanoTime() - begin);
    }

    private static boolean valid(String note, List<NoteVerifier> trusted) {
        return SignedNote.parse(note.getBytes(UTF_8)).verify(trusted) == SignedNote.Verdict.VALID;
    }

    private Verified verify() {
        long begin = System.nanoTime();
        LogVerification verification =
                LiveVerification.verify(store.database().reader(), SealedStore.LEDGER, keys, List.of(), entries -> {});
        double seconds = (System.nanoTime() - begin) / 1e9;
        if (!verification.holds()) {
            throw new IllegalStateException("the bench's own log does not verify: " + verification.problems());
        }
        // Each checkpoint is compared once for either tree.
        long roots = verification.steps().stream()
                .filter(step -> step.name() == LogStep.CHECKPOINTS)
                .mapToLong(LogVerification.Step::checked)
                .sum();
        return new Verified(verification.entries() / seconds, verification.entries() / (roots / 2.0));
    }
}
