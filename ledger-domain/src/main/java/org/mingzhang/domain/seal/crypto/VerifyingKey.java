package org.mingzhang.domain.seal.crypto;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/**
 * A public key. Parsing one costs as much as using it, so keys already seen are remembered: equal keys given as text or
 * bytes come back as the same object, with whatever it has computed so far. Safe for use by several threads.
 */
public abstract sealed class VerifyingKey permits Sm2VerifyingKey, Ed25519VerifyingKey {
    private static final String PEM_BEGIN = "-----BEGIN PUBLIC KEY-----";
    private static final String PEM_END = "-----END PUBLIC KEY-----";
    private static final RecentKeys RECENT = new RecentKeys();

    private final Algorithm algorithm;
    private final byte[] encoded;
    private final String keyId;

    VerifyingKey(Algorithm algorithm, byte[] encoded) {
        this.algorithm = algorithm;
        this.encoded = encoded.clone();
        byte[] digest = new byte[32];
        HashFunction sm3 = HashFunction.sm3();
        byte[] spki = spki();
        sm3.update(spki, 0, spki.length);
        sm3.finish(digest, 0);
        keyId = HexFormat.of().formatHex(digest, 0, 8);
    }

    /**
     * The key in its bare form: 0x04‖X‖Y for SM2, 32 bytes for Ed25519.
     *
     * @throws IllegalArgumentException when this is no key of the algorithm
     */
    public static VerifyingKey of(Algorithm algorithm, byte[] encoded) {
        return switch (algorithm) {
            case SM2 -> new Sm2VerifyingKey(encoded);
            case ED25519 -> new Ed25519VerifyingKey(encoded);
        };
    }

    /**
     * Reads SubjectPublicKeyInfo (DER) as {@link #spki} writes it, and no other spelling of the same key.
     *
     * @throws IllegalArgumentException when this is no SM2 key with an uncompressed point and no Ed25519 key
     */
    public static VerifyingKey ofSpki(byte[] der) {
        return RECENT.get(Base64.getEncoder().encodeToString(der), () -> parseSpki(der));
    }

    private static VerifyingKey parseSpki(byte[] der) {
        for (Algorithm algorithm : Algorithm.values()) {
            byte[] prefix = algorithm.spkiPrefix();
            if (der.length == prefix.length + algorithm.keyLength()
                    && Arrays.equals(der, 0, prefix.length, prefix, 0, prefix.length)) {
                return of(algorithm, Arrays.copyOfRange(der, prefix.length, der.length));
            }
        }
        throw new IllegalArgumentException("not the SubjectPublicKeyInfo of an SM2 or Ed25519 key");
    }

    /**
     * Reads SubjectPublicKeyInfo in base64, as key events carry it.
     *
     * @throws IllegalArgumentException as {@link #ofSpki}
     */
    public static VerifyingKey ofBase64(String spki) {
        return ofSpki(Base64.getDecoder().decode(spki));
    }

    /**
     * Reads a PEM file, such as OpenSSL writes.
     *
     * @throws IllegalArgumentException when it is not one public key of a known kind
     */
    public static VerifyingKey ofPem(String pem) {
        String text = pem.strip();
        if (!text.startsWith(PEM_BEGIN) || !text.endsWith(PEM_END)) {
            throw new IllegalArgumentException("not a PEM file with one public key");
        }
        String body = text.substring(PEM_BEGIN.length(), text.length() - PEM_END.length());
        return ofBase64(body.replaceAll("\\s", ""));
    }

    public Algorithm algorithm() {
        return algorithm;
    }

    /** The bare form: 0x04‖X‖Y for SM2, 32 bytes for Ed25519. */
    public byte[] encoded() {
        return encoded.clone();
    }

    /** SubjectPublicKeyInfo in DER. */
    public byte[] spki() {
        byte[] prefix = algorithm.spkiPrefix();
        byte[] spki = Arrays.copyOf(prefix, prefix.length + encoded.length);
        System.arraycopy(encoded, 0, spki, prefix.length, encoded.length);
        return spki;
    }

    /** SubjectPublicKeyInfo in base64, as key events carry it. */
    public String base64() {
        return Base64.getEncoder().encodeToString(spki());
    }

    /** SubjectPublicKeyInfo as a PEM file. */
    public String pem() {
        Base64.Encoder lines = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII));
        return PEM_BEGIN + "\n" + lines.encodeToString(spki()) + "\n" + PEM_END + "\n";
    }

    /** Short name of the key in events: the first 16 hexadecimal digits of the SM3 of {@link #spki}. */
    public String keyId() {
        return keyId;
    }

    /** Whether this is the key's signature of exactly this message. Malformed signatures are simply wrong. */
    public abstract boolean verify(byte[] message, byte[] signature);

    @Override
    public final boolean equals(Object other) {
        return other instanceof VerifyingKey key && key.algorithm == algorithm && Arrays.equals(key.encoded, encoded);
    }

    @Override
    public final int hashCode() {
        return Arrays.hashCode(encoded);
    }

    @Override
    public String toString() {
        return algorithm.label() + " " + keyId;
    }
}
