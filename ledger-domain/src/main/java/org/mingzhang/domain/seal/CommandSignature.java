package org.mingzhang.domain.seal;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.mingzhang.domain.seal.crypto.Algorithm;
import org.mingzhang.domain.seal.crypto.Signer;
import org.mingzhang.domain.seal.crypto.VerifyingKey;
import tools.jackson.databind.JsonNode;

/**
 * An actor's signature of a command: SM2 over a context line and the command's canonical bytes. The context keeps a
 * signature of a command from passing for a signature of anything else.
 */
public final class CommandSignature {
    /** The line before the command in what is signed. */
    public static final String CONTEXT = "mingzhang.org/command@v1\n";

    private static final byte[] PREFIX = CONTEXT.getBytes(StandardCharsets.US_ASCII);

    private CommandSignature() {}

    /**
     * What is signed, as bytes.
     *
     * @throws NotCanonicalException when the command has no canonical form
     */
    public static byte[] message(JsonNode command) {
        return message(CanonicalJson.write(command));
    }

    /** What is signed, from a command that is already in canonical bytes. */
    public static byte[] message(byte[] canonicalCommand) {
        byte[] message = new byte[PREFIX.length + canonicalCommand.length];
        System.arraycopy(PREFIX, 0, message, 0, PREFIX.length);
        System.arraycopy(canonicalCommand, 0, message, PREFIX.length, canonicalCommand.length);
        return message;
    }

    /** The command's digest: SM3 of what is signed. Idempotency goes by command id and this, never by signature bytes. */
    public static Hash digest(JsonNode command) {
        return Suite.SM3.hash(message(command));
    }

    /** Signs a command; the result is base64 of the signature in DER. */
    public static String sign(JsonNode command, Signer signer) {
        return Base64.getEncoder().encodeToString(signer.sign(message(command)));
    }

    /** Whether this is the key's signature of the command. Anything malformed is simply not. */
    public static boolean verify(JsonNode command, String signature, VerifyingKey key) {
        try {
            return verifyMessage(message(command), signature, key);
        } catch (NotCanonicalException malformed) {
            return false;
        }
    }

    /** As {@link #verify}, over the bytes that {@link #message(byte[])} gives. */
    public static boolean verifyMessage(byte[] message, String signature, VerifyingKey key) {
        try {
            byte[] bytes = Base64.getDecoder().decode(signature);
            return key.algorithm() == Algorithm.SM2
                    && Base64.getEncoder().encodeToString(bytes).equals(signature)
                    && key.verify(message, bytes);
        } catch (IllegalArgumentException malformed) {
            return false;
        }
    }
}
