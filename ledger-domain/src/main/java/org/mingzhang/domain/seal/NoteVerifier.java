package org.mingzhang.domain.seal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.mingzhang.domain.seal.crypto.VerifyingKey;

/**
 * A key that is trusted for notes under a name. Ed25519 is signature type 0x01 of C2SP signed-note; SM2 has no type of
 * its own there, so it goes under 0xFF with our type's name, and tools that do not know it skip the line.
 *
 * @param keyName the name in the signature line; a log signs with its origin
 * @param key the public key
 */
public record NoteVerifier(String keyName, VerifyingKey key) {
    /** Name of the signature type of SM2 checkpoints. */
    public static final String SM2_TYPE = "mingzhang.org/sm2-checkpoint/v1";

    private static final byte ED25519_TYPE = 0x01;
    private static final byte OTHER_TYPE = (byte) 0xFF;

    public NoteVerifier {
        NoteKeyName.check(keyName);
    }

    /**
     * The key id: the first four bytes of SHA-256 over name, newline, signature type and public key; for SM2 the type is
     * 0xFF, the type's name and a newline, and the key is 0x04‖X‖Y.
     */
    public int keyId() {
        byte[] name = (keyName + "\n").getBytes(StandardCharsets.UTF_8);
        byte[] type = type();
        byte[] encoded = key.encoded();
        byte[] hashed = ByteBuffer.allocate(name.length + type.length + encoded.length)
                .put(name)
                .put(type)
                .put(encoded)
                .array();
        return (int) (Suite.SHA256.hash(hashed).a() >>> Integer.SIZE);
    }

    /** The key id as eight hexadecimal digits, as key events carry it. */
    public String keyIdHex() {
        return HexFormat.of().toHexDigits(keyId());
    }

    private byte[] type() {
        return switch (key.algorithm()) {
            case ED25519 -> new byte[] {ED25519_TYPE};
            case SM2 -> {
                byte[] name = (SM2_TYPE + "\n").getBytes(StandardCharsets.US_ASCII);
                yield ByteBuffer.allocate(1 + name.length)
                        .put(OTHER_TYPE)
                        .put(name)
                        .array();
            }
        };
    }

    /** Whether the line claims to be this key's: name and key id agree. */
    boolean claims(NoteSignature signature) {
        return signature.keyName().equals(keyName) && signature.keyId() == keyId();
    }
}
