package org.mingzhang.app.platform.ledger;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import org.mingzhang.domain.seal.crypto.Algorithm;
import org.mingzhang.domain.seal.crypto.KeyCertificate;
import org.mingzhang.domain.seal.crypto.KeyFile;
import org.mingzhang.domain.seal.crypto.SigningKey;

/** Key files in a folder, each with mode 0600; a file that others may read is refused. */
public final class KeyStoreFolder {
    private static final boolean POSIX =
            FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
    private static final Duration VALIDITY = Duration.ofDays(3653);

    private KeyStoreFolder() {}

    /**
     * Makes a new key under a name and keeps it; never over an existing file.
     *
     * @param iterations rounds of key derivation: {@link KeyFile#ITERATIONS} where a person chose the passphrase
     */
    public static SigningKey create(
            Path file, Algorithm algorithm, String name, char[] passphrase, int iterations, Instant now) {
        SigningKey key = SigningKey.generate(algorithm);
        KeyCertificate certificate = KeyCertificate.selfSigned(key, name, now, now.plus(VALIDITY));
        if (Files.exists(file)) {
            throw new IllegalStateException(file + " 已存在，不覆盖密钥文件");
        }
        keep(file, KeyFile.seal(key, certificate, passphrase, iterations));
        return key;
    }

    /** Keeps a copy of a key file, in the place of an earlier one of that name if there is any. */
    public static void copy(Path from, Path to) {
        try {
            keep(to, Files.readAllBytes(from));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the key file " + from, e);
        }
    }

    // Written aside with its mode and moved into place, so that nobody else ever sees it and a crash leaves no half
    // key.
    private static void keep(Path file, byte[] bytes) {
        try {
            Path folder = file.toAbsolutePath().getParent();
            Files.createDirectories(folder, attributes("rwx------"));
            Path aside = Files.createTempFile(folder, "key", ".new", attributes("rw-------"));
            try {
                Files.write(aside, bytes, StandardOpenOption.SYNC);
                Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(aside);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot keep the key file " + file, e);
        }
    }

    /**
     * Opens a key file.
     *
     * @throws org.mingzhang.domain.seal.crypto.KeyFileException when the passphrase or the file is wrong
     * @throws IllegalStateException when others may read the file
     */
    public static KeyFile open(Path file, char[] passphrase) {
        try {
            if (POSIX) {
                Set<PosixFilePermission> open = EnumSet.noneOf(PosixFilePermission.class);
                open.addAll(Files.getPosixFilePermissions(file));
                open.removeAll(PosixFilePermissions.fromString("rw-------"));
                if (!open.isEmpty()) {
                    throw new IllegalStateException(file + " 可被他人使用 " + open + "：请改为 0600，并更换密钥");
                }
            }
            return KeyFile.open(Files.readAllBytes(file), passphrase);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the key file " + file, e);
        }
    }

    private static FileAttribute<?>[] attributes(String mode) {
        return POSIX
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(mode))}
                : new FileAttribute<?>[0];
    }
}
