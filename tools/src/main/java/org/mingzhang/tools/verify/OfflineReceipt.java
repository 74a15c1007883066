package org.mingzhang.tools.verify;

import java.nio.file.Path;
import org.mingzhang.domain.seal.ReceiptVerification;
import org.mingzhang.domain.seal.ReceiptVerifier;

/**
 * A receipt file, verified with the public keys of a folder and nothing else.
 *
 * @param found what the verification found
 * @param keys with what
 */
public record OfflineReceipt(ReceiptVerification found, KeyFolder keys) {
    /**
     * Verifies the receipt.
     *
     * @param keys learnt from somewhere else than the receipt
     * @throws KeyFolder.Unusable when the folder lacks a file or one holds something else
     */
    public static OfflineReceipt verify(byte[] receipt, Path keys) throws KeyFolder.Unusable {
        KeyFolder folder = KeyFolder.in(keys);
        return new OfflineReceipt(new ReceiptVerifier(folder.trusted()).verify(receipt), folder);
    }
}
