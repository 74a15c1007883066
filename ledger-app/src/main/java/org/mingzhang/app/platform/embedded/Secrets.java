package org.mingzhang.app.platform.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.Set;
import org.postgresql.util.PasswordUtil;

/**
 * Random passwords, one a file that only its owner may read. A file that others may read is refused: a secret that was
 * open once is no secret any more.
 *
 * @param directory created on first use with mode 0700
 */
public record Secrets(Path directory) {
    private static final SecureRandom RANDOM = new SecureRandom();

    /**
     * How often a server hashes such a password (SCRAM-SHA-256, RFC 5802 section 5.1). Many rounds slow down whoever guesses a
     * password that a person made up; nobody guesses 256 random bits, and each round is paid at every connection.
     */
    static final int SCRAM_ITERATIONS = 1;

    private static final int SCRAM_SALT_BYTES = 16;
    private static final boolean POSIX =
            FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
    private static final Set<PosixFilePermission> OWNER_ONLY =
            EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

    public Path file(String name) {
        return directory.resolve(name);
    }

    public boolean has(String name) {
        return Files.exists(file(name));
    }

    /** The secret of that name, made of 256 random bits on first use. Safe against another process doing the same. */
    public String obtain(String name) {
        try {
            if (!has(name)) {
                create(name);
            }
            return read(name);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot keep the secret " + file(name), e);
        }
    }

    /** What a server keeps of such a secret (SCRAM verifier), so that the secret itself never leaves this machine. */
    public static String verifier(String secret) {
        byte[] salt = new byte[SCRAM_SALT_BYTES];
        RANDOM.nextBytes(salt);
        return PasswordUtil.encodeScramSha256(secret.toCharArray(), SCRAM_ITERATIONS, salt);
    }

    private String read(String name) throws IOException {
        Path file = file(name);
        if (POSIX) {
            Set<PosixFilePermission> open = EnumSet.noneOf(PosixFilePermission.class);
            open.addAll(Files.getPosixFilePermissions(file));
            open.removeAll(OWNER_ONLY);
            if (!open.isEmpty()) {
                throw new DatabaseUnavailable(file + " 可被他人使用 " + open + "：请改为 0600，并更换其中的口令");
            }
        }
        return Files.readString(file).strip();
    }

    // Written aside and linked into place, so that a crash leaves no half secret and a second process no second one.
    private void create(String name) throws IOException {
        if (POSIX) {
            Files.createDirectories(
                    directory, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        } else {
            Files.createDirectories(directory);
        }
        byte[] bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        Path aside = Files.createTempFile(directory, name, ".new", ownerOnly());
        try {
            Files.writeString(aside, HexFormat.of().formatHex(bytes));
            try (FileChannel channel = FileChannel.open(aside, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
            publish(aside, file(name));
        } finally {
            Files.deleteIfExists(aside);
        }
    }

    private static void publish(Path aside, Path target) throws IOException {
        try {
            Files.createLink(target, aside);
        } catch (FileAlreadyExistsException alreadyMadeByAnother) {
            return;
        } catch (UnsupportedOperationException noLinksHere) {
            Files.move(aside, target, StandardCopyOption.ATOMIC_MOVE);
        }
    }

    private static FileAttribute<?>[] ownerOnly() {
        return POSIX
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OWNER_ONLY)}
                : new FileAttribute<?>[0];
    }
}
