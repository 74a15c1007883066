package org.mingzhang.app.platform.ledger;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.mingzhang.app.platform.embedded.Secrets;
import org.mingzhang.app.platform.eventstore.CheckpointSigners;
import org.mingzhang.domain.ledger.LogEvent.LedgerKey;
import org.mingzhang.domain.seal.crypto.Algorithm;
import org.mingzhang.domain.seal.crypto.Signer;

/** The keys with which a ledger signs its checkpoints and its first entries. */
public final class LedgerKeys {
    // The passphrases are 256 random bits: more rounds would protect nothing.
    private static final int ITERATIONS = 2_048;

    private final Signer sm2;
    private final Signer ed25519;
    private final CheckpointSigners signers;

    private LedgerKeys(String ledger, Signer sm2, Signer ed25519) {
        this.sm2 = sm2;
        this.ed25519 = ed25519;
        this.signers = CheckpointSigners.of(ledger, sm2, ed25519);
    }

    /** The keys in the home, made at the first call. */
    public static LedgerKeys obtain(LedgerHome home, String ledger, Instant now) {
        LedgerKeys keys = new LedgerKeys(
                ledger,
                obtain(home, ledger, "ledger-sm2", Algorithm.SM2, now),
                obtain(home, ledger, "ledger-ed25519", Algorithm.ED25519, now));
        new PublicKeys(ledger, keys.sm2.verifyingKey(), keys.ed25519.verifyingKey()).keepIn(home.keys());
        return keys;
    }

    /**
     * Fails where a log that has entries has no keys, as in a home that was restored without them: new ones would be others.
     *
     * @throws KeysMissing saying what to put back
     */
    static void requireIn(LedgerHome home) {
        List<Path> missing = Stream.of("ledger-sm2", "ledger-ed25519")
                .flatMap(name -> Stream.of(
                        home.keys().resolve(name + ".p12"), home.secrets().resolve(name)))
                .filter(file -> !Files.exists(file))
                .toList();
        if (!missing.isEmpty()) {
            throw new KeysMissing("账本文件夹中没有账本自己的密钥，只能查阅和核验，不能记账：缺 "
                    + missing.stream().map(Path::toString).collect(Collectors.joining("、"))
                    + "；请从原账本文件夹或 --with-keys 的备份取回");
        }
    }

    private static Signer obtain(LedgerHome home, String ledger, String name, Algorithm algorithm, Instant now) {
        char[] passphrase = new Secrets(home.secrets()).obtain(name).toCharArray();
        Path file = home.keys().resolve(name + ".p12");
        return Files.exists(file)
                ? KeyStoreFolder.open(file, passphrase).key()
                : KeyStoreFolder.create(file, algorithm, ledger, passphrase, ITERATIONS, now);
    }

    /** Signs checkpoint notes of both trees. */
    public CheckpointSigners signers() {
        return signers;
    }

    /** Signs genesis, and names the ledger in refusals that nobody else can be shown to have caused. */
    public Signer sm2() {
        return sm2;
    }

    /** The public keys as the first entry states them. */
    public List<LedgerKey> published() {
        return List.of(
                new LedgerKey(
                        "sm3",
                        "SM2",
                        signers.sm3().verifier().keyIdHex(),
                        sm2.verifyingKey().base64()),
                new LedgerKey(
                        "sha256",
                        "Ed25519",
                        signers.sha256().verifier().keyIdHex(),
                        ed25519.verifyingKey().base64()));
    }
}
