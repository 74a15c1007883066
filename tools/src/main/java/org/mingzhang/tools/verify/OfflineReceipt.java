package org.mingzhang.tools.verify;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.mingzhang.domain.seal.NoteVerifier;
import org.mingzhang.domain.seal.ReceiptVerification;
import org.mingzhang.domain.seal.ReceiptVerifier;
import org.mingzhang.domain.seal.Suite;
import org.mingzhang.domain.seal.TrustedKeys;
import org.mingzhang.domain.seal.crypto.VerifyingKey;

/** Verifies a receipt file with the public keys of a folder. */
public final class OfflineReceipt {
    private OfflineReceipt() {}

    /**
     * Verifies the receipt.
     *
     * @param keys a folder with {@code ledger-name}, {@code ledger-sm2.pem} and {@code ledger-ed25519.pem}, learnt from
     *     somewhere else than the receipt
     * @throws IOException when a file cannot be read
     * @throws IllegalArgumentException when a key file holds no key
     */
    public static ReceiptVerification verify(Path receipt, Path keys) throws IOException {
        String ledger = Files.readString(keys.resolve("ledger-name")).strip();
        return new ReceiptVerifier(TrustedKeys.ofLog(List.of(
                        verifier(Suite.SM3, ledger, keys.resolve("ledger-sm2.pem")),
                        verifier(Suite.SHA256, ledger, keys.resolve("ledger-ed25519.pem")))))
                .verify(Files.readAllBytes(receipt));
    }

    private static NoteVerifier verifier(Suite suite, String ledger, Path pem) throws IOException {
        return new NoteVerifier(suite.origin(ledger), VerifyingKey.ofPem(Files.readString(pem)));
    }
}
