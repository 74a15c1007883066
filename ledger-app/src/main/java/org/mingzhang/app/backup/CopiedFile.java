package org.mingzhang.app.backup;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HexFormat;
import java.util.function.LongConsumer;
import java.util.regex.Pattern;
import org.mingzhang.domain.seal.Hash;
import org.mingzhang.domain.seal.crypto.HashFunction;

/**
 * A file of a backup, with both digests of what was written.
 *
 * @param name its path below the backup's folder, with strokes on every system
 * @param bytes its size
 * @param sm3 hex
 * @param sha256 hex
 */
public record CopiedFile(String name, long bytes, String sm3, String sha256) {
    private static final int BUFFER = 1 << 16;
    private static final Pattern NAME = Pattern.compile(
            "[^\\s\\p{Cntrl}/\\\\:.][^\\s\\p{Cntrl}/\\\\:]*(/[^\\s\\p{Cntrl}/\\\\:.][^\\s\\p{Cntrl}/\\\\:]*)*");

    /** Writes what it has to. */
    interface Content {
        void to(OutputStream out) throws IOException;
    }

    /** Whether a name can be no other place than one below the folder. */
    static boolean isPlain(String name) {
        return NAME.matcher(name).matches();
    }

    /** The file of a name below a folder. */
    static Path at(Path folder, String name) {
        if (!isPlain(name)) {
            throw new IllegalArgumentException("no name of a file in a backup: " + name);
        }
        return folder.resolve(name);
    }

    /** Writes a new file for its owner alone, on disk when this returns. */
    static CopiedFile write(Path folder, String name, Content content, LongConsumer more) throws IOException {
        Path file = at(folder, name);
        OwnFolders.make(file.getParent());
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            OwnFolders.ownerOnly(file);
            Hashing hashing = new Hashing(Channels.newOutputStream(channel), more);
            content.to(hashing);
            channel.force(true);
            return hashing.file(name);
        }
    }

    /** Copies a file. */
    static CopiedFile copy(Path from, Path folder, String name, LongConsumer more) throws IOException {
        return write(
                folder,
                name,
                out -> {
                    try (InputStream in = Files.newInputStream(from)) {
                        pump(in, out);
                    }
                },
                more);
    }

    /** What lies there now. */
    static CopiedFile read(Path folder, String name, LongConsumer more) throws IOException {
        Hashing hashing = new Hashing(OutputStream.nullOutputStream(), more);
        try (InputStream in = Files.newInputStream(at(folder, name))) {
            pump(in, hashing);
        }
        return hashing.file(name);
    }

    static boolean isThere(Path folder, String name) {
        return Files.isRegularFile(at(folder, name), LinkOption.NOFOLLOW_LINKS);
    }

    // Not transferTo: between files the JDK lets the system copy, past the digests.
    private static void pump(InputStream in, OutputStream out) throws IOException {
        byte[] buffer = new byte[BUFFER];
        for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
            out.write(buffer, 0, n);
        }
    }

    /** Takes both digests of what passes. */
    private static final class Hashing extends OutputStream {
        private final HashFunction sm3 = HashFunction.sm3();
        private final HashFunction sha256 = HashFunction.sha256();
        private final OutputStream out;
        private final LongConsumer more;
        private long size;

        Hashing(OutputStream out, LongConsumer more) {
            this.out = out;
            this.more = more;
        }

        @Override
        public void write(int one) throws IOException {
            write(new byte[] {(byte) one}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            out.write(bytes, offset, length);
            sm3.update(bytes, offset, length);
            sha256.update(bytes, offset, length);
            size += length;
            more.accept(length);
        }

        CopiedFile file(String name) {
            return new CopiedFile(name, size, hex(sm3), hex(sha256));
        }

        private static String hex(HashFunction function) {
            byte[] hash = new byte[Hash.SIZE];
            function.finish(hash, 0);
            return HexFormat.of().formatHex(hash);
        }
    }
}
