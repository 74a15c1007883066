package org.mingzhang.domain.seal.crypto;

import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.bouncycastle.crypto.digests.SM3Digest;

/** A hash of 32 bytes fed piece by piece. An instance serves one thread and is ready again after {@link #finish}. */
public interface HashFunction {
    /** Adds bytes to what is hashed. */
    void update(byte[] bytes, int offset, int length);

    /** Writes the 32 bytes of the hash and starts afresh. */
    void finish(byte[] out, int offset);

    /** SM3 (GB/T 32905), by Bouncy Castle. */
    static HashFunction sm3() {
        SM3Digest digest = new SM3Digest();
        return new HashFunction() {
            @Override
            public void update(byte[] bytes, int offset, int length) {
                digest.update(bytes, offset, length);
            }

            @Override
            public void finish(byte[] out, int offset) {
                digest.doFinal(out, offset);
            }
        };
    }

    /** SHA-256, by the JDK, which has it in machine code. */
    static HashFunction sha256() {
        MessageDigest digest;
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every JDK has SHA-256", missing);
        }
        return new HashFunction() {
            @Override
            public void update(byte[] bytes, int offset, int length) {
                digest.update(bytes, offset, length);
            }

            @Override
            public void finish(byte[] out, int offset) {
                try {
                    digest.digest(out, offset, 32);
                } catch (DigestException tooSmall) {
                    throw new IllegalArgumentException("no room for 32 bytes", tooSmall);
                }
            }
        };
    }
}
