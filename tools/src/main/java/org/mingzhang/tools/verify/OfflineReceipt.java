package org.mingzhang.tools.verify;

import java.util.List;
import org.mingzhang.domain.seal.NoteVerifier;
import org.mingzhang.domain.seal.ReceiptVerification;
import org.mingzhang.domain.seal.ReceiptVerifier;
import org.mingzhang.domain.seal.Suite;
import org.mingzhang.domain.seal.TrustedKeys;
import org.mingzhang.domain.seal.crypto.VerifyingKey;

/** Verifies the bytes of a receipt with public keys. */
public final class OfflineReceipt {
    private OfflineReceipt() {}

    /**
     * Verifies the receipt.
     *
     * @param ledger the ledger's name, learnt with its keys from somewhere else than the receipt
     */
    public static ReceiptVerification verify(byte[] receipt, String ledger, VerifyingKey sm2, VerifyingKey ed25519) {
        return new ReceiptVerifier(TrustedKeys.ofLog(List.of(
                        new NoteVerifier(Suite.SM3.origin(ledger), sm2),
                        new NoteVerifier(Suite.SHA256.origin(ledger), ed25519))))
                .verify(receipt);
    }
}
