package org.mingzhang.domain.seal;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;

/**
 * One signature line of a note.
 *
 * @param keyName who signed
 * @param encoded canonical base64 of the key id, four bytes, and the signature
 */
public record NoteSignature(String keyName, String encoded) {
    private static final int KEY_ID_LENGTH = Integer.BYTES;

    public NoteSignature {
        NoteKeyName.check(keyName);
        byte[] decoded = Base64.getDecoder().decode(encoded);
        if (decoded.length <= KEY_ID_LENGTH
                || !Base64.getEncoder().encodeToString(decoded).equals(encoded)) {
            throw new IllegalArgumentException("not a key id and a signature in canonical base64");
        }
    }

    static NoteSignature of(String keyName, int keyId, byte[] signature) {
        byte[] bytes = ByteBuffer.allocate(KEY_ID_LENGTH + signature.length)
                .putInt(keyId)
                .put(signature)
                .array();
        return new NoteSignature(keyName, Base64.getEncoder().encodeToString(bytes));
    }

    /** The four bytes that, with the name, say which key signed and how. */
    public int keyId() {
        return ByteBuffer.wrap(Base64.getDecoder().decode(encoded)).getInt();
    }

    /** The bare signature. */
    public byte[] signature() {
        byte[] bytes = Base64.getDecoder().decode(encoded);
        return Arrays.copyOfRange(bytes, KEY_ID_LENGTH, bytes.length);
    }

    String line() {
        return "\u2014 " + keyName + " " + encoded + "\n";
    }
}
