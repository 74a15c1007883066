package org.mingzhang.domain.seal.crypto;

import java.nio.charset.StandardCharsets;
import org.bouncycastle.asn1.gm.GMObjectIdentifiers;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.crypto.params.ECNamedDomainParameters;

/** The curve sm2p256v1 of GB/T 32918.5 and the user id that the ledger signs under. */
final class Sm2Curve {
    // The custom implementation is several times faster than the generic one, and its base point keeps its tables.
    private static final X9ECParameters CURVE = CustomNamedCurves.getByOID(GMObjectIdentifiers.sm2p256v1);

    static final ECNamedDomainParameters DOMAIN = new ECNamedDomainParameters(GMObjectIdentifiers.sm2p256v1, CURVE);

    private static final byte[] USER_ID = "1234567812345678".getBytes(StandardCharsets.US_ASCII);

    private Sm2Curve() {}

    /** The user id of GM/T 0009 for parties that agreed on none; OpenSSL calls it {@code distid}. */
    static byte[] userId() {
        return USER_ID.clone();
    }
}
