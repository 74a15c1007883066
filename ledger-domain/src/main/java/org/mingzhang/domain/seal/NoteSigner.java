package org.mingzhang.domain.seal;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.mingzhang.domain.seal.crypto.Signer;

/**
 * Signs notes under a name.
 *
 * @param keyName the name in the signature line; a log signs with its origin
 * @param signer the key
 */
public record NoteSigner(String keyName, Signer signer) {
    public NoteSigner {
        NoteKeyName.check(keyName);
    }

    /** The signer of a log's checkpoints in one suite, whose name is the origin. */
    public static NoteSigner ofLog(Suite suite, String ledgerName, Signer signer) {
        return new NoteSigner(suite.origin(ledgerName), signer);
    }

    /** The signature line over a note's text. */
    public NoteSignature sign(String text) {
        byte[] signature = signer.sign(text.getBytes(StandardCharsets.UTF_8));
        return NoteSignature.of(keyName, verifier().keyId(), signature);
    }

    /** The signed note of a checkpoint. */
    public SignedNote sign(Checkpoint checkpoint) {
        String text = checkpoint.text();
        return new SignedNote(text, List.of(sign(text)));
    }

    /** What others need to verify the signatures. */
    public NoteVerifier verifier() {
        return new NoteVerifier(keyName, signer.verifyingKey());
    }
}
