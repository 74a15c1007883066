package org.mingzhang.app.platform.verify;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.LongConsumer;
import java.util.stream.Stream;
import org.mingzhang.app.platform.embedded.JdbcTarget;
import org.mingzhang.app.platform.ledger.PublicKeys;
import org.mingzhang.domain.seal.NoteVerifier;
import org.mingzhang.domain.seal.Suite;
import org.mingzhang.domain.seal.log.LogVerification;
import org.mingzhang.domain.seal.log.LogVerifier;
import org.mingzhang.domain.seal.log.OutsideCheckpoint;

/** Reads a whole database directly and holds it against keys and checkpoints that lie elsewhere. */
public final class LiveVerification {
    private LiveVerification() {}

    /**
     * Verifies the log.
     *
     * @param database a role that may read the ledger's schema
     * @param ledger the ledger's name, from outside the database
     * @param keys the ledger's public keys, from outside the database
     * @param outside checkpoint notes from outside the database
     * @param progress is told how many entries are done
     */
    public static LogVerification verify(
            JdbcTarget database,
            String ledger,
            PublicKeys keys,
            List<OutsideCheckpoint> outside,
            LongConsumer progress) {
        int threads = Runtime.getRuntime().availableProcessors();
        try (ExecutorService workers = Executors.newFixedThreadPool(threads);
                JdbcStoredLog log = JdbcStoredLog.open(database)) {
            LogVerifier.Options options = LogVerifier.Options.of(threads, System::nanoTime);
            LogVerifier verifier = new LogVerifier(
                    ledger,
                    List.of(
                            new NoteVerifier(Suite.SM3.origin(ledger), keys.sm2()),
                            new NoteVerifier(Suite.SHA256.origin(ledger), keys.ed25519())),
                    new EntryRules(),
                    workers,
                    new LogVerifier.Options(
                            options.batchEntries(),
                            options.batchesInFlight(),
                            options.mostProblems(),
                            true,
                            options.nanoTime(),
                            progress));
            return verifier.verify(log, outside, new LoggedKeys(keys.sm2()));
        }
    }

    /** The newest checkpoints of a folder, of both trees; none when it has none. */
    public static List<OutsideCheckpoint> newestIn(Path folder) {
        List<OutsideCheckpoint> notes = new ArrayList<>();
        for (Suite suite : Suite.values()) {
            Path file = folder.resolve("latest." + suite.label());
            if (Files.exists(file)) {
                notes.add(read(file));
            }
        }
        return notes;
    }

    /** A checkpoint file, or all files of a folder. */
    public static List<OutsideCheckpoint> of(Path fileOrFolder) {
        if (!Files.isDirectory(fileOrFolder)) {
            return List.of(read(fileOrFolder));
        }
        try (Stream<Path> files = Files.list(fileOrFolder)) {
            return files.filter(file -> !String.valueOf(file.getFileName()).startsWith("."))
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
