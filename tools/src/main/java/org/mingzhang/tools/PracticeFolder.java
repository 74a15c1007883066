package org.mingzhang.tools;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The folder of a practice ledger: {@code ledger/}, which people practise on, and {@code cold/}, as it was when it was made, its
 * database stopped. Nothing else is ever written or removed than what lies in this folder and was made by it.
 *
 * <p>Whatever breaks off in between, the folder can be started from again: each copy is made under another name, forced to disk
 * and then renamed, and what lies under such a name is thrown away. As long as there is {@code cold/}, there is a ledger.
 */
final class PracticeFolder implements AutoCloseable {
    /** Stands in the folder, and in each ledger that was made for practice. */
    private static final String MARK = "practice.txt";

    private static final String WORDS = "演练账套（示例数据）。这个文件夹由 ledger practice 建立，重置时会整个换掉。\n";

    private final Path root;
    private final FileChannel channel;
    private final FileLock lock;

    private PracticeFolder(Path root, FileChannel channel, FileLock lock) {
        this.root = root;
        this.channel = channel;
        this.lock = lock;
    }

    /**
     * The folder {@code practice} of a home, for one process at a time.
     *
     * @throws No when another process has it, or somebody else's things lie there
     */
    static PracticeFolder in(Path home) {
        Path root = home.resolve("practice");
        try {
            Files.createDirectories(home);
            if (!Files.isDirectory(root)) {
                makeOwn(root);
                mark(root);
            } else if (!Files.exists(root.resolve(MARK)) && isInUse(root)) {
                throw new No(root + " 不是演练账套的文件夹（没有 " + MARK + "），不动它：请用 --home 另指一处");
            } else {
                mark(root);
            }
            FileChannel channel =
                    FileChannel.open(root.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = tryLock(channel);
            if (lock == null) {
                channel.close();
                throw new No(root + " 中的演练账套正由另一个进程使用");
            }
            return new PracticeFolder(root, channel, lock);
        } catch (IOException e) {
            throw new EnvironmentLack("用不了文件夹 " + root + "：请检查权限和磁盘", e);
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException sameProcess) {
            return null;
        }
    }

    private static boolean isInUse(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.findAny().isPresent();
        }
    }

    private static void makeOwn(Path folder) throws IOException {
        if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createDirectory(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        } else {
            Files.createDirectory(folder);
        }
    }

    private static void mark(Path folder) throws IOException {
        Files.writeString(folder.resolve(MARK), WORDS, StandardOpenOption.CREATE, StandardOpenOption.SYNC);
    }

    /** The home of the ledger that people practise on. */
    Path ledger() {
        return root.resolve("ledger");
    }

    Path logs() {
        return root.resolve("logs");
    }

    private Path cold() {
        return root.resolve("cold");
    }

    private Path making() {
        return root.resolve("making");
    }

    private Path coming() {
        return root.resolve("ledger.new");
    }

    private Path going() {
        return root.resolve("ledger.old");
    }

    /** Whether a ledger was made here and can be put back. */
    boolean isMade() {
        return Files.exists(cold().resolve(MARK));
    }

    /** Where one is to be made; what an earlier attempt left there is gone. */
    Path toBeMade() {
        return io(() -> {
            delete(making());
            makeOwn(making());
            return making();
        });
    }

    /** Keeps what was made, its database stopped, as what is put back from now on. */
    void made() {
        io(() -> {
            requireStopped(making());
            mark(making());
            delete(cold());
            Files.move(making(), cold(), StandardCopyOption.ATOMIC_MOVE);
            force(root);
            return cold();
        });
    }

    /** Sees to it that there is a ledger to practise on, whatever was broken off before. */
    void prepare() {
        io(() -> {
            delete(coming());
            if (!Files.exists(ledger())) {
                copy();
                Files.move(coming(), ledger(), StandardCopyOption.ATOMIC_MOVE);
                force(root);
            } else if (!Files.exists(ledger().resolve(MARK))) {
                throw new No(ledger() + " 不是演练账套，不动它");
            }
            delete(going());
            return ledger();
        });
    }

    /**
     * Puts back what was made.
     *
     * @throws No when another command still uses its database; then nothing was changed
     */
    void reset() {
        io(() -> {
            requireStopped(ledger());
            delete(coming());
            delete(going());
            copy();
            Files.move(ledger(), going(), StandardCopyOption.ATOMIC_MOVE);
            Files.move(coming(), ledger(), StandardCopyOption.ATOMIC_MOVE);
            force(root);
            delete(going());
            return ledger();
        });
    }

    private static void requireStopped(Path home) {
        if (Files.exists(home.resolve("postgres").resolve("data").resolve("postmaster.pid"))) {
            throw new No("演练账套的数据库还在运行，可能有别的命令在用它：" + home);
        }
    }

    private void copy() throws IOException {
        Path from = cold();
        Path to = coming();
        Files.walkFileTree(from, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
                Files.copy(folder, to.resolve(from.relativize(folder)), StandardCopyOption.COPY_ATTRIBUTES);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Path copy = to.resolve(from.relativize(file));
                Files.copy(file, copy, StandardCopyOption.COPY_ATTRIBUTES, LinkOption.NOFOLLOW_LINKS);
                if (attributes.isRegularFile()) {
                    force(copy);
                }
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private static void force(Path fileOrFolder) throws IOException {
        try (FileChannel channel = FileChannel.open(fileOrFolder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failed) throws IOException {
                Files.delete(folder);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private interface Work {
        Path done() throws IOException;
    }

    private Path io(Work work) {
        try {
            return work.done();
        } catch (IOException e) {
            throw new EnvironmentLack("换不了演练账套 " + root + " 中的文件：请检查权限和磁盘", e);
        }
    }

    @Override
    public void close() {
        try {
            lock.release();
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot give up " + root, e);
        }
    }
}
