package org.mingzhang.domain.seal.crypto;

import java.util.Arrays;
import org.bouncycastle.crypto.digests.SM3Digest;
import org.bouncycastle.crypto.engines.SM4Engine;
import org.bouncycastle.crypto.generators.HKDFBytesGenerator;
import org.bouncycastle.crypto.macs.HMac;
import org.bouncycastle.crypto.modes.SICBlockCipher;
import org.bouncycastle.crypto.params.HKDFParameters;
import org.bouncycastle.crypto.params.KeyParameter;
import org.bouncycastle.crypto.params.ParametersWithIV;

/**
 * SM4-CTR and HMAC-SM3 under two keys derived from one by HKDF-SM3. Encrypt-then-MAC and not GCM: the MAC commits to the
 * key, and each half can be redone with the OpenSSL command line.
 */
public final class FieldCipher {
    /** Bytes of the initial counter block. */
    public static final int IV_LENGTH = 16;

    /** Bytes of the authentication tag. */
    public static final int TAG_LENGTH = 32;

    private static final int SM4_KEY_LENGTH = 16;
    private static final int MAC_KEY_LENGTH = 32;

    private final byte[] sm4Key;
    private final byte[] macKey;

    private FieldCipher(byte[] keys) {
        sm4Key = Arrays.copyOf(keys, SM4_KEY_LENGTH);
        macKey = Arrays.copyOfRange(keys, SM4_KEY_LENGTH, SM4_KEY_LENGTH + MAC_KEY_LENGTH);
    }

    /** The cipher under HKDF-SM3 (RFC 5869, no salt) of the key, 48 bytes: SM4 key, then HMAC key. */
    public static FieldCipher derive(byte[] key, byte[] info) {
        HKDFBytesGenerator hkdf = new HKDFBytesGenerator(new SM3Digest());
        hkdf.init(new HKDFParameters(key, null, info));
        byte[] keys = new byte[SM4_KEY_LENGTH + MAC_KEY_LENGTH];
        hkdf.generateBytes(keys, 0, keys.length);
        return new FieldCipher(keys);
    }

    /** SM4 in counter mode over the data: encrypts and decrypts. An iv must never serve two texts. */
    public byte[] crypt(byte[] iv, byte[] data) {
        if (iv.length != IV_LENGTH) {
            throw new IllegalArgumentException("an iv has 16 bytes, not " + iv.length);
        }
        SICBlockCipher cipher = (SICBlockCipher) SICBlockCipher.newInstance(new SM4Engine());
        cipher.init(true, new ParametersWithIV(new KeyParameter(sm4Key), iv));
        byte[] out = new byte[data.length];
        cipher.processBytes(data, 0, data.length, out, 0);
        return out;
    }

    /** HMAC-SM3 over the parts, each preceded by its length in four big-endian bytes. */
    public byte[] tag(byte[]... parts) {
        HMac mac = new HMac(new SM3Digest());
        mac.init(new KeyParameter(macKey));
        for (byte[] part : parts) {
            for (int shift = 24; shift >= 0; shift -= 8) {
                mac.update((byte) (part.length >>> shift));
            }
            mac.update(part, 0, part.length);
        }
        byte[] tag = new byte[TAG_LENGTH];
        mac.doFinal(tag, 0);
        return tag;
    }
}
