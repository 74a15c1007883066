package org.mingzhang.app.backup;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mingzhang.app.platform.embedded.EmbeddedPostgres;
import org.mingzhang.app.platform.ledger.LedgerHome;

/**
 * A home that is about to be: it stands beside its place under another name until its ledger has proven to be whole, so that
 * nobody takes for a ledger what was broken off or does not verify. The next restoration clears away what one left behind.
 */
public final class NewHome implements AutoCloseable {
    private static final String LOGS = "logs";

    private final Path place;
    private final Path partial;
    private final FileChannel mark;

    private NewHome(Path place, Path partial, FileChannel mark) {
        this.place = place;
        this.partial = partial;
        this.mark = mark;
    }

    /**
     * Begins one.
     *
     * @param place where nothing is yet, or an empty folder
     * @throws BackupRefused when there is something, or another process is at it
     */
    public static NewHome at(Path place) throws IOException {
        Path wanted = place.toAbsolutePath().normalize();
        if (Files.exists(wanted) && !isVacant(wanted)) {
            throw new BackupRefused(wanted + " 已有内容，不在其中恢复：请用 --home 另指一个不存在的或空的文件夹");
        }
        Path partial = wanted.resolveSibling(wanted.getFileName() + ".partial");
        if (Files.exists(partial)) {
            clear(partial);
        }
        OwnFolders.make(partial);
        Path file = partial.resolve(Manifest.UNFINISHED);
        FileChannel mark = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (lock(mark) == null) {
            mark.close();
            throw busy(partial);
        }
        Files.writeString(file, "ledger restore 未完成，这里不是账本；可以整个删除，或重新运行 ledger restore。\n");
        return new NewHome(wanted, partial, mark);
    }

    /** What the command line puts into a home that it finds is no content. */
    private static boolean isVacant(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return false;
        }
        try (Stream<Path> all = Files.list(folder)) {
            return all.allMatch(one -> one.endsWith(LOGS));
        }
    }

    private static BackupRefused busy(Path partial) {
        return new BackupRefused(partial + " 正由另一个进程使用，请等它结束");
    }

    private static @Nullable FileLock lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException sameProcess) {
            return null;
        }
    }

    private static void clear(Path partial) throws IOException {
        Path file = partial.resolve(Manifest.UNFINISHED);
        if (!Files.isRegularFile(file)) {
            throw new BackupRefused(partial + " 不是未完成的恢复，不动它：请移走它，或用 --home 另指一处");
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            if (lock(channel) == null) {
                throw busy(partial);
            }
            if (EmbeddedPostgres.isIn(partial)) {
                // A killed command leaves its server running; the last to close it stops it.
                EmbeddedPostgres.open(partial).close();
            }
            if (Files.exists(partial.resolve("postgres").resolve("data").resolve("postmaster.pid"))) {
                throw busy(partial);
            }
            OwnFolders.delete(partial);
        }
    }

    /** Where it is made. */
    public LedgerHome home() {
        return new LedgerHome(partial);
    }

    /** Puts it in its place; whoever calls has closed the ledger in it, and it was verified. */
    public void finish() throws IOException {
        mark.close();
        Files.delete(partial.resolve(Manifest.UNFINISHED));
        if (Files.isDirectory(place)) {
            if (Files.isDirectory(place.resolve(LOGS)) && !Files.exists(partial.resolve(LOGS))) {
                Files.move(place.resolve(LOGS), partial.resolve(LOGS));
            }
            Files.delete(place);
        }
        Files.move(partial, place, StandardCopyOption.ATOMIC_MOVE);
        OwnFolders.force(place.getParent());
    }

    /** Leaves it where it is, unless it was finished. */
    @Override
    public void close() throws IOException {
        mark.close();
    }
}
