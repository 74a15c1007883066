package org.mingzhang.domain.seal.crypto;

import java.util.function.UnaryOperator;

/**
 * Signs through a service that takes only e = SM3(Z‖M), as cloud key management and signing servers (GM/T 0029) do. Z is
 * computed here, so the service cannot mix up user ids.
 */
public final class Sm2DigestSigner implements Signer {
    private final Sm2VerifyingKey key;
    private final UnaryOperator<byte[]> service;

    /**
     * A signer with the service's key.
     *
     * @param key the service's SM2 public key
     * @param service from the 32 bytes of e to the signature in DER; may be called by several threads
     */
    public Sm2DigestSigner(VerifyingKey key, UnaryOperator<byte[]> service) {
        if (!(key instanceof Sm2VerifyingKey sm2)) {
            throw new IllegalArgumentException("not an SM2 key: " + key);
        }
        this.key = sm2;
        this.service = service;
    }

    @Override
    public byte[] sign(byte[] message) {
        HashFunction sm3 = HashFunction.sm3();
        sm3.update(key.z(), 0, 32);
        sm3.update(message, 0, message.length);
        byte[] e = new byte[32];
        sm3.finish(e, 0);
        return service.apply(e);
    }

    @Override
    public VerifyingKey verifyingKey() {
        return key;
    }
}
