package org.mingzhang.domain.seal.crypto;

/**
 * Something that can sign: a key in memory, or a device or service that keeps its key to itself. Implementations may be
 * used by several threads.
 */
public interface Signer {
    /** The signature of a message. Two signatures of the same message may differ. */
    byte[] sign(byte[] message);

    /** The public key that verifies the signatures. */
    VerifyingKey verifyingKey();
}
