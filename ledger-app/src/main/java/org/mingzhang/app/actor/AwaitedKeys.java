package org.mingzhang.app.actor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.mingzhang.app.platform.ledger.KeyStoreFolder;
import org.mingzhang.domain.event.StreamId;
import org.mingzhang.domain.seal.crypto.Algorithm;
import org.mingzhang.domain.seal.crypto.KeyFile;
import org.mingzhang.domain.seal.crypto.SigningKey;

/**
 * Keys that people made for themselves and that nobody has enrolled yet. Such a key signs nothing: only an entry of the log, signed
 * by an administrator who has the person before them, binds it to them. Then it takes the place of the one that they had here.
 */
public final class AwaitedKeys {
    private static final Pattern NAME = Pattern.compile("(.+)\\.([0-9a-f]{16})\\.pub");

    private final Path folder;
    private final Path kept;
    private final BiPredicate<String, String> signs;

    /**
     * Those of a folder.
     *
     * @param kept where keys in use lie
     * @param signs whether the log lets a person sign with a key of this id now
     */
    public AwaitedKeys(Path kept, BiPredicate<String, String> signs) {
        this.kept = kept;
        this.folder = kept.resolve("awaited");
        this.signs = signs;
    }

    /**
     * One that waits.
     *
     * @param publicKey base64 of SubjectPublicKeyInfo
     */
    public record Awaited(String actor, String keyId, String publicKey) {}

    /** Makes one; an earlier one of the same person that still waits is gone. */
    public synchronized Awaited make(String actor, char[] passphrase, Instant now) {
        StreamId.requireName(actor);
        of(actor).forEach(this::remove);
        Path making = folder.resolve(actor + ".making");
        try {
            Files.deleteIfExists(making);
            SigningKey key = KeyStoreFolder.create(making, Algorithm.SM2, actor, passphrase, KeyFile.ITERATIONS, now);
            Awaited awaited = new Awaited(
                    actor, key.verifyingKey().keyId(), key.verifyingKey().base64());
            Files.move(making, file(awaited, ".p12"), StandardCopyOption.ATOMIC_MOVE);
            Files.writeString(file(awaited, ".pub"), awaited.publicKey, StandardCharsets.US_ASCII);
            return awaited;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot keep a new key in " + folder, e);
        }
    }

    /** The person's that waits; empty when there is none. */
    public Optional<Awaited> find(String actor) {
        return of(actor).stream().findFirst();
    }

    private List<Awaited> of(String actor) {
        return all().stream().filter(one -> one.actor.equals(actor)).toList();
    }

    /** All that wait, by person. */
    public List<Awaited> all() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().flatMap(file -> read(file).stream()).toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + folder, e);
        }
    }

    private static Optional<Awaited> read(Path file) {
        Matcher name = NAME.matcher(file.getFileName().toString());
        if (!name.matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    new Awaited(name.group(1), name.group(2), Files.readString(file, StandardCharsets.US_ASCII)));
        } catch (NoSuchFileException takenUpMeanwhile) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    /** Puts the person's key into its place once the log lets them sign with it; true when it did so just now. */
    synchronized boolean takeUp(String actor) {
        Awaited awaited = find(actor).orElse(null);
        if (awaited == null || !signs.test(actor, awaited.keyId)) {
            return false;
        }
        try {
            Files.move(
                    file(awaited, ".p12"),
                    kept.resolve(actor + ".p12"),
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
            Files.deleteIfExists(file(awaited, ".pub"));
            return true;
        } catch (NoSuchFileException byAnotherNode) {
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot put the key of " + actor + " into its place", e);
        }
    }

    private void remove(Awaited awaited) {
        try {
            Files.deleteIfExists(file(awaited, ".pub"));
            Files.deleteIfExists(file(awaited, ".p12"));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot remove a key from " + folder, e);
        }
    }

    private Path file(Awaited awaited, String ending) {
        return folder.resolve(awaited.actor + "." + awaited.keyId + ending);
    }
}
