package org.mingzhang.app.actor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mingzhang.app.actor.DepositedKeys.Opening;
import org.mingzhang.app.platform.ledger.KeyStoreFolder;
import org.mingzhang.domain.seal.crypto.Algorithm;
import org.mingzhang.domain.seal.crypto.KeyFileException;
import org.mingzhang.domain.seal.crypto.SigningKey;

class DepositedKeysTest {
    private static final int FEW_ROUNDS = 1_000;

    @TempDir
    private Path folder;

    private final AtomicLong clock = new AtomicLong(Long.MAX_VALUE - 1);
    private final Set<String> enrolled = new HashSet<>();
    private SigningKey kept;
    private DepositedKeys keys;

    @BeforeEach
    void deposit() {
        kept = make("finance");
        keys = new DepositedKeys(
                folder, clock::get, new AwaitedKeys(folder, (actor, keyId) -> enrolled.contains(keyId)));
    }

    private SigningKey make(String actor) {
        return KeyStoreFolder.create(
                folder.resolve(actor + ".p12"),
                Algorithm.SM2,
                actor,
                ("right " + actor).toCharArray(),
                FEW_ROUNDS,
                Instant.parse("2026-01-05T01:00:00Z"));
    }

    private Opening open(String actor, String passphrase) {
        return keys.open(actor, passphrase.toCharArray());
    }

    private void guess(int times) {
        for (int i = 1; i <= times; i++) {
            assertThat(open("finance", "guess " + i)).isEqualTo(new Opening.WrongPassphrase(DepositedKeys.TRIES - i));
        }
    }

    @Test
    void aNewKeySignsNothingBeforeItIsEnrolledAndThenTakesThePlaceOfTheOld() {
        AwaitedKeys awaited = new AwaitedKeys(folder, (actor, keyId) -> enrolled.contains(keyId));
        String first = awaited.make("finance", "new passphrase".toCharArray(), Instant.EPOCH)
                .keyId();
        AwaitedKeys.Awaited second = awaited.make("finance", "new passphrase".toCharArray(), Instant.EPOCH);
        assertThat(awaited.all()).containsExactly(second);
        assertThat(first).isNotEqualTo(second.keyId());
        guess(DepositedKeys.TRIES);
        assertThat(open("finance", "new passphrase")).isInstanceOf(Opening.Shut.class);
        enrolled.add(second.keyId());
        assertThat(open("finance", "right finance")).isInstanceOf(Opening.WrongPassphrase.class);
        assertThat(open("finance", "new passphrase")).isInstanceOfSatisfying(Opening.Opened.class, opened -> assertThat(
                        opened.key().verifyingKey().keyId())
                .isEqualTo(second.keyId()));
        assertThat(awaited.all()).isEmpty();
    }

    @Test
    void theRightPassphraseOpensTheKey() {
        assertThat(open("finance", "right finance")).isInstanceOfSatisfying(Opening.Opened.class, opened -> assertThat(
                        opened.key().verifyingKey())
                .isEqualTo(kept.verifyingKey()));
    }

    @Test
    void afterTooManyGuessesEvenTheRightPassphraseIsTurnedAway() {
        guess(DepositedKeys.TRIES);
        clock.addAndGet(Duration.ofMinutes(5).toNanos());
        assertThat(open("finance", "right finance")).isEqualTo(new Opening.Shut(Duration.ofMinutes(10)));
    }

    @Test
    void afterThePauseTheKeyOpensAgainAndCountsAnew() {
        guess(DepositedKeys.TRIES);
        clock.addAndGet(DepositedKeys.PAUSE.toNanos());
        guess(1);
        assertThat(open("finance", "right finance")).isInstanceOf(Opening.Opened.class);
    }

    @Test
    void theRightPassphraseForgivesTheGuessesBefore() {
        guess(DepositedKeys.TRIES - 1);
        assertThat(open("finance", "right finance")).isInstanceOf(Opening.Opened.class);
        guess(DepositedKeys.TRIES - 1);
    }

    @Test
    void guessesAtOneKeyShutNoOther() {
        make("audit");
        guess(DepositedKeys.TRIES);
        assertThat(open("audit", "right audit")).isInstanceOf(Opening.Opened.class);
    }

    @Test
    void whoLeftNoKeyIsToldSoAndNotCounted() {
        for (int i = 0; i <= DepositedKeys.TRIES; i++) {
            assertThat(open("nobody", "x")).isEqualTo(new Opening.NoKey());
        }
    }

    @Test
    void anIdThatLeavesTheFolderIsRefused() {
        assertThatThrownBy(() -> open("../ledger-sm2", "x")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aFileThatIsNoKeyIsAFaultAndNoGuess() throws Exception {
        Path file = folder.resolve("broken.p12");
        KeyStoreFolder.copy(Files.writeString(folder.resolve("text"), "no key"), file);
        assertThatThrownBy(() -> open("broken", "x")).isInstanceOf(KeyFileException.class);
    }
}
