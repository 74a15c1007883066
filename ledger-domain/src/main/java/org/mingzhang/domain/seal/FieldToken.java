package org.mingzhang.domain.seal;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.regex.Pattern;
import org.mingzhang.domain.seal.PersonalFieldException.Kind;
import org.mingzhang.domain.seal.crypto.FieldCipher;

/** Encrypted text in five parts between dots: version, key id, iv, ciphertext, tag; the last three in base64url. */
final class FieldToken {
    private static final Pattern KEY_ID = Pattern.compile("[0-9a-f]{32}");
    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

    private final String version;
    private final String keyId;
    private final byte[] iv;
    private final byte[] ciphertext;
    private final byte[] tag;

    FieldToken(String version, String keyId, byte[] iv, byte[] ciphertext) {
        this(version, keyId, iv, ciphertext, new byte[0]);
    }

    private FieldToken(String version, String keyId, byte[] iv, byte[] ciphertext, byte[] tag) {
        this.version = version;
        this.keyId = keyId;
        this.iv = iv;
        this.ciphertext = ciphertext;
        this.tag = tag;
    }

    static FieldToken parse(String version, String text) {
        String[] parts = text.split("\\.", -1);
        if (parts.length != 5
                || !parts[0].equals(version)
                || !KEY_ID.matcher(parts[1]).matches()) {
            throw new PersonalFieldException(Kind.MALFORMED, "not a " + version + " token");
        }
        byte[] iv = decode(parts[2]);
        byte[] tag = decode(parts[4]);
        if (iv.length != FieldCipher.IV_LENGTH || tag.length != FieldCipher.TAG_LENGTH) {
            throw new PersonalFieldException(Kind.MALFORMED, "iv or tag of the wrong length");
        }
        return new FieldToken(version, parts[1], iv, decode(parts[3]), tag);
    }

    private static byte[] decode(String text) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(text);
            if (ENCODER.encodeToString(bytes).equals(text)) {
                return bytes;
            }
        } catch (IllegalArgumentException notBase64) {
            throw new PersonalFieldException(Kind.MALFORMED, "not base64url", notBase64);
        }
        throw new PersonalFieldException(Kind.MALFORMED, "not canonical base64url");
    }

    /** Everything before the ciphertext, as it is authenticated. */
    byte[] header() {
        return (version + "." + keyId + "." + ENCODER.encodeToString(iv)).getBytes(StandardCharsets.US_ASCII);
    }

    /** The whole token with its tag. */
    String sealed(byte[] withTag) {
        return new String(header(), StandardCharsets.US_ASCII)
                + "." + ENCODER.encodeToString(ciphertext)
                + "." + ENCODER.encodeToString(withTag);
    }

    String keyId() {
        return keyId;
    }

    byte[] iv() {
        return iv.clone();
    }

    byte[] ciphertext() {
        return ciphertext.clone();
    }

    byte[] tag() {
        return Arrays.copyOf(tag, tag.length);
    }
}
