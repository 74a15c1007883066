package org.mingzhang.domain.seal.crypto;

import java.util.HexFormat;

/** A signature algorithm, with the fixed beginning of its public keys in SubjectPublicKeyInfo. */
public enum Algorithm {
    /** SM2 with SM3 (GB/T 32918), user id 1234567812345678, signatures in DER; the point is not compressed. */
    SM2("SM2", "3059301306072a8648ce3d020106082a811ccf5501822d034200", 65),
    /** Ed25519 (RFC 8032), signatures of 64 bytes. */
    ED25519("Ed25519", "302a300506032b6570032100", 32);

    private final String label;
    private final String spkiPrefix;
    private final int keyLength;

    Algorithm(String label, String spkiPrefix, int keyLength) {
        this.label = label;
        this.spkiPrefix = spkiPrefix;
        this.keyLength = keyLength;
    }

    /** The algorithm's name in events: {@code SM2} or {@code Ed25519}. */
    public String label() {
        return label;
    }

    byte[] spkiPrefix() {
        return HexFormat.of().parseHex(spkiPrefix);
    }

    int keyLength() {
        return keyLength;
    }
}
