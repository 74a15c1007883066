package org.mingzhang.app.actor;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.mingzhang.app.platform.ledger.KeyStoreFolder;
import org.mingzhang.domain.event.StreamId;
import org.mingzhang.domain.seal.crypto.KeyFileException;
import org.mingzhang.domain.seal.crypto.SigningKey;

/**
 * Key files that people left in the home, each under a passphrase that only its owner knows. A key is open for one
 * signature and then forgotten; neither it nor the passphrase is kept anywhere.
 *
 * <p>Guesses here are counted: after {@link #TRIES} wrong ones in a row the person's key is shut for {@link #PAUSE}, even to
 * the right one. The count is of this process; starting it anew takes the operator.
 */
public final class DepositedKeys {
    /** Wrong passphrases in a row until a key is shut. */
    public static final int TRIES = 5;

    /** For how long it is then shut. */
    public static final Duration PAUSE = Duration.ofMinutes(15);

    private final Path folder;
    private final LongSupplier nanoTime;
    private final AwaitedKeys awaited;
    private final Map<String, Guesses> guesses = new ConcurrentHashMap<>();

    /**
     * The keys in a folder.
     *
     * @param folder with {@code <actor>.p12}, mode 0600 each
     * @param nanoTime a clock that nobody sets, as {@link System#nanoTime}
     * @param awaited new ones, each of which takes its place here as soon as it was enrolled
     */
    public DepositedKeys(Path folder, LongSupplier nanoTime, AwaitedKeys awaited) {
        this.folder = folder;
        this.nanoTime = nanoTime;
        this.awaited = awaited;
    }

    /** What came of asking for a key. */
    public sealed interface Opening {
        /** Here it is, for one signature. */
        record Opened(SigningKey key) implements Opening {}

        /** This person left no key here. */
        record NoKey() implements Opening {}

        /** Wrong passphrase; so many more until the key is shut. */
        record WrongPassphrase(int triesLeft) implements Opening {}

        /** Too many wrong ones; nothing was tried. */
        record Shut(Duration left) implements Opening {}
    }

    /** Whether a person left a key here. */
    public boolean has(String actor) {
        StreamId.requireName(actor);
        if (awaited.takeUp(actor)) {
            // Guesses at the key that was here are none at the one that is.
            guesses.remove(actor);
        }
        return Files.isRegularFile(folder.resolve(actor + ".p12"));
    }

    /** Opens a person's key. */
    public Opening open(String actor, char[] passphrase) {
        StreamId.requireName(actor);
        Path file = folder.resolve(actor + ".p12");
        return has(actor)
                ? guesses.computeIfAbsent(actor, id -> new Guesses()).open(file, passphrase)
                : new Opening.NoKey();
    }

    /** The guesses at one person's key, one at a time, so that none slips past the count. */
    private final class Guesses {
        private int wrong;
        private long shutSince;

        synchronized Opening open(Path file, char[] passphrase) {
            if (wrong >= TRIES) {
                Duration left = PAUSE.minusNanos(nanoTime.getAsLong() - shutSince);
                if (left.isPositive()) {
                    return new Opening.Shut(left);
                }
                wrong = 0;
            }
            try {
                SigningKey key = KeyStoreFolder.open(file, passphrase).key();
                wrong = 0;
                return new Opening.Opened(key);
            } catch (KeyFileException e) {
                if (e.kind() != KeyFileException.Kind.WRONG_PASSPHRASE) {
                    throw e;
                }
                wrong++;
                shutSince = nanoTime.getAsLong();
                return new Opening.WrongPassphrase(TRIES - wrong);
            }
        }
    }
}
