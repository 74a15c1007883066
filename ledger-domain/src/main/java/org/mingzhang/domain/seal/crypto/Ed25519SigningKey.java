package org.mingzhang.domain.seal.crypto;

import java.io.IOException;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.edec.EdECObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;

/** An Ed25519 private key. */
final class Ed25519SigningKey extends SigningKey {
    private final Ed25519PrivateKeyParameters key;
    private final VerifyingKey verifyingKey;

    Ed25519SigningKey(Ed25519PrivateKeyParameters key) {
        this.key = key;
        verifyingKey = new Ed25519VerifyingKey(key.generatePublicKey().getEncoded());
    }

    @Override
    public byte[] sign(byte[] message) {
        Ed25519Signer signer = new Ed25519Signer();
        signer.init(true, key);
        signer.update(message, 0, message.length);
        return signer.generateSignature();
    }

    @Override
    public VerifyingKey verifyingKey() {
        return verifyingKey;
    }

    @Override
    PrivateKeyInfo privateKeyInfo() throws IOException {
        // Version 1, without the public key: OpenSSL 3.0 does not read version 2.
        return new PrivateKeyInfo(
                new AlgorithmIdentifier(EdECObjectIdentifiers.id_Ed25519), new DEROctetString(key.getEncoded()));
    }
}
