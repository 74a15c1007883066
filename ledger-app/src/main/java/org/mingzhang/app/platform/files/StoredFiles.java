package org.mingzhang.app.platform.files;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.event.CitedFile;
import org.mingzhang.domain.seal.Hash;
import org.mingzhang.domain.seal.crypto.HashFunction;

/**
 * The folder of files: {@code ab/cd…} by SM3, {@code incoming/} for what is coming in. A file is written aside, forced to disk
 * and renamed, so that under its name there is a whole file or none; the same bytes again replace it by themselves, which
 * mends a damaged one. Several processes, also on several machines, may share the folder.
 */
public final class StoredFiles {
    private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");
    private static final String INCOMING = "incoming";
    private static final int PART = 2;
    private static final int BUFFER = 1 << 16;

    private final Path folder;

    /** @param folder made at the first file; may be a link to, or a mount of, a folder that several machines share */
    public StoredFiles(Path folder) {
        this.folder = folder;
    }

    /** Where the file of a digest lies, or would. */
    public Path path(String sm3) {
        if (!DIGEST.matcher(sm3).matches()) {
            throw new IllegalArgumentException("no digest: " + sm3);
        }
        return folder.resolve(sm3.substring(0, PART)).resolve(sm3.substring(PART));
    }

    /**
     * Takes in a file to its end, or to one byte beyond what is allowed.
     *
     * @throws FileRefused when it is of no type that is kept, or too large
     * @throws IOException when the sender breaks off
     * @throws FilesUnavailable when the folder cannot be written
     */
    public ReceivedFile receive(InputStream in) throws IOException {
        Path aside = aside();
        try {
            CitedFile hashed = copy(in, aside);
            FileContent.Judged judged = FileContent.judge(aside);
            return new ReceivedFile(
                    this,
                    aside,
                    new CitedFile(
                            hashed.sm3(),
                            hashed.sha256(),
                            hashed.sizeBytes(),
                            judged.type().mediaType()),
                    judged);
        } catch (IOException | RuntimeException e) {
            drop(aside);
            throw e;
        }
    }

    private Path aside() {
        try {
            Path incoming = folder.resolve(INCOMING);
            makeFolder(incoming);
            return incoming.resolve(UUID.randomUUID().toString());
        } catch (IOException e) {
            throw new FilesUnavailable("文件库 " + folder + " 不能写入", e);
        }
    }

    private void makeFolder(Path wanted) throws IOException {
        if (Files.isDirectory(wanted)) {
            return;
        }
        if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createDirectories(
                    wanted, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        } else {
            Files.createDirectories(wanted);
        }
    }

    private static CitedFile copy(InputStream in, Path aside) throws IOException {
        HashFunction sm3 = HashFunction.sm3();
        HashFunction sha256 = HashFunction.sha256();
        long size = 0;
        try (FileChannel channel = FileChannel.open(aside, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
                OutputStream out = Channels.newOutputStream(channel)) {
            ownerOnly(aside);
            byte[] buffer = new byte[BUFFER];
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                size += n;
                if (size > CitedFile.MOST_BYTES) {
                    throw new FileRefused(FileRefused.Reason.FILE_TOO_LARGE, "读到 " + size + " 字节仍未结束");
                }
                out.write(buffer, 0, n);
                sm3.update(buffer, 0, n);
                sha256.update(buffer, 0, n);
            }
            channel.force(true);
        }
        if (size == 0) {
            throw new FileRefused(FileRefused.Reason.FILE_EMPTY, "0 字节");
        }
        return new CitedFile(hex(sm3), hex(sha256), size, "");
    }

    private static void ownerOnly(Path file) throws IOException {
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        }
    }

    private static String hex(HashFunction function) {
        byte[] hash = new byte[Hash.SIZE];
        function.finish(hash, 0);
        return HexFormat.of().formatHex(hash);
    }

    void keep(Path aside, String sm3) {
        Path place = path(sm3);
        Path part = folder.resolve(sm3.substring(0, PART));
        try {
            makeFolder(part);
            Files.move(aside, place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            force(part);
            force(folder);
        } catch (IOException e) {
            throw new FilesUnavailable("文件库 " + folder + " 不能写入", e);
        }
    }

    /** A rename is durable when its folder is; not every system lets a folder be forced. */
    private static void force(Path folder) {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException notHere) {
            // Windows opens no folder; there the journal of the file system stands for it.
        }
    }

    void drop(Path aside) {
        try {
            Files.deleteIfExists(aside);
        } catch (IOException e) {
            // It lies aside, where nothing cites it; the next sweep takes it.
        }
    }

    /**
     * The bytes of a digest, unchecked; null where there are none.
     *
     * @throws IOException when they cannot be read
     */
    public @Nullable InputStream open(String sm3) throws IOException {
        try {
            return Files.newInputStream(path(sm3));
        } catch (NoSuchFileException none) {
            return null;
        }
    }

    /**
     * The bytes of a file that an entry cites; they end with a {@link AlteredFile} instead of their last part when they are not
     * those that were cited.
     *
     * @throws AlteredFile when there are none, or of another size
     * @throws IOException when they cannot be read
     */
    public InputStream open(CitedFile cited) throws IOException {
        Path file = path(cited.sm3());
        if (!Files.isRegularFile(file)) {
            throw new AlteredFile("账目引用的文件 " + cited.sm3() + " 不在文件库中");
        }
        long size = Files.size(file);
        if (size != cited.sizeBytes()) {
            throw new AlteredFile("文件 " + cited.sm3() + " 现为 " + size + " 字节，账目所载为 " + cited.sizeBytes() + " 字节");
        }
        InputStream bytes = Files.newInputStream(file);
        try {
            return new CheckedFile(bytes, cited);
        } catch (IOException altered) {
            bytes.close();
            throw altered;
        }
    }

    /** What a sweep took away. */
    public record Swept(int files, int incoming) {}

    /**
     * Removes what no entry cites: left over where a process died, or an append failed, between file and entry.
     *
     * @param cited whether an entry cites a digest
     * @param now on the file system's clock
     * @param older what is younger may be cited any moment
     */
    public Swept sweep(Predicate<String> cited, Instant now, Duration older) {
        if (!Files.isDirectory(folder)) {
            return new Swept(0, 0);
        }
        FileTime before = FileTime.from(now.minus(older));
        int files = 0;
        int incoming = 0;
        try (Stream<Path> parts = Files.list(folder)) {
            for (Path part : parts.filter(Files::isDirectory).toList()) {
                boolean aside = part.endsWith(INCOMING);
                try (Stream<Path> all = Files.list(part)) {
                    for (Path file : all.toList()) {
                        String sm3 = part.getFileName() + "" + file.getFileName();
                        if (aside && isOlder(file, before)) {
                            Files.deleteIfExists(file);
                            incoming++;
                        } else if (!aside && DIGEST.matcher(sm3).matches() && !cited.test(sm3)) {
                            files += take(file, before);
                        }
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot sweep " + folder, e);
        }
        return new Swept(files, incoming);
    }

    private static boolean isOlder(Path file, FileTime before) throws IOException {
        return Files.getLastModifiedTime(file).compareTo(before) < 0;
    }

    /** Whoever brings the same bytes meanwhile renames a young file over the old one, which is then put back. */
    private int take(Path file, FileTime before) throws IOException {
        if (!isOlder(file, before)) {
            return 0;
        }
        Path aside = aside();
        Files.move(file, aside, StandardCopyOption.ATOMIC_MOVE);
        if (!isOlder(aside, before)) {
            Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            return 0;
        }
        Files.delete(aside);
        return 1;
    }
}
