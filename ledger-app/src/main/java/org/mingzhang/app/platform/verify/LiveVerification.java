package org.mingzhang.app.platform.verify;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.LongConsumer;
import java.util.stream.Stream;
import org.mingzhang.app.platform.embedded.JdbcTarget;
import org.mingzhang.app.platform.eventstore.KeptCheckpoints;
import org.mingzhang.app.platform.files.StoredFiles;
import org.mingzhang.app.platform.ledger.PublicKeys;
import org.mingzhang.domain.seal.NoteVerifier;
import org.mingzhang.domain.seal.Suite;
import org.mingzhang.domain.seal.log.LogVerification;
import org.mingzhang.domain.seal.log.LogVerifier;
import org.mingzhang.domain.seal.log.OutsideCheckpoint;
import org.mingzhang.domain.seal.log.OutsideCheckpoints;

/** Reads a whole database directly and holds it against keys and checkpoints that lie elsewhere. */
public final class LiveVerification {
    private static final int USUAL_BATCH = 4_096;

    private LiveVerification() {}

    /**
     * Verifies the log.
     *
     * @param database a role that may read the ledger's schema
     * @param ledger the ledger's name, from outside the database
     * @param keys the ledger's public keys, from outside the database
     * @param files the folder of the files that entries cite
     * @param readFiles whether they are read; otherwise the result says how many were not
     * @param outside checkpoint notes from outside the database, and whether there must be some
     * @param progress is told how many entries are done
     */
    public static LogVerification verify(
            JdbcTarget database,
            StoredFiles files,
            boolean readFiles,
            String ledger,
            PublicKeys keys,
            OutsideCheckpoints outside,
            LongConsumer progress) {
        return verify(database, files, readFiles, ledger, keys, outside, USUAL_BATCH, progress);
    }

    /**
     * The same, told how often progress is wanted. What {@code progress} throws ends the verification.
     *
     * @param batchEntries entries between two reports of progress
     */
    public static LogVerification verify(
            JdbcTarget database,
            StoredFiles files,
            boolean readFiles,
            String ledger,
            PublicKeys keys,
            OutsideCheckpoints outside,
            int batchEntries,
            LongConsumer progress) {
        int threads = Runtime.getRuntime().availableProcessors();
        try (ExecutorService workers = Executors.newFixedThreadPool(threads);
                JdbcStoredLog log = JdbcStoredLog.open(database, files)) {
            LogVerifier.Options options = LogVerifier.Options.of(threads, System::nanoTime);
            LogVerifier verifier = new LogVerifier(
                    ledger,
                    List.of(
                            new NoteVerifier(Suite.SM3.origin(ledger), keys.sm2()),
                            new NoteVerifier(Suite.SHA256.origin(ledger), keys.ed25519())),
                    new EntryRules(),
                    workers,
                    new LogVerifier.Options(
                            batchEntries,
                            options.batchesInFlight(),
                            options.mostProblems(),
                            true,
                            readFiles,
                            options.nanoTime(),
                            progress));
            return verifier.verify(log, outside, new LoggedKeys(keys.sm2()));
        }
    }

    /** The newest checkpoints of a ledger's own folder; each tree must have one there. */
    public static OutsideCheckpoints newestIn(Path folder) {
        return OutsideCheckpoints.ofBothTrees(Stream.of(Suite.values())
                .flatMap(suite -> KeptCheckpoints.newest(folder, suite).stream())
                .map(LiveVerification::read)
                .toList());
    }

    /** A checkpoint file, or all files of a folder. */
    public static List<OutsideCheckpoint> of(Path fileOrFolder) {
        if (!Files.isDirectory(fileOrFolder)) {
            return List.of(read(fileOrFolder));
        }
        try (Stream<Path> files = Files.list(fileOrFolder)) {
            return files.filter(
                            file -> !String.valueOf(file.getFileName()).startsWith(".") && Files.isRegularFile(file))
                    .sorted()
                    .map(LiveVerification::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + fileOrFolder, e);
        }
    }

    private static OutsideCheckpoint read(Path file) {
        try {
            return new OutsideCheckpoint(file.toString(), Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }
}
