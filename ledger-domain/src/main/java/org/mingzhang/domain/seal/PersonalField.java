package org.mingzhang.domain.seal;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.mingzhang.domain.seal.PersonalFieldException.Kind;
import org.mingzhang.domain.seal.crypto.FieldCipher;

/**
 * A personal field as it stands in an event: a commitment that stays for ever, and ciphertext that can be made unreadable
 * by destroying its data key. The salt is inside the ciphertext, so the commitment alone cannot be tested against guesses.
 *
 * @param commit hexadecimal SM3 over a label, the salt and the value
 * @param enc {@code fl1.<key id>.<iv>.<ciphertext>.<tag>}
 */
public record PersonalField(String commit, String enc) {
    /** Bytes of the salt of a commitment. */
    public static final int SALT_LENGTH = 32;

    private static final byte[] COMMIT_LABEL = "mingzhang.org/commit@v1\n".getBytes(StandardCharsets.US_ASCII);
    private static final String TOKEN = "fl1";
    private static final byte[] MEMBER = ("\"enc\":\"" + TOKEN + ".").getBytes(StandardCharsets.US_ASCII);
    private static final int KEY_ID_LENGTH = 32;

    /**
     * Where a field stands. It is authenticated with the field, so that ciphertext cannot be moved to another place.
     *
     * @param ledger the ledger's name
     * @param eventId the event that holds the field
     * @param pointer JSON pointer (RFC 6901) from the root of the event
     */
    public record Place(String ledger, String eventId, String pointer) {}

    /**
     * The commitment to a value.
     *
     * @param salt 32 random bytes
     */
    public static String commit(String value, byte[] salt) {
        if (salt.length != SALT_LENGTH) {
            throw new IllegalArgumentException("a salt has 32 bytes, not " + salt.length);
        }
        byte[] bytes = utf8(value);
        return Suite.SM3
                .hash(ByteBuffer.allocate(COMMIT_LABEL.length + SALT_LENGTH + bytes.length)
                        .put(COMMIT_LABEL)
                        .put(salt)
                        .put(bytes)
                        .array())
                .toString();
    }

    /**
     * Encrypts a value for its place.
     *
     * @param salt 32 random bytes, those of the commitment in the signed command where there is one
     * @param iv 16 random bytes, never used twice under the same key
     */
    public static PersonalField seal(String value, byte[] salt, DataKey key, Place place, byte[] iv) {
        String commit = commit(value, salt);
        byte[] bytes = utf8(value);
        byte[] plaintext = ByteBuffer.allocate(SALT_LENGTH + bytes.length)
                .put(salt)
                .put(bytes)
                .array();
        FieldToken token =
                new FieldToken(TOKEN, key.id(), iv.clone(), key.cipher().crypt(iv, plaintext));
        return new PersonalField(commit, token.sealed(tag(key.cipher(), place, token)));
    }

    /**
     * The id of the data key that a token needs, without opening it.
     *
     * @throws PersonalFieldException {@code MALFORMED}
     */
    public static String keyId(String enc) {
        return FieldToken.parse(TOKEN, enc).keyId();
    }

    /**
     * Ids of the data keys that the personal fields of an entry need, each once. Looks at bytes alone: in canonical JSON a
     * member of this name and beginning cannot be part of a text, whose quotes are escaped.
     *
     * @param entry canonical bytes of an entry
     */
    public static List<String> keyIds(byte[] entry) {
        List<String> ids = new ArrayList<>();
        for (int at = 0; at <= entry.length - MEMBER.length - KEY_ID_LENGTH; at++) {
            if (entry[at] == '"' && Arrays.equals(entry, at, at + MEMBER.length, MEMBER, 0, MEMBER.length)) {
                String id = new String(entry, at + MEMBER.length, KEY_ID_LENGTH, StandardCharsets.US_ASCII);
                if (!ids.contains(id)) {
                    ids.add(id);
                }
            }
        }
        return ids;
    }

    /**
     * The value, if key, place, ciphertext and commitment all agree.
     *
     * @throws PersonalFieldException with the kind of failure
     */
    public String open(DataKey key, Place place) {
        FieldToken token = FieldToken.parse(TOKEN, enc);
        if (token.ciphertext().length < SALT_LENGTH) {
            throw new PersonalFieldException(Kind.MALFORMED, "ciphertext shorter than a salt");
        }
        if (!token.keyId().equals(key.id())) {
            throw new PersonalFieldException(Kind.WRONG_KEY, "sealed under data key " + token.keyId());
        }
        byte[] plaintext = key.cipher().crypt(token.iv(), token.ciphertext());
        boolean committed = commitsTo(plaintext);
        if (!MessageDigest.isEqual(token.tag(), tag(key.cipher(), place, token))) {
            // Nothing of the plaintext leaves from here; it only tells a moved field from an altered one.
            throw committed
                    ? new PersonalFieldException(Kind.WRONG_PLACE, "not sealed for " + place.pointer())
                    : new PersonalFieldException(Kind.ALTERED, "not what was sealed");
        }
        if (!committed) {
            throw new PersonalFieldException(Kind.COMMITMENT_MISMATCH, "not the value that was committed to");
        }
        return text(plaintext);
    }

    private static byte[] utf8(String value) {
        try {
            ByteBuffer encoded = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(value));
            byte[] bytes = new byte[encoded.remaining()];
            encoded.get(bytes);
            return bytes;
        } catch (CharacterCodingException loneSurrogate) {
            throw new IllegalArgumentException("a value without lone surrogates", loneSurrogate);
        }
    }

    private boolean commitsTo(byte[] plaintext) {
        byte[] labelled = ByteBuffer.allocate(COMMIT_LABEL.length + plaintext.length)
                .put(COMMIT_LABEL)
                .put(plaintext)
                .array();
        return Suite.SM3.hash(labelled).toString().equals(commit);
    }

    private static String text(byte[] plaintext) {
        byte[] value = Arrays.copyOfRange(plaintext, SALT_LENGTH, plaintext.length);
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(value))
                    .toString();
        } catch (CharacterCodingException malformed) {
            throw new PersonalFieldException(Kind.MALFORMED, "the value is not UTF-8", malformed);
        }
    }

    private static byte[] tag(FieldCipher cipher, Place place, FieldToken token) {
        return cipher.tag(
                place.ledger().getBytes(StandardCharsets.UTF_8),
                place.eventId().getBytes(StandardCharsets.UTF_8),
                place.pointer().getBytes(StandardCharsets.UTF_8),
                token.header(),
                token.ciphertext());
    }
}
