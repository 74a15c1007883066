package org.mingzhang.tools.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.mingzhang.app.platform.eventstore.LogReader;
import org.mingzhang.app.platform.eventstore.SealedCheckpoint;
import org.mingzhang.app.platform.eventstore.StoredEntry;
import org.mingzhang.app.platform.files.StoredFiles;
import org.mingzhang.app.platform.ledger.LedgerHome;
import org.mingzhang.app.platform.ledger.PublicKeys;
import org.mingzhang.app.platform.verify.LiveVerification;
import org.mingzhang.domain.seal.NoteVerifier;
import org.mingzhang.domain.seal.SignedNote;
import org.mingzhang.domain.seal.Suite;
import org.mingzhang.domain.seal.log.LogStep;
import org.mingzhang.domain.seal.log.LogVerification;
import org.mingzhang.domain.seal.log.OutsideCheckpoints;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyOut;

/**
 * Verification of the whole log, and beside it what no program can save of it: both hashes of the same bytes and the
 * signatures of the checkpoints, from memory and on all cores; and reading the rows out of the database, doing nothing with
 * them.
 */
final class VerifyBench {
    private static final int ENTRIES = 20_000;
    private static final int CHECKPOINTS = 2_000;
    private static final String READ =
            "COPY (SELECT position, bytes FROM ledger.entry ORDER BY position) TO STDOUT (FORMAT binary)";
    private final SealedStore store;
    private final PublicKeys keys;
    private final List<byte[]> entries;
    private final List<SealedCheckpoint> checkpoints;

    private record Verified(double entriesPerSecond, double entriesPerCheckpoint) {}

    /** How often the hashes are computed in a round, since one time over is over too soon to be measured. */
    private static final int TIMES = 20;

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
        List<Round> measured = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            measured.add(new Round(hash(), sign(), read(), verify()));
        }
        return new VerifyLine(
                rate(measured, round -> round.verified.entriesPerSecond),
                Measurement.tenth(measured.getLast().verified.entriesPerCheckpoint),
                limit(measured, Round::hashed),
                limit(measured, Round::hashedAndSigned),
                limit(measured, Round::hashedSignedAndRead));
    }

    /** Entries a second by each part of the work; of the signatures, checkpoints. */
    private record Round(double hashed, double signed, double read, Verified verified) {
        double hashedAndSigned() {
            return 1 / (1 / hashed + 1 / (signed * verified.entriesPerCheckpoint));
        }

        double hashedSignedAndRead() {
            return 1 / (1 / hashedAndSigned() + 1 / read);
        }
    }

    private static VerifyLine.Limit limit(List<Round> rounds, ToDoubleFunction<Round> rate) {
        return new VerifyLine.Limit(
                rate(rounds, rate),
                Measurement.hundredth(
                        median(rounds, round -> round.verified.entriesPerSecond / rate.applyAsDouble(round))));
    }

    private static long rate(List<Round> rounds, ToDoubleFunction<Round> rate) {
        return Math.round(median(rounds, rate));
    }

    private static double median(List<Round> rounds, ToDoubleFunction<Round> value) {
        return rounds.stream().mapToDouble(value).sorted().toArray()[rounds.size() / 2];
    }

    /** Entries a second. */
    private double hash() {
        long begin = System.nanoTime();
        long different = IntStream.range(0, TIMES)
                .mapToLong(time -> entries.parallelStream()
                        .filter(bytes -> !Suite.SM3.leafHash(bytes).equals(Suite.SHA256.leafHash(bytes)))
                        .count())
                .sum();
        return different * 1e9 / (System.nanoTime() - begin);
    }

    /** Entries a second, out of the database and no further. */
    private double read() {
        long begin = System.nanoTime();
        long rows = 0;
        try (Connection connection = store.database().reader().connect()) {
            CopyOut copy = connection.unwrap(PGConnection.class).getCopyAPI().copyOut(READ);
            while (copy.readFromCopy() != null) {
                rows++;
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the bench's own log cannot be read", e);
        }
        return rows * 1e9 / (System.nanoTime() - begin);
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
        LogVerification verification = LiveVerification.verify(
                store.database().reader(),
                // The bench's entries cite none.
                new StoredFiles(Path.of("no-files")),
                true,
                SealedStore.LEDGER,
                keys,
                OutsideCheckpoints.given(List.of()),
                entries -> {});
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
