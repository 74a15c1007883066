package org.mingzhang.domain.seal.crypto;

import java.io.IOException;
import java.math.BigInteger;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.crypto.CryptoException;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.ParametersWithID;
import org.bouncycastle.crypto.params.ParametersWithRandom;
import org.bouncycastle.crypto.signers.SM2Signer;
import org.bouncycastle.crypto.util.PrivateKeyInfoFactory;
import org.bouncycastle.math.ec.FixedPointCombMultiplier;

/** An SM2 private key. */
final class Sm2SigningKey extends SigningKey {
    /** n − 2: with n − 1 the signature equation divides by zero (GB/T 32918.1 §6.1). */
    static final BigInteger LARGEST = Sm2Curve.DOMAIN.getN().subtract(BigInteger.TWO);

    private final ECPrivateKeyParameters key;
    private final VerifyingKey verifyingKey;

    // Setting up a signer costs half a signature, so idle ones wait here for the next thread.
    private final Queue<SM2Signer> signers = new ConcurrentLinkedQueue<>();

    Sm2SigningKey(BigInteger d) {
        if (d.signum() <= 0 || d.compareTo(LARGEST) > 0) {
            throw new IllegalArgumentException("not an SM2 private key");
        }
        key = new ECPrivateKeyParameters(d, Sm2Curve.DOMAIN);
        verifyingKey = new Sm2VerifyingKey(new FixedPointCombMultiplier()
                .multiply(Sm2Curve.DOMAIN.getG(), d)
                .normalize()
                .getEncoded(false));
    }

    @Override
    public byte[] sign(byte[] message) {
        SM2Signer idle = signers.poll();
        SM2Signer signer = idle == null ? newSigner() : idle;
        signer.update(message, 0, message.length);
        try {
            byte[] signature = signer.generateSignature();
            signers.add(signer);
            return signature;
        } catch (CryptoException impossible) {
            throw new IllegalStateException("SM2 in memory does not fail", impossible);
        }
    }

    private SM2Signer newSigner() {
        SM2Signer signer = new SM2Signer();
        signer.init(true, new ParametersWithID(new ParametersWithRandom(key, RANDOM), Sm2Curve.userId()));
        return signer;
    }

    @Override
    public VerifyingKey verifyingKey() {
        return verifyingKey;
    }

    @Override
    PrivateKeyInfo privateKeyInfo() throws IOException {
        return PrivateKeyInfoFactory.createPrivateKeyInfo(key);
    }
}
