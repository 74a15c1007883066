package org.mingzhang.domain.seal.crypto;

import org.bouncycastle.crypto.params.Ed25519PublicKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;

/** An Ed25519 public key. */
final class Ed25519VerifyingKey extends VerifyingKey {
    private final Ed25519PublicKeyParameters key;

    Ed25519VerifyingKey(byte[] encoded) {
        super(Algorithm.ED25519, encoded);
        if (encoded.length != Algorithm.ED25519.keyLength()) {
            throw new IllegalArgumentException("an Ed25519 key has 32 bytes, not " + encoded.length);
        }
        // Refuses points that are not on the curve.
        key = new Ed25519PublicKeyParameters(encoded);
    }

    @Override
    public boolean verify(byte[] message, byte[] signature) {
        Ed25519Signer signer = new Ed25519Signer();
        signer.init(false, key);
        signer.update(message, 0, message.length);
        return signer.verifySignature(signature);
    }
}
