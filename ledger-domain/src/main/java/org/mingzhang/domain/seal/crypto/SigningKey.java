package org.mingzhang.domain.seal.crypto;

import java.io.IOException;
import java.math.BigInteger;
import java.security.SecureRandom;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.edec.EdECObjectIdentifiers;
import org.bouncycastle.asn1.gm.GMObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.util.PrivateKeyFactory;

/** A private key in memory. */
public abstract sealed class SigningKey implements Signer permits Sm2SigningKey, Ed25519SigningKey {
    /** A strong source of the platform's choice; its instances may be shared by threads. */
    static final SecureRandom RANDOM = new SecureRandom();

    /** A new key. */
    public static SigningKey generate(Algorithm algorithm) {
        return switch (algorithm) {
            case SM2 -> {
                BigInteger d;
                do {
                    d = new BigInteger(Sm2Curve.DOMAIN.getN().bitLength(), RANDOM);
                } while (d.signum() == 0 || d.compareTo(Sm2SigningKey.LARGEST) > 0);
                yield new Sm2SigningKey(d);
            }
            case ED25519 -> new Ed25519SigningKey(new Ed25519PrivateKeyParameters(RANDOM));
        };
    }

    /**
     * Reads an unencrypted PKCS#8 key.
     *
     * @throws IllegalArgumentException when it is no SM2 or Ed25519 key
     */
    public static SigningKey ofPkcs8(byte[] der) {
        try {
            PrivateKeyInfo info = PrivateKeyInfo.getInstance(der);
            ASN1ObjectIdentifier algorithm = info.getPrivateKeyAlgorithm().getAlgorithm();
            boolean sm2 = algorithm.equals(X9ObjectIdentifiers.id_ecPublicKey)
                    && GMObjectIdentifiers.sm2p256v1.equals(
                            info.getPrivateKeyAlgorithm().getParameters());
            if (!sm2 && !algorithm.equals(EdECObjectIdentifiers.id_Ed25519)) {
                throw new IllegalArgumentException("neither an SM2 nor an Ed25519 key");
            }
            return switch (PrivateKeyFactory.createKey(info)) {
                case ECPrivateKeyParameters key -> new Sm2SigningKey(key.getD());
                case Ed25519PrivateKeyParameters key -> new Ed25519SigningKey(key);
                default -> throw new IllegalArgumentException("neither an SM2 nor an Ed25519 key");
            };
        } catch (IOException | RuntimeException malformed) {
            throw new IllegalArgumentException("not a PKCS#8 key", malformed);
        }
    }

    /** The key, not encrypted, as PKCS#8 in DER. Only for sealing into a key file. */
    final byte[] pkcs8() {
        try {
            return privateKeyInfo().getEncoded();
        } catch (IOException impossible) {
            throw new IllegalStateException("a key in memory has an encoding", impossible);
        }
    }

    abstract PrivateKeyInfo privateKeyInfo() throws IOException;
}
