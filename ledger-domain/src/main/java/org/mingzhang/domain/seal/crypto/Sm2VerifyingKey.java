package org.mingzhang.domain.seal.crypto;

import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.params.ParametersWithID;
import org.bouncycastle.crypto.signers.SM2Signer;
import org.bouncycastle.math.ec.ECCurve;

/** An SM2 public key. */
final class Sm2VerifyingKey extends VerifyingKey {
    // The point keeps the multiples that verification computes, so this object gets faster with use.
    private final ECPublicKeyParameters key;

    Sm2VerifyingKey(byte[] encoded) {
        super(Algorithm.SM2, encoded);
        if (encoded.length != Algorithm.SM2.keyLength() || encoded[0] != 4) {
            throw new IllegalArgumentException("an SM2 key is 0x04, X and Y, not " + encoded.length + " bytes");
        }
        ECCurve curve = Sm2Curve.DOMAIN.getCurve();
        // Refuses points that are not on the curve.
        key = new ECPublicKeyParameters(curve.decodePoint(encoded), Sm2Curve.DOMAIN);
    }

    @Override
    public boolean verify(byte[] message, byte[] signature) {
        SM2Signer signer = new SM2Signer();
        signer.init(false, new ParametersWithID(key, Sm2Curve.userId()));
        signer.update(message, 0, message.length);
        return signer.verifySignature(signature);
    }

    /** Z: what binds user id, curve and key into every signed digest (GB/T 32918.2 §5.5). */
    byte[] z() {
        HashFunction sm3 = HashFunction.sm3();
        byte[] id = Sm2Curve.userId();
        sm3.update(new byte[] {0, (byte) (8 * id.length)}, 0, 2);
        sm3.update(id, 0, id.length);
        ECCurve curve = Sm2Curve.DOMAIN.getCurve();
        for (byte[] field : new byte[][] {
            curve.getA().getEncoded(),
            curve.getB().getEncoded(),
            Sm2Curve.DOMAIN.getG().getAffineXCoord().getEncoded(),
            Sm2Curve.DOMAIN.getG().getAffineYCoord().getEncoded(),
            key.getQ().getAffineXCoord().getEncoded(),
            key.getQ().getAffineYCoord().getEncoded()
        }) {
            sm3.update(field, 0, field.length);
        }
        byte[] z = new byte[32];
        sm3.finish(z, 0);
        return z;
    }
}
