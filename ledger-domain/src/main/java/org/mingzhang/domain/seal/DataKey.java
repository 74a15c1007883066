package org.mingzhang.domain.seal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import org.mingzhang.domain.seal.PersonalFieldException.Kind;
import org.mingzhang.domain.seal.crypto.FieldCipher;

/**
 * The key under which the personal fields of one subject are encrypted. Its id follows from the key itself, so an id
 * never stands for two keys and says nothing about the person. Kept wrapped outside the log; destroying the wrapped form
 * destroys what it encrypted.
 */
public final class DataKey {
    /** Bytes of a data key, and of the key-encryption key that wraps it. */
    public static final int LENGTH = 32;

    private static final byte[] ID_LABEL = "mingzhang.org/data-key-id@v1\n".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] FIELD_INFO = "mingzhang.org/field@v1".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] ROW_INFO = "mingzhang.org/imported-row@v1".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] WRAP_INFO = "mingzhang.org/data-key@v1".getBytes(StandardCharsets.US_ASCII);
    private static final String WRAP_TOKEN = "dk1";

    private final byte[] key;
    private final String id;
    private final FieldCipher cipher;
    private final FieldCipher rows;

    private DataKey(byte[] key) {
        this.key = key;
        byte[] labelled = ByteBuffer.allocate(ID_LABEL.length + LENGTH)
                .put(ID_LABEL)
                .put(key)
                .array();
        id = Suite.SM3.hash(labelled).toString().substring(0, 32);
        cipher = FieldCipher.derive(key, FIELD_INFO);
        rows = FieldCipher.derive(key, ROW_INFO);
    }

    /** The data key that these 32 random bytes are. */
    public static DataKey of(byte[] random) {
        if (random.length != LENGTH) {
            throw new IllegalArgumentException("a data key has 32 bytes, not " + random.length);
        }
        return new DataKey(random.clone());
    }

    /**
     * Opens a wrapped key.
     *
     * @param wrapped as {@link #wrap} gave it
     * @param keyEncryptionKey 32 bytes
     * @throws PersonalFieldException {@code MALFORMED} when this is no wrapped key, {@code WRONG_KEY} when it was wrapped
     *     under another key-encryption key or for another ledger, or was changed
     */
    public static DataKey unwrap(String wrapped, byte[] keyEncryptionKey, String ledger) {
        FieldToken token = FieldToken.parse(WRAP_TOKEN, wrapped);
        FieldCipher wrapping = wrapping(keyEncryptionKey);
        if (!MessageDigest.isEqual(token.tag(), wrapTag(wrapping, ledger, token))) {
            throw new PersonalFieldException(Kind.WRONG_KEY, "the data key does not open under this key");
        }
        DataKey key = of(wrapping.crypt(token.iv(), token.ciphertext()));
        if (!key.id.equals(token.keyId())) {
            throw new PersonalFieldException(Kind.WRONG_KEY, "the wrapped key is not the one that its id names");
        }
        return key;
    }

    /** A digest of something with personal data in it, by which it is known again only with this key. */
    public byte[] rowTag(byte[] content) {
        return rows.tag(content);
    }

    /**
     * The key encrypted under a key-encryption key: {@code dk1.<id>.<iv>.<ciphertext>.<tag>}.
     *
     * @param iv 16 random bytes, never used twice
     */
    public String wrap(byte[] keyEncryptionKey, String ledger, byte[] iv) {
        FieldCipher wrapping = wrapping(keyEncryptionKey);
        FieldToken token = new FieldToken(WRAP_TOKEN, id, iv, wrapping.crypt(iv, key));
        return token.sealed(wrapTag(wrapping, ledger, token));
    }

    private static FieldCipher wrapping(byte[] keyEncryptionKey) {
        if (keyEncryptionKey.length != LENGTH) {
            throw new IllegalArgumentException("a key-encryption key has 32 bytes, not " + keyEncryptionKey.length);
        }
        return FieldCipher.derive(keyEncryptionKey, WRAP_INFO);
    }

    private static byte[] wrapTag(FieldCipher wrapping, String ledger, FieldToken token) {
        return wrapping.tag(ledger.getBytes(StandardCharsets.UTF_8), token.header(), token.ciphertext());
    }

    /** The key's name in tokens and tombstones: 32 hexadecimal digits. */
    public String id() {
        return id;
    }

    FieldCipher cipher() {
        return cipher;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof DataKey that && MessageDigest.isEqual(key, that.key);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(key);
    }

    @Override
    public String toString() {
        return "data key " + id;
    }
}
