package org.mingzhang.app.platform.embedded;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.jspecify.annotations.Nullable;
import org.tukaani.xz.XZInputStream;

/**
 * PostgreSQL's own programs, unpacked from the class path once per home. The launcher that usually
 * comes with these binaries is for tests (no fsync, {@code trust} for everyone), so it is not used.
 *
 * @param directory holds {@code bin}, {@code lib} and {@code share}
 */
record PostgresProgram(Path directory) {
    private static final int OWNER_MAY_EXECUTE = 0100;

    /** Names a folder that several homes of one machine may share, to unpack only once. */
    static final String SHARED_FOLDER = "ledger.postgres.programs";

    /** The digest of the archive that comes with the program; worked out once, for it cannot change under it. */
    private static volatile @Nullable String ownDigest;

    /**
     * Unpacks below a home, or below the shared folder if one is named, unless it was done before. The folder's name carries
     * the archive's digest.
     */
    static PostgresProgram unpackedBelow(Path home) {
        String digest = ownDigest;
        if (digest == null) {
            digest = digest(PostgresProgram::archive);
            ownDigest = digest;
        }
        return unpacked(PostgresProgram::archive, digest, home);
    }

    /** Where the archive of the programs comes from. */
    interface Archive {
        byte[] read() throws IOException;
    }

    static PostgresProgram unpacked(Archive programs, Path home) {
        return unpacked(programs, digest(programs), home);
    }

    private static PostgresProgram unpacked(Archive programs, String digest, Path home) {
        String shared = System.getProperty(SHARED_FOLDER);
        Path parent = shared == null ? home : Path.of(shared).toAbsolutePath();
        try {
            Path target = parent.resolve("program-" + digest);
            if (!Files.isDirectory(target)) {
                unpack(programs.read(), parent, target);
            }
            return new PostgresProgram(target);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot unpack PostgreSQL below " + parent, e);
        }
    }

    String executable(String name) {
        return directory
                .resolve("bin")
                .resolve(onWindows() ? name + ".exe" : name)
                .toString();
    }

    static boolean onWindows() {
        return System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("windows");
    }

    // Which platforms are on the class path is decided by the build; a C library other than glibc has its own archive.
    private static byte[] archive() throws IOException {
        String os = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        String system = onWindows() ? "windows" : os.contains("mac") ? "darwin" : "linux";
        String machine = "aarch64".equals(System.getProperty("os.arch")) ? "arm_64" : "x86_64";
        for (String flavour : List.of("-alpine_linux", "")) {
            String name = "/postgres-" + system + "-" + machine + flavour + ".txz";
            try (InputStream in = PostgresProgram.class.getResourceAsStream(name)) {
                if (in != null) {
                    return in.readAllBytes();
                }
            }
        }
        throw new DatabaseUnavailable("本程序没有带适用于 " + system + " " + machine
                + " 的 PostgreSQL：请用 --db-url 指明现成的数据库，或以 -Dpostgres.platform=… 重新构建");
    }

    private static String digest(Archive programs) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(programs.read());
            return HexFormat.of().formatHex(digest, 0, 8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the programs of PostgreSQL", e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static void unpack(byte[] archive, Path parent, Path target) throws IOException {
        Files.createDirectories(parent);
        Path aside = Files.createTempDirectory(parent, "unpacking-");
        try (TarArchiveInputStream tar =
                new TarArchiveInputStream(new XZInputStream(new ByteArrayInputStream(archive)))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                place(tar, entry, aside);
            }
            Files.move(aside, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileSystemException e) {
            // Another command may have been faster; what it unpacked is the same.
            deleteRecursively(aside);
            if (!Files.isDirectory(target)) {
                throw e;
            }
        }
    }

    static void deleteRecursively(Path root) throws IOException {
        if (!Files.exists(root)) {
            return;
        }
        try (Stream<Path> all = Files.walk(root)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    private static void place(TarArchiveInputStream tar, TarArchiveEntry entry, Path root) throws IOException {
        Path path = root.resolve(entry.getName()).normalize();
        if (!path.startsWith(root)) {
            throw new IOException("archive entry leaves its folder: " + entry.getName());
        }
        if (entry.isDirectory()) {
            Files.createDirectories(path);
            return;
        }
        Files.createDirectories(path.resolve("..").normalize());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
        } else if (!entry.getName().endsWith(".a")) {
            Files.copy(tar, path);
            if ((entry.getMode() & OWNER_MAY_EXECUTE) != 0 && !path.toFile().setExecutable(true)) {
                throw new IOException("cannot mark as executable: " + path);
            }
        }
    }
}
