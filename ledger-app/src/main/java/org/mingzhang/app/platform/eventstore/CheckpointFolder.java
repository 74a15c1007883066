package org.mingzhang.app.platform.eventstore;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.seal.SignedNote;
import org.mingzhang.domain.seal.Suite;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Checkpoints outside the database: a database that is rewound to an older, validly signed state is found out only by
 * what is kept elsewhere. The newest note of each tree stands in {@code latest.sm3} and {@code latest.sha256}; the first
 * of each hour of record time, and the last before closing, stay under their size and hour.
 *
 * <p>Committed checkpoints are handed over without waiting; a thread writes the newest at intervals, each file aside first,
 * then forced to disk, then renamed.
 */
public final class CheckpointFolder implements Consumer<SealedCheckpoint>, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(CheckpointFolder.class);
    private static final DateTimeFormatter HOUR =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HH'Z'").withZone(ZoneOffset.UTC);

    private final Path folder;
    private final Duration interval;
    private final AtomicReference<@Nullable SealedCheckpoint> newest = new AtomicReference<>();
    private final Thread thread;
    private volatile boolean closed;
    private volatile @Nullable IOException problem;
    private long writtenSize = -1;
    private String retainedHour = "";

    /** A folder written once a second at most. */
    public CheckpointFolder(Path folder) {
        this(folder, Duration.ofSeconds(1));
    }

    CheckpointFolder(Path folder, Duration interval) {
        this.folder = folder;
        this.interval = interval;
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot keep checkpoints in " + folder, e);
        }
        thread = new Thread(this::work, "ledger-checkpoints");
        thread.setDaemon(true);
        thread.start();
    }

    /** Takes a committed checkpoint; returns at once. */
    @Override
    public void accept(SealedCheckpoint checkpoint) {
        newest.accumulateAndGet(
                checkpoint,
                (known, given) -> known != null && (given == null || known.size() >= given.size()) ? known : given);
        LockSupport.unpark(thread);
    }

    /** Why the newest checkpoint is not on disk; empty while all is well. */
    public Optional<IOException> problem() {
        return Optional.ofNullable(problem);
    }

    private void work() {
        while (!closed) {
            SealedCheckpoint checkpoint = newest.get();
            if (checkpoint == null || checkpoint.size() <= writtenSize) {
                LockSupport.park(this);
            } else {
                write(checkpoint, false);
                LockSupport.parkNanos(this, interval.toNanos());
                pauseOut();
            }
        }
        SealedCheckpoint last = newest.get();
        if (last != null) {
            write(last, true);
        }
    }

    // Each commit wakes this thread, so one nap is not the interval.
    private void pauseOut() {
        long until = System.nanoTime() + interval.toNanos();
        for (long left = interval.toNanos(); left > 0 && !closed; left = until - System.nanoTime()) {
            LockSupport.parkNanos(this, left);
        }
    }

    private void write(SealedCheckpoint checkpoint, boolean retain) {
        try {
            String hour = HOUR.format(checkpoint.recordedAt());
            if (checkpoint.size() > writtenSize) {
                writeBoth("latest", checkpoint);
                writtenSize = checkpoint.size();
            }
            if (retain || !hour.equals(retainedHour)) {
                writeBoth(String.format("%012d-%s", checkpoint.size(), hour), checkpoint);
                retainedHour = hour;
            }
            problem = null;
        } catch (IOException e) {
            if (problem == null) {
                LOG.error("cannot keep the checkpoint of size {} in {}", checkpoint.size(), folder, e);
            }
            problem = e;
        }
    }

    private void writeBoth(String name, SealedCheckpoint checkpoint) throws IOException {
        replace(name + "." + Suite.SM3.label(), checkpoint.sm3Note());
        replace(name + "." + Suite.SHA256.label(), checkpoint.sha256Note());
        forceFolder();
    }

    private void replace(String name, String note) throws IOException {
        Path aside = folder.resolve("." + name + ".new");
        try (FileChannel channel = FileChannel.open(
                aside, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            ByteBuffer bytes = ByteBuffer.wrap(note.getBytes(UTF_8));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
        Files.move(aside, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    // Makes the rename itself durable, where the system can.
    private void forceFolder() {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException notOnThisSystem) {
            LOG.debug("folder {} cannot be forced to disk", folder, notOnThisSystem);
        }
    }

    /** The newest note of a tree in this folder. Its signature is not checked here. */
    public static Optional<SignedNote> latest(Path folder, Suite suite) {
        Path file = folder.resolve("latest." + suite.label());
        try {
            return Files.exists(file) ? Optional.of(SignedNote.parse(Files.readAllBytes(file))) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    /** Puts one checkpoint into a folder, both trees' notes, on disk when this returns. */
    public static void keep(Path folder, SealedCheckpoint checkpoint) {
        try (CheckpointFolder kept = new CheckpointFolder(folder)) {
            kept.accept(checkpoint);
        }
    }

    /** Writes what is newest, and keeps it. */
    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(thread);
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
